msg-archived = Conversation archivée : vous gardez l’historique, l’envoi n’est plus possible.
msg-closed = Cette conversation est close.
msg-lure = ⚠️ Ce message propose de sortir de la plateforme ou de payer d’avance. Faites preuve de vigilance.
msg-archives = 📦 Archives
msg-deleted = Message supprimé (compte supprimé)
messages-title =
    ✉️ <b>Messagerie</b>{ $count ->
        [0] {""}
        [one] {" · "}1 conversation
       *[other] {" · "}{ $count } conversations
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
conversation-type_first = <i>Écrivez ici votre premier message.</i>
messages-archives_title = 📦 <b>Archives</b> ({ $count })
messages-nothing_yet = Aucun message pour le moment.
conversation-removed = Message supprimé
err-cannot-answer = Cette personne ne peut pas répondre pour le moment. Vous pourrez à nouveau lui écrire dès que ce sera possible.
conversation-gone = <i>Ce compte a été supprimé : vous gardez vos messages, l’envoi n’est plus possible.</i>
conversation-older = ⬆️ Messages plus anciens
conversation-newest = ⬇️ Derniers messages
conversation-whole = 📖 Lire en entier
conversation-files = 📎 Tous les fichiers ({ $count })
conversation-which_file = 📎 Les fichiers reçus de cette page. Touchez-en un pour le recevoir ici.
conversation-remove = 🗑 Supprimer mon message
conversation-which = 🗑 Quel message voulez-vous supprimer ? Il disparaît pour les deux côtés, ici et dans la messagerie.
conversation-none_left = Vous n’avez aucun message à supprimer ici.
conversation-was_removed = 🗑 Votre message est supprimé des deux côtés.
conversation-report = 🚩 Déclarer une arnaque
conversation-file_gone = Telegram n’a plus ce fichier : demandez à la personne de l’envoyer à nouveau.
conversation-no_contact = Un contact ne s’envoie pas dans une conversation. Après l’accord sur une mission, « 📇 Échanger nos coordonnées » est là pour cela.
file-kind-photo = 📷 Photo
file-kind-document = 📎 Document
file-kind-voice = 🎤 Message vocal
err-attachment-refused = Ici vous pouvez envoyer du texte, une photo, un document ou un message vocal.
err-program-refused = Un programme ne peut pas être envoyé ici. Un document, une image ou une archive convient.
err-attachment-too-large = Ce fichier est trop lourd : { $limit } Mo au maximum.
err-conversation-closed = Cette conversation est close.
err-counterpart-gone = Ce compte a été supprimé : votre message ne serait lu par personne.
err-deal-needed = Les coordonnées s’échangent après l’accord des deux côtés sur la mission.
err-nothing-to-share = Indiquez au moins un moyen de vous joindre : un numéro, votre adresse ou votre nom sur Telegram.
int-contacts = 📇 Échanger nos coordonnées
int-contacts_given = 📇 Coordonnées échangées
contacts-title = 📇 <b>Nos coordonnées</b> · { $name }
contacts-theirs = <b>Ce que vous avez reçu</b>
    { $details }
contacts-none_of_theirs = { $name } : rien reçu pour l’instant.
contacts-mine = <b>Ce que vous avez donné</b>
    { $details }
contacts-none_of_mine = Vous n’avez encore rien donné. Vous choisissez quoi, vous le relisez, puis vous confirmez.
contacts-share = 📇 Donner mes coordonnées
contacts-share_anew = ✏️ Modifier ce que je donne
contacts-withdraw = ↩️ Retirer mes coordonnées
contacts-withdrawn = Vos coordonnées ne sont plus montrées.
notice-contacts-shared = 📇 <b>{ $name }</b> vous donne ses coordonnées.
ctc = Échanger nos coordonnées
    .confirm = 📇 Donner ces coordonnées
ctc-done = C’est fait : vos coordonnées sont montrées à l’autre partie.
ctc-email = Donner votre adresse { $email } ?
    .label = Adresse e-mail
ctc-username = Donner votre nom sur Telegram, @{ $username } ?
    .label = Nom sur Telegram
ctc-phone = Voulez-vous donner un numéro de téléphone ?
    .label = Téléphone
    .hint = Écrivez-le, ou envoyez votre propre contact avec le trombone de Telegram. Sinon, passez.
ctc-preview = Voici exactement ce qui sera montré à { $other } :

    { $details }
    .label = Aperçu
