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
hlp-topic = What is it about? { $people }: somebody will answer you within 2 working days.
    .label = Subject
hlp-text = Tell us in a few sentences. Text is enough: attachments are not taken here.
    .label = Message
hlp-preview = Here is your request. The team never writes to you outside this bot and its e-mails, and never asks for money.
hnu = Change the number
    .intro = A verified number can only be changed through the team. Your certificate stays in force until the decision.
    .confirm = 📨 Send to the team
hnu-done = Your request is on its way. Answer within 2 working days.
hnu-number = What is the new number? Present number: { $old }.
    .label = New number
    .hint = For a company, the UID, for example CHE-100.155.212; outside Switzerland the number with its country or register, for example SIREN 732 829 320.
    .error-wrong-number = This number is not recognised, or its check digit does not match. We read the UID (CHE-…), SIREN and SIRET, the Handelsregister with its court, the Firmenbuch (FN …), the RCS of Luxembourg, and European VAT numbers with the letters of their country. For any other number: “Contact us”.
    .error-same-number = This is the number we already have.
hnu-text = Why does it change? A few words are enough.
    .label = Reason
hnu-preview = Here is your request.
hrp = Write
hrp-done = Your message is on its way.
hrp-body = What would you like to add to request no. { $n }? Text is enough, without attachments.
    .label = Message
hwr = Write to a member
    .confirm = 📨 Send
hwr-done = Your message is on its way.
hwr-text = What do you want to write to { $who }? An answer will reach you here.
    .label = Message
hwr-preview = Here is your message.
contact-page =
    📨 <b>Contact us</b>

    { $people }: somebody will answer you within 2 working days.

    The team never writes to you outside this bot and its e-mails, and never asks for money.
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
help-state-late = ⏰ The announced delay ran out on { $due }.
help-state-answered = 💬 The team has answered. Tap “✍️ Write” to reply, or say that it is settled.
help-state-answered_team = 💬 Answered: it is the member’s turn to write.
help-state-closed = ✅ Closed on { $at }.
help-reopen_until = It can be opened again until { $until }.
help-taken_by_you = 🙋 You are handling it.
help-taken_by = 🙋 { $name } is handling it.
help-taken_by_nobody = Nobody is handling it yet.
help-reply = ✍️ Answer
help-write = ✍️ Write
help-settle = ✅ It is settled
help-reopen = 🔓 Open again
help-take = 🙋 I’ll handle it
help-hand_back = ↩️ Hand back to the team
help-close = 📁 Close
help-carry_out = 🔁 Put this number under review
help-account = 👤 See the account
help-taken = Noted: you are handling it.
help-handed_back = The request is back with the team.
help-closed = The request is closed.
help-reopened = The request is open again: the team answers within 2 working days.
admin-requests = 📨 Requests
help-queue = { $count ->
    [0] 📨 <b>Requests</b>
        No request is waiting for the team.
    [one] 📨 <b>Requests</b>
        One request is waiting.
   *[other] 📨 <b>Requests</b>
        { $count } requests are waiting, the oldest first.
}
help-queue_answered = { $count ->
    [0] 💬 <b>Answered requests</b>
        None is waiting for its member.
   *[other] 💬 <b>Answered requests</b>
        The member’s turn to write: { $count }.
}
help-answered_button = 💬 Answered
help-open_button = 📨 To answer
help-to_call = ☎️ Permit pending ({ $count })
help-write_to = ✍️ Write to this person
err-text-too-short = This is too short to be answered: at least { $minimum } characters.
err-too-many-requests = { $limit } requests are already waiting for an answer: add to one of them, or wait for the answer.
err-number-asked-already = A change of this number has been asked for already: follow it in “Contact us”.
err-same-number = This is the number we already have.
err-number-still-free = This number has not been checked yet: you can change it without the team.
err-number-moved = This profile has changed since the request: its number or its certification is no longer the same.
err-taken-by-other = { $name } is already handling this request.
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
help-topic-name = 🪪 Change of name
hna = Change my name
    .intro = A checked name changes through the team only. Your certificate stays in force until the decision.
    .confirm = 📨 Send to the team
hna-done = Your request is on its way. An answer follows within 2 working days.
hna-first = What is your new official first name? Present name: { $name }. If only the last name changes, write the same first name.
    .label = First name
hna-last = What is your new official last name?
    .label = Last name
    .error-same-name = That is the known name already.
hna-text = Why does it change? A few words are enough.
    .label = Reason
hna-preview = Here is your request. The name that is shown will follow, in the way you chose.
contact-name = 🪪 Change my name
contact-number = 🔢 Change the number
help-name = 🪪 { $old } → <b>{ $new }</b>
help-renamed = 🔁 The new name is being checked. The present certificate stays in force until the decision.
help-rename = 🔁 Have this name checked
help-change_started = It is being checked; the decision is taken in “Certifications”.
help-ask_close = Close request no. { $n }? A message tells { $name } at once. It can be opened again for 30 days.
help-close_now = 📁 Yes, close
help-undo = ↩️ Open again
help-closed_button = ✅ Closed
help-queue_closed = { $count ->
    [0] ✅ <b>Closed requests</b>
        No request is closed.
    [one] ✅ <b>Closed requests</b>
        One request is closed.
   *[other] ✅ <b>Closed requests</b>
        { $count } requests are closed, the latest first.
}
help-found = { $count ->
    [0] 🔎 <b>“{ $text }”</b>
        No request has this number or this name.
    [one] 🔎 <b>“{ $text }”</b>
        One request.
   *[other] 🔎 <b>“{ $text }”</b>
        { $count } requests, the newest first.
}
help-search_hint = 🔎 Write a number or a name to find a request.
err-name-asked-already = A change of this name was asked for already: follow it in “Contact us”.
err-same-name = That is the known name already.
err-name-still-free = This name was not checked yet: choose the name that is shown in your profile, without the team.
err-name-moved = This profile changed since the request: its name or its certification is not what it was.
notice-help-renamed = 🔁 Your new name is being checked.
notice-help-reopened_by_team = 📨 The team opened your request no. { $n } again.
mail-help-renamed = Name
    .subject = Your new name is being checked
mail-help-reopened_by_team = Opened again
    .subject = Your request is open again
audit-act-help-name = new name to be checked
audit-act-help-reopened = request opened again
