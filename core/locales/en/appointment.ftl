rdv-accept = ✅ Accept
rdv-decline = ❌ Decline
rdv-counter = 🔁 Offer another slot
rdv-move = 🔁 Move
rdv-cancel = 🗑 Cancel the appointment
rdv-noshow = ⏳ Report their absence
rdv-status-asked = Requested
rdv-status-confirmed = Confirmed
rdv-status-counter = Other slot offered
rdv-status-declined = Declined
rdv-status-cancelled = Cancelled
rdv-status-expired = No answer
rdv-status-live = In progress
rdv-done = ✅ End the appointment
rdv-status-done = Done
rdv-status-noshow = No-show
rdv-status-past = Past
rdv-nobody_came = Nobody joined the video call before the time was over. No absence is noted.
rdv-take_back = ↩️ Withdraw my request
rdv-taken_back = Request withdrawn: the slot is free again.
rdv-interview = Interview
rdv-late_cancel = Cancelled less than 2 h before.
rdv-title = Appointment
rdv-candidature_over = The application is closed. The interview still stands; either side may give it up.
rdv-other_under_check = ⏸ A check is under way on the other side. The appointment stands.
rdv-headline = 📅 <b>{ $title }</b> · { $status }
rdv-with = With <b>{ $name }</b>
rdv-when = 🕘 { $when } · { $minutes } min
rdv-given_back = 🕘 Asked for: { $when }, given back
rdv-invoice_address = 🧾 Invoice address: { $address }
rdv-purpose = 💬 { $text }
rdv-reason = Reason: { $text }
rdv-waiting = Waiting for an answer.
rdv-until = Without an answer by { $when }, the request ends and the slot is given back.
agenda-past = 🕓 Past appointments
agenda-past_title = 🕓 <b>Past appointments</b>
rdv-offers = Slots offered:
rdv-offer = • { $when }
rdv-take = ✅ Accept: { $when }
rdv-move_to = Other slot proposed: { $when }. The present one stays booked until the answer.
rdv-move_yours = You propose: { $when }. The present one stays booked until the answer.
rdv-withdraw = ↩️ Withdraw my proposal
rdv-withdrawn = Proposal withdrawn: the appointment keeps its slot.
rdv-saved = Noted.
agenda-title = 📅 <b>Calendar &amp; appointments</b>
agenda-zone = <i>🌍 Hours: { $zone }</i>
agenda-empty = No appointment ahead. “Who, what?” helps you find somebody.
agenda-item = { $number }. { $line } · <i>{ $status }</i>
agenda-hours = 🕘 My hours
agenda-rules = ⚙️ Rules
agenda-block = 🚫 Block a day
agenda-blocked = 🚫 Blocked days: { $days }
agenda-free = ↩️ Free again: { $day }
agenda-freed = Free again: { $day }.
blocked-button = 🚫 Blocked days
blocked-title = 🚫 <b>Blocked days</b>
blocked-count = { $count ->
    [0] No day is blocked.
    [one] One day is blocked. Tap it to free it.
   *[other] { $count } days are blocked. Tap one to free it.
}
agenda-no_hours = Nobody can book you yet: give your hours.
agenda-no_hours_seeker = Without hours, a company that would like an interview writes to you to agree on a time. Give them, and it picks one of your free hours.
agenda-your_hours = 🕘 <b>Your hours</b>
agenda-hours_line = { $day }: { $hours }
agenda-for_interviews = Companies pick your interviews from them; you accept, or offer another slot.
notice-appointment-requested =
    { $kind ->
        [interview] 📥 <b>{ $name }</b> offers you an interview.
       *[other] 📥 <b>{ $name }</b> asks you for an appointment.
    }
notice-appointment-requested-own =
    { $kind ->
        [interview] 📤 Your interview request is on its way.
       *[other] 📤 Your appointment request is on its way.
    }
notice-appointment-accepted =
    { $kind ->
        [interview] ✅ <b>{ $name }</b> confirmed your interview. The invitation for your calendar is attached.
       *[other] ✅ <b>{ $name }</b> confirmed your appointment. The invitation for your calendar is attached.
    }
notice-appointment-accepted-own =
    { $kind ->
        [interview] ✅ Interview confirmed with <b>{ $name }</b>. The invitation for your calendar is attached.
       *[other] ✅ Appointment confirmed with <b>{ $name }</b>. The invitation for your calendar is attached.
    }
