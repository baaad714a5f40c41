# Payrolling of sealed collaborations, and the partner who takes care of it.
admin-payroll = 🧾 Dossiers payrolling
command-dossiers = Dossiers payrolling
command-payrolling = Dossiers payrolling
pay-yes = 🧾 Payrolling { $partner }
pay-no = 🗂 Gestion indépendante
pay-recommend = 💡 Nous vous recommandons le payrolling : contrat, facturation et salaire pris en charge, contre { $pct } % du tarif ({ $amount }).
pay-recommend_open = 💡 Nous vous recommandons le payrolling : contrat, facturation et salaire pris en charge, contre { $pct } % du tarif que vous fixerez.
pay-effect = 💶 Tarif : { $rate }. Avec le payrolling ({ $pct } %) : <b>{ $taken }</b> pour { $partner }, <b>{ $left }</b> avant cotisations sociales.
pay-rate-day = { $amount } par jour
pay-rate-hour = { $amount } par heure
pay-rate-fixed = { $amount } au forfait
pay-rate-to_discuss = à discuter
pay-link = ℹ️ La plateforme est un outil de la société { $partner } : vous choisissez, mission par mission, d’y recourir ou non.
pay-no_invoice = La plateforme n’émet aucune facture et ne prend rien entre vous.
pay-disclaimer = ⚠️ Sans payrolling, la plateforme se dégage de toute responsabilité en cas d’impayé. Contrat et moyens de paiement ne sont pas vérifiés.
pay-after_deal = <b>Et la gestion administrative ?</b> Vous la choisirez à deux, une fois la collaboration décidée.
pay-unpaid = 💸 Mission non payée
pay-open = 🧾 Payrolling : { $status }
pay-record = 🤝 La collaboration
pay-page = 🌐 { $partner }
pay-title = 🧾 <b>{ $status }</b>
pay-about = 💼 <b>{ $mission }</b> · { $name }
pay-sides = { $freelance } ↔ { $company }
pay-nobody_yet = une personne à désigner
pay-act = • { $day } : { $what }
pay-settled = Incident réglé
pay-status-choosing = Gestion administrative à choisir
pay-status-proposed = Payrolling proposé
pay-status-chosen = Payrolling choisi
pay-status-sent = Dossier transmis
pay-status-taken = Pris en charge
pay-status-contract = Contrat signé
pay-status-active = Mission en cours
pay-status-closed = Dossier clos
pay-status-independent = Gestion indépendante
pay-status-incident = Mission non payée
pay-status-cancelled = Dossier annulé
pay-choose = 👉 À vous de choisir. Le payrolling se décide à deux : votre proposition est envoyée à l’autre personne. La gestion indépendante vaut tout de suite, pour les deux.
pay-waiting = ⏳ Vous proposez le payrolling avec { $partner }. En attente d’une réponse : { $name }.
pay-asked = 👉 { $name } propose le payrolling avec { $partner } : à vous d’accepter ou non.
pay-until = À décider au plus tard le { $when }.
pay-overdue = Le délai est passé. Tant que rien n’est choisi, la mission est gérée de manière indépendante.
pay-state-chosen = ✅ Les deux côtés ont accepté : le dossier part chez { $partner }.
pay-state-sent = 📨 { $partner } vous contacte sous deux jours ouvrés. Le nom de la personne qui suivra votre dossier s’affichera ici.
pay-state-sent_unmailed = 📨 Le dossier est transmis ({ $partner }). Sans e-mail confirmé, personne ne peut vous y écrire : la suite vous parvient ici, avec le nom de la personne qui suivra votre dossier, sous deux jours ouvrés.
pay-state-taken_on_unmailed = 🤝 { $expert } suivra votre dossier ({ $partner }). Sans e-mail confirmé, personne ne peut vous y écrire : la suite vous parvient ici, et l’équipe répond par « Nous contacter ».
pay-confirm_email = ✉️ Confirmer mon e-mail
pay-state-taken_on = 🤝 { $partner } vous contacte : { $expert } suivra votre dossier.
pay-state-contract = ✍️ Le contrat est signé. Chez { $partner }, { $expert } suit votre dossier.
pay-state-active = ▶️ La mission est en cours. Chez { $partner }, { $expert } suit votre dossier.
pay-state-closed = 🏁 Le dossier est clos. Chez { $partner }, { $expert } l’a suivi.
pay-state-incident = 💸 Un cas est ouvert auprès de l’équipe. Chez { $partner }, { $expert } en a connaissance et suit sa résolution.
pay-change_mind = Jusqu’à la signature du contrat, chacun de vous peut encore choisir la gestion indépendante.
pay-cancelled = La collaboration a pris fin et le dossier est annulé. Pour ce qui était en cours, contactez directement { $partner }.
pay-cancelled_before = La collaboration a pris fin : rien ne sera transmis.
pay-between_you = Contrat, factures, assurances sociales et paiement se règlent directement entre vous. La plateforme n’émet aucune facture et ne prend rien.
pay-take_note = ✅ J’en prends note
pay-noted = C’est noté.
pay-read_mine = ✅ Vous en avez pris note.
pay-unread_mine = 👉 Merci de lire ces lignes et d’en prendre note.
pay-read_other = ✅ { $name } en a pris note.
pay-unread_other = ⏳ { $name } n’en a pas encore pris note.
pay-sure_yes = 🧾 <b>Payrolling { $partner }</b> · { $mission }
pay-fields_freelance = <b>Avec votre accord, { $partner } recevra :</b>
    • votre nom, votre métier, votre ville, votre langue
    • votre e-mail : { $email }
