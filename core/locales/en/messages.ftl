msg-archived = Archived conversation: you keep the history, sending is no longer possible.
msg-closed = This conversation is closed.
msg-lure = ⚠️ This message suggests leaving the platform or paying in advance. Stay alert.
msg-archives = 📦 Archive
msg-deleted = Message deleted (account deleted)
messages-title =
    ✉️ <b>Messages</b>{ $count ->
        [0] {""}
        [one] {" · "}1 conversation
       *[other] {" · "}{ $count } conversations
    }
messages-empty = No conversation yet. Open a card and tap “Leave a message”.
messages-mine = You:{" "}
messages-line =
    <b>{ $name }</b>{ $count ->
        [0] {""}
       *[other] {" "}· { $count } new
    }
    { $text }
messages-thread =
    { $count ->
        [0] ✉️ { $name }
       *[other] 🔵 { $name } ({ $count })
    }
conversation-title = ✉️ <b>{ $name }</b>
conversation-me = You
conversation-message = <b>{ $author }</b> · { $at }
    { $text }
conversation-edited = <b>{ $author }</b> · { $at } (edited)
    { $text }
conversation-all_read = ✉️ { $name }: everything is read.
conversation-reply = ↩️ Reply
conversation-open = ✉️ Open the conversation
conversation-card = 👤 View the card
conversation-type_to_answer = <i>Write here to answer.</i>
conversation-type_first = <i>Write your first message here.</i>
messages-archives_title = 📦 <b>Archive</b> ({ $count })
messages-nothing_yet = No message yet.
conversation-removed = Message deleted
err-cannot-answer = This person cannot answer at the moment. You can write to them again as soon as they can.
conversation-gone = <i>This account was deleted: you keep your messages, sending is no longer possible.</i>
conversation-older = ⬆️ Older messages
conversation-newest = ⬇️ Latest messages
conversation-whole = 📖 Read in full
conversation-files = 📎 All files ({ $count })
conversation-which_file = 📎 The files received on this page. Tap one to have it sent here.
conversation-remove = 🗑 Delete my message
conversation-which = 🗑 Which message would you like to delete? It disappears for both sides, here and in the notices.
conversation-none_left = You have no message to delete here.
conversation-was_removed = 🗑 Your message is deleted for both sides.
conversation-report = 🚩 Report a scam
conversation-file_gone = Telegram no longer has this file: ask the person to send it again.
conversation-no_contact = A contact cannot be sent in a conversation. After the agreement on a mission, “📇 Exchange contact details” is there for that.
file-kind-photo = 📷 Photo
file-kind-document = 📎 Document
file-kind-voice = 🎤 Voice message
err-attachment-refused = Here you can send text, a photo, a document or a voice message.
err-program-refused = A program cannot be sent here. A document, a picture or an archive is fine.
err-attachment-too-large = This file is too large: { $limit } MB at most.
err-conversation-closed = This conversation is closed.
err-counterpart-gone = This account was deleted: nobody would read your message.
err-deal-needed = Contact details are exchanged once both sides agreed on the mission.
err-nothing-to-share = Give at least one way to reach you: a number, your address or your name on Telegram.
int-contacts = 📇 Exchange contact details
int-contacts_given = 📇 Contact details given
contacts-title = 📇 <b>Our contact details</b> · { $name }
contacts-theirs = <b>What you received</b>
    { $details }
contacts-none_of_theirs = { $name }: nothing received yet.
contacts-mine = <b>What you gave</b>
    { $details }
contacts-none_of_mine = You have not given anything yet. You choose what, read it again, then confirm.
contacts-share = 📇 Give my contact details
contacts-share_anew = ✏️ Change what I give
contacts-withdraw = ↩️ Take my contact details back
contacts-withdrawn = Your contact details are no longer shown.
notice-contacts-shared = 📇 <b>{ $name }</b> gives you their contact details.
ctc = Exchange contact details
    .confirm = 📇 Give these details
ctc-done = Done: your contact details are shown to the other side.
ctc-email = Give your address { $email }?
    .label = E-mail address
ctc-username = Give your name on Telegram, @{ $username }?
    .label = Name on Telegram
ctc-phone = Would you like to give a telephone number?
    .label = Telephone
    .hint = Type it, or send your own contact with Telegram’s paper clip. Otherwise, skip.
ctc-preview = This is exactly what { $other } will be shown:

    { $details }
    .label = Preview