notice-appointment-accepted-automatic =
    { $kind ->
        [interview] 📥 <b>{ $name }</b> booked an interview with you, accepted automatically. The invitation for your calendar is attached.
       *[other] 📥 <b>{ $name }</b> booked an appointment with you, accepted automatically. The invitation for your calendar is attached.
    }
notice-appointment-declined = ❌ <b>{ $name }</b> cannot accept your request.
notice-appointment-countered = 🔁 <b>{ $name }</b> offers you another slot.
notice-appointment-withdrawn =
    { $kind ->
        [interview] ↩️ <b>{ $name }</b> took their request for an interview back.
       *[other] ↩️ <b>{ $name }</b> took their request for an appointment back.
    }
notice-appointment-offer_declined = ❌ <b>{ $name }</b> chose none of the slots offered.
notice-appointment-expired =
    { $kind ->
        [interview] ⌛️ The interview request with <b>{ $name }</b> got no answer.
       *[other] ⌛️ The appointment request with <b>{ $name }</b> got no answer.
    }
notice-appointment-nobody_came =
    { $kind ->
        [interview] ⌛️ Nobody joined the interview with <b>{ $name }</b>. No absence is noted.
       *[other] ⌛️ Nobody joined the appointment with <b>{ $name }</b>. No absence is noted.
    }
notice-appointment-nobody_came-client =
    { $kind ->
        [interview] ⌛️ Nobody joined the interview with <b>{ $name }</b>: you can ask for a new one.
       *[other] ⌛️ Nobody joined the appointment with <b>{ $name }</b>: you can ask for a new one.
    }
notice-appointment-nobody_came-professional =
    { $kind ->
        [interview] ⌛️ Nobody joined the interview with <b>{ $name }</b>: the company can ask you for a new one.
       *[other] ⌛️ Nobody joined the appointment with <b>{ $name }</b>: this person can ask you for a new one.
    }
notice-appointment-cancelled =
    { $kind ->
        [interview] 🗑 <b>{ $name }</b> cancelled the interview.
       *[other] 🗑 <b>{ $name }</b> cancelled the appointment.
    }
notice-appointment-cancelled-own =
    { $kind ->
        [interview] 🗑 You cancelled the interview with <b>{ $name }</b>.
       *[other] 🗑 You cancelled the appointment with <b>{ $name }</b>.
    }
notice-appointment-cancelled-gone =
    { $kind ->
        [interview] 🗑 The interview with <b>{ $name }</b> will not take place.
       *[other] 🗑 The appointment with <b>{ $name }</b> will not take place.
    }
notice-appointment-cancelled-erased =
    { $kind ->
        [interview] 🗑 The interview of { $when } will not take place: the other person’s account is deleted.
       *[other] 🗑 The appointment of { $when } will not take place: the other person’s account is deleted.
    }
notice-appointment-move_asked =
    { $kind ->
        [interview] 🔁 <b>{ $name }</b> would like to move your interview.
       *[other] 🔁 <b>{ $name }</b> would like to move your appointment.
    }
notice-appointment-moved =
    { $kind ->
        [interview] ✅ The interview with <b>{ $name }</b> is moved. The attached invitation replaces the earlier one.
       *[other] ✅ The appointment with <b>{ $name }</b> is moved. The attached invitation replaces the earlier one.
    }
notice-appointment-moved-own =
    { $kind ->
        [interview] ✅ The interview with <b>{ $name }</b> is moved. The attached invitation replaces the earlier one.
       *[other] ✅ The appointment with <b>{ $name }</b> is moved. The attached invitation replaces the earlier one.
    }
notice-appointment-move_declined =
    { $kind ->
        [interview] The interview with <b>{ $name }</b> keeps its time.
       *[other] The appointment with <b>{ $name }</b> keeps its time.
    }
notice-appointment-waiting = 📹 <b>{ $name }</b> waits for you in the call.
notice-appointment-passed_on = 👥 The person who had asked for the interview with <b>{ $name }</b> has left your organisation: it passes to you.
notice-profile-hours_wanted = 🕘 An organisation looked for a time for an interview with you, and your hours are not set yet. With “My hours”, it chooses among your free hours.
notice-appointment-absent_yet = ⏳ <b>{ $name }</b> is not here yet. You can wait, or note the absence.
notice-appointment-absent-alone =
    { $kind ->
        [interview] <b>{ $name }</b> reported that you did not come to the interview.
       *[other] <b>{ $name }</b> reported that you did not come to the appointment.
    }
