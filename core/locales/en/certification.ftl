admin-certs = 🛂 Certifications
cert-status-none = Not submitted
cert-status-review = Under review
cert-status-more = More information needed
cert-status-nopermit = Permit pending
cert-status-ok = ✅ Certified profile
cert-status-refused = Certification refused
cert-status-expired = Certification to renew
cert-status-suspended = Account suspended
cert-nopermit = ☑️ No permit yet
cert-approve = ✅ Certify
cert-ask_more = ❔ Ask for more
cert-refuse = ❌ Refuse
cert-reason-outdated = Documents out of date
cert-reason-unfit = Profile does not fit
cert-resubmit = 🔁 Send my documents again
cert-blocked-company = Enter your registration number first: you will then see freelances and publish.
cert-pending_other = Check in progress. Your exchange will resume afterwards.
cert-reason-other = Another reason
cert-need-permit = Permit or identity document
cert-need-permit_back = Back of the permit or identity document
cert-need-residence = Proof of residence
cert-need-proof = Statutes or official number
cert-need-statutes = Statutes or extract of the register
cert-need-number = Registration number
cert-why-permit = The team checks that you may work in Switzerland. The document is deleted 30 days after the decision; only its end date stays.
cert-why-permit_back = The back, where something is written on it: the team sees both sides. It is deleted 30 days after the decision.
cert-why-residence = The team checks your address. The document is deleted 30 days after the decision.
cert-why-statutes = The team checks that the organisation exists. The document is deleted 30 days after the decision.
certify-title = ✅ <b>Make my profile public</b>
certify-at-none = Nothing is visible yet. Give what is missing: a person of the team checks it, then your profile appears.
certify-at-review = ⏳ The team has everything. You get an answer within 2 working days.
certify-mine = 🛂 My certification
certify-kept = Your certificate stays in force until the decision.
certify-at-changed = ⏳ The team checks what changed. { $wanted ->
    [yes] Give a document in your new name below: the decision comes sooner.
   *[no] There is nothing for you to do.
}
certify-name_locked = 🪪 Change my name: contact the team
certify-at-more = ❔ The team asks for more.
certify-at-nopermit = ☎️ The team contacts you within 2 working days. Once you have the permit, upload it here.
certify-at-ok = ✅ Your profile is certified and visible.
certify-at-refused = ❌ The team could not certify your profile.
certify-at-expired = ⏰ Your permit has expired: your profile is hidden until the new document.
certify-at-suspended = ⛔ Your account is suspended. Write to the team by “Contact us”.
certify-reason = Reason: { $reason }
certify-note = “{ $note }”
certify-promise = 🔒 Your documents are encrypted, read by the team alone, and never shown in the chat.
certify-upload = 📎 Upload: { $what }
certify-open = 🔗 Open the page: { $what }
certify-link_ready = The page is ready: its link is good for 15 minutes and once only.
certify-number = 🔢 Enter the official number
certify-number_locked = 🔢 Change the number: contact the team
certify-send = ✅ Send to the team
certify-sent = Your profile is with the team. You get an answer within 2 working days.
certify-no_permit_noted = Noted. The team contacts you within 2 working days to prepare your profile with you.
certify-no_page = This installation has no safe web address yet: contact the team.
certify-not_in_chat = For your safety this file was removed from the chat: the team expects no document from you at the moment.
certify-chat_ask = ❓ “{ $name }”: say below what it is.
certify-chat_then = Next: { $names }.
certify-chat_name = “{ $name }”
certify-chat_photo = Photo, { $at }
certify-chat_ask_there = ❓ { $named ->
    [yes] “{ $name }” has arrived: say under “Make my profile public” what it is.
   *[no] Your document has arrived: say under “Make my profile public” what it is.
}
certify-chat_is = 📎 It is: { $what }
certify-chat_noted = Noted: the document is encrypted and handed to the team.
certify-chat_taken = { $kind ->
    [permit] ✅ Your permit or identity document is received and encrypted. The message was deleted from the chat.
    [permit_back] ✅ The back of your permit or identity document is received and encrypted. The message was deleted from the chat.
    [residence] ✅ Your proof of residence is received and encrypted. The message was deleted from the chat.
   *[other] ✅ Your document (statutes or extract of the register) is received and encrypted. The message was deleted from the chat.
}
certify-chat_not_taken = ⚠️ Your document was not kept: the reason is under “Make my profile public”. The message was deleted from the chat.
certify-chat_refused = ⚠️ “{ $name }” was not kept. { $why ->
    [unsorted] Nobody said within 24 hours what it was: send it again.
    [unasked] The team does not ask for this document any more.
    [full] Several documents are under way already: send the next ones a little later.
    [empty] This file is empty.
    [kind] Only JPEG, PNG and PDF files are accepted, judged by their content.
    [large] This file is larger than 10 MB.
    [tiny] This picture is too small: at least { $least } pixels on each side.
    [pixels] This picture is too large: 40 million pixels at most.
    [pages] This PDF has too many pages: 20 at most.
    [locked] This PDF is protected by a password: remove it first.
    [damaged] This file is damaged or incomplete: send it again.
    [gone] Telegram no longer has this file: send it again.
    [unreachable] Telegram did not answer: send it again.
   *[other] This file needs too much memory to be read: send a simpler version.
}
certs-queue = { $count ->
    [0] 🛂 <b>Certifications</b>
        Nothing waits for the team.
    [one] 🛂 <b>Certifications</b>
        One case waits, the oldest first.
   *[other] 🛂 <b>Certifications</b>
        { $count } cases wait, the oldest first.
}
certs-queue_appeals = { $count ->
    [one] 🛂 <b>Certifications</b>
        No case; one appeal waits.
   *[other] 🛂 <b>Certifications</b>
        No case; { $count } appeals wait.
}
certs-case = 🛂 <b>{ $name }</b> · { $status }
certs-who = { $category } · { $sector } · { $city }
certs-names = Shown as: { $shown } · Telegram name: { $telegram }
certs-skills = 🛠 { $skills }
certs-description = <i>{ $text }</i>
certs-number = 🔢 Official number: <code>{ $number }</code>
certs-number_other = ⚠️ The bot does not know this register: compare number and name with the extract.
certs-number_taken = ⚠️ Another profile has this number too: “{ $name }” ({ $status }). Check who represents this organisation.
certs-register = 🔎 Official register
certs-in_time = Delay announced: 2 working days.
certs-late = ⏰ The announced delay of 2 working days is over.
certs-see = 👁 See: { $what }
certs-see_again = ✅ See again: { $what }
certs-act = • { $day }: { $what }
certs-said = “{ $text }”
certs-act-submit = submitted
certs-act-no_permit = no permit yet, to be contacted
certs-act-ask_more = more was asked for
certs-act-certify = certified
certs-act-refuse = refused
certs-act-expire = permit expired
certs-act-suspend = account suspended
certs-act-lift = suspension lifted
certs-act-reopen = to be looked at again
num = Official number
    .confirm = ✅ Save
