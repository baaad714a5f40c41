# What the team decides about a mission, and what its company and its candidates read of it.
mis-suspend = ⛔ Suspendre cette mission
mis-remove = 🗑 Retirer cette mission

team_missions-button = 📋 Missions
team_missions-of_button = 📋 Ses missions ({ $count })
team_missions-all = { $count ->
    [0] 📋 <b>Missions</b>
        Aucune mission n’a encore été publiée.
    [one] 📋 <b>Missions</b>
        Une mission.
   *[other] 📋 <b>Missions</b>
        { $count } missions ; celles qui sont suspendues viennent d’abord.
}
team_missions-of_one = { $count ->
    [0] 📋 <b>Missions de ce compte</b>
        Aucune mission n’a été publiée.
    [one] 📋 <b>Missions de ce compte</b>
        Une mission.
   *[other] 📋 <b>Missions de ce compte</b>
        { $count } missions.
}
team_missions-found = { $count ->
    [0] 📋 « { $text } » : aucune mission. Essayez un autre mot du titre, ou le nom de l’entreprise.
    [one] 📋 « { $text } » : une mission.
   *[other] 📋 « { $text } » : { $count } missions.
}
team_missions-line = { $number }. { $title } · { $company } · { $status }
team_missions-hint = Écrivez un mot du titre ou le nom de l’entreprise, ou collez le lien d’une mission.

mission_case-open = 🛡 Dossier de la mission
mission_case-see = 🛡 Dossier de la mission
mission_case-title = 🛡 <b>Dossier de la mission</b> · { $status }
mission_case-candidates = { $count ->
    [0] 👥 Aucune candidature en cours.
    [one] 👥 Une candidature en cours.
   *[other] 👥 { $count } candidatures en cours.
}
mission_case-suspended = ⛔ Suspendue : cachée à tout le monde, sauf à son entreprise. Levez la suspension, ou retirez la mission.
mission_case-company = 👤 Le compte de l’entreprise

mission_measure-suspension = ⛔ <b>Mission suspendue</b>
mission_measure-removal = 🗑 <b>Mission retirée par l’équipe</b>
mission_measure-over_suspension = ⚖️ <b>Suspension de mission : terminée</b>
mission_measure-over_removal = ↩️ <b>Retrait de mission : annulé</b>
mission_measure-lasts_suspension = Durée : jusqu’à la décision de l’équipe, qui lève la suspension ou retire la mission. Jusque-là, la mission n’est visible que pour vous, et tous ses délais sont arrêtés.
mission_measure-lasts_removal = La mission et ses candidatures ont pris fin. Elle ne peut plus être publiée ; une copie corrigée reste possible.
mission_measure-lasts_suspension_team = Durée : jusqu’à la décision de l’équipe : lever la suspension, ou retirer la mission. Jusque-là, seule son entreprise la voit, et tous ses délais sont arrêtés.
mission_measure-lasts_removal_team = La mission et ses candidatures ont pris fin ; elle ne peut plus être publiée.
mission_measure-ended_lifted = ✅ Suspension levée le { $date } : la mission est de nouveau comme avant.
mission_measure-ended_overturned = ✅ Suspension annulée sur contestation le { $date } : la mission est de nouveau comme avant.
mission_measure-ended_done = Suspension terminée le { $date } : la mission a été retirée.
mission_measure-restored = ✅ Retrait annulé sur contestation : « Republier la mission » la remet en ligne.
mission_measure-read = 👁 Lire la décision
mission_measure-lifted = La suspension est levée ; l’entreprise et les candidatures le lisent.
measure-name-mission_suspension = suspension de mission
measure-name-mission_removal = retrait de mission
mission-given_back = ✅ L’équipe a annulé son retrait : vous pouvez republier cette mission, ou la clôturer.

smi = Suspendre une mission
    .confirm = ⛔ Suspendre cette mission
    .intro = Une suspension cache la mission jusqu’à votre décision. L’entreprise lit les raisons et peut contester.
smi-clause = « { $title } » ({ $company }) : sur quelle règle repose la suspension ?
    .label = Règle