notice-appointment-absent =
    { $kind ->
        [interview] <b>{ $name }</b> reported that you did not come to the interview. You can write to explain.
       *[other] <b>{ $name }</b> reported that you did not come. You can write to explain.
    }
notice-appointment-reminder-day =
    { $kind ->
        [interview] ⏰ Tomorrow: interview with <b>{ $name }</b>, { $when }.
       *[other] ⏰ Tomorrow: appointment with <b>{ $name }</b>, { $when }.
    }
notice-appointment-reminder-hour =
    { $kind ->
        [interview] ⏰ In one hour: interview with <b>{ $name }</b>, { $when }. Test your camera and microphone.
       *[other] ⏰ In one hour: appointment with <b>{ $name }</b>, { $when }. Test your camera and microphone.
    }
notice-appointment-room_open =
    { $kind ->
        [interview] 📹 The call with <b>{ $name }</b> is open. The interview starts at { $time }.
       *[other] 📹 The call with <b>{ $name }</b> is open. The appointment starts at { $time }.
    }
notice-message-received =
    { $count ->
        [0] ✉️ New message from <b>{ $name }</b>
        [one] ✉️ New message from <b>{ $name }</b>
       *[other] ✉️ { $count } new messages · <b>{ $name }</b>
    }
notice-certification-certified =
    { $category ->
        [job_seeker] ✅ Your profile “{ $name }” is certified: certified companies, and nobody else, can now find it.
       *[other] ✅ Your profile “{ $name }” is certified: it is now visible in the directory.
    }
notice-presence-ended = ⚪ Your time online is over: “{ $name }” is offline.
notice-call-incoming = 📹 <b>{ $name }</b> is calling you.
notice-call-accepted = 📹 <b>{ $name }</b> answered. Tap “Join the call”.
notice-call-declined = 📵 <b>{ $name }</b> cannot answer now.
notice-call-missed-caller = 📵 <b>{ $name }</b> did not answer.
notice-call-missed-callee = 📵 Missed call from <b>{ $name }</b>.
profile-notice = 👤 Profile “{ $name }”
call-line = 📹 { $status } · <b>{ $name }</b>
call-rings = It rings for 45 seconds. The answer comes here.
call-visitor = 👤 Visitor account
call-give_up = ✖️ Hang up
pres-page =
    <b>Presence</b>

    { $state }

    Online, people can call you right away. You go offline by yourself at the end.
pres-now_online = 🟢 You are online.
pres-now_offline = ⚪ You are offline.
pres-certified_only = Only a certified profile can go online.
rdv-again = 🔁 See the profile and ask again
notice-appointment-again =
    { $kind ->
        [interview] 🔁 The cancelled interview with <b>{ $name }</b> does not come back by itself: you can ask for another one.
       *[other] 🔁 The cancelled appointment with <b>{ $name }</b> does not come back by itself: you can ask for another one.
    }
notice-appointment-again-client =
    { $kind ->
        [interview] 🔁 The cancelled interview with <b>{ $name }</b> does not come back by itself: you can ask for another one.
       *[other] 🔁 The cancelled appointment with <b>{ $name }</b> does not come back by itself: you can ask for another one.
    }
notice-appointment-again-professional =
    { $kind ->
        [interview] 🔁 The cancelled interview with <b>{ $name }</b> does not come back by itself: the company can ask you for another one.
       *[other] 🔁 The cancelled appointment with <b>{ $name }</b> does not come back by itself: they can ask you for another one.
    }
appointment-file = appointment.ics
mail-appointment-accepted = Appointment
    .subject = { $kind ->
        [interview] Interview confirmed: { $when }
       *[other] Appointment confirmed: { $when }
    }
mail-appointment-moved = Appointment
    .subject = { $kind ->
        [interview] Interview moved: { $when }
       *[other] Appointment moved: { $when }
    }
mail-appointment-cancelled = Appointment
    .subject = { $kind ->
        [interview] Interview cancelled: { $when }
       *[other] Appointment cancelled: { $when }
    }
err-other-out-of-reach = This person does not receive the bot’s messages for now: leave them a message, it will wait for them.
conversation-out_of_reach = This person does not receive the bot’s messages for now: your message waits for them.
