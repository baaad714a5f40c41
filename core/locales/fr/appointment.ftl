rdv-accept = ✅ Accepter
rdv-decline = ❌ Refuser
rdv-counter = 🔁 Proposer un autre créneau
rdv-move = 🔁 Déplacer
rdv-cancel = 🗑 Annuler le rendez-vous
rdv-noshow = ⏳ Signaler son absence
rdv-status-asked = Demandé
rdv-status-confirmed = Confirmé
rdv-status-counter = Autre créneau proposé
rdv-status-declined = Refusé
rdv-status-cancelled = Annulé
rdv-status-expired = Sans réponse
rdv-status-live = En cours
rdv-done = ✅ Terminer le rendez-vous
rdv-status-done = Terminé
rdv-status-noshow = Absence
rdv-status-past = Passé
rdv-nobody_came = Personne n’a rejoint la visio avant la fin de l’horaire. Aucune absence n’est notée.
rdv-take_back = ↩️ Retirer ma demande
rdv-taken_back = Demande retirée : le créneau est de nouveau libre.
rdv-interview = Entretien
rdv-late_cancel = Annulation à moins de 2 h du rendez-vous.
rdv-title = Rendez-vous
rdv-candidature_over = La candidature est close. L’entretien reste prévu ; chacun peut y renoncer.
rdv-other_under_check = ⏸ Vérification en cours de l’autre côté. Le rendez-vous est maintenu.
rdv-headline = 📅 <b>{ $title }</b> · { $status }
rdv-with = Avec <b>{ $name }</b>
rdv-when = 🕘 { $when } · { $minutes } min
rdv-given_back = 🕘 Demandé : { $when }, créneau rendu
rdv-invoice_address = 🧾 Adresse de facturation : { $address }
rdv-purpose = 💬 { $text }
rdv-reason = Raison : { $text }
rdv-waiting = En attente d’une réponse.
rdv-until = Sans réponse d’ici au { $when }, la demande prend fin et le créneau est rendu.
agenda-past = 🕓 Rendez-vous passés
agenda-past_title = 🕓 <b>Rendez-vous passés</b>
rdv-offers = Créneaux proposés :
rdv-offer = • { $when }
rdv-take = ✅ Accepter : { $when }
rdv-move_to = Autre créneau proposé : { $when }. L’actuel reste réservé jusqu’à la réponse.
rdv-move_yours = Vous proposez : { $when }. L’actuel reste réservé jusqu’à la réponse.
rdv-withdraw = ↩️ Retirer ma proposition
rdv-withdrawn = Proposition retirée : le rendez-vous garde son créneau.
rdv-saved = C’est noté.
agenda-title = 📅 <b>Agenda et rendez-vous</b>
agenda-zone = <i>🌍 Heures : { $zone }</i>
agenda-empty = Aucun rendez-vous à venir. « Qui, quoi ? » vous aide à trouver quelqu’un.
agenda-item = { $number }. { $line } · <i>{ $status }</i>
agenda-hours = 🕘 Mes horaires
agenda-rules = ⚙️ Règles
agenda-block = 🚫 Bloquer un jour
agenda-blocked = 🚫 Jours bloqués : { $days }
agenda-free = ↩️ Libérer : { $day }
agenda-freed = C’est libéré : { $day }.
blocked-button = 🚫 Jours bloqués
blocked-title = 🚫 <b>Jours bloqués</b>
blocked-count = { $count ->
    [0] Aucun jour n’est bloqué.
    [one] Un jour est bloqué. Touchez-le pour le libérer.
   *[other] { $count } jours sont bloqués. Touchez-en un pour le libérer.
}
agenda-no_hours = Personne ne peut encore vous réserver : indiquez vos horaires.
agenda-no_hours_seeker = Sans horaires, une entreprise qui souhaite un entretien vous écrit pour convenir d’un moment. Indiquez-les, et elle choisit parmi vos heures libres.
agenda-your_hours = 🕘 <b>Vos horaires</b>
agenda-hours_line = { $day } : { $hours }
agenda-for_interviews = Les entreprises y choisissent vos entretiens ; vous acceptez, ou proposez un autre créneau.
notice-appointment-requested =
    { $kind ->
        [interview] 📥 <b>{ $name }</b> vous propose un entretien.
       *[other] 📥 <b>{ $name }</b> vous demande un rendez-vous.
    }
notice-appointment-requested-own =
    { $kind ->
        [interview] 📤 Votre demande d’entretien est partie.
       *[other] 📤 Votre demande de rendez-vous est partie.
    }
notice-appointment-accepted =
    { $kind ->
        [interview] ✅ <b>{ $name }</b> a confirmé votre entretien. L’invitation pour votre agenda est jointe.
       *[other] ✅ <b>{ $name }</b> a confirmé votre rendez-vous. L’invitation pour votre agenda est jointe.
    }
notice-appointment-accepted-own =
    { $kind ->
        [interview] ✅ Entretien confirmé avec <b>{ $name }</b>. L’invitation pour votre agenda est jointe.
       *[other] ✅ Rendez-vous confirmé avec <b>{ $name }</b>. L’invitation pour votre agenda est jointe.
    }
