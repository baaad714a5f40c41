mod-appeal = ⚖️ Contester cette décision
mod-delete = 🗑 Supprimer ce compte
mod-suspend = ⛔ Suspendre
mod-lift = ✅ Lever la suspension
mod-lift_deletion = ↩️ Annuler la suppression
mod-lifted = La mesure est levée.
mod-see_suspension = ⛔ Voir la suspension
mod-see_deletion = 🗑 Voir la suppression
mod-warn = 📩 Avertir
mod-restrict = ⏸ Restreindre
mod-lift_restriction = ✅ Lever la restriction
mod-renew = ⏩ Prolonger de 72 h
mod-renewed = La restriction est prolongée de 72 heures ; la personne le lit.
mod-confirm = ⛔ Confirmer l’exclusion
mod-confirmed = L’exclusion est confirmée et prend effet ; la personne reçoit les raisons.
mod-drop = ↩️ Ne pas exclure
mod-dropped = La proposition est abandonnée ; rien n’a changé pour la personne.
mod-see_restriction = ⏸ Voir la restriction
mod-see_proposal = ⏳ Voir la proposition d’exclusion
measure-warning = 📩 <b>Avertissement</b>
measure-restriction = ⏸ <b>Compte restreint</b>
measure-proposal = ⏳ <b>Exclusion proposée</b>
measure-over_warning = ⚖️ <b>Avertissement : dossier clos</b>
measure-over_restriction = ✅ <b>Restriction terminée</b>
measure-over_proposal = ↩️ <b>Proposition d’exclusion : sans suite</b>
measure-name-warning = avertissement
measure-name-restriction = restriction
measure-name-exclusion = exclusion proposée
measure-name_proposed = { $kind } (à confirmer)
measure-decided_by_rule = Décision du { $date }, prise automatiquement.
measure-no_limits = Votre compte n’est pas limité ; cet avertissement reste noté six mois.
measure-restricted_until = Durée : jusqu’au { $date }, puis la restriction prend fin d’elle-même. Jusque-là, pas de nouvelle proposition, message, appel, demande ou publication ; ce qui est en cours continue.
measure-waits = Rien n’a changé pour la personne, qui n’en lit rien. Une deuxième personne de l’équipe confirme jusqu’au { $date } ; sinon, la proposition tombe.
measure-ended-dropped = ↩️ Abandonnée le { $date }.
ending-dropped = abandonnée
home-restricted = ⏸ Compte restreint jusqu’au { $until } : rien de nouveau ne commence, ce qui est en cours continue.
home-restricted_why = ⏸ Lire la raison, contester
clause-irrelevant = Contenu hors sujet ou publicitaire
clause-identity = Identité ou documents douteux
clause-conduct = Comportement envers d’autres membres
clause-fraud = Fraude
clause-law = Obligation légale
measure-suspension = ⛔ <b>Compte suspendu</b>
measure-deletion = 🗑 <b>Suppression de compte</b>
measure-over_suspension = ✅ <b>Suspension terminée</b>
measure-over_deletion = ⚖️ <b>Suppression de compte : dossier clos</b>
measure-name-suspension = suspension
measure-name-deletion = suppression
measure-name-refusal = refus de certification
measure-name_ended = { $kind } ({ $ending })
ending-lifted = levée
ending-lapsed = terminée
ending-overturned = annulée sur contestation
ending-done = effectuée
ending-replaced = remplacée par le retrait
measure-facts = Faits : { $facts }
measure-facts_forgotten = effacés après six mois
measure-clause = Règle : { $clause }
measure-decided = Décision du { $date }, prise par une personne de l’équipe, sans automatisme.
measure-open_end = Durée : jusqu’à nouvel avis de l’équipe.
measure-until = Durée : jusqu’au { $date } compris.
measure-effect = Date d’effet : { $date }. Jusque-là, votre compte fonctionne normalement.
measure-effect_now = Date d’effet : immédiate ({ $date }).
measure-ended-lifted = ✅ Levée le { $date }.
measure-ended-lapsed = ✅ Terminée le { $date }.
measure-ended-overturned = ✅ Annulée sur contestation le { $date }.
measure-ended-done = Effectuée le { $date }.
measure-how_to_contest = Vous pouvez contester cette décision jusqu’au { $date } : une autre personne de l’équipe l’examine.
barred-toast = Votre compte ne permet plus cette action. La raison et la voie de contestation sont à l’écran.
barred-suspension = Vous pouvez lire vos messages ; les autres actions attendent la fin de la suspension.
barred-deletion = L’équipe supprime ce compte : votre profil n’est plus visible et les actions sont fermées.
barred-returned = Un compte lié à ce numéro Telegram a été exclu : une nouvelle inscription n’est pas possible.
acct-account = 👤 Le compte et ses mesures
acct-title = 👤 <b>{ $name }</b> · { $category }
acct-since = Premier contact : { $date }
acct-seen = Dernière visite : { $date }
acct-city = Lieu : { $city }
acct-profile = Profil : { $name } · { $status }
acct-reports = { $count ->
    [0] Aucune déclaration d’arnaque.
    [one] 🚩 Une déclaration d’arnaque.
   *[other] 🚩 { $count } déclarations d’arnaque.
}
acct-reports_button = 🚩 Déclarations ({ $count })
acct-history = <b>Historique</b>
acct-appealed = contestation déposée
acct-case = 🛂 Le dossier de certification
acct-no_category = inscription non terminée
appeals-button = ⚖️ Contestations
appeals-queue = { $count ->
    [0] ⚖️ <b>Contestations</b>
        Rien n’attend l’équipe.
    [one] ⚖️ <b>Contestations</b>
        Une contestation attend. Qui a pris la décision ne la réexamine pas.
   *[other] ⚖️ <b>Contestations</b>
        { $count } contestations attendent, la plus ancienne d’abord. Qui a pris la décision ne la réexamine pas.
}
appeals-line = ⚖️ { $name } · { $kind } · { $date }
appeals-nameless = Compte supprimé n° { $number }
appeal-title = ⚖️ <b>Contestation</b>
appeal-who = Membre : { $name }
appeal-decision = Décision : { $kind } du { $date } · { $reason }
appeal-text = Contestation : « { $text } »
appeal-waits = ⏳ Une autre personne de l’équipe l’examine. La réponse arrivera ici.
appeal-to_decide = À vous de décider : confirmer ou annuler la décision, avec une réponse.
appeal-second_admin = Vous avez pris cette décision ou elle vous concerne : une autre personne de l’équipe doit la réexaminer. S’il n’y en a pas, faites nommer une deuxième personne sur le serveur.
appeal-decide = ⚖️ Décider
appeal-see = ⚖️ Voir la contestation
appeal-see_measure = 👁 Voir la mesure
appeal-see_case = 🛂 Voir le dossier
appeal-outcome-confirmed = Décision confirmée.
appeal-outcome-overturned = ✅ Décision annulée.
appeal-again = ⏳ Votre dossier est de nouveau à l’étude : réponse au plus tard le { $until }.
appeal-again_team = ⏳ Le dossier est de nouveau à l’étude : à décider au plus tard le { $until }.
appeal-answer = Réponse : « { $text } »
sus = Suspendre un compte
    .confirm = ⛔ Suspendre maintenant
