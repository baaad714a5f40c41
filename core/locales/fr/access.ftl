# Codes by e-mail, personal links, recovery, and the team's list of members.
admin-members = 👥 Membres
access-yes = oui
access-no = non
access-level-weak = faible
access-level-medium = moyenne
access-level-good = bonne
access-raise_mail = ⬆️ Pour la renforcer : confirmez une adresse e-mail. Sans elle, un téléphone perdu peut vous fermer l’accès.
access-raise_rescue = ⬆️ Pour la renforcer : créez un lien de secours et gardez-le en lieu sûr, hors de Telegram.
access-come_in = Ouvrir mon accès personnel
access-code_wrong = Ce code n’est pas le bon. Vérifiez le dernier e-mail reçu.
access-code_over = Aucun code valable n’est attendu : il a déjà servi, ses 10 minutes sont passées ou les cinq essais sont épuisés. Demandez-en un autre.
email-title = 📧 <b>Mon e-mail</b>
email-none = Adresse : aucune
email-unproved = Adresse : { $address } (non vérifiée)
email-proved_address = Adresse : { $address } ✅ vérifiée
email-give = ✍️ Écrivez votre adresse ici : un code à six chiffres y est envoyé.
email-give_new = ✍️ Écrivez la nouvelle adresse ici : un code à six chiffres y est envoyé.
email-change_how = Pour changer d’adresse, un code est d’abord envoyé à l’adresse actuelle.
email-waiting = ✉️ Un code à six chiffres est parti à <b>{ $address }</b>. Écrivez-le ici avant { $until }.
email-stuck = Plus d’accès à cette boîte ? Contactez { $admins }.
email-confirm = ✅ Confirmer cette adresse
email-make_rescue = 🔑 Créer un lien de secours
email-rescue = 🔑 <b>Lien de secours</b>, valable un an et une seule fois. Il ouvre votre compte depuis un autre Telegram : gardez-le hors de Telegram et ne le donnez à personne.
    <code>{ $link }</code>
email-copy = 📋 Copier le lien
email-rescue_made = Le lien de secours est prêt ; le précédent ne vaut plus.
email-sent = Le code est en route. Regardez aussi dans les indésirables.
email-no_mail = Cette installation n’envoie pas d’e-mails : pour votre adresse, contactez { $admins }.
recover-no_mail =
    🔑 <b>Récupérer mon compte</b>

    Cette installation n’envoie pas d’e-mails : pour récupérer votre compte, contactez { $admins }.
email-now_proved = ✅ Votre adresse est vérifiée.
email-old_proved = ✅ Code correct. Écrivez maintenant la nouvelle adresse.
email-taken = Cette adresse est déjà celle d’un autre compte. Contactez { $admins }.
recover-ask =
    🔑 <b>Récupérer mon compte</b>

    Écrivez l’adresse e-mail vérifiée de votre compte. Un code à six chiffres y est envoyé ; avec lui, le compte passe sur ce Telegram et l’ancien le perd.

    Pas d’adresse vérifiée ? Contactez { $admins }.
recover-waiting =
    🔑 <b>Récupérer mon compte</b>

    Si <b>{ $address }</b> est l’adresse vérifiée d’un compte, un code à six chiffres y est parti. Écrivez-le ici avant { $until }.

    Rien reçu ? Regardez dans les indésirables, puis contactez { $admins }.
recover-other = ✍️ Une autre adresse
recover-registered =
    🔑 <b>Récupérer mon compte</b>

    Ce Telegram a déjà son propre compte. Pour y ramener un autre compte, ouvrez le bot depuis un Telegram sans inscription ou contactez { $admins }.
recover-done = ✅ Bon retour. Votre compte est maintenant lié à ce Telegram ; l’ancien n’y a plus accès.
rescue-page =
    🔑 Récupérer le compte « <b>{ $name }</b> » sur ce Telegram ?

    L’ancien Telegram en perd l’accès et en est averti.
rescue-yes = ✅ Oui, récupérer ce compte
rescue-unknown = Ce lien de secours ne vaut plus. Récupérez votre compte par e-mail.
invited-page =
    👋 Vous êtes <b>{ $name }</b> ?

    Votre inscription est déjà préparée par l’équipe.
    Catégorie : { $category }
    E-mail : { $address }

    En confirmant, vous acceptez les conditions. Aucun mot de passe n’est nécessaire : ce Telegram devient votre accès.
invited-yes = ✅ C’est moi, j’accepte
invited-no = ✖️ Ce n’est pas moi
invited-tap = Touchez l’un des boutons ci-dessous.
invited-not_me = Ce lien reste à la personne attendue. Une question ? Contactez { $admins }.
invited-in = ✅ Votre accès est ouvert. Complétez votre profil quand vous voulez.
members-page = { $count ->
    [one] 👥 <b>Membres</b>
        Une personne. Écrivez un nom, une adresse ou un identifiant pour chercher.
   *[other] 👥 <b>Membres</b>
        { $count } personnes. Écrivez un nom, une adresse ou un identifiant pour chercher.
}
members-found = { $count ->
    [0] 👥 <b>Membres</b>
        Personne ne correspond à « { $text } ».
    [one] 👥 <b>Membres</b>
        Une personne pour « { $text } ».
   *[other] 👥 <b>Membres</b>
        { $count } personnes pour « { $text } ».
}
members-new = ➕ Pré-inscrire
members-import = 📥 Importer un CSV
members-import_how =
    📥 <b>Importer des membres</b>

    Envoyez ici un fichier CSV : une ligne par personne, { $most } au maximum, avec ces colonnes :
    <code>prenom;nom;email;categorie;langue;role</code>

    Catégories : visiteur, recherche d’emploi, freelance, entreprise, administration, association ; « interprète » est un freelance avec ce rôle, « recruteur » une personne externe avec ce seul rôle. Rôle : interprète, recrutement, ou vide. Langue : fr ou en. Chaque personne reçoit son lien par e-mail ; les lignes refusées vous reviennent avec leur raison.
