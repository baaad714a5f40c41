goodbye-others =
    <b>Other</b>

    • My data: a file with everything that we keep about you.
    { $pause ->
        [yes] • Pause my profile: nobody finds your profile any more, what you have under way goes on.
       *[no] • An account without a profile appears nowhere.
    }
    • Delete my account: everything is erased, for good.
goodbye-back = ◀️ Settings
goodbye-before =
    🗑 <b>Delete my account</b>

    Before you go: { $pause ->
        [yes] a pause may be enough, and your data can be sent to you in a file.
       *[no] your data can be sent to you in a file.
    }

    If you go on, we ask why you are leaving, then we show you exactly what ends. Nothing is deleted before the red button.
goodbye-go_on = Go on to the deletion
goodbye-stay = I stay
bye = Delete my account
bye-reason = Why are you leaving?
    .label = Reason
    .hint = The reason is counted without any link to you.
bye-said = Tell us in a few words what makes you leave.
    .label = Your words
    .hint = These words are kept without your name. Please put no name and no contact details in them.
departure-reason-found = I found what I was looking for
departure-reason-unused = I no longer use it
departure-reason-messages = Too many messages
departure-reason-experience = A bad experience
departure-reason-privacy = The protection of my data
departure-reason-other = Another reason
goodbye-page =
    🗑 <b>What ends with your account</b>

    Your account, your profile, your files, your messages and your settings are erased. The people concerned learn only that the account is deleted.

    📦 “My data” sends you a file: save it on your device before the red button. It stays in this chat, which you may delete as well.
goodbye-meetings = 📅 <b>{ $count ->
    [one] Appointment cancelled
   *[other] Appointments cancelled
    }:</b>
goodbye-deals = 🤝 <b>{ $count ->
    [one] Collaboration interrupted
   *[other] Collaborations interrupted
    }:</b>
goodbye-propositions = 💼 <b>{ $count ->
    [one] Proposal or discussion cancelled
   *[other] Proposals and discussions cancelled
    }:</b>
goodbye-company_deals = 🤝 <b>{ $count ->
    [one] Collaboration interrupted if the organisation closes
   *[other] Collaborations interrupted if the organisation closes
    }:</b>
goodbye-company_propositions = 💼 <b>{ $count ->
    [one] Proposal or discussion cancelled if the organisation closes
   *[other] Proposals and discussions cancelled if the organisation closes
    }:</b>
goodbye-several = • { $name } ({ $count })
goodbye-missions = 📋 <b>{ $count ->
    [one] Mission that ends if the organisation closes
   *[other] Missions that end if the organisation closes
    }:</b>
goodbye-drafts = ✏️ <b>{ $count ->
    [one] Draft erased if the organisation closes
   *[other] Drafts erased if the organisation closes
    }:</b>
goodbye-services = 🏢 <b>{ $count ->
    [one] Organisation that you leave
   *[other] Organisations that you leave
    }:</b>
goodbye-meeting = • { $when } · { $name }
goodbye-item = • { $name }
goodbye-more = { $count ->
    [one] • and one more line
   *[other] • and { $count } more lines
    }
goodbye-conversations = 💬 { $count ->
    [one] One conversation stops: your messages in it are erased, the other person keeps theirs.
   *[other] { $count } conversations stop: your messages in them are erased, the others keep theirs.
    }
goodbye-report = 🚨 Your report no. { $number } goes on without your name. You will not learn its outcome any more.
goodbye-reports_about = 🚨 { $count ->
    [one] A report about you is being looked at: its file stays sealed until the decision, six months at most, and is then erased.
   *[other] { $count } reports about you are being looked at: their files stay sealed until the decision, six months at most, and are then erased.
    }
goodbye-measured = ⛔ A decision of the team is in force: so that it holds for a new account too, a keyed hash of your Telegram id and of your verified e-mail is kept until its end, three years at most.
goodbye-nothing = Nothing else is under way: no appointment, no proposal, no case.
goodbye-for_good = ⚠️ This is for good: your data cannot be recovered. What is already in other people’s Telegram chats cannot be called back.
goodbye-owner_needed = 🏢 <b>{ $name }</b>: you are its only owner. { $count ->
    [0] Close the organisation to go on.
   *[other] Make somebody else its owner, or close the organisation.
    }