num-done = The number is saved.
num-number = What is the official number?
    .label = Number
num-country = In which country is your company registered?
    .label = Country
    .hint = The team then compares the number with the extract of the register, which you give right here.
num-listed = What is its number in that register?
    .label = Number
    .hint = With the name of the register, for example “Companies House 12345678”.
    .error-no-figure = The number itself is missing, with its figures.
num-uid = What is your company’s official number?
    .label = Number
    .skip = 🌍 Another country or register
    .hint = In Switzerland the UID, for example CHE-100.155.212; elsewhere for example SIREN 732 829 320, HRB 44319 Mannheim, FN 122119m, RCS B123456, or the VAT number with its country: IT00743110157, BE0428759497.
    .error-wrong-number = This number is not recognised, or its check digit does not match. We read the UID (CHE-…), SIREN and SIRET, the Handelsregister with its court, the Firmenbuch (FN …), the RCS of Luxembourg, and European VAT numbers with the letters of their country. Is yours from elsewhere? Tap “Another country or register”.
cok = Certify
    .confirm = ✅ Certify
cok-preview = Certify { $name }? The profile becomes visible, and the person reads it at once.
cok-done = The profile is certified and visible.
cok-until = Until when is the permit of { $name } valid? “Skip” when it has no end.
    .label = End of the permit
    .hint = Tap a day, or write the date on the document: 31.12.2030. “2030” or “12.2030” shows the calendar of that date.
    .error-date = Write the whole date on the document, for example 31.12.2030.
    .error-permit-over = This date has passed.
