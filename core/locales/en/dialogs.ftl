# Guided dialogs: titles, questions, endings.
vis = My contact details
    .intro = Only professionals with whom an appointment is confirmed see them, for the invoice.
vis-done =
    Welcome. Tap “Who, what?” to find somebody.
    🌍 Your hours: { $zone }. To change them: Settings, “Time zone”.
vis-changed = Your address is up to date.
vis-address = What is your address (street and number)?
    .label = Address
    .error-address-needed = Please give at least your address and city.
vis-city = In which city?
    .label = City
    .error-address-needed = Please give at least your address and city.
pro = My profile
    .intro = These answers serve three things: to certify your profile and make it public, to tell you when a relevant project arrives, and to put you in touch. The team checks each profile before it becomes visible. You can change everything later.
    .confirm = ✅ Save my profile
    .confirm-organisation = ✅ Save
pro-title-company = My company
pro-title-public_body = My public body
pro-title-association = My association
pro-done_organisation =
    Saved. The team checks that your organisation exists, then makes it visible: tap “Make my profile public”.
    🌍 Your hours: { $zone }. To change them: Settings, “Time zone”.
pro-changed_organisation = Up to date.
pro-done =
    Your profile is saved. It becomes visible once the team has certified it: tap “Make my profile public”.
    🌍 Your hours: { $zone }. To change them: Settings, “Time zone”.
pro-changed = Your profile is up to date.
pro-display-name =
    { $category ->
        [company] What is your company called?
        [public_body] What is your public body called?
        [association] What is your association called?
       *[other] Under which name would you like to appear?
    }
    .label =
        { $category ->
            [company] Name
            [public_body] Name
            [association] Name
           *[other] Displayed name
        }
pro-sector =
    { $category ->
        [company] What does it do?
        [public_body] What is it in charge of?
        [association] What does it do?
       *[other] What is your trade or activity?
    }
    .label =
        { $category ->
            [company] Activity
            [public_body] Activity
            [association] Activity
           *[other] Trade
        }
    .hint =
        { $category ->
            [company] For example: Solar energy, Accounting, Watchmaking
            [public_body] For example: Education, Town planning, Public health
            [association] For example: Help for families, Sports, Culture
           *[other] For example: Web development, Plumbing, Translation
        }
pro-domain =
    { $category ->
        [company] To which domain does its activity belong?
       *[other] To which domain does your activity belong?
    }
    .label = Domain
    .hint =
        { $category ->
            [company] It serves to show you the freelances who suit your missions.
           *[other] It serves to show you the missions that suit you.
        }
    .error-no_domain = “{ $given }” is none of these domains. If yours is not on the list, choose “Another domain”.
pro-elsewhere = The missions of Entremise are limited to four domains; everything else is open to you.
    .label = Other domain
    .hint =
        ✅ Here, once your profile is certified: the directory “Who, what?”, appointments, messages and video calls.

        ❌ Not here: finding and publishing missions.

        🧭 To find contracts or a job elsewhere: your professional association, your regional employment office (arbeit.swiss) or the SME portal (kmu.admin.ch).

        In doubt? “Back” lets you choose another domain.
pro-elsewhere-stay = Go on with the directory
pro-city =
    { $category ->
        [company] In which city is it?
        [public_body] In which city is it?
        [association] In which city is it?
       *[other] In which city do you work?
    }
    .label = City
pro-skills =
    { $category ->
        [company] What are its specialities? Separate them by commas; the first five stand on its card.
        [public_body] Which services does it offer? Separate them by commas; the first five stand on its card.
        [association] What does it offer? Separate by commas; the first five stand on its card.
       *[other] What are your skills? Separate them by commas; the first five stand on your card.
    }
    .label =
        { $category ->
            [company] Specialities
            [public_body] Services
            [association] Offer
           *[other] Skills
        }
    .hint =
        { $category ->
            [company] For example: solar panels, heat pumps, energy advice
            [public_body] For example: building permits, civil status, grants
            [association] For example: French lessons, homework help, volunteering
           *[other] For example: Python, Django, PostgreSQL, accessibility
        }
