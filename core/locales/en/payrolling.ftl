# Payrolling of sealed collaborations, and the partner who takes care of it.
admin-payroll = 🧾 Payrolling files
command-dossiers = Payrolling files
command-payrolling = Payrolling files
pay-yes = 🧾 { $partner } payrolling
pay-no = 🗂 Independent management
pay-recommend = 💡 We recommend payrolling: contract, invoicing and salary taken care of, for { $pct }% of the rate ({ $amount }).
pay-recommend_open = 💡 We recommend payrolling: contract, invoicing and salary taken care of, for { $pct }% of the rate that you will agree on.
pay-effect = 💶 Rate: { $rate }. With payrolling ({ $pct }%): <b>{ $taken }</b> for { $partner }, <b>{ $left }</b> before social insurance.
pay-rate-day = { $amount } a day
pay-rate-hour = { $amount } an hour
pay-rate-fixed = { $amount } in all
pay-rate-to_discuss = to be discussed
pay-link = ℹ️ The platform is a tool of the company { $partner }: you choose, mission by mission, whether to use it.
pay-no_invoice = The platform issues no invoice and takes nothing from either of you.
pay-disclaimer = ⚠️ Without payrolling the platform takes no responsibility for unpaid work. Contract and payment means are not verified.
pay-after_deal = <b>And the paperwork?</b> You will both choose, once the collaboration is decided.
pay-unpaid = 💸 Mission not paid
pay-open = 🧾 Payrolling: { $status }
pay-record = 🤝 The collaboration
pay-page = 🌐 { $partner }
pay-title = 🧾 <b>{ $status }</b>
pay-about = 💼 <b>{ $mission }</b> · { $name }
pay-sides = { $freelance } ↔ { $company }
pay-nobody_yet = somebody still to be named
pay-act = • { $day }: { $what }
pay-settled = Incident settled
pay-status-choosing = Paperwork to be decided
pay-status-proposed = Payrolling proposed
pay-status-chosen = Payrolling chosen
pay-status-sent = File sent
pay-status-taken = Taken in charge
pay-status-contract = Contract signed
pay-status-active = Mission running
pay-status-closed = File closed
pay-status-independent = Independent management
pay-status-incident = Mission not paid
pay-status-cancelled = File cancelled
pay-choose = 👉 It is up to you to choose. Payrolling needs both of you: your proposal goes to the other person. Independent management takes effect at once, for both.
pay-waiting = ⏳ You propose payrolling with { $partner }. Waiting for an answer: { $name }.
pay-asked = 👉 { $name } proposes payrolling with { $partner }: it is up to you to accept or not.
pay-until = To be decided by { $when }.
pay-overdue = The time is up. As long as nothing is chosen, the mission is managed independently.
pay-state-chosen = ✅ Both sides accepted: the file goes to { $partner }.
pay-state-sent = 📨 { $partner } will contact you within two working days. The name of the person who follows your file will be shown here.
pay-state-sent_unmailed = 📨 The file is sent ({ $partner }). Without a confirmed e-mail nobody there can write to you: what follows reaches you here, with the name of the person who follows your file, within two working days.
pay-state-taken_on_unmailed = 🤝 { $expert } will follow your file ({ $partner }). Without a confirmed e-mail nobody there can write to you: what follows reaches you here, and the team answers through “Contact us”.
pay-confirm_email = ✉️ Confirm my e-mail
pay-state-taken_on = 🤝 { $partner } will contact you: { $expert } will follow your file.
pay-state-contract = ✍️ The contract is signed. At { $partner }, { $expert } follows your file.
pay-state-active = ▶️ The mission is running. At { $partner }, { $expert } follows your file.
pay-state-closed = 🏁 The file is closed. At { $partner }, { $expert } followed it.
pay-state-incident = 💸 A case is open with the team. At { $partner }, { $expert } knows of it and follows it up.
pay-change_mind = Until the contract is signed, each of you can still choose independent management.
pay-cancelled = The collaboration has ended and the file is cancelled. For what was under way, contact { $partner } directly.
pay-cancelled_before = The collaboration has ended: nothing will be sent.
pay-between_you = Contract, invoices, social insurance and payment are settled directly between you. The platform issues no invoice and takes nothing.
pay-take_note = ✅ I have read this
pay-noted = Noted.
pay-read_mine = ✅ You have read this.
pay-unread_mine = 👉 Please read these lines and say that you did.
pay-read_other = ✅ { $name } has read this.
pay-unread_other = ⏳ { $name } has not read this yet.
pay-sure_yes = 🧾 <b>{ $partner } payrolling</b> · { $mission }
pay-fields_freelance = <b>What { $partner } will get, with your consent:</b>
    • your name, your trade, your city, your language
    • your e-mail: { $email }