cno = Refuse
    .confirm = ❌ Refuse
cno-done = The refusal and its reason are passed on.
cno-why = Why refuse the profile of { $name }? The reason will be passed on.
    .label = Reason
cno-note = Explain in a few sentences what is wrong.
    .label = Explanation
cmo = Ask for more
    .confirm = ❔ Send the request
cmo-done = The request is passed on.
cmo-note = What is missing in the file of { $name }? Your text will be passed on.
    .label = What is missing
err-wrong-number = “{ $given }” is not recognised, or its check digit does not match. Give the country or the register, for example CHE-100.155.212, SIREN 732 829 320 or HRB 44319 Mannheim.
err-number-locked = This number was checked: contact the team to change it.
err-own-case = Your own profile is certified by somebody else of the team.
err-evidence-unread = Open every document first: “Certified” says that the team has seen them.
err-evidence-missing = A document or a number is still missing.
err-permit-over = This date has passed: the permit must still be valid.
err-note-missing = Write what the person has to know.
err-upload-pass-unknown = This link leads to no document, or it is not complete. Ask for another one in Telegram, where the document is asked for.
err-upload-pass-over = This link was used or its 15 minutes are over. Ask for another one in Telegram.
err-nothing-to-give = No document is expected at the moment.
err-document-refused = { $why ->
    [empty] This file is empty.
    [kind] Only JPEG, PNG and PDF files are taken, judged by their content.
    [large] This file exceeds 10 MB.
    [tiny] This picture is too small: at least { $least } pixels on each side.
    [pixels] This picture is too large: 40 million pixels at most.
    [pages] This PDF has too many pages: 20 at most.
    [locked] This PDF is protected by a password: remove it first.
    [damaged] This file is damaged or incomplete: send it again.
   *[other] This file needs too much memory to be read: send a simpler version.
}
notice-certification-refused = ❌ Your profile “{ $name }” could not be certified.
notice-certification-more = ❔ The team asks for more to certify “{ $name }”.
notice-certification-unanswered = ⏰ The team has been waiting for two weeks for what it asked to certify “{ $name }”.
notice-certification-expiring = ⏰ The permit of “{ $name }” expires on { $date }: upload the new one to stay visible.
notice-certification-expired = ⏰ The permit of “{ $name }” has expired. The profile is hidden until the new document.
notice-certification-waiting = 🛂 Profiles wait for their certification: tap “Certifications” at home.
notice-certification-no_permit = ☎️ Somebody has no permit yet and waits for your call: tap “Certifications” at home.
up-title = Upload a document
up-wait = One moment…
up-drop = Choose a file, or drop it here
up-rules = JPEG, PNG or PDF, 10 MB at most
up-camera = 📷 Take a photo
up-send = Send
up-progress = Sending
up-safe = The document is encrypted on arrival, read by the team alone, and deleted 30 days after the decision.
up-large = This file exceeds 10 MB.
up-size = { $size } KB
up-checking = Checking the file…
up-failed = Sending was interrupted. Nothing is lost: try again.
up-kept = Document received and encrypted. Go back to Telegram for what follows.
up-handed_over = Document received and encrypted. Your file is complete: the team answers within 2 working days.
up-script = This page needs JavaScript.
doc-title = Document to check
doc-of = { $kind } · { $name }
doc-wait = Opening the document…
doc-failed = The document did not open. Check your connection to the Internet.
doc-again = Try again
doc-over = This link leads to no document, or its 10 minutes are over. Open the document again from its case, in Telegram.
doc-noted = Your reading is noted. This document is not to be passed on.
doc-before = Previous page
doc-after = Next page
doc-where = Page { $page } of { $pages }
mail-certification-certified = Certification
    .subject = Your profile is certified
mail-certification-refused = Certification
    .subject = Your profile could not be certified
mail-certification-more = Certification
    .subject = One more thing is asked for your profile
mail-certification-unanswered = Certification
    .subject = What the team asked for is still missing
mail-certification-expiring = Certification
    .subject = Your permit is about to expire
mail-certification-expired = Certification
    .subject = Your permit has expired
