# « Nous contacter »: requests to the team, and what the team answers.
help-topic-certification = 🛂 Certification
help-topic-access = 🔑 Account access, e-mail
help-topic-mission = 📋 Missions and proposals
help-topic-technical = 🛠 Technical problem, video
help-topic-safety = 🛡 Safety, measure of the team
help-topic-data = 🔒 My data
help-topic-other = 💬 Something else
help-topic-number = 🔢 Change of number
hlp = Contact us
    .confirm = 📨 Send to the team
hlp-done = Your request is on its way. Answer within 2 working days.
hlp-topic = What is it about? { $people }: somebody answers you within 2 working days.
    .label = Subject
hlp-text = Tell us in a few sentences. Text is enough: attachments are not taken here.
    .label = Message
hlp-preview = Here is your request. The team never writes to you outside this bot and never asks for money.
hnu = Change the number
    .intro = A checked number is changed through the team only. Your certificate stays in force until the decision.
    .confirm = 📨 Send to the team
hnu-done = Your request is on its way. Answer within 2 working days.
hnu-number = What is the new number? Present number: { $old }.
    .label = New number
    .hint = For a company, the UID, for example CHE-100.155.212.
    .error-wrong-number = This is not a valid Swiss UID: its check digit does not fit.
    .error-same-number = This is the number we know already.
hnu-text = Why does it change? A few words are enough.
    .label = Reason
hnu-preview = Here is your request.
hrp = Write
hrp-done = Your message is on its way.
hrp-body = What do you write about request no. { $n }? Text is enough, without attachments.
    .label = Message
hwr = Write to a member
    .confirm = 📨 Send
hwr-done = Your message is on its way.
hwr-text = What do you want to write to { $who }? An answer will reach you here.
    .label = Message
hwr-preview = Here is your message.
contact-page =
    📨 <b>Contact us</b>

    { $people }: somebody answers you within 2 working days.

    The team never writes to you outside this bot and never asks for money.
contact-write = ✍️ Write to the team
contact-mine = Your requests:
contact-line = { $state } no. { $n } · { $topic }
help-title = 📨 <b>Request no. { $n }</b> · { $topic }
help-from = 👤 { $name } · { $category }
help-from_gone = 👤 Deleted account
help-from_newcomer = 👤 { $name } · no account yet
help-number = 🔢 <code>{ $old }</code> → <code>{ $new }</code>
help-number_of = 🔢 { $name }: <code>{ $old }</code> → <code>{ $new }</code>
help-carried_out = 🔁 The new number is under review. The present certificate stays in force until the decision.
help-you = You
help-team = Team
help-message = <b>{ $who }</b> · { $at }
    { $text }
help-earlier = { $count ->
    [one] … and one earlier message
   *[other] … and { $count } earlier messages
}
help-state-open = ⏳ It is the team’s turn to answer, by { $due }.
help-state-late = ⏰ The delay announced has been over since { $due }.
help-state-answered = 💬 The team has answered. Write here, or say that it is settled.
help-state-answered_team = 💬 Answered: it is the member’s turn to write.
help-state-closed = ✅ Closed on { $at }.
help-reopen_until = It can be opened again until { $until }.
help-taken_by_you = 🙋 You see to it.
help-taken_by = 🙋 { $name } sees to it.
help-taken_by_nobody = Nobody sees to it yet.
help-reply = ✍️ Answer
help-write = ✍️ Write
help-settle = ✅ It is settled
help-reopen = 🔓 Open again
help-take = 🙋 I see to it
help-hand_back = ↩️ Hand back to the team
help-close = 📁 Close
help-carry_out = 🔁 Put this number under review
help-account = 👤 See the account
help-taken = Noted: you see to it.
help-handed_back = The request is back with the team.
help-closed = The request is closed.
help-reopened = The request is open again: the team answers within 2 working days.
help-number_started = The new number is under review; the decision is made in “Certifications”.
admin-requests = 📨 Requests
help-queue = { $count ->
    [0] 📨 <b>Requests</b>
        No request waits for the team.
    [one] 📨 <b>Requests</b>
        One request waits, the oldest first.
   *[other] 📨 <b>Requests</b>
        { $count } requests wait, the oldest first.
}
help-queue_answered = { $count ->
    [0] 💬 <b>Answered requests</b>
        None waits for its member.
   *[other] 💬 <b>Answered requests</b>
        The member’s turn to write: { $count }.
}
help-answered_button = 💬 Answered
help-open_button = 📨 To answer
help-to_call = ☎️ Permit pending ({ $count })
help-write_to = ✍️ Write to this person
err-text-too-short = This is too short to be answered: at least { $minimum } characters.
err-too-many-requests = { $limit } requests already wait for an answer: add to one of them, or wait for the answer.
err-number-asked-already = A change of this number has been asked for already: follow it in “Contact us”.
err-same-number = This is the number we know already.
err-number-still-free = This number has not been checked yet: you can change it without the team.
err-number-moved = This profile has changed since the request: its number or its certification is no longer the same.
err-taken-by-other = { $name } already sees to this request.
err-reopen-too-late = This request was closed more than 30 days ago: write a new one.
notice-help-opened = 📨 New request no. { $n }: { $topic }.
notice-help-written = 📨 New message in request no. { $n }.
notice-help-reopened = 📨 Request no. { $n } is open again.
notice-help-late = ⏰ Request no. { $n } has been waiting for more than 2 working days.
notice-help-answered = 📨 The team has answered your request no. { $n }.
notice-help-closed = 📁 Your request no. { $n } is closed.
notice-help-carried_out = 🔁 Your new number is under review.
notice-help-written_to = 📨 The team writes to you.
mail-help-answered = Answer
    .subject = The team has answered your request
mail-help-closed = Closing
    .subject = Your request is closed
mail-help-carried_out = Number
    .subject = Your new number is under review
mail-help-written_to = Message
    .subject = A message from the Entremise team
audit-kind-help = 📨 Requests
audit-act-help-taken = request taken
audit-act-help-handed_back = request handed back to the team
audit-act-help-answered = request answered
audit-act-help-closed = request closed
audit-act-help-written = message written to a member
audit-act-help-number = new number put under review
command-contact = Write to the team