pay-fields_company = <b>Avec votre accord, { $partner } recevra :</b>
    • le nom, le secteur, la ville et le numéro officiel de l’entreprise
    • votre nom, votre langue, votre e-mail : { $email }
pay-fields_mission = • la mission : titre, dates, durée, lieu, tarif, pourcentage
    Rien d’autre, et rien avant que les deux côtés aient accepté. Un e-mail confirmé ou changé par la suite est transmis aussi.
pay-no_email = non renseigné
pay-email_missing = ✉️ Sans e-mail confirmé, { $partner } ne peut pas vous écrire : la suite vous parvient ici, dans cette discussion. Confirmé plus tard, il part aussi chez { $partner }.
pay-give_email = ✉️ Mon e-mail
pay-when_sent = Jusqu’à la signature du contrat, vous pouvez revenir à la gestion indépendante.
pay-unverified = La plateforme ne vérifie ni les contrats ni les moyens de paiement.
pay-consent = ✅ J’accepte cet envoi
pay-sure_no = 🗂 <b>Gestion indépendante</b> · { $mission }
pay-no_confirm = 🗂 J’en prends note et je choisis
pay-final_no = Ce choix vaut pour les deux côtés et pour cette mission seulement.
pay-sure_unpaid = 💸 <b>Mission non payée</b> · { $mission }

    Un cas s’ouvre auprès de l’équipe, qui cherche une solution avec { $expert }, chez { $partner }. Vérifiez d’abord sur votre compte que le paiement manque vraiment.
pay-advice = 💸 <b>Mission non payée</b> · { $mission }

    Cette mission est gérée de manière indépendante : la plateforme n’est pas partie au contrat et ne peut pas agir à votre place. Ce qui aide le plus souvent :
    1. Écrivez à { $name } avec la facture, la date d’échéance et un nouveau délai de dix jours.
    2. Sans réponse, envoyez une mise en demeure par courrier recommandé.
    3. Ensuite, l’office des poursuites encaisse sur simple réquisition, même sans avocat.
    4. Gardez contrat, messages et factures : ils sont vos preuves.

    Si vous pensez que la mission était une tromperie dès le début, déclarez-la : l’équipe examine chaque déclaration.
