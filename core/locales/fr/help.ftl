# « Nous contacter »: requests to the team, and what the team answers.
help-topic-certification = 🛂 Certification
help-topic-access = 🔑 Accès au compte, e-mail
help-topic-mission = 📋 Missions et propositions
help-topic-technical = 🛠 Problème technique, visio
help-topic-safety = 🛡 Sécurité, mesure de l’équipe
help-topic-data = 🔒 Mes données
help-topic-other = 💬 Autre sujet
help-topic-number = 🔢 Changement de numéro
hlp = Nous contacter
    .confirm = 📨 Envoyer à l’équipe
hlp-done = Votre demande est partie. Réponse sous 2 jours ouvrés.
hlp-topic = À quel sujet écrivez-vous ? { $people } : une personne vous répond sous 2 jours ouvrés.
    .label = Sujet
hlp-text = Racontez en quelques phrases. Le texte suffit : les pièces jointes ne sont pas prises ici.
    .label = Message
hlp-preview = Voici votre demande. L’équipe ne vous écrit jamais hors de ce bot et de ses e-mails, et ne demande jamais d’argent.
hnu = Changer le numéro
    .intro = Un numéro vérifié ne change que par l’équipe. Votre certificat reste en vigueur jusqu’à la décision.
    .confirm = 📨 Envoyer à l’équipe
hnu-done = Votre demande est partie. Réponse sous 2 jours ouvrés.
hnu-number = Quel est le nouveau numéro ? Numéro actuel : { $old }.
    .label = Nouveau numéro
    .hint = Pour une entreprise, l’IDE, par exemple CHE-100.155.212 ; hors de Suisse, le numéro avec son pays ou son registre, par exemple SIREN 732 829 320.
    .error-wrong-number = Ce numéro n’est pas reconnu, ou son chiffre de contrôle ne correspond pas. Sont lus l’IDE (CHE-…), SIREN et SIRET, le Handelsregister avec son tribunal, le Firmenbuch (FN …), le RCS de Luxembourg et les numéros de TVA européens avec les lettres du pays. Pour tout autre numéro, écrivez-le dans « Nous contacter ».
    .error-same-number = C’est déjà le numéro connu.
hnu-text = Pourquoi change-t-il ? Quelques mots suffisent.
    .label = Raison
hnu-preview = Voici votre demande.
hrp = Écrire
hrp-done = Votre message est parti.
hrp-body = Qu’écrivez-vous au sujet de la demande n° { $n } ? Le texte suffit, sans pièce jointe.
    .label = Message
hwr = Écrire à un membre
    .confirm = 📨 Envoyer
hwr-done = Votre message est parti.
hwr-text = Que voulez-vous écrire à { $who } ? Une réponse vous parviendra ici.
    .label = Message
hwr-preview = Voici votre message.
contact-page =
    📨 <b>Nous contacter</b>

    { $people } : une personne vous répond sous 2 jours ouvrés.

    L’équipe ne vous écrit jamais hors de ce bot et de ses e-mails, et ne demande jamais d’argent.
contact-write = ✍️ Écrire à l’équipe
contact-mine = Vos demandes :
contact-line = { $state } n° { $n } · { $topic }
help-title = 📨 <b>Demande n° { $n }</b> · { $topic }
help-from = 👤 { $name } · { $category }
help-from_gone = 👤 Compte supprimé
help-from_newcomer = 👤 { $name } · pas encore de compte
help-number = 🔢 <code>{ $old }</code> → <code>{ $new }</code>
help-number_of = 🔢 { $name } : <code>{ $old }</code> → <code>{ $new }</code>
help-carried_out = 🔁 Le nouveau numéro est en cours d’analyse. Le certificat actuel reste en vigueur jusqu’à la décision.
help-you = Vous
help-team = Équipe
help-message = <b>{ $who }</b> · { $at }
    { $text }
