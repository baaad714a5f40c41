# Codes by e-mail, personal links, recovery, and the team's list of members.
admin-members = 👥 Members
access-yes = yes
access-no = no
access-level-weak = weak
access-level-medium = medium
access-level-good = good
access-raise_mail = ⬆️ To raise it: confirm an e-mail address. Without one, a lost phone can lock you out.
access-raise_rescue = ⬆️ To raise it: make a rescue link and keep it in a safe place outside Telegram.
access-come_in = Open my personal access
access-code_wrong = This is not the right code. Check the newest e-mail.
access-code_over = No valid code is expected: it was used, its 10 minutes are over or the five tries are spent. Ask for another one.
email-title = 📧 <b>My e-mail</b>
email-none = Address: none
email-unproved = Address: { $address } (not verified)
email-proved_address = Address: { $address } ✅ verified
email-give = ✍️ Write your address here: a six-digit code is sent to it.
email-give_new = ✍️ Write the new address here: a six-digit code is sent to it.
email-change_how = To change the address, a code is sent to the present one first.
email-waiting = ✉️ A six-digit code went to <b>{ $address }</b>. Write it here before { $until }.
email-stuck = No access to this mailbox any more? Contact { $admins }.
email-confirm = ✅ Confirm this address
email-make_rescue = 🔑 Make a rescue link
email-rescue = 🔑 <b>Rescue link</b>, valid for a year and once. It opens your account from another Telegram: keep it outside Telegram and give it to nobody.
    <code>{ $link }</code>
email-copy = 📋 Copy the link
email-rescue_made = The rescue link is ready; the former one is void.
email-sent = The code is on its way. Look into the spam folder, too.
email-no_mail = This installation sends no e-mail: for your address, contact { $admins }.
recover-no_mail =
    🔑 <b>Recover my account</b>

    This installation sends no e-mail: to recover your account, contact { $admins }.
email-now_proved = ✅ Your address is verified.
email-old_proved = ✅ Right code. Now write the new address.
email-taken = This address belongs to another account already. Contact { $admins }.
recover-ask =
    🔑 <b>Recover my account</b>

    Write the verified e-mail address of your account. A six-digit code is sent to it; with it the account moves to this Telegram, and the former one loses it.

    No verified address? Contact { $admins }.
recover-waiting =
    🔑 <b>Recover my account</b>

    If <b>{ $address }</b> is the verified address of an account, a six-digit code went there. Write it here before { $until }.

    Nothing came? Look into the spam folder, then contact { $admins }.
recover-other = ✍️ Another address
recover-registered =
    🔑 <b>Recover my account</b>

    This Telegram has an account of its own already. To bring back another one, open the bot from a Telegram that never signed up, or contact { $admins }.
recover-done = ✅ Welcome back. Your account belongs to this Telegram now; the former one has no access any more.
rescue-page =
    🔑 Recover the account of <b>{ $name }</b> on this Telegram?

    The former Telegram loses it and is told.
rescue-yes = ✅ Yes, recover this account
rescue-unknown = This rescue link is void. Recover your account by e-mail.
invited-page =
    👋 Are you <b>{ $name }</b>?

    The team has prepared your registration already.
    Category: { $category }
    E-mail: { $address }

    By confirming, you accept the terms. No password is needed: this Telegram becomes your access.
invited-yes = ✅ It is me, I accept
invited-no = ✖️ It is not me
invited-tap = Tap one of the buttons below.
invited-not_me = This link stays with the person it is for. A question? Contact { $admins }.
invited-in = ✅ Your access is open. Complete your profile whenever you like.
members-page = { $count ->
    [one] 👥 <b>Members</b>
        One person. Write a name, an address or an id to search.
   *[other] 👥 <b>Members</b>
        { $count } persons. Write a name, an address or an id to search.
}
members-found = { $count ->
    [0] 👥 <b>Members</b>
        Nobody fits “{ $text }”.
    [one] 👥 <b>Members</b>
        One person for “{ $text }”.
   *[other] 👥 <b>Members</b>
        { $count } persons for “{ $text }”.
}
members-new = ➕ Pre-register
members-import = 📥 Import a CSV
members-import_how =
    📥 <b>Import members</b>

    Send a CSV file here: one line a person, { $most } at most, with these columns:
    <code>prenom;nom;email;categorie;langue;role</code>

    Categories: visitor, job seeker, freelance, company, public body, association; “interpreter” is a freelance with that role, “recruiter” an external person with that role alone. Role: interpreter, recruiter, or empty. Language: fr or en. Each person gets their link by e-mail; refused lines come back to you with their reason.
