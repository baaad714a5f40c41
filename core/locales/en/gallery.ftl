# Pictures, documents and sharing of a profile.
gallery-empty = 🖼 <b>Gallery</b>
    No picture yet. Certified members see your pictures.
gallery-at = 🖼 <b>Gallery</b> · { $place }/{ $count }
gallery-of = 👤 <b>{ $name }</b>
gallery-caption = { $text }
gallery-add_hint = { $room ->
    [one] Send a photo here to add it: one place is left.
   *[other] Send a photo here to add it: { $room } places are left.
}
gallery-how_to_add = Now send a photo in this chat: it is added to your gallery.
gallery-full = Your gallery is full: { $limit } pictures.
gallery-previous = ◀️ Previous
gallery-next = Next ▶️
gallery-earlier = ⏪ Move forward
gallery-later = Move back ⏩
gallery-caption_button = ✏️ Caption
gallery-write_caption = Write the caption of this picture (at most { $limit } characters).
gallery-as_photo = 👤 Use as profile photo
gallery-as_logo = 🏢 Use as logo
gallery-removed = The picture is removed.
gallery-profile = ◀️ Back to the card
photo-title_photo = 👤 <b>Profile photo</b>
photo-title_logo = 🏢 <b>Logo</b>
photo-none_photo = No photo yet. Send one here: everybody sees it, also on your web page.
photo-none_logo = No logo yet. Send it here: everybody sees it, also on your web page.
photo-hint_photo = Everybody sees this photo, also on your web page. Send another one to replace it.
photo-hint_logo = Everybody sees this logo, also on your web page. Send another one to replace it.
photo-changed = This picture is now at the top of your card.
photo-removed = The picture is no longer at the top of your card.
documents-title = 📎 <b>Documents</b>
documents-who = Only certified members who see your whole profile can open them.
documents-of = 📎 <b>Documents of { $name }</b>
documents-add_cv = ➕ CV
documents-add_portfolio = ➕ Portfolio
documents-add_other = ➕ Other
documents-send = Now send the file ({ $kind }): PDF or picture, at most 10 MB. The caption that you write with it becomes its title.
documents-full = At most { $limit } documents: remove one to add another.
documents-get = 📄 Open
documents-rename = ✏️ Title
documents-write_title = Write the new title of “{ $title }”.
documents-removed = The document is removed.
documents-back = ◀️ All documents
document-cv = CV
document-portfolio = Portfolio
document-other = Document
document-line = { $number }. <b>{ $title }</b> · { $kind } · { $form }, { $size } kB · { $day }
sent-waiting = { $count ->
    [one] ⏳ A file is being checked.
   *[other] ⏳ { $count } files are being checked.
}
sent-refused = ⚠️ “{ $name }” was not added. { sent-why }
sent-refused_photo = ⚠️ The picture that you sent was not added. { sent-why }
sent-why = { $why ->
    [empty] This file is empty.
    [kind] Only JPEG, PNG and PDF files are accepted, judged by their content.
    [pdf] It is a PDF, not a picture: add it under “Documents”.
    [large] This file is over 10 MB.
    [tiny] This picture is too small: at least { $least } pixels on each side.
    [pixels] This picture is too large: 40 million pixels at most.
    [pages] This PDF has too many pages: 20 at most.
    [locked] This PDF is protected by a password: remove it first.
    [damaged] This file is damaged or incomplete: send it again.
    [full] There is no place left.
    [gone] Telegram no longer gives this file: send it again.
    [unreachable] Telegram did not answer: send it again.
   *[other] This file takes too much memory to read: send a simpler version.
}
sent-not_picture = Send a photo here, or a JPEG or PNG picture. Videos, GIFs and stickers are not taken.
sent-not_document = Send a PDF or a picture here. Videos, GIFs and stickers are not taken.
err-gallery-full = Your gallery is full: { $limit } pictures at most. Remove one first.
err-too-many-documents = At most { $limit } documents. Remove one first.
sharing-title = 📤 <b>Share my profile</b>
    { $address }

    This code leads to your public page: sector, city, flagship skills and photo. Nothing else is on it.
sharing-not_yet = 📤 <b>Share my profile</b>
    Your profile gets its address as soon as it is certified.
sharing-text = { $name } on Entremise
sharing-telegram = ✈️ Telegram
sharing-whatsapp = WhatsApp
sharing-linkedin = LinkedIn
sharing-facebook = Facebook
sharing-mail = ✉️ E-mail
sharing-inline = 💬 Send my card in a chat
sharing-open = Open
