scam-outcome-manifest = Manifestement infondée
scam-told-manifest = Après examen, votre déclaration est manifestement infondée : rien ne l’appuie, et aucune mesure n’est prise. Trois déclarations de ce genre en 90 jours valent un avertissement, puis la suspension du droit de déclarer.
scam-how_to_contest = Vous pouvez contester cette décision jusqu’au { $date } : une autre personne de l’équipe l’examine.
scam-reviewed_confirmed = ⚖️ À la demande du compte concerné, une autre personne de l’équipe a réexaminé la décision : elle est confirmée.
scam-reviewed_overturned = ⚖️ À la demande du compte concerné, une autre personne de l’équipe a réexaminé la décision : la mesure est annulée.
scam-again = ⚖️ La première décision est annulée sur contestation : une autre personne de l’équipe décide de nouveau.
scam-restricted = ⏸ Compte restreint jusqu’au { $until }.
scam-ask = ❓ Demander un complément
scam-see_restriction = ⏸ Voir la restriction
scam-asked_reporter = ❓ <b>À la personne qui a déclaré</b> ({ $date }) : { $text }
scam-asked_reported = ❓ <b>Au compte déclaré</b> ({ $date }) : { $text }
scam-answered = 💬 Réponse : { $text }
scam-question_open = ⏳ Réponse attendue jusqu’au { $date }.
scam-question_lapsed = ⌛ Aucune réponse en cinq jours ({ $date }) : le dossier est de nouveau en examen.
scam-question_closed = Sans réponse, close le { $date }.
scam-waits_for_you = ❓ L’équipe vous pose une question : répondez jusqu’au { $date }.
scam_question-reporter = ❓ <b>Déclaration n° { $n } : l’équipe vous pose une question</b>
scam_question-reported = ❓ <b>L’équipe vous entend</b>
    Votre profil a été déclaré. Rien n’est décidé ; qui a déclaré n’est pas communiqué.
scam_question-text = Question : « { $text } »
scam_question-until = Réponse attendue jusqu’au { $date }. L’équipe seule la lit, fichiers compris ; sans réponse, elle décide avec ce qu’elle a.
scam_question-answered = ✅ Votre réponse : « { $text } »
scam_question-lapsed = ⌛ Les cinq jours sont passés sans réponse : l’équipe poursuit son examen.
scam_question-closed = L’équipe a décidé : aucune réponse n’est plus attendue.
waiting-question = ❓ Question de l’équipe · jusqu’au { $date }
home-questions =
    { $count ->
        [one] ❓ { $count } question de l’équipe attend votre réponse
       *[other] ❓ { $count } questions de l’équipe attendent votre réponse
    }
scam_question-answer = ✍️ Répondre
scam_question-case = 🚩 Voir la déclaration
notice-scam-asked = ❓ L’équipe vous pose une question sur votre déclaration n° { $n }.
notice-scam-heard = ❓ L’équipe vous pose une question sur votre profil.
notice-scam-unanswered = ⌛ La question sur la déclaration n° { $n } est restée sans réponse.
notice-scam-reviewed = ⚖️ La décision sur votre déclaration n° { $n } a été réexaminée.
mail-scam-asked = Question
    .subject = Une question sur votre déclaration
mail-scam-heard = Question
    .subject = Une question de l’équipe sur votre profil
scq = Demander un complément
    .confirm = ❓ Envoyer la question
scq-done = La question est partie ; la réponse est attendue sous cinq jours.
scq-whom = Déclaration n° { $n } : à qui posez-vous une question ?
    .label = Personne
scq-side-reporter = À la personne qui a déclaré
scq-side-reported = Au compte déclaré ({ $name })
scq-text = { $side ->
    [reported] Quelle est votre question ? Le compte déclaré lira votre texte : n’y nommez pas la personne qui a déclaré, et ne citez rien qu’elle seule peut savoir.
   *[reporter] Quelle est votre question ? La personne qui a déclaré lira votre texte.
}
    .label = Question
scq-preview = { $side ->
    [reported] Relisez : rien ne doit permettre de deviner qui a déclaré. La réponse est attendue sous cinq jours.
   *[reporter] Relisez : la réponse est attendue sous cinq jours.
}
sca = Répondre à l’équipe
    .confirm = ✍️ Envoyer la réponse
sca-done = Votre réponse est transmise à l’équipe.
sca-text = Question : « { $question } »
    .label = Réponse
    .hint = Écrivez votre réponse ; l’équipe seule la lit.
sca-evidence = 📎 Joindre un fichier
    .none = aucun
    .label = Fichiers
sca-preview = Relisez : la réponse part une seule fois.
measure-facts_reports = plusieurs personnes sans lien entre elles ont déclaré ce profil en quelques jours ({ $what }). Rien n’est encore jugé.
measure-facts_unfounded = { $count } déclarations jugées manifestement infondées en 90 jours (n° { $numbers }).
measure-to_look = Une personne de l’équipe est prévenue : elle examine les déclarations, et peut lever la restriction avant.
measure-kept = Une personne de l’équipe a examiné la restriction depuis, et l’a maintenue.
measure-reporting = 🔕 <b>Déclarations suspendues</b>
measure-over_reporting = ✅ <b>Suspension des déclarations terminée</b>
measure-name-reporting = suspension des déclarations
measure-name-report = décision sur une déclaration
measure-reporting_until = Durée : jusqu’au { $date }, puis vous pourrez de nouveau déclarer. Tout le reste demeure ouvert, « Nous contacter » compris.
mod-keep = 👁 Maintenir
mod-kept = La restriction est maintenue jusqu’à son terme.
mod-lift_reporting = ✅ Rendre le droit de déclarer
mod-its_reports = 🚩 Voir les déclarations
notice-measure-automatic = ⏸ Restriction automatique, à examiner : { $name }.
notice-measure-unjudged = ⌛ Restriction automatique terminée sans que personne l’ait examinée : { $name }. Les déclarations attendent toujours.
notice-measure-reporting = 🔕 Vos déclarations sont suspendues pour 30 jours.
mail-measure-reporting = Déclarations suspendues
    .subject = Vos déclarations sont suspendues pour 30 jours
err-reporting-suspended = Vous ne pouvez pas déclarer jusqu’au { $until } : plusieurs de vos déclarations étaient manifestement infondées. « Nous contacter » reste ouvert.
appeal-see_report = 🚩 Voir la déclaration
audit-act-account-restriction-kept = restriction maintenue
audit-act-account-reporting = déclarations suspendues
audit-act-account-reporting-lifted = droit de déclarer rendu
audit-act-account-reporting-lapsed = suspension des déclarations terminée
audit-act-account-reporting-overturned = suspension des déclarations annulée sur contestation
audit-act-scam-manifest = signalement jugé manifestement infondé
audit-act-scam-asked-reporter = question à la personne qui a déclaré
audit-act-scam-asked-reported = compte déclaré entendu
audit-act-scam-unanswered = question restée sans réponse
audit-act-scam-reopened = signalement rouvert sur contestation
mod-see_reporting = 🔕 Voir la suspension des déclarations
appeal-report = Décision : déclaration n° { $n }, { $status } ({ $date })
scam-now-filed = déposée
scam-now-review = de nouveau en examen
scam-now-more = complément demandé
scam-now-founded = fondée
scam-now-unfounded = non fondée
scam-now-manifest = manifestement infondée
scam-now-closed = classée
notice-application-mission_back = ↩️ La mission « { $mission } » est de nouveau en ligne : son retrait par l’équipe, qui avait mis fin à votre candidature, a été annulé. Vous pouvez de nouveau vous proposer.
