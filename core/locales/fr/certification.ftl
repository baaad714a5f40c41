admin-certs = 🛂 Certifications
cert-status-none = Non déposé
cert-status-review = En cours d’analyse
cert-status-more = Complément demandé
cert-status-nopermit = Permis à venir
cert-status-ok = ✅ Profil certifié
cert-status-refused = Certification refusée
cert-status-expired = Certification à renouveler
cert-status-suspended = Compte suspendu
cert-nopermit = ☑️ Pas encore de permis
cert-approve = ✅ Certifier
cert-ask_more = ❔ Demander un complément
cert-refuse = ❌ Refuser
cert-reason-outdated = Documents pas à jour
cert-reason-unfit = Profil hors plateforme
cert-resubmit = 🔁 Renvoyer mes documents
cert-blocked-company = Renseignez d’abord votre numéro d’immatriculation : vous pourrez alors voir les freelances et publier.
cert-pending_other = Vérification en cours. Vos échanges reprendront ensuite.
cert-reason-other = Autre raison
cert-need-permit = Permis ou pièce d’identité
cert-need-permit_back = Verso du permis ou de la pièce d’identité
cert-need-residence = Justificatif de domicile
cert-need-proof = Statuts ou numéro officiel
cert-need-statutes = Statuts ou extrait du registre
cert-need-number = Numéro d’immatriculation
cert-why-permit = L’équipe vérifie que vous pouvez travailler en Suisse. Le document est effacé 30 jours après la décision ; seule sa date d’échéance reste.
cert-why-permit_back = Le verso, s’il porte des indications : l’équipe voit les deux faces. Il est effacé 30 jours après la décision.
cert-why-residence = L’équipe vérifie votre adresse. Le document est effacé 30 jours après la décision.
cert-why-statutes = L’équipe vérifie que l’organisation existe. Le document est effacé 30 jours après la décision.
certify-title = ✅ <b>Rendre mon profil public</b>
certify-at-none = Rien n’est encore visible. Donnez ce qui manque : une personne de l’équipe le vérifie, puis votre profil apparaît.
certify-at-review = ⏳ L’équipe a tout reçu. Réponse sous 2 jours ouvrés.
certify-mine = 🛂 Ma certification
certify-kept = Votre certificat reste en vigueur jusqu’à la décision.
certify-at-changed = ⏳ L’équipe vérifie ce qui a changé. { $wanted ->
    [yes] Déposez ci-dessous un document à votre nouveau nom : la décision vient plus vite.
   *[no] Vous n’avez rien à faire.
}
certify-name_locked = 🪪 Changer de nom : contactez l’équipe
certify-at-more = ❔ L’équipe demande un complément.
certify-at-nopermit = ☎️ L’équipe vous contacte sous 2 jours ouvrés. Quand le permis est là, déposez-le ici.
certify-at-ok = ✅ Votre profil est certifié et visible.
certify-at-refused = ❌ L’équipe n’a pas pu certifier votre profil.
certify-at-expired = ⏰ Votre permis est échu : votre profil est caché jusqu’au nouveau document.
certify-at-suspended = ⛔ Votre compte est suspendu. Écrivez à l’équipe par « Nous contacter ».
certify-reason = Raison : { $reason }
certify-note = « { $note } »
certify-promise = 🔒 Vos documents sont chiffrés, lus par l’équipe seule, et jamais montrés dans la messagerie.
certify-upload = 📎 Déposer : { $what }
certify-open = 🔗 Ouvrir la page : { $what }
certify-link_ready = La page est prête : son lien vaut 15 minutes et une seule fois.
certify-number = 🔢 Indiquer le numéro officiel
certify-number_locked = 🔢 Changer le numéro : contactez l’équipe
certify-send = ✅ Envoyer à l’équipe
certify-sent = Votre profil est chez l’équipe. Réponse sous 2 jours ouvrés.
certify-no_permit_noted = C’est noté. L’équipe vous contacte sous 2 jours ouvrés pour préparer votre profil avec vous.
certify-no_page = Cette installation n’a pas encore d’adresse web sûre : contactez l’équipe.
certify-not_in_chat = Pour votre sécurité, ce fichier a été retiré de la conversation : l’équipe n’attend aucun document de vous en ce moment.
certify-chat_ask = ❓ « { $name } » : dites ci-dessous ce que c’est.
certify-chat_then = Ensuite : { $names }.
certify-chat_name = « { $name } »
certify-chat_photo = Photo, { $at }
certify-chat_ask_there = ❓ { $named ->
    [yes] « { $name } » est bien arrivé : dites sous « Rendre mon profil public » ce que c’est.
   *[no] Votre document est bien arrivé : dites sous « Rendre mon profil public » ce que c’est.
}
certify-chat_is = 📎 C’est : { $what }
certify-chat_noted = C’est noté : le document est chiffré et remis à l’équipe.
certify-chat_taken = { $kind ->
    [permit] ✅ Votre permis ou pièce d’identité est reçu et chiffré. Le message a été effacé de la conversation.
    [permit_back] ✅ Le verso de votre permis ou pièce d’identité est reçu et chiffré. Le message a été effacé de la conversation.
    [residence] ✅ Votre justificatif de domicile est reçu et chiffré. Le message a été effacé de la conversation.
   *[other] ✅ Votre document (statuts ou extrait du registre) est reçu et chiffré. Le message a été effacé de la conversation.
}
certify-chat_not_taken = ⚠️ Votre document n’a pas été gardé : la raison est sous « Rendre mon profil public ». Le message a été effacé de la conversation.
certify-chat_refused = ⚠️ « { $name } » n’a pas été gardé. { $why ->
    [unsorted] Personne n’a dit dans les 24 heures ce que c’était : envoyez-le de nouveau.
    [unasked] L’équipe ne demande plus ce document.
    [full] Plusieurs documents sont déjà en route : envoyez les suivants un peu plus tard.
    [empty] Ce fichier est vide.
    [kind] Seuls les fichiers JPEG, PNG et PDF sont acceptés, d’après leur contenu.
    [large] Ce fichier dépasse 10 Mo.
    [tiny] Cette image est trop petite : { $least } pixels au minimum de chaque côté.
    [pixels] Cette image est trop grande : 40 millions de pixels au maximum.
    [pages] Ce PDF a trop de pages : 20 au maximum.
    [locked] Ce PDF est protégé par un mot de passe : retirez-le d’abord.
    [damaged] Ce fichier est abîmé ou incomplet : envoyez-le de nouveau.
    [gone] Telegram ne donne plus ce fichier : envoyez-le de nouveau.
    [unreachable] Telegram n’a pas répondu : envoyez-le de nouveau.
   *[other] Ce fichier demande trop de mémoire pour être lu : envoyez-en une version plus simple.
}
certs-queue = { $count ->
    [0] 🛂 <b>Certifications</b>
        Rien n’attend l’équipe.
    [one] 🛂 <b>Certifications</b>
        Un dossier attend, le plus ancien d’abord.
   *[other] 🛂 <b>Certifications</b>
        { $count } dossiers attendent, le plus ancien d’abord.
}
certs-queue_appeals = { $count ->
    [one] 🛂 <b>Certifications</b>
        Aucun dossier ; une contestation attend.
   *[other] 🛂 <b>Certifications</b>
        Aucun dossier ; { $count } contestations attendent.
}
certs-case = 🛂 <b>{ $name }</b> · { $status }
certs-who = { $category } · { $sector } · { $city }
certs-names = Nom affiché : { $shown } · nom Telegram : { $telegram }
certs-skills = 🛠 { $skills }
certs-description = <i>{ $text }</i>
certs-number = 🔢 Numéro officiel : <code>{ $number }</code>
certs-number_other = ⚠️ Le bot ne connaît pas ce registre : comparez le numéro et le nom avec l’extrait.
certs-number_taken = ⚠️ Ce numéro est aussi celui d’un autre profil : « { $name } » ({ $status }). Vérifiez qui représente cette organisation.
certs-register = 🔎 Registre officiel
certs-in_time = Délai annoncé : 2 jours ouvrés.
certs-late = ⏰ Le délai annoncé de 2 jours ouvrés est dépassé.
certs-see = 👁 Voir : { $what }
certs-see_again = ✅ Revoir : { $what }
certs-act = • { $day } : { $what }
certs-said = « { $text } »
certs-act-submit = déposé
certs-act-no_permit = pas encore de permis, à contacter
certs-act-ask_more = complément demandé
certs-act-certify = certifié
certs-act-refuse = refusé
certs-act-expire = permis échu
certs-act-suspend = compte suspendu
certs-act-lift = suspension levée
certs-act-reopen = à réexaminer
num = Numéro officiel
    .confirm = ✅ Enregistrer