members-progress = 📥 Import : { $done } / { $total }
members-imported = 📥 Import terminé. Inscriptions : { $done }. Lignes refusées : { $refused }.
members-report_name = lignes-refusees.csv
member-title = 👤 <b>{ $name }</b> · <code>{ $id }</code>
member-category = Catégorie : { $category }
member-certification = Certification : { $status }
member-seen = Dernière activité : { $ago }
member-waiting = ✉️ En attente depuis le { $day } : le lien n’a pas encore servi.
member-link = 🔗 Lien personnel, valable 14 jours et une seule fois. Donnez-le à cette personne seulement :
    <code>{ $link }</code>
member-invite_again = 🔗 Nouveau lien
member-invited = Un nouveau lien est parti par e-mail ; les précédents ne valent plus.
member-case = ⚖️ Dossier
pre = Pré-inscrire
    .confirm = ✅ Inscrire et inviter
pre-done = La personne est inscrite et reçoit son lien par e-mail.
pre-email = Quelle est l’adresse e-mail de la personne ?
    .label = E-mail
pre-name = Comment s’appelle cette personne ?
    .label = Nom
    .hint = Le nom affiché, par exemple Elena Rossi ou Alpina SA.
pre-category = Dans quelle catégorie ?
    .label = Catégorie
pre-language = Dans quelle langue lui écrire ?
    .label = Langue
err-address-unreadable = « { $given } » n’est pas une adresse e-mail complète, comme nom@exemple.ch.
err-too-many-codes = Trop de codes demandés : attendez une heure avant le prochain.
err-old-address-first = L’adresse actuelle est vérifiée : touchez « Modifier mon e-mail », un code y est d’abord envoyé.
err-same-address = C’est déjà votre adresse, et elle est vérifiée.
err-no-address = Aucune adresse n’est enregistrée : écrivez-la d’abord.
err-own-membership-here = Ce Telegram a déjà son propre compte. Utilisez un Telegram sans inscription, ou « Nous contacter » dans l’aide.
err-address-taken = { $given } est déjà l’adresse d’un membre ou d’une personne pré-inscrite.
err-not-waiting = Cette personne est déjà entrée : son lien n’est plus nécessaire.
err-unknown-category = « { $given } » n’est aucune des six catégories.
err-import-refused = { $why ->
    [encoding] Ce fichier n’est lisible ni en UTF-8 ni en Windows-1252 : enregistrez-le en « CSV UTF-8 ».
    [columns] Il manque une colonne. La première ligne doit être : prenom;nom;email;categorie;langue;role.
    [lines] Ce fichier a plus de 500 lignes : coupez-le en plusieurs.
    [large] Ce fichier dépasse 256 Ko : coupez-le en plusieurs.
   *[empty] Ce fichier ne contient aucune personne.
}
notice-access-code = { $purpose ->
    [recover] Voici le code pour récupérer votre compte Entremise : <b>{ $code }</b>
        Il vaut 10 minutes et une seule fois. Si vous n’avez rien demandé, ne le donnez à personne : sans lui, rien ne change.
    [change_old] Voici le code pour changer l’adresse de votre compte Entremise : <b>{ $code }</b>
        Il vaut 10 minutes et une seule fois. Si vous n’avez rien demandé, ne le donnez à personne : sans lui, rien ne change.
   *[confirm] Voici le code pour vérifier votre adresse sur Entremise : <b>{ $code }</b>
        Il vaut 10 minutes et une seule fois. Si vous n’avez rien demandé, ignorez ce message.
}
notice-access-invitation = Bonjour { $name }. Votre inscription à Entremise est déjà préparée. Ce lien personnel ouvre votre accès dans Telegram, sans mot de passe ; il vaut 14 jours et une seule fois.
notice-access-changed = L’adresse e-mail de votre compte Entremise a été changée. Si ce n’était pas vous, contactez tout de suite { $admins }.
notice-access-recovered = Votre compte Entremise est maintenant lié à un autre Telegram. Si ce n’était pas vous, contactez tout de suite { $admins }.
notice-access-moved = 🔑 Le compte « { $name } » a été récupéré sur un autre Telegram : celui-ci n’y a plus accès. Si ce n’était pas vous, contactez tout de suite { $admins }.
notice-access-arrived = 👋 { $name } a ouvert son lien personnel et son accès est ouvert.
mail-access-code =
    .subject = Votre code Entremise
mail-access-invitation =
    .subject = Votre accès personnel à Entremise
mail-access-changed =
    .subject = L’adresse de votre compte Entremise a changé
mail-access-recovered =
    .subject = Votre compte Entremise a changé de Telegram
