# What a profile says section by section, and the guided way to a public profile.
profile-title = <b>{ $title }</b>
profile-filled = 📈 Profil rempli à { $percent } %
profile-next = ➕ Compléter : { $what }
profile-sections = 🗂 Rubriques
profile-rate = taux d’activité { $percent } %
prof-photo = 📷 Photo de profil
prof-logo = 📷 Logo
prof-description = 📝 Présentation
prof-xp = 💼 Expériences
prof-edu = 🎓 Formations
prof-sector = 🧭 Métier ou secteur
prof-address = 📍 Adresse
prof-web_site = 🌐 Site web
sections-title = 🗂 <b>Rubriques</b>
sections-empty = Encore vides : { $list }.
section-photo = Photo
section-description = Présentation
section-skills = Compétences
section-experiences = Expériences
section-education = Formations
section-mode = Mode de travail
section-documents = Documents utiles
section-sector = Métier ou secteur
section-address = Adresse
section-web_site = Site web
section-email = Adresse e-mail
section-evidence = Documents pour l’équipe
section-told = C’est enregistré : { $what }.
guide-step = <b>Étape { $n }/{ $total } · { $name }</b>
guide-done = ✅ C’est rempli. Vous pouvez continuer, ou changer ce qui est là.
guide-fill = ➕ Remplir : { $what }
guide-change = ✏️ Changer : { $what }
guide-another = ➕ En ajouter : { $what }
guide-skip = Passer cette étape
guide-photo = Une photo ou un logo permet de vous reconnaître dans l’annuaire.
guide-description = Quelques phrases disent ce que vous faites et pour qui. Seuls les membres certifiés les lisent.
guide-skills = Quatre sortes de compétences (métier, outils, langues, savoir-être) servent à vous trouver : un projet pertinent vous arrive grâce à elles.
guide-experiences = Vos expériences montrent où vous avez déjà travaillé. Seules les entreprises certifiées les voient.
guide-education = Vos formations complètent le tableau. Seules les entreprises certifiées les voient.
guide-mode = Durée de mission, lieu, taux d’activité et mode de facturation : une entreprise sait d’avance si sa mission vous convient.
guide-documents = CV, portfolio, références : ce qui aide une entreprise à décider.
guide-address = L’adresse montre que l’entité existe et où la trouver.
guide-sector = Le secteur sert à vous trouver dans l’annuaire.
guide-web_site = Votre site en dit plus ; seuls les membres certifiés le voient sur votre fiche.
guide-email = Une adresse confirmée par un code permet de récupérer votre compte et de recevoir les nouvelles quand Telegram ne répond pas.
guide-evidence = Les documents que l’équipe vérifie avant de rendre votre profil visible.
certify-next_stop = ▶️ Étape { $n }/{ $total } : { $what }
certify-passed_over = { $count ->
    [one] ↩️ Revoir l’étape passée
   *[other] ↩️ Revoir les { $count } étapes passées
}
record-add = ➕ Ajouter
record-change = ✏️ Changer
record-remove = 🗑 Retirer
record-removed = C’est retiré. « Remettre » l’ajoute de nouveau.
record-undo = ↩️ Remettre
record-back = C’est remis.
xp-title = 💼 <b>Expériences</b>
xp-count = { $count ->
    [0] Aucune expérience pour le moment.
    [one] Une expérience. Touchez-la pour la changer ou la retirer.
   *[other] { $count } expériences. Touchez-en une pour la changer ou la retirer.
}
xp-one = 💼 <b>{ $title }</b>
    { $organisation }
    { $dates }
xp-today = aujourd’hui
course-title = 🎓 <b>Formations</b>
course-count = { $count ->
    [0] Aucune formation pour le moment.
    [one] Une formation. Touchez-la pour la changer ou la retirer.
   *[other] { $count } formations. Touchez-en une pour la changer ou la retirer.
}
course-one = 🎓 <b>{ $title }</b>
    { $school }
    { $year }
skill-kind-technical = Compétences techniques
skill-kind-tool = Outils
skill-kind-language = Langues
skill-kind-soft = Compétences transversales
whole-open = 📄 Profil complet
whole-title = 📄 <b>{ $name }</b>
whole-line = <b>{ $title } :</b> { $text }
whole-experience = 💼 <b>{ $title }</b> · { $organisation }
    <i>{ $dates }</i>
whole-experience-text = { $text }
whole-course = 🎓 <b>{ $title }</b> · { $school } · { $year }
whole-nothing = Rien de plus pour le moment.
whole-back = ◀️ Fiche
seen-as = 👁 <b>Ce que voit { $viewer }</b>
seen-as-visitor = un compte visiteur
seen-as-company = une entreprise certifiée
seen-as-person = un profil freelance certifié
seen-as-nothing = Rien : un profil « Recherche d’emploi » n’est visible que pour les entreprises certifiées.
seen-as-by_visitor = 👤 Comme visiteur
seen-as-by_company = 🏢 Comme entreprise
seen-as-by_person = 💼 Comme freelance
mission-length-short = missions courtes
mission-length-long = missions longues
mission-length-any = toutes les durées
work-format-remote = à distance
work-format-on-site = sur place
work-format-any = sur place ou à distance
billing-payrolling = payrolling
billing-independent = gestion indépendante
billing-any = payrolling ou gestion indépendante
level-junior = niveau junior
level-confirmed = niveau confirmé
level-senior = niveau senior
prs = Présentation
prs-description =
    { $category ->
        [company] Présentez votre entreprise en quelques phrases.
        [public_body] Présentez votre administration en quelques phrases.
        [association] Présentez votre association en quelques phrases.
       *[other] Présentez-vous en quelques phrases.
    }
    .label = Présentation
    .hint = Ce que vous faites, pour qui, et ce qui vous distingue. Seuls les membres certifiés le lisent.