pay-fields_company = <b>What { $partner } will get, with your consent:</b>
    • name, sector, city and official number of the company
    • your name, your language, your e-mail: { $email }
pay-fields_mission = • the mission: title, dates, duration, place, rate, percentage
    Nothing else, and nothing before both sides have accepted. An e-mail confirmed or changed afterwards is sent, too.
pay-no_email = not given
pay-email_missing = ✉️ Without a confirmed e-mail { $partner } cannot write to you: what follows reaches you here, in this chat. Confirmed later, it goes to { $partner } as well.
pay-give_email = ✉️ My e-mail
pay-when_sent = Until the contract is signed you can go back to independent management.
pay-unverified = The platform verifies neither contracts nor means of payment.
pay-consent = ✅ I agree to this being sent
pay-sure_no = 🗂 <b>Independent management</b> · { $mission }
pay-no_confirm = 🗂 I have read this and choose it
pay-final_no = This choice counts for both sides, and for this mission only.
pay-sure_unpaid = 💸 <b>Mission not paid</b> · { $mission }

    A case is opened with the team, who will look for a solution with { $expert } at { $partner }. Please check on your account first that the payment is really missing.
pay-advice = 💸 <b>Mission not paid</b> · { $mission }

    This mission is managed independently: the platform is no party to the contract and cannot act for you. What helps most often:
    1. Write to { $name } with the invoice, the date on which it was due and ten more days to pay.
    2. Without an answer, send a formal notice by registered letter.
    3. Then the debt collection office collects on a simple request, even without a lawyer.
    4. Keep contract, messages and invoices: they are your evidence.

    If you think that the mission was a scam from the start, report it: the team looks at every report.
pay-proposed = Your proposal is sent.
pay-agreed = ✅ It is decided: the file is on its way.
pay-independent = Noted: the mission is managed independently.
pay-closing_runs = 🧾 Payrolling file: { $status }. Closing does not stop it: it carries on with { $partner }.
pay-closing_open = 🧾 The paperwork has not been decided yet. You can still decide it together after closing.
pay-closing_independent = 🗂 Independent management: invoices and payment are still settled directly between you.
pay-reported = 💸 The case is open: the team takes care of it.
payfile-title = 🧾 <b>{ $status }</b>
payfile-terms = { $partner } · { $pct }% · no. { $number }
payfile-followed = 👤 { $expert }
payfile-by = ⏰ Somebody has to be named by { $when }.
payfile-late = ⏰ Late: somebody had to be named by { $when }.
payfile-queue = { $count ->
    [0] 🧾 <b>Payrolling files</b>
        No file so far.
    [one] 🧾 <b>Payrolling files</b>
        One file.
   *[other] 🧾 <b>Payrolling files</b>
        { $count } files, the most pressing first.
}
payfile-no_partner = No partner is set: every mission is managed independently.
payfile-key = 🔑 Signature key
payfile-expert = 👤 Who follows the file
payfile-sign = ✍️ Contract signed
payfile-begin = ▶️ Mission running
payfile-close = 🏁 Close the file
payfile-settle = ✅ Incident settled
payfile-resend = 📨 Send again
payfile-noted = Noted: both sides are told.
payfile-resending = The message is on its way again.
payfile-event-dossier = file
payfile-event-amended = updated contact details
payfile-event-withdrawn = withdrawal
payfile-event-cancelled = cancellation
payfile-event-incident = incident
payfile-way-mail = e-mail
payfile-way-webhook = webhook
payfile-sent-owed = ⏳ { $what } by { $way }: on its way
payfile-sent-trying = ⏳ { $what } by { $way }: { $tries ->
        [one] one try
       *[other] { $tries } tries
    } ({ $error })
payfile-sent-sent = ✅ { $what } by { $way }: arrived on { $when }
payfile-sent-failed = ⚠️ { $what } by { $way }: given up on { $when } ({ $error })
payfile-sent-dropped = ↩️ { $what } by { $way }: called off
nex = Who follows the file
nex-done = Noted: both sides read this name.
nex-expert = Who will follow this file at { $partner }?
    .label = Name
    .hint = Both sides will read this name.