members-progress = 📥 Import: { $done } / { $total }
members-imported = 📥 Import done. Registered: { $done }. Refused lines: { $refused }.
members-report_name = refused-lines.csv
member-title = 👤 <b>{ $name }</b> · <code>{ $id }</code>
member-category = Category: { $category }
member-certification = Certification: { $status }
member-seen = Last activity: { $ago }
member-waiting = ✉️ Waiting since { $day }: the link was not used yet.
member-link = 🔗 Personal link, valid for 14 days and once. Give it to this person only:
    <code>{ $link }</code>
member-invite_again = 🔗 New link
member-invited = A new link went out by e-mail; the former ones are void.
member-case = ⚖️ Case
pre = Pre-register
    .confirm = ✅ Register and invite
pre-done = The person is registered and gets their link by e-mail.
pre-email = What is the person’s e-mail address?
    .label = E-mail
pre-name = What is this person’s name?
    .label = Name
    .hint = The name that is shown, for example Elena Rossi or Alpina SA.
pre-category = In which category?
    .label = Category
pre-language = In which language do we write?
    .label = Language
err-address-unreadable = “{ $given }” is no complete e-mail address such as name@example.ch.
err-too-many-codes = Too many codes were asked for: wait an hour before the next one.
err-old-address-first = The present address is verified: tap “Change my e-mail”, a code goes there first.
err-same-address = This is your address already, and it is verified.
err-no-address = There is no address yet: write it first.
err-own-membership-here = This Telegram has an account of its own already. Use a Telegram that never signed up, or “Contact us” in the help.
err-address-taken = { $given } is the address of a member or of somebody pre-registered already.
err-not-waiting = This person has come in already: they need no link any more.
err-unknown-category = “{ $given }” is none of the six categories.
err-import-refused = { $why ->
    [encoding] This file is readable neither as UTF-8 nor as Windows-1252: save it as “CSV UTF-8”.
    [columns] A column is missing. The first line must be: prenom;nom;email;categorie;langue;role.
    [lines] This file has more than 500 lines: cut it in several.
    [large] This file is larger than 256 kB: cut it in several.
   *[empty] This file contains nobody.
}
notice-access-code = { $purpose ->
    [recover] Here is the code to recover your Entremise account: <b>{ $code }</b>
        It is valid for 10 minutes and once. If you asked for nothing, give it to nobody: without it nothing changes.
    [change_old] Here is the code to change the address of your Entremise account: <b>{ $code }</b>
        It is valid for 10 minutes and once. If you asked for nothing, give it to nobody: without it nothing changes.
   *[confirm] Here is the code to verify your address on Entremise: <b>{ $code }</b>
        It is valid for 10 minutes and once. If you asked for nothing, ignore this message.
}
notice-access-invitation = Hello { $name }. Your registration at Entremise is prepared already. This personal link opens your access in Telegram, without a password; it is valid for 14 days and once.
notice-access-changed = The e-mail address of your Entremise account was changed. If it was not you, contact { $admins } at once.
notice-access-recovered = Your Entremise account belongs to another Telegram now. If it was not you, contact { $admins } at once.
notice-access-moved = 🔑 The account of { $name } was recovered on another Telegram: this one has no access any more. If it was not you, contact { $admins } at once.
notice-access-arrived = 👋 { $name } opened their personal link, and their access is open.
mail-access-code =
    .subject = Your Entremise code
mail-access-invitation =
    .subject = Your personal access to Entremise
mail-access-changed =
    .subject = The address of your Entremise account changed
mail-access-recovered =
    .subject = Your Entremise account changed its Telegram
