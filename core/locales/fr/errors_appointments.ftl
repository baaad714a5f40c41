# What can be refused about agendas and appointments.
err-slot-taken = Ce créneau vient d’être pris. { $count ->
        [0] Choisissez un autre jour.
       *[other] Encore libres : { $alternatives }.
    }
err-slot-unavailable = Ce créneau n’est pas proposé. { $count ->
        [0] Choisissez un autre jour.
       *[other] Encore libres : { $alternatives }.
    }
err-overlap-guard-missing = La base de données accepte deux rendez-vous à la même heure : démarrage refusé.
err-hours-invalid = Une plage doit finir après son début, dans la même journée (au plus 24:00).
err-hours-overlap = Deux plages du même jour se chevauchent.
err-rule-invalid = Cette valeur n’est pas possible pour ce réglage.
err-appointment-needs-registration = Inscrivez-vous d’abord : vous pourrez alors demander un rendez-vous.
err-appointment-needs-address = Indiquez d’abord votre adresse et votre ville dans « Gérer mon compte ».
err-appointment-with-oneself = Vous ne pouvez pas prendre rendez-vous avec vous-même.
err-not-your-turn = La réponse appartient à l’autre personne.
err-answer-too-late = Le délai de réponse est passé.
err-reason-needed = Indiquez une raison : l’autre personne la lira.
err-offer-count = Proposez un à { $most } créneaux, différents de celui demandé.
err-too-late-to-move = À moins de 2 h du rendez-vous, il n’est plus possible de le déplacer.
err-move-pending = L’autre personne a déjà proposé un nouveau créneau : répondez-y d’abord.
err-no-move-pending = Aucun nouveau créneau n’attend de réponse.
err-appointment-over = Ce rendez-vous est passé.
err-absence-too-early = L’absence peut être signalée 15 minutes après le début.
err-absence-unproven = L’absence peut être signalée par la seule personne présente dans la visio.
