msg-archived = Archived conversation: you keep the history, sending is no longer possible.
msg-closed = This conversation is closed.
msg-lure = ⚠️ This message suggests leaving the platform or paying in advance. Stay alert.
msg-archives = 📦 Archive
msg-deleted = Message deleted (account deleted)
messages-title =
    ✉️ <b>Messages</b>{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
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
conversation-text_only = Only text can be sent in this conversation.
messages-archives_title = 📦 <b>Archive</b> ({ $count })
messages-nothing_yet = No message yet.