sus-done = Le compte est suspendu ; la personne reçoit les raisons.
sus-clause = { $name } : sur quelle règle repose la suspension ?
    .label = Règle
sus-facts = Quels sont les faits ? La personne lira votre texte.
    .label = Faits
avr = Avertir
    .confirm = 📩 Avertir maintenant
    .intro = Un avertissement ne limite rien. La personne lit les raisons et peut contester.
avr-done = L’avertissement est noté ; la personne reçoit les raisons.
avr-clause = Sur quelle règle repose l’avertissement ? Membre : { $name }
    .label = Règle
avr-facts = Quels sont les faits ? La personne lira votre texte.
    .label = Faits
rst = Restreindre un compte
    .confirm = ⏸ Restreindre 72 h
    .intro = Pendant 72 heures, rien de nouveau ne commence ; les collaborations et les rendez-vous confirmés continuent.
rst-done = Le compte est restreint pour 72 heures ; la personne reçoit les raisons.
rst-clause = Sur quelle règle repose la restriction ? Membre : { $name }
    .label = Règle
rst-facts = Quels sont les faits ? La personne lira votre texte.
    .label = Faits
sus-days = Pour combien de temps ?
    .label = Durée
sus-hint-days = Touchez une durée, ou écrivez un nombre de jours de 7 à 90.
sus-day_count = { $count } jours
sup-proposed = L’exclusion est proposée au reste de l’équipe ; rien ne change avant qu’une deuxième personne la confirme.
sup = Supprimer ce compte
    .confirm = 🗑 Supprimer ce compte
    .intro = Pour une fraude ou une obligation légale, une deuxième personne confirme l’exclusion, qui est alors immédiate. Sinon, la personne a 30 jours.
sup-done = La suppression est décidée ; la personne reçoit les raisons et peut contester.
sup-clause = { $name } : sur quelle règle repose la suppression du compte ?
    .label = Règle
sup-facts = Quels sont les faits ? La personne lira votre texte.
    .label = Faits
sup-preview = { $grave ->
    [yes] Si vous confirmez, rien ne change encore pour { $who }, et rien n’en est dit : une deuxième personne de l’équipe confirme jusqu’au { $until }. Le compte est alors fermé tout de suite, et effacé dès que les raisons sont parties. Sans cette confirmation, la proposition tombe ; elle peut être abandonnée d’un geste.
   *[no] Si vous confirmez, { $who } reçoit tout de suite les raisons, dans Telegram et par e-mail, et peut contester. Le compte fonctionne normalement jusqu’au { $day } ; il est alors effacé, profil, messages et documents compris. Jusque-là, « Voir la suppression » permet de l’annuler d’un geste.
}
ctd = Contester cette décision
    .confirm = ⚖️ Envoyer
ctd-done = Votre contestation est déposée. Une autre personne de l’équipe l’examine.
ctd-preview = Relisez : cette contestation part une seule fois et ne se modifie plus. Une autre personne de l’équipe l’examine et vous répond.
ctd-text = Pourquoi cette décision devrait-elle être revue ?
    .label = Contestation
    .hint = Dites ce qui est faux ou ce qui a changé. Une décision se conteste une fois.
