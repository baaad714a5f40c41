# What the team sees first, and how the service does.
team_home-title = 🛡 <b>Team</b> · { $name }
team_home-waits = { $count ->
    [0] Nothing waits for the team.
    [one] One case waits for the team.
   *[other] { $count } cases wait for the team.
}
menu-team_home = 🛡 Team menu
team_home-mine = 📌 My space
team_home-sign_up = 📌 Member menu
admin-reports = 🚩 Reports
admin-system = 🩺 Service status
reports-queue = { $count ->
    [0] 🚩 <b>Reports</b>
        Nothing waits for the team.
    [one] 🚩 <b>Reports</b>
        One report waits. 🔴 within 4 h, 🟠 within 24 h, 🟡 within 3 days.
   *[other] 🚩 <b>Reports</b>
        { $count } reports wait. 🔴 within 4 h, 🟠 within 24 h, 🟡 within 3 days.
}
reports-one = { $mark } no. { $n } · { $name } · { $waited }
reports-about = 🚩 <b>Reports of { $name }</b> · { $count }
reports-several = { $mark } { $name } ({ $count }) · { $waited }
reports-take = 👁 Take under review
reports-taken = Noted: whoever reported it sees that the team looks at it.
reports-evidence = { $count ->
    [0] 📎 No attachment
    [one] 📎 One attachment
   *[other] 📎 { $count } attachments
}
system-title = 🩺 <b>Service status</b>
system-processes = { $count ->
    [0] ⚠️ No process has said anything for 15 seconds.
    [one] ✅ One process is running:
   *[other] ✅ { $count } processes are running:
}
system-process = • { $role }, since { $since }
system-queues = What waits to be dealt with:
system-queue = • { $name }: { $count }
system-queue_late = • { $name }: { $count }, the oldest for { $age } ⚠️
system-queue-updates = messages received
system-queue-screens = screens to draw
system-queue-cards = cards to redraw
system-queue-telegram = notifications
system-queue-email = e-mails
system-queue-calls = calls that ring
system-queue-topics = topics to bring up to date
system-queue-files = files to look at
system-queue-documents = documents to take out of chats
system-queue-exports = copies of data to send
system-queue-farewells = last messages to say
system-queue-partner = sendings to the payrolling partner
system-queue-removals = files to delete
system-queue-seals = acts to seal in the log
system-given_up = { $count ->
    [0] ✅ No action given up within 24 h.
    [one] ⚠️ One action given up within 24 h.
   *[other] ⚠️ { $count } actions given up within 24 h.
}
system-mails = { $count ->
    [0] ✅ No e-mail failed within 24 h.
    [one] ⚠️ One e-mail failed within 24 h.
   *[other] ⚠️ { $count } e-mails failed within 24 h.
}
system-backups = 💾 Backups are made by the server: this service does not see them.
system-again = 🔄 Refresh
audit-act-scam-review = report taken under review
audit-act-scam-evidence = evidence of a report looked at
audit-act-scam-founded = report upheld
audit-act-scam-unfounded = report not upheld
audit-act-scam-closed = report closed
command-certifs = Certifications
command-signalements = Reports
command-demandes = Requests to the team
command-membre = Look for a member
command-audit = Audit log
command-etat = Service status
command-certifications = Certifications
command-reports = Reports
command-requests = Requests to the team
command-member = Look for a member
command-status = Service status