num-done = Le numéro est enregistré.
num-number = Quel est le numéro officiel ?
    .label = Numéro
num-country = Dans quel pays votre entreprise est-elle inscrite ?
    .label = Pays
    .hint = L’équipe compare ensuite le numéro avec l’extrait du registre, que vous déposez ici même.
num-listed = Quel est son numéro dans ce registre ?
    .label = Numéro
    .hint = Avec le nom du registre, par exemple « Companies House 12345678 ».
    .error-no-figure = Il manque le numéro lui-même, avec ses chiffres.
num-uid = Quel est le numéro officiel de votre entreprise ?
    .label = Numéro
    .skip = 🌍 Autre pays ou registre
    .hint = En Suisse, l’IDE, par exemple CHE-100.155.212 ; ailleurs, par exemple SIREN 732 829 320, HRB 44319 Mannheim, FN 122119m, RCS B123456, ou la TVA avec son pays : IT00743110157, BE0428759497.
    .error-wrong-number = Ce numéro n’est pas reconnu, ou son chiffre de contrôle ne correspond pas. Sont lus l’IDE (CHE-…), SIREN et SIRET, le Handelsregister avec son tribunal, le Firmenbuch (FN …), le RCS de Luxembourg et les numéros de TVA européens avec les lettres du pays. Le vôtre est d’ailleurs ? Touchez « Autre pays ou registre ».
