# Missions: what companies offer and freelances look for.
mis-step1 = Étape 1/4 · Mission
mis-step2 = Étape 2/4 · Compétences
mis-step3 = Étape 3/4 · Tarif
mis-step4 = Étape 4/4 · Prévisualisation
mis-publish = 🚀 Publier la mission
mis-savedraft = 💾 Garder en brouillon
mis-save = ✅ Enregistrer la mission
mis-withdraw = ↩️ Retirer la mission
mis-close = 🏁 Clôturer la mission
mis-republish = 🔁 Republier la mission
mis-duplicate = 📑 Dupliquer la mission
mis-keep = ✅ Toujours d’actualité
mis-edit = ✏️ Modifier la mission
mis-continue = ▶️ Continuer le brouillon
mis-discard = 🗑 Jeter le brouillon
mis-status-draft = Brouillon
mis-status-open = En cours
mis-status-reserved = En cours · choix à confirmer
mis-status-filled = Validée
mis-status-closed = Clôturée
mis-status-withdrawn = Retirée
mis-status-interrupted = Interrompue
mis-status-suspended = Suspendue
mis-filled-public = Cette mission est pourvue.

mis = Création d’une mission
    .intro = Chaque réponse est gardée : arrêtez quand vous voulez, le brouillon vous attend dans « Gérer vos missions ».
mis-intro_change = Rien ne change avant « Enregistrer la mission ». Si le tarif, les dates ou le payrolling changent, les candidatures ouvertes en sont averties.
mis-hat_lost = ↩️ Vous ne gérez plus les missions de cette entreprise ({ $company }) : la saisie prend fin. Ce que vous aviez écrit reste lisible ici.
mis-section-mission = Mission
mis-section-skills = Compétences
mis-section-rate = Tarif
mis-title = Comment s’appelle la mission ?
    .label = Titre
    .hint = Par exemple : Refonte d’un site en Python, Campagne de recrutement
    .error-no-words = Écrivez le titre avec des mots : c’est par eux qu’on trouve la mission.
mis-domain = De quel domaine relève-t-elle ?
    .label = Domaine
mis-duration = Est-ce une mission de longue ou de courte durée ?
    .label = Durée
mis-work-format = Où se fait le travail ?
    .label = Format
mis-city = Dans quelle ville ?
    .label = Ville
mis-begins = Quand commence-t-elle ? « Passer » si la date est ouverte.
    .label = Début
    .error-ends-before-begin = Cette date est après la fin indiquée : changez d’abord la fin.
mis-ends = Quand finit-elle ? « Passer » si la date est ouverte.
    .label = Fin
    .error-ends-before-begin = La fin doit être après le début.
mis-description = Décrivez la mission : le contexte, ce qui est attendu, avec qui.
    .label = Description
    .hint = Une description complète attire plus de réponses.
mis-skills = Quelles compétences sont nécessaires ? Séparez-les par des virgules.
    .label = Compétences
    .hint = Par exemple : Python, Django, PostgreSQL
mis-years = Combien d’années d’expérience faut-il au moins ? « Passer » si peu importe.
    .label = Expérience
mis-rate-kind = Comment la mission est-elle rémunérée ?
    .label = Mode de rémunération
mis-rate = Quel montant proposez-vous, en francs ?
    .label = Montant
    .hint = Par exemple : 900
mis-payrolling = Travaillez-vous avec le payrolling pour cette mission ?
    .label = Payrolling
    .hint = Un prestataire s’occupe alors du contrat, de la facturation et du salaire.
mis-open-to-job-seekers = Ouvrir aussi la mission aux personnes en recherche d’emploi ?
    .label = Recherche d’emploi
mis-preview = Voici la mission telle que les freelances la liront. Chaque réponse peut encore être modifiée.
mis-published = 🚀 La mission est publiée.
mis-changed = La mission est à jour.
mis-already = Cette mission était déjà publiée. La voici.
mis-left = Vous avez quitté « { $title } » avant la fin : rien n’est publié, et le brouillon est gardé dans « Gérer vos missions ».
mis-draft_kept = 💾 Le brouillon est gardé.
mis-duplicated = 📑 Voici la copie, en brouillon.
mis-withdrawn = La mission est retirée.
mis-discarded = Le brouillon est jeté.
mis-closed = 🏁 La mission est clôturée.
mis-kept = C’est noté : la mission reste en ligne.
mis-kept_until_start = C’est noté : la mission reste en ligne jusqu’à son début.
mis-republished = 🔁 La mission est de nouveau en ligne.
mrp = Republier la mission
    .intro = Les dates indiquées sont passées : dites quand la mission a lieu maintenant. Le reste ne change pas, et peut être modifié ensuite.
    .confirm = 🔁 Republier la mission
mrp-begins = Quand commence-t-elle ? « Passer » si la date est ouverte.
    .label = Début
mrp-ends = Quand finit-elle ? « Passer » si la date est ouverte.
    .label = Fin
    .error-ends-before-begin = La fin doit être après le début.
mrp-preview = La mission revient dans les recherches avec ces dates.
mrp-done = 🔁 La mission est de nouveau en ligne.

