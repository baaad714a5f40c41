search-none = Aucun résultat. Essayez un synonyme, élargissez vos filtres ou complétez votre profil.
search-widen = ↔️ Élargir
search-alert = 🔔 M’alerter
search-complete = 👤 Compléter mon profil
search-prompt =
    🔎 <b>Qui, quoi ?</b>

    Écrivez un métier, une compétence, un nom ou une ville : « webmaster », « plombier Genève », « Léa ». Un contact Telegram partagé ici mène à sa fiche, quand elle est à son nom.
search-example-webmaster = webmaster
search-example-traduction = traduction
search-example-conseil = conseil
search-everybody = 📖 Tout l’annuaire
search-online_now = 🟢 En ligne maintenant
search-again = 🔎 Autre recherche
search-title =
    🔎 « { $query } » · { $count ->
        [one] <b>{ $count }</b> résultat
       *[other] <b>{ $count }</b> résultats
    }
search-title_all =
    📖 { $count ->
        [one] <b>{ $count }</b> professionnel
       *[other] <b>{ $count }</b> professionnels
    }
search-title_more = 🔎 « { $query } » · plus de <b>{ $count }</b> résultats
search-title_all_more = 📖 Plus de <b>{ $count }</b> professionnels
search-page = page { $page } sur { $pages }
search-page_more = page { $page }
search-nothing = 🔎 « { $query } »
search-none_now = 🔎 Personne ne correspond pour l’instant.
search-synonyms = Essayez aussi : { $words }.
search-corrected = « { $typed } » a été lu : { $read }.
search-instead = 🔎 { $word }
search-widened = ↔️ Rien ne répond à « { $query } » : voici tout, sans ces mots.
search-widened_filters = ↔️ Voici les résultats sans vos filtres.
search-wider = Tous les mots ne se trouvent pas ensemble ; voici ce qui s’en approche le plus.
search-item = <b>{ $number }. { $name }</b>
search-item_place = 📍 { $place }
search-item_skills = 🛠 { $skills }
search-item_trust = ✅ Profil certifié depuis { $since } · 🔄 { $fresh }
search-hint = Touchez un nom, ou écrivez son numéro.
search-no_such_number = Il n’y a pas de fiche n° { $number } sur cette page.
search-chip = ✖️ { $value }
search-help = ✖️ Retirer « { $name } » ({ $count })
search-help_more = ✖️ Retirer « { $name } » (plus de { $count })
search-refine = Affiner par <b>{ $name }</b> :
search-by-city = 📍 Ville
search-by-category = 👥 Catégorie
search-by-skill = 🛠 Compétence
search-by-online = 🟢 En ligne
search-filter-city = ville
search-filter-category = catégorie
search-filter-skill = compétence
search-filter-sector = métier
search-filter-domain = domaine
search-filter-online = En ligne
search-filter-available = Disponible maintenant
search-by-language = 🗣 Langue
search-by-domain = 🏷 Expertise
search-by-level = 🎓 Niveau
search-by-billing = 🧾 Payrolling
search-filter-language = langue
search-filter-level = niveau
search-filter-billing = Payrolling
search-filter = 🎛 Filtrer{ $count ->
        [0] { "" }
       *[other] { " " }({ $count })
    }
search-filtered = 🎛 Filtres : { $filters }
search-filters =
    🎛 <b>Filtrer</b>

    Touchez un critère pour l’ajouter, ou ✖️ pour le retirer.
search-other_filters = 🎛 Autres filtres
