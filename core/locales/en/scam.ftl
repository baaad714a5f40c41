scam-cat-advance = Advance payment
scam-cat-fake = Fake profile
scam-cat-offplatform = Suspicious off-platform
scam-cat-unpaid = Unpaid work
scam-cat-data = Data theft
scam-cat-harass = Harassment, threats
scam-cat-other = Other
scam-disclaimer = Under the terms, the platform is not liable in case of fraud. Stay as alert as for any transaction.
scam-status-filed = Filed
scam-status-queued = Waiting
scam-status-review = Under review
scam-status-founded = Upheld
scam-status-unfounded = Not upheld
scam-status-closed = Closed
scam-noprofile = I cannot find the profile
scam-receipt = Report no. { $n } received. Answer within { $delay }. Your name is not disclosed.
scam-receipt_queued = Report no. { $n } is kept: the team sees it on { $date }, and answers within { $delay } of then. From the same person, it gets { $day } new ones in 24 hours, { $month } in 30 days. Your name is not disclosed. If it is urgent, contact the police.
scam-state = Profile: { $name } · { $what } · { $status }
scam-status-more = More information needed
scam-case = 🚩 <b>Report no. { $n }</b> · { $status }
    Reported profile: { $name }
    Category: { $what }
scam-story = <i>{ $text }</i>
notice-scam-received = 🚩 Your report no. { $n } is recorded.
notice-scam-queued = ⏳ Your report no. { $n } is kept: it waits for its turn.
notice-scam-released = 🚩 Your report no. { $n } is with the team now.
notice-scam-to_admin = 🚩 New report no. { $n } (priority { $priority }).
scam-decided = 🚩 <b>Report no. { $n }: decided</b>
scam-told-founded = After review, your report is upheld, and the team has acted on it. Measures are told to the account concerned only; your name is not given. Thank you for staying alert.
scam-told-unfounded = After review, nothing shows a fraud or a breach: no measure is taken. If you have more to show, write to the team.
scam-told-closed = The team cannot go any further here. If money or documents are at stake, turn to the police and your bank.
scam-add = 📎 Add something
scam-decide = ⚖️ Decide
scam-files = 📎 See the evidence ({ $count })
scam-reduced = The text and the evidence are no longer kept.
scam-outcome-founded = Upheld
scam-outcome-unfounded = Not upheld
scam-outcome-closed = Closed: outside our reach
scam-measure-warning = Warning
scam-measure-restriction = Restriction for 72 h
scam-measure-suspension = Suspension
scam-measure-elsewhere = Already taken on the account
scd = Decide on a report
    .confirm = ⚖️ Decide now
scd-done = It is decided: who reported reads the outcome, and the account concerned the measure.
scd-outcome = Report no. { $n }: what does the review show?
    .label = Decision
scd-measure = { $name }: which measure follows? An exclusion is decided by two, from the account.
    .label = Measure
scd-clause = On which rule does the measure rest?
    .label = Rule
scd-facts = What are the facts? The account concerned will read your text: do not name who reported.
    .label = Facts
scd-days = For how long?
    .label = Length
scd-preview = Report no. { $n }: here is your decision. It is passed on at once.
err-consequence-needed = An upheld report is followed by a measure, and only that one is.
notice-scam-taken = 🔎 Somebody of the team is looking at your report no. { $n }.
notice-scam-decided = ⚖️ Your report no. { $n } is decided.
mail-scam-decided = Report
    .subject = The decision on your report
scam-kept = { $count ->
    [one] 💬 <b>One message</b> between the two, kept when it was reported
   *[other] 💬 <b>{ $count } messages</b> between the two, kept when it was reported
}
scam-wrote_reporter = • Who reported: { $text }
scam-wrote_reported = • Reported account: { $text }
notice-scam-completed = 📎 What you sent is added to your report no. { $n }.
notice-scam-waiting =
    { $count ->
        [one] 🚩 One report waits for the team.
       *[other] 🚩 { $count } reports wait for the team.
    }
notice-scam-added = 📎 Something was added to report no. { $n }.
scam-urgent = 🚩 { $count } new urgent reports: to be seen within 4 hours.
scam-open = 👁 Open the report
scam-mine = 🚩 My reports
scam-mine_line = no. { $n } · { $name } · { $status }
scam-mine_title =
    { $count ->
        [0] 🚩 <b>My reports</b>
            You have not reported anything.
        [one] 🚩 <b>My reports</b>
            One report. Tap it to see where it stands.
       *[other] 🚩 <b>My reports</b>
            { $count } reports. Tap one to see where it stands.
    }