pay-proposed = Votre proposition est envoyée.
pay-agreed = ✅ C’est décidé : le dossier part.
pay-independent = C’est noté : la mission est gérée de manière indépendante.
pay-closing_runs = 🧾 Dossier payrolling : { $status }. La clôture ne l’arrête pas : il suit son cours chez { $partner }.
pay-closing_open = 🧾 La gestion administrative n’est pas encore choisie. Vous pourrez encore la choisir à deux après la clôture.
pay-closing_independent = 🗂 Gestion indépendante : factures et paiement continuent de se régler directement entre vous.
pay-reported = 💸 Le cas est ouvert : l’équipe s’en occupe.
payfile-title = 🧾 <b>{ $status }</b>
payfile-terms = { $partner } · { $pct } % · n° { $number }
payfile-followed = 👤 { $expert }
payfile-by = ⏰ Une personne doit être désignée au plus tard le { $when }.
payfile-late = ⏰ En retard : une personne devait être désignée au plus tard le { $when }.
payfile-queue = { $count ->
    [0] 🧾 <b>Dossiers payrolling</b>
        Aucun dossier pour l’instant.
    [one] 🧾 <b>Dossiers payrolling</b>
        Un dossier.
   *[other] 🧾 <b>Dossiers payrolling</b>
        { $count } dossiers, le plus pressant d’abord.
}
payfile-no_partner = Aucun partenaire n’est configuré : chaque mission est gérée de manière indépendante.
payfile-key = 🔑 Clé de signature
payfile-expert = 👤 Qui suit le dossier
payfile-sign = ✍️ Contrat signé
payfile-begin = ▶️ Mission en cours
payfile-close = 🏁 Clore le dossier
payfile-settle = ✅ Incident réglé
payfile-resend = 📨 Renvoyer
payfile-noted = C’est noté : les deux côtés sont prévenus.
payfile-resending = Le message repart.
payfile-event-dossier = dossier
payfile-event-amended = coordonnées mises à jour
payfile-event-withdrawn = retrait
payfile-event-cancelled = annulation
payfile-event-incident = incident
payfile-way-mail = e-mail
payfile-way-webhook = webhook
payfile-sent-owed = ⏳ { $what } par { $way } : en route
payfile-sent-trying = ⏳ { $what } par { $way } : { $tries ->
        [one] un essai
       *[other] { $tries } essais
    } ({ $error })
payfile-sent-sent = ✅ { $what } par { $way } : reçu le { $when }
payfile-sent-failed = ⚠️ { $what } par { $way } : abandonné le { $when } ({ $error })
payfile-sent-dropped = ↩️ { $what } par { $way } : rappelé
nex = Qui suit le dossier
nex-done = C’est noté : les deux côtés lisent ce nom.
nex-expert = Qui suivra ce dossier chez { $partner } ?
    .label = Nom
    .hint = Les deux côtés liront ce nom.
err-partner-gone = Le partenaire de payrolling a changé entre-temps : « { $name } » n’est plus proposé ici. Contactez l’équipe, ou choisissez la gestion indépendante.
err-not-begun = La mission n’a pas encore commencé : ce bouton servira à partir de son premier jour.
err-nothing-to-send = Il n’y a rien à renvoyer.
notice-payrolling-opened = 🧾 « { $mission } » avec <b>{ $name }</b> : payrolling { $partner } ou gestion indépendante ?
notice-payrolling-alone = 🧾 « { $mission } » avec <b>{ $name }</b> : la gestion administrative est indépendante.
notice-payrolling-proposed = 🧾 <b>{ $name }</b> propose le payrolling { $partner } pour « { $mission } ».
notice-payrolling-chosen = ✅ <b>{ $name }</b> accepte le payrolling { $partner } pour « { $mission } ».
notice-payrolling-agreed = ✅ Le payrolling { $partner } est convenu avec <b>{ $name }</b> pour « { $mission } ».
notice-payrolling-independent = 🗂 <b>{ $name }</b> choisit la gestion indépendante pour « { $mission } ».
notice-payrolling-sent = 📨 Dossier transmis : { $partner } vous contacte au sujet de « { $mission } ».
notice-payrolling-sent_unmailed = 📨 Dossier transmis ({ $partner }) au sujet de « { $mission } » : la suite vous parvient ici.
notice-payrolling-taken_on_unmailed = 🤝 <b>{ $expert }</b> suivra votre dossier « { $mission } » ({ $partner }) : la suite vous parvient ici.
notice-payrolling-taken_on = 🤝 { $partner } vous contacte : <b>{ $expert }</b> suivra votre dossier « { $mission } ».
notice-payrolling-amended = ✉️ « { $mission } » : votre e-mail confirmé part chez { $partner }, pour la suite du dossier.
notice-payrolling-sign = ✍️ « { $mission } » : le contrat est signé.
notice-payrolling-begin = ▶️ « { $mission } » : la mission est en cours chez { $partner }.
notice-payrolling-close = 🏁 « { $mission } » : le dossier payrolling est clos.
notice-payrolling-settle = ✅ « { $mission } » : l’incident de paiement est réglé.
notice-payrolling-incident = 💸 « { $mission } » : un cas est ouvert auprès de l’équipe, en lien avec <b>{ $expert }</b> ({ $partner }).
notice-payrolling-cancelled_deal = ↩️ « { $mission } » : la collaboration a pris fin, le dossier payrolling est annulé.
notice-payrolling-cancelled_account = ↩️ « { $mission } » : l’autre compte n’existe plus, le dossier payrolling est annulé. Contactez directement { $partner }.
notice-payrolling-nudge = ⏰ « { $mission } » avec <b>{ $name }</b> : la gestion administrative reste à choisir.
notice-payrolling-nudge_answer = ⏰ <b>{ $name }</b> attend votre réponse sur le payrolling pour « { $mission } ».
notice-payrolling-nudge_read = ⏰ « { $mission } » : merci de prendre note de ce que la gestion indépendante signifie.
mail-payrolling-taken_on =
    .subject = { $partner } vous contacte : { $mission }