notice-appointment-accepted-automatic =
    { $kind ->
        [interview] 📥 <b>{ $name }</b> a pris un entretien avec vous, accepté automatiquement. L’invitation pour votre agenda est jointe.
       *[other] 📥 <b>{ $name }</b> a pris rendez-vous avec vous, accepté automatiquement. L’invitation pour votre agenda est jointe.
    }
notice-appointment-declined = ❌ <b>{ $name }</b> ne peut pas accepter votre demande.
notice-appointment-countered = 🔁 <b>{ $name }</b> vous propose un autre créneau.
notice-appointment-withdrawn =
    { $kind ->
        [interview] ↩️ <b>{ $name }</b> a retiré sa demande d’entretien.
       *[other] ↩️ <b>{ $name }</b> a retiré sa demande de rendez-vous.
    }
notice-appointment-offer_declined = ❌ <b>{ $name }</b> n’a retenu aucun des créneaux proposés.
notice-appointment-expired =
    { $kind ->
        [interview] ⌛️ La demande d’entretien avec <b>{ $name }</b> est restée sans réponse.
       *[other] ⌛️ La demande de rendez-vous avec <b>{ $name }</b> est restée sans réponse.
    }
notice-appointment-nobody_came =
    { $kind ->
        [interview] ⌛️ Personne n’a rejoint l’entretien avec <b>{ $name }</b>. Aucune absence n’est notée.
       *[other] ⌛️ Personne n’a rejoint le rendez-vous avec <b>{ $name }</b>. Aucune absence n’est notée.
    }
notice-appointment-nobody_came-client =
    { $kind ->
        [interview] ⌛️ Personne n’a rejoint l’entretien avec <b>{ $name }</b> : vous pouvez en redemander un.
       *[other] ⌛️ Personne n’a rejoint le rendez-vous avec <b>{ $name }</b> : vous pouvez en redemander un.
    }
notice-appointment-nobody_came-professional =
    { $kind ->
        [interview] ⌛️ Personne n’a rejoint l’entretien avec <b>{ $name }</b> : l’entreprise peut vous en redemander un.
       *[other] ⌛️ Personne n’a rejoint le rendez-vous avec <b>{ $name }</b> : cette personne peut vous en redemander un.
    }
notice-appointment-cancelled =
    { $kind ->
        [interview] 🗑 <b>{ $name }</b> a annulé l’entretien.
       *[other] 🗑 <b>{ $name }</b> a annulé le rendez-vous.
    }
notice-appointment-cancelled-own =
    { $kind ->
        [interview] 🗑 Vous avez annulé l’entretien avec <b>{ $name }</b>.
       *[other] 🗑 Vous avez annulé le rendez-vous avec <b>{ $name }</b>.
    }
notice-appointment-cancelled-gone =
    { $kind ->
        [interview] 🗑 L’entretien avec <b>{ $name }</b> n’aura pas lieu.
       *[other] 🗑 Le rendez-vous avec <b>{ $name }</b> n’aura pas lieu.
    }
notice-appointment-cancelled-erased =
    { $kind ->
        [interview] 🗑 L’entretien du { $when } n’aura pas lieu : le compte de l’autre personne est supprimé.
       *[other] 🗑 Le rendez-vous du { $when } n’aura pas lieu : le compte de l’autre personne est supprimé.
    }
notice-appointment-move_asked =
    { $kind ->
        [interview] 🔁 <b>{ $name }</b> souhaite déplacer votre entretien.
       *[other] 🔁 <b>{ $name }</b> souhaite déplacer votre rendez-vous.
    }
notice-appointment-moved =
    { $kind ->
        [interview] ✅ L’entretien avec <b>{ $name }</b> est déplacé. L’invitation jointe remplace la précédente.
       *[other] ✅ Le rendez-vous avec <b>{ $name }</b> est déplacé. L’invitation jointe remplace la précédente.
    }
notice-appointment-moved-own =
    { $kind ->
        [interview] ✅ L’entretien avec <b>{ $name }</b> est déplacé. L’invitation jointe remplace la précédente.
       *[other] ✅ Le rendez-vous avec <b>{ $name }</b> est déplacé. L’invitation jointe remplace la précédente.
    }
notice-appointment-move_declined =
    { $kind ->
        [interview] L’entretien avec <b>{ $name }</b> garde son créneau.
       *[other] Le rendez-vous avec <b>{ $name }</b> garde son créneau.
    }
notice-appointment-waiting = 📹 <b>{ $name }</b> vous attend dans la visio.
notice-appointment-passed_on = 👥 La personne qui avait demandé l’entretien avec <b>{ $name }</b> a quitté votre organisation : il passe à vous.
notice-profile-hours_wanted = 🕘 Une organisation a cherché un moment pour un entretien avec vous, et vos horaires ne sont pas encore indiqués. Avec « Mes horaires », elle choisit parmi vos heures libres.
notice-appointment-absent_yet = ⏳ <b>{ $name }</b> n’est pas encore là. Vous pouvez attendre, ou signaler l’absence.
notice-appointment-absent-alone =
    { $kind ->
        [interview] <b>{ $name }</b> a signalé votre absence à l’entretien.
       *[other] <b>{ $name }</b> a signalé votre absence au rendez-vous.
    }