goodbye-owner_asked = 🏢 <b>{ $name }</b>: the responsibility is offered to { $person }, who answers until { $until }. As soon as it is accepted you can leave; you can also close the organisation.
goodbye-closes = 🏢 <b>{ $name }</b>: the organisation closes with your account. Its profile and its missions end{ $count ->
    [0] .
   *[other] , and its members are told.
    }
goodbye-name_owner = 👤 Name somebody: { $name }
goodbye-close = 🏢 Close: { $name }
goodbye-keep_open = ↩️ Do not close: { $name }
goodbye-naming = 👤 <b>{ $name }</b>

    Who becomes its owner? The person gets the offer and answers within 7 days. As soon as they accept, you can leave; until then nothing changes.
goodbye-owner_offered = The offer is on its way. As soon as the person accepts, you can delete your account.
goodbye-over = This button is out of date. Nothing was deleted: here is the current situation.
goodbye-toast = Your account is deleted.
goodbye-last-own =
    Your account and data are deleted. They cannot be recovered.

    We cannot take back the messages of this chat that are older than 48 hours: delete the chat in Telegram to erase them too.

    Should you come back one day, /start opens a new, empty account.
goodbye-last-team =
    Your account and data are deleted, as the team’s decision told you. They cannot be recovered.

    To read that decision again, or to contest it: /start.
goodbye-gone-own = Your account no longer exists. /start opens a new, empty account.
goodbye-gone-team = Your account no longer exists. To read the team’s decision again, or to contest it: /start.
err-still-in-team = You belong to the team: that right is first given back on the server, by the command line.
err-just-left = This account no longer exists.
err-nobody-yet = This account does not exist.
err-wish-over = This button is out of date. Nothing was deleted.
err-owner-needed = An organisation would be left without an owner: name somebody, or close the organisation.
err-export-lately = Your data was sent to you within the last 24 hours already.
notice-team-closed = 🏢 <b>{ $name }</b>: the organisation has closed its account. Your place in it ends.

own_data-page =
    📦 <b>My data</b>

    A ZIP file with everything that we keep about you, area by area, and the files that you published. It arrives here, in this chat, once a day at most.

    Other people’s messages are theirs: the file gives their date, without the text. The documents that you gave to the team are not in it: they are encrypted, and only the team opens them.
own_data-ask = 📦 Prepare my file
own_data-waiting = ⏳ Your file is being prepared. It arrives in a moment.
own_data-sent = 📦 Your file has arrived.
own_data-sent_again = ✅ Your file was sent. A new one can be asked for from { $again } on.
own_data-failed = Your file could not be sent. You can ask for it again.
own_data-caption = Your data. This file is personal: keep it to yourself.
own_data-left_out = Too large to be sent, to be asked for from the team: { $files }
own_data-file_name = my-data
own_data-folder = files
own_data-readme_name = READ-ME
own_data-readme =
    My data

    Each .json file holds one area: lists of rows with the name of each datum. Times are in universal time (UTC). The folder “files” holds what you published.
    Other people’s messages are theirs: their date is given, without the text.
    The documents that you gave to the team for the certification are not here: they are encrypted, and only the team opens them.
    Files too large for this delivery, to be asked for from the team: { $left_out }
own_data-area-account = account
own_data-area-profile = profile
own_data-area-certification = certification
own_data-area-agenda = agenda
own_data-area-calls = calls
own_data-area-messages = messages
own_data-area-missions = missions
own_data-area-safety = safety
own_data-area-team = requests-to-the-team
own_data-area-bot = bot

command-mesdonnees = Receive my data in a file
command-supprimer = Delete my account
command-mydata = Receive my data in a file
command-delete = Delete my account
departures-button = 👋 Departures
departures-page =
    👋 <b>Why people leave</b>
    Counted without any link to a person.
departures-none = Nobody has left so far.
departures-line = • { $month } · { $reason }: { $count }
departures-words = “{ $text }”
