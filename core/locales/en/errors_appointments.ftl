# What can be refused about agendas and appointments.
err-slot-taken = This slot has just been taken. { $count ->
        [0] Choose another day.
       *[other] Still free: { $alternatives }.
    }
err-slot-unavailable = This slot is not offered. { $count ->
        [0] Choose another day.
       *[other] Still free: { $alternatives }.
    }
err-overlap-guard-missing = The database accepts two appointments at the same time: start refused.
err-hours-invalid = Opening hours must end after they begin, within the same day (24:00 at most).
err-hours-overlap = Two openings of the same day overlap.
err-rule-invalid = This value is not possible for this setting.
err-appointment-needs-registration = Sign up first: you will then be able to ask for an appointment.
err-appointment-needs-address = First give your address and city in “Manage my account”.
err-appointment-with-oneself = You cannot book an appointment with yourself.
err-not-your-turn = The other person has to answer this.
err-answer-too-late = The time to answer is over.
err-reason-needed = Give a reason: the other person will read it.
err-offer-count = Offer one to { $most } slots, different from the one requested.
err-too-late-to-move = Less than 2 h before the appointment it can no longer be moved.
err-move-pending = The other person has already offered a new slot: answer that first.
err-no-move-pending = No new slot is waiting for an answer.
err-appointment-over = This appointment is over.
err-absence-too-early = An absence can be reported 15 minutes after the start.
err-absence-unproven = Only the person who was alone in the call can report the absence.