smi-facts = Quels sont les faits ? L’entreprise lira votre texte.
    .label = Faits
smi-preview = Si vous confirmez, « { $title } » disparaît tout de suite de la recherche, et son lien ne mène plus à rien. { $company } reçoit vos raisons, dans Telegram et par e-mail, et peut contester. { $count ->
    [0] Personne n’a de candidature en cours.
    [one] Une candidature en cours attend : ses délais s’arrêtent, et la personne lit que la mission est en vérification.
   *[other] { $count } candidatures en cours attendent : leurs délais s’arrêtent, et les personnes lisent que la mission est en vérification.
} Une collaboration commencée continue.
smi-done = La mission est suspendue ; l’entreprise reçoit les raisons.
rmi = Retirer une mission
    .confirm = 🗑 Retirer cette mission
    .intro = Un retrait met fin à la mission. L’entreprise lit les raisons et peut contester.
rmi-clause = « { $title } » ({ $company }) : sur quelle règle repose le retrait ?
    .label = Règle
rmi-facts = Quels sont les faits ? L’entreprise lira votre texte.
    .label = Faits
rmi-preview = Si vous confirmez, « { $title } » prend fin et ne peut plus être publiée. { $company } reçoit vos raisons, dans Telegram et par e-mail, et peut contester. { $count ->
    [0] Personne n’a de candidature en cours.
    [one] Une candidature en cours prend fin, et la personne en est avertie.
   *[other] { $count } candidatures en cours prennent fin, et les personnes en sont averties.
} Une collaboration commencée est annulée.
rmi-done = La mission est retirée ; l’entreprise reçoit les raisons.

err-mission-of-own-place = Cette mission est celle d’une organisation où vous avez une place : une autre personne de l’équipe en décide.
err-mission-judged = Cette mission n’est plus comme vous l’avez vue : quelqu’un a été plus rapide. Voici la situation actuelle.
err-mission-moderated = L’équipe a suspendu ou retiré cette mission : elle ne peut pas être dupliquée. Vous pouvez contester la décision ou nous contacter.
err-appeal-waits = L’entreprise conteste la suspension : cette contestation se décide d’abord, par une autre personne de l’équipe.
err-facts-too-short = Décrivez les faits en { $least } caractères au moins : l’entreprise doit pouvoir répondre.

notice-mission-suspended = ⛔ L’équipe a suspendu votre mission « { $title } ».
notice-mission-lifted = ✅ La suspension de votre mission « { $title } » est levée.
notice-mission-removed = 🗑 L’équipe a retiré votre mission « { $title } ».
notice-mission-restored = ✅ Le retrait de votre mission « { $title } » est annulé : vous pouvez la republier.
mail-mission-suspended = Mission suspendue
    .subject = Votre mission est suspendue : raisons et voie de contestation
mail-mission-lifted = Suspension levée
    .subject = La suspension de votre mission est levée
mail-mission-removed = Mission retirée
    .subject = Votre mission est retirée : raisons et voie de contestation
mail-mission-restored = Retrait annulé
    .subject = Le retrait de votre mission est annulé
notice-application-deal_under_check = ⏸ L’équipe vérifie la mission « { $mission } ». Votre collaboration continue ; faites preuve de vigilance.
notice-application-check_over = ▶️ L’équipe a fini de vérifier la mission « { $mission } » : tout continue comme avant, avec le temps qui restait.
notice-application-mission_removed = { $ended ->
    [deal] L’équipe a retiré la mission « { $mission } » : la collaboration s’arrête.
   *[candidature] L’équipe a retiré la mission « { $mission } » : cette candidature est annulée.
}
mail-application-mission_removed = Mission retirée
    .subject = Une mission a été retirée par l’équipe

audit-kind-mission = 💼 Missions
audit-act-mission-suspension = mission suspendue
audit-act-mission-suspension-lifted = suspension de mission levée
audit-act-mission-suspension-overturned = suspension de mission annulée sur contestation
audit-act-mission-removal = mission retirée par l’équipe
audit-act-mission-removal-overturned = retrait de mission annulé sur contestation