pro-description =
    { $category ->
        [company] Introduce it in a few sentences.
        [public_body] Introduce it in a few sentences.
        [association] Introduce it in a few sentences.
       *[other] Introduce yourself in a few sentences.
    }
    .label = Presentation
pro-preview =
    { $category ->
        [company] This is your company. Tap a line to change it.
        [public_body] This is your public body. Tap a line to change it.
        [association] This is your association. Tap a line to change it.
       *[other] This is your profile. Tap a line to change it.
    }
fus = Time zone
fus-done = Noted: every time is now yours.
fus-zone = Write the name of a large city in your zone: Zurich, New York, Tokyo…
    .label = Time zone
msg1 = Leave a message
msg1-done = Your message is on its way. The answer will arrive in this chat.
msg1-body = What would you like to write to { $name }?
    .label = Message
    .hint = The bot passes it on: neither your Telegram account nor your address is shown.
rep = Reply
rep-done = Your reply is on its way.
rep-body = Your reply to { $name }:
    .label = Reply
    .hint = A photo, document or voice message: open the conversation.
bok = Ask for an appointment
    .confirm = 📅 Send the request
bok-done = Your request is on its way.
bok-accepted = Your appointment is confirmed.
bok-slot = When would you like to talk to { $name }?
    .label = Slot
bok-purpose = What would you like to talk about?
    .label = Subject
    .hint = One sentence is enough; it helps to prepare the appointment.
bok-preview = This is your request to { $name }.
itv = Ask for an interview
    .confirm = 📅 Ask for this interview
itv-done = Your interview request is on its way.
itv-accepted = The interview is confirmed.
itv-slot = When would you like to meet { $name } by video?
    .label = Slot
itv-purpose = A word to prepare the interview with { $name }?
    .label = Message
    .hint = Optional: the position, who will be there, what to bring.
itv-preview = This is your interview request to { $name }.
dec = Decline the request
    .cancel = ↩️ Do not decline
    .confirm = ❌ Decline the appointment
    .confirm-interview = ❌ Decline the interview
dec-preview =
    { $kind ->
        [interview] Decline the interview that { $name } asked for, { $when }? This is final: the slot is free again, and { $name } is told at once.
       *[other] Decline the appointment that { $name } asked for, { $when }? This is final: the slot is free again, and { $name } is told at once.
    }
dec-done = Your refusal is passed on.
dec-why =
    { $kind ->
        [interview] Decline the interview that { $name } asked for, { $when }: for which reason? It will be passed on.
       *[other] Decline the appointment that { $name } asked for, { $when }: for which reason? It will be passed on.
    }
    .label = Reason
dec-why-busy = Schedule too busy
dec-why-topic = Subject outside my skills
dec-why-other = Other reason
dec-said = Which reason would you like to pass on?
    .label = Details
can = Cancel the appointment
    .cancel = ↩️ Do not cancel
    .confirm = 🗑 Cancel the appointment
    .confirm-interview = 🗑 Cancel the interview
can-done = The appointment is cancelled.
can-why =
    { $kind ->
        [interview] Cancel the interview with { $name }, { $when }: for which reason? It will be passed on.
       *[other] Cancel the appointment with { $name }, { $when }: for which reason? It will be passed on.
    }
    .label = Reason
can-why-sick = Unable to attend
can-why-busy = Unable to attend
can-why-solved = The matter is settled
can-why-other = Other reason
can-said = Which reason would you like to pass on?
    .label = Details
can-preview =
    { $kind ->
        [interview] Cancel the interview with { $name }, { $when }? This is final: the slot is free again, and { $name } is told at once.
       *[other] Cancel the appointment with { $name }, { $when }? This is final: the slot is free again, and { $name } is told at once.
    }
abs = Report an absence
    .cancel = ↩️ Do not report
    .confirm = ⏳ Report this absence
abs-done = The absence is noted.
abs-preview =
    { $kind ->
        [interview] { $name } did not join the video call of the interview, { $when }: report their absence? This is final: the interview ends, and { $name } is told at once.
       *[other] { $name } did not join the video call of the appointment, { $when }: report their absence? This is final: the appointment ends, and { $name } is told at once.
    }