apl = Décider d’une contestation
    .confirm = ⚖️ Envoyer la décision
apl-done = La décision est transmise aux deux personnes.
apl-preview = { $outcome ->
    [confirmed] Si vous confirmez, la décision contestée reste en vigueur. La personne lit votre réponse, dans Telegram et par e-mail, et ne peut plus contester.
   *[overturned] { $what ->
        [refusal] Si vous confirmez, le refus est annulé : le dossier revient dans « Certifications », où il se décide de nouveau.
        [report] Si vous confirmez, la décision est annulée tout de suite : la déclaration est de nouveau en examen, et une autre personne que la première décide.
        [mission_suspension] Si vous confirmez, la suspension est levée tout de suite : la mission et ses candidatures reprennent comme avant.
        [mission_removal] Si vous confirmez, le retrait est annulé tout de suite : l’entreprise peut de nouveau publier la mission.
       *[other] Si vous confirmez, la mesure est annulée tout de suite, et ce qu’elle limitait est rendu.
    } La personne lit votre réponse, dans Telegram et par e-mail.
} Votre décision ne se modifie plus.
apl-outcome = Que devient la décision contestée ?
    .label = Décision
apl-answer = Votre réponse, que la personne lira :
    .label = Réponse
err-account-barred = Votre compte ne permet plus cette action. Depuis l’accueil, vous pouvez lire la raison et contester.
err-account-restricted = Compte restreint jusqu’au { $until } : pas de nouvelle proposition, message, appel, demande ou publication. Ce qui est en cours continue ; la restriction prend fin d’elle-même.
err-suspension-length = Une suspension dure de { $least } à { $most } jours.
err-another-admin-confirms = Vous avez proposé cette exclusion : une autre personne de l’équipe la confirme. S’il n’y en a pas, faites nommer une deuxième personne sur le serveur.
notice-measure-warned = 📩 L’équipe vous adresse un avertissement.
notice-measure-restricted = ⏸ Votre compte est restreint pour 72 heures.
notice-measure-renewed = ⏸ La restriction de votre compte est prolongée.
notice-measure-to_confirm = ⏳ Une exclusion est proposée : une deuxième personne doit la confirmer.
mail-measure-warned = Avertissement
    .subject = Un avertissement de l’équipe
mail-measure-restricted = Restriction
    .subject = Votre compte est restreint pour 72 heures
mail-measure-renewed = Restriction prolongée
    .subject = La restriction de votre compte est prolongée
err-own-account = Une autre personne de l’équipe décide de votre propre compte.
err-team-account = Ce compte est celui d’une personne de l’équipe : son droit se retire d’abord sur le serveur.
err-already-measured = Cette mesure est déjà en vigueur : une autre personne de l’équipe a été plus rapide.
err-address-excluded = Cette adresse est liée à un compte que l’équipe a exclu. Pour contester, écrivez à l’équipe par « Nous contacter ».
err-appealed-already = Vous avez déjà contesté cette décision.
err-appeal-too-late = Cette décision ne peut plus être contestée : elle a plus de six mois ou n’est plus en vigueur.
err-second-admin-needed = Une autre personne de l’équipe doit réexaminer cette décision.
notice-measure-suspended = ⛔ L’équipe a suspendu votre compte.
notice-measure-deletion = 🗑 L’équipe a décidé de supprimer votre compte.
notice-measure-lifted = { $ending ->
    [lapsed] ✅ La mesure contre votre compte est terminée.
   *[other] ✅ La mesure contre votre compte est levée.
}
notice-appeal-filed = { $of_mission ->
    [yes] ⚖️ { $name } conteste une décision · { $kind } · « { $title } ».
   *[no] ⚖️ { $name } conteste une décision · { $kind }.
}
notice-appeal-decided = { $effect ->
    [confirmed] ⚖️ L’équipe a réexaminé la décision que vous avez contestée : elle est confirmée.
    [report] ✅ L’équipe a réexaminé la décision que vous avez contestée : elle est annulée, et votre déclaration est de nouveau en examen.
    [mission_suspension] ✅ La suspension de votre mission « { $title } » est levée : l’équipe a réexaminé la décision que vous avez contestée.
    [mission_removal] ✅ Le retrait de votre mission « { $title } » est annulé : l’équipe a réexaminé la décision que vous avez contestée, et vous pouvez republier la mission.
   *[overturned] ✅ L’équipe a réexaminé la décision que vous avez contestée : elle est annulée.
}
notice-appeal-judged = ⚖️ Une de vos décisions a été réexaminée.
mail-measure-suspended = Suspension
    .subject = Votre compte est suspendu
mail-measure-deletion = Suppression
    .subject = Suppression de votre compte : raisons et voie de contestation
mail-measure-lifted = Levée
    .subject = { $ending ->
        [lapsed] La mesure contre votre compte est terminée
       *[other] La mesure contre votre compte est levée
    }
mail-appeal-decided = Contestation
    .subject = Réponse à votre contestation
