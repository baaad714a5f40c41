scam-who = Which profile do you report? (required)
scam-cat-advance = Advance payment
scam-cat-fake = Fake profile
scam-cat-offplatform = Suspicious off-platform
scam-cat-unpaid = Unpaid work
scam-cat-data = Data theft
scam-cat-harass = Harassment, threats
scam-cat-other = Other
scam-evidence = 📎 Attach evidence
scam-send = 🚩 Send the report
scam-disclaimer = Under the terms, the platform is not liable in case of fraud. Stay as alert as for any transaction.
scam-status-filed = Filed
scam-status-review = Under review
scam-status-founded = Upheld
scam-status-unfounded = Not upheld
scam-status-closed = Closed
scam-signal = 🚩 Report
scam-noprofile = I cannot find the profile
scam-receipt = Report no. { $n } received. Answer within { $delay }. Your name is not disclosed.
scam-state = Profile: { $name } · { $what } · { $status }
scam-status-more = More information needed
scam-case = 🚩 <b>Report no. { $n }</b> · { $status }
    Reported profile: { $name }
    Category: { $what }
scam-story = <i>{ $text }</i>
notice-scam-received = 🚩 Your report no. { $n } is recorded.
notice-scam-to_admin = 🚩 New report no. { $n } (priority { $priority }).