mission-duration-short = Courte durée
mission-duration-long = Longue durée
mission-format-remote = À distance
    .synonyms = distanciel, télétravail
mission-format-on-site = Sur site
    .synonyms = présentiel
mission-format-hybrid = Hybride
rate-kind-day = Par jour
rate-kind-hour = Par heure
rate-kind-fixed = Forfait
rate-kind-to-discuss = À discuter
payrolling-choice-yes = Oui, payrolling
payrolling-choice-no = Non
payrolling-choice-to-discuss = À discuter

mission-title = 💼 <b>{ $title }</b>
mission-untitled = Sans titre
mission-company = 🏢 { $name }
mission-company_sector = 🏢 { $name } · { $sector }
mission-domain = 🏷 { $domain }
mission-shape = ⏱ { $shape }
mission-from = 📅 À partir du { $begins }
mission-between = 📅 Du { $begins } au { $ends }
mission-until = 📅 Jusqu’au { $ends }
mission-dates_open = 📅 Dates ouvertes
mission-skills = 🛠 { $skills }
mission-years =
    🎓 { $years ->
        [0] Premiers pas bienvenus
        [one] { $years } an d’expérience au moins
       *[other] { $years } ans d’expérience au moins
    }
mission-rate-day = 💰 { $amount } par jour
mission-rate-hour = 💰 { $amount } par heure
mission-rate-fixed = 💰 { $amount } au forfait
mission-rate-to-discuss = 💰 Tarif à discuter
mission-payrolling-yes = 🧾 Payrolling
mission-payrolling-no = 🗂 Gestion indépendante
mission-payrolling-to-discuss = 🧾 Payrolling à discuter
mission-job_seekers = 🎯 Ouverte aux recherches d’emploi
mission-text = <i>{ $text }</i>
mission-status = <b>{ $status }</b>
mission-published = 🔄 Publiée { $ago }
mission-own = 👁 Voici votre mission.
mission-asked_idle = ⏰ Sans nouvelle de votre part, cette mission sera retirée bientôt. Est-elle toujours d’actualité ?
mission-asked_begins = ⏰ Le début approche : la mission sera retirée le lendemain de ce jour. Changez la date si elle reste ouverte.
mission-ended-owner = Vous avez retiré cette mission.
mission-ended-expired = Cette mission a pris fin d’elle-même.
mission-ended-moderation = L’équipe a retiré cette mission.
mission-suspended = ⛔ L’équipe vérifie cette mission : elle n’est plus visible.
mission-missing = Il manque encore : { $what }.
mission-need-title = le titre
mission-need-domain = le domaine
mission-need-duration = la durée
mission-need-work_format = le format
mission-need-skills = une compétence
mission-need-rate = le tarif
mission-need-payrolling = le payrolling
mission-tips = 💡 <b>Pour plus de visibilité</b>
mission-tip = • { $tip }
mission-tip-description = complétez la description
mission-tip-skills = indiquez au moins trois compétences
mission-tip-dates = indiquez les dates
mission-tip-years = indiquez l’expérience attendue
mission-tip-company = complétez la fiche de votre entreprise
mission-company_page = 🏢 Voir l’entreprise
mission-open = ◀️ Mission
mission-back = ◀️ Résultats
mission-sure_withdraw = Retirer cette mission ? Elle ne sera plus visible, et ne pourra plus être publiée ; une copie reste possible.
mission-withdraw_told = { $count ->
    [0] Personne n’a encore répondu : personne n’en sera averti.
    [one] Une candidature en cours prend fin, et la personne en est avertie.
   *[other] { $count } candidatures en cours prennent fin, et les personnes en sont averties.
}
mission-sure_discard = Jeter ce brouillon ? Ses réponses seront perdues.
mission-sure_close = Clôturer cette mission ? La conversation passe aux archives : elle reste lisible, et plus personne ne peut y écrire. Cette action est définitive : vous ne pourrez pas revenir en arrière.
mission-closing_annulment = ⚠️ Une demande d’annulation de cette collaboration attend une réponse : elle prend fin avec la clôture.
mission-teaser = La suite est réservée aux freelances certifiés des quatre domaines.
mission-teaser_seekers = Cette mission n’est pas ouverte aux recherches d’emploi.

missions-title = 📋 <b>Gérer vos missions</b> · { $company }
missions-group-draft = Brouillon
missions-group-open = En cours
missions-group-filled = Validées
missions-group-archived = Archivées
missions-tab = { $group } ({ $count })
missions-here = <b>{ $group } ({ $count })</b>
missions-none-draft = Aucun brouillon.
missions-none-open = Aucune mission en cours.
missions-none-filled = Aucune mission validée.
missions-none-archived = Aucune mission archivée.
missions-line = { $number }. { $title } · { $status }
missions-line_candidates = { $number }. { $title } · { $status } · 👥 { $count ->
        [one] 1 candidature
       *[other] { $count } candidatures
    }{ $waiting ->
        [none] {""}
        [all] {" "}à traiter
       *[some] , dont { $asked } à traiter
    }
missions-hint = Touchez une mission pour l’ouvrir.