off = Offer another slot
    .confirm = 📤 Send these three slots
off-preview =
    { $kind ->
        [interview] Offer these slots to { $name } for the interview, instead of { $when }?
       *[other] Offer these slots to { $name } instead of { $when }?
    }
off-done = Your offer is on its way.
off-first =
    { $kind ->
        [interview] Which slot do you offer { $name } for the interview, instead of { $when }?
       *[other] Which slot do you offer { $name } instead of { $when }?
    }
    .label = First slot
off-second = A second one to choose from?
    .label = Second slot
    .skip = 📤 Send with one slot only
off-third = A third one to choose from?
    .label = Third slot
    .skip = 📤 Send with two slots
mov = Move the appointment
    .confirm = 📤 Propose this slot
mov-done = Your proposal is on its way. The old slot stays booked until the answer.
mov-slot =
    { $kind ->
        [interview] To which slot would you like to move the interview with { $name }, { $when }? The present one stays booked until the answer.
       *[other] To which slot would you like to move the appointment with { $name }, { $when }? The present one stays booked until the answer.
    }
    .label = New slot
mov-preview =
    { $kind ->
        [interview] Propose to { $name } to move your interview, { $when }, to this slot?
       *[other] Propose to { $name } to move your appointment, { $when }, to this slot?
    }
hor = My hours
    .confirm = ✅ Save my hours
hor-done = Your hours are saved. They serve for appointment requests.
hor-week = When can you be booked? Times are those of { $zone }.
    .label = Hours
hor-preview = These are your hours. Tap “Edit” to change them.
reg = Appointment rules
    .confirm = ✅ Save the rules
reg-done = Your rules are saved.
reg-duration = How long does an appointment last?
    .label = Duration
reg-duration-15 = 15 minutes
reg-duration-20 = 20 minutes
reg-duration-30 = 30 minutes
reg-duration-45 = 45 minutes
reg-duration-60 = 1 hour
reg-duration-90 = 1 hour 30
reg-duration-120 = 2 hours
reg-before = Which break before an appointment?
    .label = Break before
reg-before-0 = None
reg-before-5 = 5 minutes
reg-before-10 = 10 minutes
reg-before-15 = 15 minutes
reg-before-30 = 30 minutes
reg-before-60 = 1 hour
reg-after = Which break after an appointment?
    .label = Break after
reg-after-0 = None
reg-after-5 = 5 minutes
reg-after-10 = 10 minutes
reg-after-15 = 15 minutes
reg-after-30 = 30 minutes
reg-after-60 = 1 hour
reg-notice = How long in advance do you need to know?
    .label = Notice
reg-notice-120 = 2 hours
reg-notice-240 = 4 hours
reg-notice-720 = 12 hours
reg-notice-1440 = 1 day
reg-notice-2880 = 2 days
reg-automatic = Accept requests for a free slot automatically?
    .label = Automatic acceptance
reg-preview = These are your rules. Tap a line to change it.
blo = Block a day
blo-done = Blocked: { $day }.
blo-kept = Blocked: { $day }. What is agreed or asked for on that day stays: { $kept }.
blo-kept_one = { $time } with { $name }
blo-day = Which day would you like to block?
    .label = Day
arn = Report a scam
    .intro = Stay as alert as for any transaction: never pay in advance, keep the evidence. Your name is not disclosed.
    .confirm = 🚩 Send the report
arn-done = Your report is recorded.
arn-queued = Your report is kept. You have already filed several: the team sees this one in its turn, on { $date }.
arn-added = What you sent is added to your report.
arn-who = Which profile do you report? (required) Write its name.
    .label = Profile
    .error-required = The name of the profile is required. If it cannot be found, choose “I cannot find the profile” and attach a screenshot.
arn-what = What is it about?
    .label = Category
arn-story = What happened? Tell it in a few sentences.
    .label = Story
arn-evidence = Attach screenshots or documents, if you have any.
    .label = Evidence
    .none = none
arn-proof = Attach at least one screenshot or document: without a profile, the team has nothing else to go by.
    .label = Evidence
arn-preview = Under the terms, the platform is not liable in case of fraud. This is your report.