help-earlier = { $count ->
    [one] … et un message plus ancien
   *[other] … et { $count } messages plus anciens
}
help-state-open = ⏳ À l’équipe de répondre d’ici { $due }.
help-state-late = ⏰ Le délai annoncé est dépassé depuis { $due }.
help-state-answered = 💬 L’équipe a répondu. Touchez « ✍️ Écrire » pour lui répondre, ou dites que c’est réglé.
help-state-answered_team = 💬 Répondue : au membre d’écrire.
help-state-closed = ✅ Close le { $at }.
help-reopen_until = Elle peut être rouverte jusqu’au { $until }.
help-taken_by_you = 🙋 Vous vous en occupez.
help-taken_by = 🙋 { $name } s’en occupe.
help-taken_by_nobody = Personne ne s’en occupe encore.
help-reply = ✍️ Répondre
help-write = ✍️ Écrire
help-settle = ✅ C’est réglé
help-reopen = 🔓 Rouvrir
help-take = 🙋 Je m’en occupe
help-hand_back = ↩️ Rendre à l’équipe
help-close = 📁 Clore
help-carry_out = 🔁 Mettre ce numéro en analyse
help-account = 👤 Voir le compte
help-taken = C’est noté : vous vous en occupez.
help-handed_back = La demande est rendue à l’équipe.
help-closed = La demande est close.
help-reopened = La demande est rouverte : l’équipe répond sous 2 jours ouvrés.
admin-requests = 📨 Demandes
help-queue = { $count ->
    [0] 📨 <b>Demandes</b>
        Aucune demande n’attend l’équipe.
    [one] 📨 <b>Demandes</b>
        Une demande attend, la plus ancienne d’abord.
   *[other] 📨 <b>Demandes</b>
        { $count } demandes attendent, la plus ancienne d’abord.
}
help-queue_answered = { $count ->
    [0] 💬 <b>Demandes répondues</b>
        Aucune n’attend le membre.
   *[other] 💬 <b>Demandes répondues</b>
        Au membre d’écrire : { $count }.
}
help-answered_button = 💬 Répondues
help-open_button = 📨 À répondre
help-to_call = ☎️ Permis à venir ({ $count })
help-write_to = ✍️ Écrire à cette personne
err-text-too-short = C’est trop court pour recevoir une réponse : { $minimum } caractères au moins.
err-too-many-requests = { $limit } demandes attendent déjà une réponse : complétez l’une d’elles, ou attendez la réponse.
err-number-asked-already = Un changement de ce numéro est déjà demandé : suivez-le dans « Nous contacter ».
err-same-number = C’est déjà le numéro connu.
err-number-still-free = Ce numéro n’est pas encore vérifié : vous pouvez le changer sans l’équipe.
err-number-moved = Ce profil a changé depuis la demande : son numéro ou sa certification n’est plus celui d’alors.
err-taken-by-other = { $name } s’occupe déjà de cette demande.
err-reopen-too-late = Cette demande est close depuis plus de 30 jours : écrivez-en une nouvelle.
notice-help-opened = 📨 Nouvelle demande n° { $n } : { $topic }.
notice-help-written = 📨 Nouveau message dans la demande n° { $n }.
notice-help-reopened = 📨 La demande n° { $n } est rouverte.
notice-help-late = ⏰ La demande n° { $n } attend depuis plus de 2 jours ouvrés.
notice-help-answered = 📨 L’équipe a répondu à votre demande n° { $n }.
notice-help-closed = 📁 Votre demande n° { $n } est close.
notice-help-carried_out = 🔁 Votre nouveau numéro est en cours d’analyse.
notice-help-written_to = 📨 L’équipe vous écrit.
mail-help-answered = Réponse
    .subject = L’équipe a répondu à votre demande
mail-help-closed = Clôture
    .subject = Votre demande est close
mail-help-carried_out = Numéro
    .subject = Votre nouveau numéro est en cours d’analyse
mail-help-written_to = Message
    .subject = Un message de l’équipe Entremise
audit-kind-help = 📨 Demandes
audit-act-help-taken = demande prise en charge
audit-act-help-handed_back = demande rendue à l’équipe
audit-act-help-answered = demande répondue
audit-act-help-closed = demande close
audit-act-help-written = message écrit à un membre
audit-act-help-number = nouveau numéro mis en analyse
command-contact = Écrire à l’équipe
help-topic-name = 🪪 Changement de nom
hna = Changer de nom
    .intro = Un nom vérifié ne change que par l’équipe. Votre certificat reste en vigueur jusqu’à la décision.
    .confirm = 📨 Envoyer à l’équipe
hna-done = Votre demande est partie. Réponse sous 2 jours ouvrés.
hna-first = Quel est votre nouveau prénom officiel ? Nom actuel : { $name }. Si seul le nom de famille change, écrivez le même prénom.
    .label = Prénom
hna-last = Quel est votre nouveau nom de famille officiel ?
    .label = Nom de famille
    .error-same-name = C’est déjà le nom connu.
hna-text = Pourquoi change-t-il ? Quelques mots suffisent.
    .label = Raison
hna-preview = Voici votre demande. Le nom affiché suivra, de la manière que vous avez choisie.
contact-name = 🪪 Changer de nom
contact-number = 🔢 Changer le numéro
help-name = 🪪 { $old } → <b>{ $new }</b>
help-renamed = 🔁 Le nouveau nom est en cours d’analyse. Le certificat actuel reste en vigueur jusqu’à la décision.
help-rename = 🔁 Mettre ce nom en analyse
help-change_started = C’est en analyse ; la décision se prend dans « Certifications ».
help-ask_close = Clore la demande n° { $n } ? Un message en prévient { $name } tout de suite. Elle peut être rouverte pendant 30 jours.
help-close_now = 📁 Oui, clore
help-undo = ↩️ Rouvrir
help-closed_button = ✅ Closes
help-queue_closed = { $count ->
    [0] ✅ <b>Demandes closes</b>
        Aucune demande n’est close.
    [one] ✅ <b>Demandes closes</b>
        Une demande est close.
   *[other] ✅ <b>Demandes closes</b>
        { $count } demandes sont closes, la dernière d’abord.
}
help-found = { $count ->
    [0] 🔎 <b>« { $text } »</b>
        Aucune demande n’a ce numéro ni ce nom.
    [one] 🔎 <b>« { $text } »</b>
        Une demande.
   *[other] 🔎 <b>« { $text } »</b>
        { $count } demandes, la plus récente d’abord.
}
help-search_hint = 🔎 Écrivez un numéro ou un nom pour retrouver une demande.
err-name-asked-already = Un changement de ce nom est déjà demandé : suivez-le dans « Nous contacter ».
err-same-name = C’est déjà le nom connu.
err-name-still-free = Ce nom n’est pas encore vérifié : choisissez le nom affiché dans votre profil, sans l’équipe.
err-name-moved = Ce profil a changé depuis la demande : son nom ou sa certification n’est plus celui d’alors.
notice-help-renamed = 🔁 Votre nouveau nom est en cours d’analyse.
notice-help-reopened_by_team = 📨 L’équipe a rouvert votre demande n° { $n }.
mail-help-renamed = Nom
    .subject = Votre nouveau nom est en cours d’analyse
mail-help-reopened_by_team = Réouverture
    .subject = Votre demande est rouverte
audit-act-help-name = nouveau nom mis en analyse
audit-act-help-reopened = demande rouverte
