msg-archived = Conversation archivée : vous gardez l’historique, l’envoi n’est plus possible.
msg-closed = Cette conversation est close.
msg-lure = ⚠️ Ce message propose de sortir de la plateforme ou de payer d’avance. Faites preuve de vigilance.
msg-archives = 📦 Archives
msg-deleted = Message supprimé (compte supprimé)
messages-title =
    ✉️ <b>Messagerie</b>{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }
messages-empty = Aucune conversation pour l’instant. Ouvrez une fiche et touchez « Laisser un message ».
messages-mine = Vous :{" "}
messages-line =
    <b>{ $name }</b>{ $count ->
        [0] {""}
        [one] {" "}· { $count } nouveau
       *[other] {" "}· { $count } nouveaux
    }
    { $text }
messages-thread =
    { $count ->
        [0] ✉️ { $name }
       *[other] 🔵 { $name } ({ $count })
    }
conversation-title = ✉️ <b>{ $name }</b>
conversation-me = Vous
conversation-message = <b>{ $author }</b> · { $at }
    { $text }
conversation-edited = <b>{ $author }</b> · { $at } (modifié)
    { $text }
conversation-all_read = ✉️ { $name } : tout est lu.
conversation-reply = ↩️ Répondre
conversation-open = ✉️ Ouvrir la conversation
conversation-card = 👤 Voir la fiche
conversation-type_to_answer = <i>Écrivez ici pour répondre.</i>
conversation-text_only = Seul du texte peut être envoyé dans cette conversation.
messages-archives_title = 📦 <b>Archives</b> ({ $count })
messages-nothing_yet = Aucun message pour le moment.
