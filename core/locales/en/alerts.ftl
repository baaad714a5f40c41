# Searches that are kept, what waits for an answer, the daily digest, and what is told when.
alert-saved = 🔔 Noted: new results of this search will be in your daily digest.
alert-kept = 🔔 Alert is on
alert-everything = Everything
alert-kind-mission = missions
alert-kind-freelance = freelances
alert-kind-directory = directory
alerts-title = 🔔 <b>My alerts</b> · { $count } of { $limit }
alerts-empty = No alert yet. Search for something, then tap “🔔 Alert me”: new results will come in your daily digest.
alerts-how = New results come once a day, at about { $time }. Tap an alert to see its results or to stop it.
alerts-digest_off = ⚠️ Your daily digest is off: nothing is sent to you. “My notifications” turns it on again.
alerts-line =
    { $fresh ->
        [0] { $number }. <b>{ $name }</b> · { $kind }
        [one] { $number }. <b>{ $name }</b> · { $kind } · 🆕 { $fresh }
       *[other] { $number }. <b>{ $name }</b> · { $kind } · 🆕 { $fresh }
    }
alerts-line_muted = { $number }. 🔕 { $name } · { $kind }
alerts-one =
    🔔 <b>{ $name }</b> · { $kind }

    Alert created on { $date }.
alerts-fresh =
    { $count ->
        [0] Nothing new since you last looked.
        [one] 🆕 { $count } new result since you last looked.
       *[other] 🆕 { $count } new results since you last looked.
    }
alerts-is_muted = 🔕 This alert is paused: it stays here and sends nothing.
alerts-run = ▶️ See the results
alerts-mute = 🔕 Pause
alerts-unmute = 🔔 Resume
alerts-remove = 🗑 Delete the alert
alerts-removed = The alert is deleted.
menu-alerts = 🔔 My alerts
err-too-many-alerts = { $limit } alerts at most: delete one in “My alerts”.
err-alerts-closed = This search is not open to your profile for now.

# What waits for an answer.
waiting-title =
    { $count ->
        [one] 👉 <b>Your turn</b> · { $count } answer awaited
       *[other] 👉 <b>Your turn</b> · { $count } answers awaited
    }
waiting-nothing = 👉 <b>Your turn</b>

    Nothing is waiting for your answer.
waiting-button = 👉 Your turn ({ $count })
waiting-choice = 🏅 { $mission } · { $name }
waiting-appointment = 📅 { $line }
waiting-firm = ✅ { $name } · { $mission }
waiting-proposal = 📥 { $name } · { $mission }
waiting-note = 🧾 { $mission } · { $name } · to read
waiting-payrolling = 🧾 { $mission } · { $name } · management to choose
waiting-conversation = ✉️ { $name } ({ $count })
home-choices =
    { $count ->
        [one] 🏅 { $count } choice to confirm
       *[other] 🏅 { $count } choices to confirm
    }
home-notes =
    { $count ->
        [one] 🧾 { $count } mission managed independently: to read
       *[other] 🧾 { $count } missions managed independently: to read
    }
home-payrolling =
    { $count ->
        [one] 🧾 { $count } mission is waiting for you to choose its management
       *[other] 🧾 { $count } missions are waiting for you to choose their management
    }

# The digest.
notice-digest-daily = 🗞 <b>Your digest of { $date }</b>
digest-missions =
    { $count ->
        [one] 🔎 <b>{ $count } new mission for you</b>
       *[other] 🔎 <b>{ $count } new missions for you</b>
    }
digest-mission = • <b>{ $title }</b> · { $company } · { $shape }
digest-profiles =
    { $count ->
        [one] 👤 <b>{ $count } new profile for you</b>
       *[other] 👤 <b>{ $count } new profiles for you</b>
    }
digest-profile = • <b>{ $name }</b> · { $trade }
digest-more =
    { $count ->
        [one] … and { $count } more
       *[other] … and { $count } more
    }
digest-waiting =
    { $count ->
        [one] 👉 <b>{ $count } answer</b> is expected from you.
       *[other] 👉 <b>{ $count } answers</b> are expected from you.
    }
digest-stale = 🔄 Your profile has not changed for { $days } days: a quick look keeps it fresh and better placed.
digest-tip = 💡 A complete profile is better placed. Still to add: { $what }.
digest-refresh = 🔄 Look over my profile
digest-over = Nothing new is left in this digest: what it announced is no longer there.
digest-stop = 🔕 Stop sending me this digest

# What is told, and when.
notifications-title =
    🔔 <b>My notifications</b>

    Tap a kind to turn it off or on. 🔔 you get it, 🔕 it is off; the cards that you have already stay up to date.
notifications-quiet = 🌙 Quiet hours: from { $from } to { $until } everything comes without a sound, except calls and a room that opens.
notifications-no_quiet = 🌙 No quiet hours: anything may ring at any time.
notifications-digest = 🗞 Daily digest: at { $time }, only when there is something new.
notifications-digest_waits = 🗞 Daily digest: asked for at { $time }, it waits for the end of your quiet hours.
notifications-digest_off = 🗞 Daily digest: off.
notifications-always =
    <b>Cannot be turned off</b>, because you would lose a right or an appointment: collaboration and choice to confirm, decision on your certification, measure and appeal, appointment confirmed, cancelled, reminded of or opening, incoming call (“Offline” stops them), deletion of the account.
notifications-cap = At most { $limit } messages a day come by themselves (digest and reminders).
notifications-on = 🔔 { $kind }
notifications-off = 🔕 { $kind }
notifications-hour_button = 🕗 Time of the digest
notifications-quiet_prompt =
    🌙 <b>Quiet hours</b>

    From what time? Or write both: “22-7”.
notifications-quiet_until =
    🌙 <b>Quiet hours</b> from { $from }

    Until what time?
notifications-no_quiet_button = No quiet hours
notifications-hour_prompt =
    🕗 <b>Daily digest</b>

    At what time, where you are ({ $zone })?
notifications-switched_on = 🔔 On again: { $kind }.
notifications-switched_off = 🔕 Off: { $kind }.
notifications-quiet_set = Your quiet hours are noted.
notifications-hour_set = The time of your digest is noted.
notifications-not_hours = Write two whole hours: “22-7”.
notice-kind-proposals = Proposals
notice-kind-talks = Application updates
notice-kind-messages = Messages
notice-kind-appointments = Appointment requests
notice-kind-calls = Missed calls
notice-kind-missions = Mission updates
notice-kind-nudges = Reminders to answer
notice-kind-digest = Daily digest
notice-kind-tips = Tips in the digest
notice-kind-team = Team
notice-kind-queues = Administration queues
notice-kind-other = Other
err-no-such-hour = Enter a whole hour, from 0 to 23.

# Who answers, and how fast.
trust-response = 💬 Answers { $share }% · within { $time }
trust-response_never = 💬 Answers { $share }%