cmp = Compétences
    .confirm = ✅ Enregistrer mes compétences
cmp-technical = Quelles sont vos compétences techniques ? Les cinq premières figurent sur votre fiche.
    .label = Techniques
    .hint = Séparez-les par des virgules. Un tiret vide la liste.
cmp-tools = Quels outils maîtrisez-vous ?
    .label = Outils
    .hint = Séparez-les par des virgules, par exemple : Figma, Excel, Docker. Un tiret vide la liste.
cmp-languages = Quelles langues parlez-vous ?
    .label = Langues
    .hint = Séparez-les par des virgules, par exemple : français, allemand, anglais. Un tiret vide la liste.
cmp-soft = Quelles sont vos compétences transversales ?
    .label = Transversales
    .hint = Séparez-les par des virgules, par exemple : pédagogie, gestion de projet. Un tiret vide la liste.
cmp-preview = Voici vos compétences. Touchez une ligne pour la changer.
mdt = Mode de travail
    .confirm = ✅ Enregistrer mon mode de travail
mdt-length = Quelle durée de mission vous convient ?
    .label = Durée de mission
mdt-place = Où travaillez-vous ?
    .label = Lieu
mdt-rate = Quel est votre taux d’activité ?
    .label = Taux d’activité
mdt-rate-100 = 100 %
mdt-rate-80 = 80 %
mdt-rate-60 = 60 %
mdt-rate-50 = 50 %
mdt-rate-40 = 40 %
mdt-rate-20 = 20 %
mdt-billing = Quel mode de facturation vous convient ?
    .label = Facturation
mdt-level = Quel est votre niveau dans votre métier ?
    .label = Niveau
mdt-preview = Voici votre mode de travail. Touchez une ligne pour la changer.
adr = Adresse
adr-street = Quelle est l’adresse (rue et numéro) ?
    .label = Rue
adr-city = Dans quelle ville ?
    .label = Ville
sec = Métier ou secteur
sec-sector =
    { $category ->
        [company] Quelle est l’activité de votre entreprise ?
        [public_body] De quoi s’occupe votre administration ?
        [association] De quoi s’occupe votre association ?
       *[other] Quel est votre métier ou votre secteur ?
    }
    .label = Métier ou secteur
sit = Site web
sit-site = { $now ->
    [none] Quelle est l’adresse de votre site web ?
   *[other] Quelle est l’adresse de votre site web ? Actuelle : { $now }. « Passer » la retire.
}
    .label = Site web
idn = Identité affichée
idn-done = C’est noté : c’est ainsi que les autres vous voient.
idn-how = Comment souhaitez-vous apparaître aux yeux des autres ?
    .label = Nom affiché
idn-how-other = Un autre nom
idn-name = Sous quel nom souhaitez-vous apparaître ?
    .label = Nom affiché
exp = Expérience
    .confirm = ✅ Enregistrer l’expérience
exp-title = Quel était votre rôle ?
    .label = Rôle
    .hint = Par exemple : Développement web, Chefferie de projet
exp-organisation = Pour quelle entreprise ou quel organisme ?
    .label = Organisme
exp-began = Depuis quel mois ?
    .label = Début
    .error-in-the-future = Ce mois n’est pas encore là.
exp-ended = Jusqu’à quel mois ? « Passer » si cela continue.
    .label = Fin
    .error-ends-before-it-begins = La fin ne peut pas précéder le début.
exp-story = Qu’y avez-vous fait, en quelques phrases ?
    .label = Récit
exp-preview = Voici l’expérience. Touchez une ligne pour la changer.
edu = Formation
    .confirm = ✅ Enregistrer la formation
edu-title = Quel diplôme ou quel cours ?
    .label = Diplôme
    .hint = Par exemple : CFC d’informatique, Master en droit
edu-school = Dans quelle école ?
    .label = École
edu-year = En quelle année s’est-elle terminée, ou se terminera-t-elle ?
    .label = Année
    .error-in-the-future = Dix ans d’avance au maximum.
edu-preview = Voici la formation. Touchez une ligne pour la changer.
err-rate-out-of-range = Le taux d’activité va de { $min } à { $max } %.
err-not-a-web-site = Écrivez une adresse web, par exemple « https://exemple.ch ».
err-too-many-records = { $limit } entrées au maximum : retirez-en une d’abord.
err-ends-before-it-begins = La fin ne peut pas précéder le début.
err-in-the-future = Cette date est trop loin dans l’avenir.