cok = Certifier
    .confirm = ✅ Certifier
cok-preview = Certifier { $name } ? Le profil devient visible, et la personne le lit tout de suite.
cok-done = Le profil est certifié et visible.
cok-until = { $name } : jusqu’à quand vaut le permis ? « Passer » s’il n’a pas d’échéance.
    .label = Échéance du permis
    .hint = Touchez un jour, ou écrivez la date du document : 31.12.2030. « 2030 » ou « 12.2030 » montre le calendrier de cette date.
    .error-date = Écrivez la date du document en entier, par exemple 31.12.2030.
    .error-permit-over = Cette date est passée.
cno = Refuser
    .confirm = ❌ Refuser
cno-done = Le refus et sa raison sont transmis.
cno-why = Pourquoi refuser le profil « { $name } » ? La raison lui sera transmise.
    .label = Raison
cno-note = Expliquez en quelques phrases ce qui ne va pas.
    .label = Explication
cmo = Demander un complément
    .confirm = ❔ Envoyer la demande
cmo-done = La demande est transmise.
cmo-note = Que manque-t-il au dossier « { $name } » ? Votre texte lui sera transmis.
    .label = Complément
err-wrong-number = « { $given } » n’est pas reconnu, ou son chiffre de contrôle ne correspond pas. Précisez le pays ou le registre, par exemple CHE-100.155.212, SIREN 732 829 320 ou HRB 44319 Mannheim.
err-number-locked = Ce numéro a été vérifié : contactez l’équipe pour le changer.
err-own-case = Votre propre profil est certifié par une autre personne de l’équipe.
err-evidence-unread = Ouvrez d’abord chaque document : « Certifié » dit que l’équipe les a vus.
err-evidence-missing = Il manque encore un document ou un numéro.
err-permit-over = Cette date est passée : le permis doit être encore valable.
err-note-missing = Écrivez ce que la personne doit savoir.
err-upload-pass-unknown = Ce lien ne mène à aucun document, ou il n’est pas complet. Demandez-en un autre dans Telegram, là où le document est demandé.
err-upload-pass-over = Ce lien a déjà servi ou ses 15 minutes sont passées. Demandez-en un autre dans Telegram.
err-nothing-to-give = Aucun document n’est attendu en ce moment.
err-document-refused = { $why ->
    [empty] Ce fichier est vide.
    [kind] Seuls les fichiers JPEG, PNG et PDF sont acceptés, d’après leur contenu.
    [large] Ce fichier dépasse 10 Mo.
    [tiny] Cette image est trop petite : { $least } pixels au minimum de chaque côté.
    [pixels] Cette image est trop grande : 40 millions de pixels au maximum.
    [pages] Ce PDF a trop de pages : 20 au maximum.
    [locked] Ce PDF est protégé par un mot de passe : retirez-le d’abord.
    [damaged] Ce fichier est abîmé ou incomplet : envoyez-le de nouveau.
   *[other] Ce fichier demande trop de mémoire pour être lu : envoyez-en une version plus simple.
}
notice-certification-refused = ❌ Votre profil « { $name } » n’a pas pu être certifié.
notice-certification-more = ❔ L’équipe demande un complément pour certifier « { $name } ».
notice-certification-unanswered = ⏰ L’équipe attend depuis deux semaines le complément demandé pour certifier « { $name } ».
notice-certification-expiring = ⏰ Le permis lié à « { $name } » expire le { $date } : déposez le nouveau pour rester visible.
notice-certification-expired = ⏰ Le permis lié à « { $name } » est échu. Le profil est caché jusqu’au nouveau document.
notice-certification-waiting = 🛂 Des profils attendent leur certification.
notice-certification-no_permit = ☎️ Quelqu’un n’a pas encore de permis et attend votre appel.
up-title = Déposer un document
up-wait = Un instant…
up-drop = Choisissez un fichier, ou déposez-le ici
up-rules = JPEG, PNG ou PDF, 10 Mo au maximum
up-camera = 📷 Prendre une photo
up-send = Envoyer
up-progress = Envoi
up-safe = Le document est chiffré à l’arrivée, lu par l’équipe seule, et effacé 30 jours après la décision.
up-large = Ce fichier dépasse 10 Mo.
up-size = { $size } Ko
up-checking = Vérification du fichier…
up-failed = L’envoi a été interrompu. Rien n’est perdu : réessayez.
up-kept = Document reçu et chiffré. Revenez dans Telegram pour la suite.
up-handed_over = Document reçu et chiffré. Votre dossier est complet : l’équipe répond sous 2 jours ouvrés.
up-script = Cette page a besoin de JavaScript.
doc-title = Document à vérifier
doc-of = { $kind } · { $name }
doc-wait = Ouverture du document…
doc-failed = Le document ne s’est pas ouvert. Vérifiez votre liaison à Internet.
doc-again = Réessayer
doc-over = Ce lien ne mène à aucun document, ou ses 10 minutes sont passées. Rouvrez le document depuis le dossier, dans Telegram.
doc-noted = Votre lecture est notée. Ce document ne se transmet pas.
doc-before = Page précédente
doc-after = Page suivante
doc-where = Page { $page } sur { $pages }
mail-certification-certified = Certification
    .subject = Votre profil est certifié
mail-certification-refused = Certification
    .subject = Votre profil n’a pas pu être certifié
mail-certification-more = Certification
    .subject = Un complément est demandé pour votre profil
mail-certification-unanswered = Certification
    .subject = Le complément demandé manque encore
mail-certification-expiring = Certification
    .subject = Votre permis arrive à échéance
mail-certification-expired = Certification
    .subject = Votre permis est échu
