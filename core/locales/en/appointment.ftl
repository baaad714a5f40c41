rdv-pick = Pick a slot ({ $tz }).
rdv-accept = ✅ Accept
rdv-decline = ❌ Decline
rdv-counter = 🔁 Offer another slot
rdv-move = 🔁 Move
rdv-cancel = 🗑 Cancel the appointment
rdv-noshow = No-show
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
rdv-reminder = ⏰ Appointment { $when } with { $name } (their time: { $other_tz }).
rdv-interview = Interview
rdv-late_cancel = Cancelled less than 2 h before.
rdv-title = Appointment
rdv-headline = 📅 <b>{ $title }</b> · { $status }
rdv-with = With <b>{ $name }</b>
rdv-when = 🕘 { $when } · { $minutes } min
rdv-purpose = 💬 { $text }
rdv-reason = Reason: { $text }
rdv-waiting = Waiting for an answer.
rdv-offers = Slots offered:
rdv-offer = • { $when }
rdv-take = ✅ Accept: { $when }
rdv-move_to = Other slot proposed: { $when }. The present one stays booked until the answer.
rdv-move_yours = You propose: { $when }. The present one stays booked until the answer.
rdv-withdraw = ↩️ Withdraw my proposal
rdv-withdrawn = Proposal withdrawn: the appointment keeps its slot.
rdv-saved = Noted.
agenda-title = 📅 <b>Calendar &amp; appointments</b>
agenda-empty = No appointment ahead. “Who, what?” helps you find somebody.
agenda-item = • { $line } · <i>{ $status }</i>
agenda-hours = 🕘 My hours
agenda-rules = ⚙️ Rules
agenda-block = 🚫 Block a day
agenda-blocked = 🚫 Blocked days: { $days }
agenda-free = ↩️ Free again: { $day }
agenda-freed = Free again: { $day }.
agenda-no_hours = Nobody can book you yet: give your hours.
agenda-your_hours = 🕘 <b>Your hours</b>
agenda-hours_line = { $day }: { $hours }
notice-appointment-requested = 📥 <b>{ $name }</b> asks you for an appointment.
notice-appointment-requested-own = 📤 Your appointment request is on its way.
notice-appointment-accepted = ✅ <b>{ $name }</b> confirmed your appointment. The invitation for your calendar is attached.
notice-appointment-accepted-own = ✅ Appointment confirmed with <b>{ $name }</b>. The invitation for your calendar is attached.
notice-appointment-accepted-automatic = 📥 <b>{ $name }</b> booked an appointment with you, accepted automatically. The invitation for your calendar is attached.
notice-appointment-declined = ❌ <b>{ $name }</b> cannot accept your request.
notice-appointment-countered = 🔁 <b>{ $name }</b> offers you another slot.
notice-appointment-offer_declined = ❌ <b>{ $name }</b> chose none of the slots offered.
notice-appointment-expired = ⌛️ The appointment request with <b>{ $name }</b> got no answer.
notice-appointment-cancelled = 🗑 <b>{ $name }</b> cancelled the appointment.
notice-appointment-cancelled-own = 🗑 You cancelled the appointment with <b>{ $name }</b>.
notice-appointment-cancelled-gone = 🗑 The appointment with <b>{ $name }</b> will not take place.
notice-appointment-move_asked = 🔁 <b>{ $name }</b> would like to move your appointment.
notice-appointment-moved = ✅ The appointment with <b>{ $name }</b> is moved. The attached invitation replaces the earlier one.
notice-appointment-moved-own = ✅ The appointment with <b>{ $name }</b> is moved. The attached invitation replaces the earlier one.
notice-appointment-move_declined = The appointment with <b>{ $name }</b> keeps its time.
notice-appointment-waiting = 📹 <b>{ $name }</b> waits for you in the call.
notice-appointment-absent_yet = ⏳ <b>{ $name }</b> is not here yet. You can wait, or note the absence.
notice-appointment-absent = <b>{ $name }</b> reported that you did not come. You can write to explain.
notice-appointment-reminder-day = ⏰ Tomorrow: appointment with <b>{ $name }</b>, { $when }.
notice-appointment-reminder-hour = ⏰ In one hour: appointment with <b>{ $name }</b>, { $when }. Test your camera and microphone.
notice-appointment-room_open = 📹 The call with <b>{ $name }</b> is open. The appointment starts at { $time }.
notice-message-received =
    { $count ->
        [0] ✉️ New message from <b>{ $name }</b>
        [one] ✉️ New message from <b>{ $name }</b>
       *[other] ✉️ { $count } new messages · <b>{ $name }</b>
    }
notice-certification-certified = ✅ Your profile “{ $name }” is certified: it is now visible in the directory.
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
notice-appointment-again = 🔁 The cancelled appointment with <b>{ $name }</b> does not come back by itself: you can ask for another one.
notice-appointment-again-client = 🔁 The cancelled appointment with <b>{ $name }</b> does not come back by itself: you can ask for another one.
notice-appointment-again-professional = 🔁 The cancelled appointment with <b>{ $name }</b> does not come back by itself: they can ask you for another one.
appointment-file = appointment.ics