err-partner-gone = The payrolling partner has changed meanwhile: “{ $name }” is no longer offered here. Contact the team, or choose independent management.
err-not-begun = The mission has not started yet: this button works from its first day on.
err-nothing-to-send = There is nothing to send again.
notice-payrolling-opened = 🧾 “{ $mission }” with <b>{ $name }</b>: { $partner } payrolling or independent management?
notice-payrolling-alone = 🧾 “{ $mission }” with <b>{ $name }</b>: the paperwork is managed independently.
notice-payrolling-proposed = 🧾 <b>{ $name }</b> proposes { $partner } payrolling for “{ $mission }”.
notice-payrolling-chosen = ✅ <b>{ $name }</b> accepts { $partner } payrolling for “{ $mission }”.
notice-payrolling-agreed = ✅ { $partner } payrolling is agreed with <b>{ $name }</b> for “{ $mission }”.
notice-payrolling-independent = 🗂 <b>{ $name }</b> chooses independent management for “{ $mission }”.
notice-payrolling-sent = 📨 File sent: { $partner } will contact you about “{ $mission }”.
notice-payrolling-sent_unmailed = 📨 File sent ({ $partner }) about “{ $mission }”: what follows reaches you here.
notice-payrolling-taken_on_unmailed = 🤝 <b>{ $expert }</b> will follow your file “{ $mission }” ({ $partner }): what follows reaches you here.
notice-payrolling-taken_on = 🤝 { $partner } will contact you: <b>{ $expert }</b> will follow your file “{ $mission }”.
notice-payrolling-amended = ✉️ “{ $mission }”: your confirmed e-mail goes to { $partner }, for what follows.
notice-payrolling-sign = ✍️ “{ $mission }”: the contract is signed.
notice-payrolling-begin = ▶️ “{ $mission }”: the mission is running at { $partner }.
notice-payrolling-close = 🏁 “{ $mission }”: the payrolling file is closed.
notice-payrolling-settle = ✅ “{ $mission }”: the payment incident is settled.
notice-payrolling-incident = 💸 “{ $mission }”: a case is open with the team, together with <b>{ $expert }</b> ({ $partner }).
notice-payrolling-cancelled_deal = ↩️ “{ $mission }”: the collaboration has ended, the payrolling file is cancelled.
notice-payrolling-cancelled_account = ↩️ “{ $mission }”: the other account no longer exists, the payrolling file is cancelled. Contact { $partner } directly.
notice-payrolling-nudge = ⏰ “{ $mission }” with <b>{ $name }</b>: the paperwork is still to be decided.
notice-payrolling-nudge_answer = ⏰ <b>{ $name }</b> is waiting for your answer about payrolling for “{ $mission }”.
notice-payrolling-nudge_read = ⏰ “{ $mission }”: please read what independent management means.
mail-payrolling-taken_on =
    .subject = { $partner } will contact you: { $mission }
notice-payroll_file-incident = 💸 Mission not paid: “{ $mission }” ({ $sides }), at { $partner }.
notice-payroll_file-waiting = 🧾 File sent: { $partner } names who follows “{ $mission }” within two working days.
notice-payroll_file-undelivered = ⚠️ { $partner } did not get a message about “{ $mission }”.
notice-payroll_file-late = ⏰ “{ $mission }”: { $partner } has named nobody in two working days.
audit-kind-payrolling = 🧾 Payrolling
audit-act-payrolling-sent = payrolling file sent
audit-act-payrolling-expert = somebody named for a payrolling file
audit-act-payrolling-sign = payrolling contract signed
audit-act-payrolling-begin = payrolled mission begun
audit-act-payrolling-close = payrolling file closed
audit-act-payrolling-settle = payment incident settled
audit-act-payrolling-resent = payrolling file sent again
paymail-dossier = Payrolling file { $number }
    .text = Hello, attached is file { $number }: both sides agreed to its being sent to you. Please name within two working days who will follow it. The JSON file is signed (Ed25519); the PDF shows what it says.
paymail-amended = File { $number }: updated contact details
    .text = Hello, an e-mail address of file { $number } was confirmed or changed since it was sent. Here are the addresses that count from now on, also in the signed JSON file (Ed25519) attached.
paymail-withdrawn = File { $number }: independent management
    .text = Hello, the parties of file { $number } chose independent management. Please take it no further, and delete what you received.
paymail-cancelled = File { $number }: collaboration cancelled
    .text = Hello, the collaboration of file { $number } ended early, or one of the accounts no longer exists. For what was under way, contact the parties directly.
paymail-incident = File { $number }: mission not paid
    .text = Hello, the freelance of file { $number } says that the mission was not paid. The team has opened a case and is waiting for your answer.
paysheet-title = Payrolling file
paysheet-mission = Mission
paysheet-cost = Rate
paysheet-freelance = Freelance
paysheet-company = Company
paysheet-what = Title
paysheet-dates = Dates
paysheet-shape = Form
paysheet-city = City
paysheet-rate = Agreed rate
paysheet-percent = Payrolling
paysheet-name = Name
paysheet-sector = Trade
paysheet-email = E-mail
paysheet-language = Language
paysheet-language-fr = French
paysheet-language-en = English
paysheet-branch = Sector
paysheet-consent = Consent given on
paysheet-number = Official number
paysheet-contact = Contact
paysheet-consented = Both sides have read the list of these details and agreed to their being sent.
paysheet-no_invoice = The platform issues no invoice; it verifies neither contracts nor means of payment.
paysheet-signed = Signed JSON file
