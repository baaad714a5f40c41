# Pictures, documents and sharing of a profile.
gallery-empty = 🖼 <b>Galerie</b>
    Aucune image pour le moment. Vos images sont vues par les membres certifiés.
gallery-at = 🖼 <b>Galerie</b> · { $place }/{ $count }
gallery-of = 👤 <b>{ $name }</b>
gallery-caption = { $text }
gallery-add_hint = { $room ->
    [one] Envoyez une photo ici pour l’ajouter : il reste une place.
   *[other] Envoyez une photo ici pour l’ajouter : il reste { $room } places.
}
gallery-how_to_add = Envoyez maintenant une photo dans cette conversation : elle s’ajoute à votre galerie.
gallery-full = Votre galerie est complète : { $limit } images.
gallery-previous = ◀️ Précédente
gallery-next = Suivante ▶️
gallery-earlier = ⏪ Placer avant
gallery-later = Placer après ⏩
gallery-caption_button = ✏️ Légende
gallery-write_caption = Écrivez la légende de cette image ({ $limit } caractères au plus).
gallery-as_photo = 👤 Choisir comme photo de profil
gallery-as_logo = 🏢 Choisir comme logo
gallery-removed = L’image est retirée.
gallery-profile = ◀️ Revenir à la fiche
photo-title_photo = 👤 <b>Photo de profil</b>
photo-title_logo = 🏢 <b>Logo</b>
photo-none_photo = Pas encore de photo. Envoyez-en une ici : tout le monde la voit, aussi sur votre page web.
photo-none_logo = Pas encore de logo. Envoyez-le ici : tout le monde le voit, aussi sur votre page web.
photo-hint_photo = Tout le monde voit cette photo, aussi sur votre page web. Envoyez-en une autre pour la remplacer.
photo-hint_logo = Tout le monde voit ce logo, aussi sur votre page web. Envoyez-en un autre pour le remplacer.
photo-changed = Cette image est maintenant en tête de votre fiche.
photo-removed = L’image n’est plus en tête de votre fiche.
documents-title = 📎 <b>Documents</b>
documents-who = Seuls les membres certifiés qui voient votre profil complet peuvent les ouvrir.
documents-of = 📎 <b>Documents · { $name }</b>
documents-add_cv = ➕ CV
documents-add_portfolio = ➕ Portfolio
documents-add_other = ➕ Autre
documents-send = Envoyez maintenant le fichier ({ $kind }) : PDF ou image, 10 Mo au plus. La légende que vous écrivez avec lui devient son titre.
documents-full = { $limit } documents au plus : retirez-en un pour en ajouter un autre.
documents-get = 📄 Ouvrir
documents-rename = ✏️ Titre
documents-write_title = Écrivez le nouveau titre de « { $title } ».
documents-removed = Le document est retiré.
documents-back = ◀️ Tous les documents
document-cv = CV
document-portfolio = Portfolio
document-other = Document
document-line = { $number }. <b>{ $title }</b> · { $kind } · { $form }, { $size } ko · { $day }
sent-waiting = { $count ->
    [one] ⏳ Un fichier est en cours de vérification.
   *[other] ⏳ { $count } fichiers sont en cours de vérification.
}
sent-refused = ⚠️ « { $name } » n’a pas été ajouté. { sent-why }
sent-refused_photo = ⚠️ L’image envoyée n’a pas été ajoutée. { sent-why }
sent-why = { $why ->
    [empty] Ce fichier est vide.
    [kind] Seuls les fichiers JPEG, PNG et PDF sont acceptés, d’après leur contenu.
    [pdf] C’est un PDF, pas une image : ajoutez-le dans « Documents ».
    [large] Ce fichier dépasse 10 Mo.
    [tiny] Cette image est trop petite : { $least } pixels au minimum de chaque côté.
    [pixels] Cette image est trop grande : 40 millions de pixels au maximum.
    [pages] Ce PDF a trop de pages : 20 au maximum.
    [locked] Ce PDF est protégé par un mot de passe : retirez-le d’abord.
    [damaged] Ce fichier est abîmé ou incomplet : envoyez-le de nouveau.
    [full] Il n’y a plus de place.
    [gone] Telegram ne donne plus ce fichier : envoyez-le de nouveau.
    [unreachable] Telegram n’a pas répondu : envoyez-le de nouveau.
   *[other] Ce fichier demande trop de mémoire pour être lu : envoyez-en une version plus simple.
}
sent-not_picture = Envoyez ici une photo ou une image JPEG ou PNG. Les vidéos, GIF et autocollants ne sont pas pris en compte.
sent-not_document = Envoyez ici un PDF ou une image. Les vidéos, GIF et autocollants ne sont pas pris en compte.
err-gallery-full = Votre galerie est complète : { $limit } images au plus. Retirez-en une d’abord.
err-too-many-documents = { $limit } documents au plus. Retirez-en un d’abord.
sharing-title = 📤 <b>Partager mon profil</b>
    { $address }

    Ce code mène à votre page publique : secteur, ville, compétences phares et photo. Rien d’autre n’y figure.
sharing-not_yet = 📤 <b>Partager mon profil</b>
    Votre profil aura son adresse dès qu’il sera certifié.
sharing-text = { $name } sur Entremise
sharing-telegram = ✈️ Telegram
sharing-whatsapp = WhatsApp
sharing-linkedin = LinkedIn
sharing-facebook = Facebook
sharing-mail = ✉️ E-mail
sharing-inline = 💬 Envoyer ma fiche dans une discussion
sharing-open = Ouvrir