notice-payroll_file-incident = 💸 Mission non payée : « { $mission } » ({ $sides }), chez { $partner }.
notice-payroll_file-waiting = 🧾 Dossier transmis : { $partner } désigne qui suit « { $mission } » sous deux jours ouvrés.
notice-payroll_file-undelivered = ⚠️ { $partner } n’a pas reçu un message au sujet de « { $mission } ».
notice-payroll_file-late = ⏰ « { $mission } » : { $partner } n’a désigné personne en deux jours ouvrés.
audit-kind-payrolling = 🧾 Payrolling
audit-act-payrolling-sent = dossier payrolling transmis
audit-act-payrolling-expert = personne désignée pour un dossier payrolling
audit-act-payrolling-sign = contrat de payrolling signé
audit-act-payrolling-begin = mission en payrolling commencée
audit-act-payrolling-close = dossier payrolling clos
audit-act-payrolling-settle = incident de paiement réglé
audit-act-payrolling-resent = dossier payrolling renvoyé
paymail-dossier = Dossier de payrolling { $number }
    .text = Bonjour, vous trouverez ci-joint le dossier { $number } : les deux côtés ont accepté qu’il vous soit transmis. Merci de désigner sous deux jours ouvrés la personne qui le suivra. Le fichier JSON est signé (Ed25519) ; le PDF en est la lecture.
paymail-amended = Dossier { $number } : coordonnées mises à jour
    .text = Bonjour, un e-mail du dossier { $number } a été confirmé ou changé depuis son envoi. Voici les adresses valables désormais, aussi dans le fichier JSON signé (Ed25519) ci-joint.
paymail-withdrawn = Dossier { $number } : gestion indépendante
    .text = Bonjour, les parties du dossier { $number } ont choisi la gestion indépendante. Merci de ne pas y donner suite et d’effacer ce que vous avez reçu.
paymail-cancelled = Dossier { $number } : collaboration annulée
    .text = Bonjour, la collaboration du dossier { $number } a pris fin avant son terme, ou l’un des comptes n’existe plus. Pour ce qui était en cours, contactez directement les parties.
paymail-incident = Dossier { $number } : mission non payée
    .text = Bonjour, le freelance du dossier { $number } signale que la mission n’a pas été payée. L’équipe a ouvert un cas et attend votre réponse.
paysheet-title = Dossier de payrolling
paysheet-mission = Mission
paysheet-cost = Tarif
paysheet-freelance = Freelance
paysheet-company = Entreprise
paysheet-what = Titre
paysheet-dates = Dates
paysheet-shape = Forme
paysheet-city = Ville
paysheet-rate = Tarif convenu
paysheet-percent = Payrolling
paysheet-name = Nom
paysheet-sector = Métier
paysheet-email = E-mail
paysheet-language = Langue
paysheet-language-fr = français
paysheet-language-en = anglais
paysheet-branch = Secteur
paysheet-consent = Accord donné le
paysheet-number = Numéro officiel
paysheet-contact = Contact
paysheet-consented = Les deux côtés ont lu la liste de ces données et accepté leur transmission.
paysheet-no_invoice = La plateforme n’émet aucune facture ; elle ne vérifie ni les contrats ni les moyens de paiement.
paysheet-signed = Fichier JSON signé