notice-appointment-absent =
    { $kind ->
        [interview] <b>{ $name }</b> a signalé votre absence à l’entretien. Vous pouvez lui écrire pour l’expliquer.
       *[other] <b>{ $name }</b> a signalé votre absence au rendez-vous. Vous pouvez lui écrire pour l’expliquer.
    }
notice-appointment-reminder-day =
    { $kind ->
        [interview] ⏰ Demain : entretien avec <b>{ $name }</b>, { $when }.
       *[other] ⏰ Demain : rendez-vous avec <b>{ $name }</b>, { $when }.
    }
notice-appointment-reminder-hour =
    { $kind ->
        [interview] ⏰ Dans une heure : entretien avec <b>{ $name }</b>, { $when }. Testez votre caméra et votre micro.
       *[other] ⏰ Dans une heure : rendez-vous avec <b>{ $name }</b>, { $when }. Testez votre caméra et votre micro.
    }
notice-appointment-room_open =
    { $kind ->
        [interview] 📹 La visio avec <b>{ $name }</b> est ouverte. L’entretien commence à { $time }.
       *[other] 📹 La visio avec <b>{ $name }</b> est ouverte. Le rendez-vous commence à { $time }.
    }
notice-message-received =
    { $count ->
        [0] ✉️ Nouveau message : <b>{ $name }</b>
        [one] ✉️ Nouveau message : <b>{ $name }</b>
       *[other] ✉️ { $count } nouveaux messages · <b>{ $name }</b>
    }
notice-certification-certified =
    { $category ->
        [job_seeker] ✅ Votre profil « { $name } » est certifié : les entreprises certifiées, et elles seules, peuvent maintenant le trouver.
       *[other] ✅ Votre profil « { $name } » est certifié : il est maintenant visible dans l’annuaire.
    }
notice-presence-ended = ⚪ Votre temps en ligne est terminé : « { $name } » est hors ligne.
notice-call-incoming = 📹 <b>{ $name }</b> vous appelle.
notice-call-accepted = 📹 <b>{ $name }</b> a répondu. Touchez « Rejoindre la visio ».
notice-call-declined = 📵 <b>{ $name }</b> ne peut pas répondre maintenant.
notice-call-missed-caller = 📵 <b>{ $name }</b> n’a pas répondu.
notice-call-missed-callee = 📵 Appel manqué : <b>{ $name }</b>.
profile-notice = 👤 Profil « { $name } »
call-line = 📹 { $status } · <b>{ $name }</b>
call-rings = Cela sonne 45 secondes. La réponse arrive ici.
call-visitor = 👤 Compte visiteur
call-give_up = ✖️ Raccrocher
pres-page =
    <b>Présence</b>

    { $state }

    En ligne, on peut vous appeler tout de suite. À la fin, vous repassez hors ligne sans rien faire.
pres-now_online = 🟢 Vous êtes en ligne.
pres-now_offline = ⚪ Vous êtes hors ligne.
pres-certified_only = Seul un profil certifié peut passer en ligne.
rdv-again = 🔁 Voir le profil et redemander
notice-appointment-again =
    { $kind ->
        [interview] 🔁 L’entretien annulé avec <b>{ $name }</b> ne revient pas de lui-même : vous pouvez en redemander un.
       *[other] 🔁 Le rendez-vous annulé avec <b>{ $name }</b> ne revient pas de lui-même : vous pouvez en redemander un.
    }
notice-appointment-again-client =
    { $kind ->
        [interview] 🔁 L’entretien annulé avec <b>{ $name }</b> ne revient pas de lui-même : vous pouvez en redemander un.
       *[other] 🔁 Le rendez-vous annulé avec <b>{ $name }</b> ne revient pas de lui-même : vous pouvez en redemander un.
    }
notice-appointment-again-professional =
    { $kind ->
        [interview] 🔁 L’entretien annulé avec <b>{ $name }</b> ne revient pas de lui-même : l’entreprise peut vous en redemander un.
       *[other] 🔁 Le rendez-vous annulé avec <b>{ $name }</b> ne revient pas de lui-même : cette personne peut vous en redemander un.
    }
appointment-file = rendez-vous.ics
mail-appointment-accepted = Rendez-vous
    .subject = { $kind ->
        [interview] Entretien confirmé : { $when }
       *[other] Rendez-vous confirmé : { $when }
    }
mail-appointment-moved = Rendez-vous
    .subject = { $kind ->
        [interview] Entretien déplacé : { $when }
       *[other] Rendez-vous déplacé : { $when }
    }
mail-appointment-cancelled = Rendez-vous
    .subject = { $kind ->
        [interview] Entretien annulé : { $when }
       *[other] Rendez-vous annulé : { $when }
    }
err-other-out-of-reach = Cette personne ne reçoit plus les messages du bot pour l’instant : laissez-lui un message, il l’attendra.
conversation-out_of_reach = Cette personne ne reçoit plus les messages du bot pour l’instant : votre message l’attend.