jobs-prompt =
    🔎 <b>Recherchez une mission</b>

    Écrivez un secteur d’activité, un type de mission ou une compétence, ou touchez un domaine.
jobs-all = 📖 Toutes les missions
jobs-prompt_seeker =
    🔎 <b>Chercher un emploi</b>

    Les missions ouvertes aux recherches d’emploi sont ici. Écrivez un secteur d’activité, un poste ou une compétence, ou touchez un domaine.
jobs-again = 🔎 Autre recherche
jobs-found =
    🔎 « { $query } » · { $count ->
        [one] <b>{ $count }</b> mission
       *[other] <b>{ $count }</b> missions
    }
jobs-found_all =
    📖 { $count ->
        [one] <b>{ $count }</b> mission
       *[other] <b>{ $count }</b> missions
    }
jobs-nothing = 🔎 « { $query } »
jobs-none_now = 🔎 Aucune mission ne correspond pour l’instant.
jobs-item = <b>{ $number }. { $title }</b>
jobs-item_company = 🏢 { $company } · { $shape }
jobs-item_skills = 🛠 { $skills }
jobs-hint = Touchez une mission, ou écrivez son numéro.
jobs-no_such_number = Il n’y a pas de mission n° { $number } sur cette page.
jobs-by-duration = ⏱ Longue durée
jobs-by-remote = 🏠 À distance
jobs-by-payrolling = 🧾 Payrolling
jobs-by-skill = 🛠 Compétence
jobs-by-years = 🎓 Expérience
jobs-by-domain = 🏷 Domaine
jobs-by-sector = 🏢 Secteur
jobs-filter-duration = Longue durée
jobs-filter-remote = À distance
jobs-filter-payrolling = Payrolling
jobs-filter-skill = compétence
jobs-filter-years = expérience demandée
jobs-filter-domain = domaine
jobs-filter-sector = secteur de l’entreprise
jobs-years =
    { $years ->
        [one] { $years } an demandé au plus
       *[other] { $years } ans demandés au plus
    }
jobs-closed-visitor = Les missions s’adressent aux freelances certifiés. Créez d’abord un profil professionnel.
jobs-closed-staff = Dans votre organisation, d’autres personnes s’occupent des missions. Demandez ce droit à qui gère le compte : il se donne dans « Mes services ».
jobs-closed-uncertified = Certifiez d’abord votre profil : vous pourrez alors voir les missions et échanger avec les entreprises.
jobs-closed-outside = Les missions relèvent de quatre domaines : Marketing & Communication ; Data, IT & Web ; RH & Légal ; Business & Stratégie. Votre profil n’en indique aucun : l’annuaire, les messages et les rendez-vous vous restent ouverts.
jobs-closed-other_side = Les missions s’adressent aux freelances et aux personnes en recherche d’emploi.

talent-for = 🎯 Pour votre mission « { $mission } »
talent-prompt =
    🔎 <b>Chercher des freelances</b>

    Écrivez une compétence, un secteur d’activité ou un niveau d’expérience : « python », « communication », « senior ».
talent-everybody = 📖 Tous les freelances
talent-blocked = Renseignez d’abord votre numéro d’immatriculation : vous pourrez alors voir les freelances et publier.
talent-companies_only = Cette recherche s’adresse aux entreprises. L’annuaire reste ouvert à tout le monde.

notice-mission-expiring = { $why ->
    [begins] ⏰ « { $title } » commence bientôt et sera retirée le lendemain de son début, sauf si vous en changez la date.
   *[idle] ⏰ « { $title } » sera retirée dans 7 jours, sauf si elle est toujours d’actualité.
}
notice-mission-expired = { $why ->
    [begun] ⏰ Le début de « { $title } » est passé : la mission est retirée.
   *[idle] ⏰ « { $title } » est retirée : personne n’y a touché depuis 60 jours.
}
command-missions = Missions
command-nouvelle_mission = Création d’une mission
command-new_mission = Création d’une mission

err-companies-only = La création de missions est réservée aux entreprises.
err-missions-closed = Les missions s’adressent aux freelances certifiés et aux personnes en recherche d’emploi.
err-mission-filled = Cette mission est pourvue.
err-mission-incomplete = Il manque encore une réponse avant de publier.
err-mission-began = Le début de la mission est passé : indiquez une autre date.
err-mission-over = La fin de la mission est passée : indiquez une autre date.
err-mission-begins = Cette mission est retirée le lendemain de son début : changez la date pour la garder en ligne.
err-ends-before-begin = La fin doit être après le début.
err-pay-out-of-range = Indiquez un montant entre 0 et 1 000 000 francs.
err-draft-over = Ce brouillon vient d’être publié ou retiré : retrouvez la mission dans « Gérer vos missions ».
err-too-many-drafts = { $limit } brouillons au maximum : publiez ou jetez-en un.
err-unknown-mission-filter = Ce filtre n’existe pas.

web-mission-title = { $title } · mission sur Entremise
web-mission-description = { $company } : une mission sur Entremise.
web-mission-by = Une mission proposée par { $company }
web-mission-more = La mission complète se lit dans Telegram, avec un profil certifié.
