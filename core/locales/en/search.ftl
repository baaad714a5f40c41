search-none = No result. Try a synonym, widen your filters or complete your profile.
search-widen = ↔️ Widen
search-alert = 🔔 Alert me
search-complete = 👤 Complete my profile
search-prompt =
    🔎 <b>Who, what?</b>

    Write a trade, a skill, a name or a city: “webmaster”, “plumber Geneva”, “Léa”. A Telegram contact shared here leads to their card, when it is under their name.
search-example-webmaster = webmaster
search-example-traduction = translation
search-example-conseil = consulting
search-everybody = 📖 Whole directory
search-online_now = 🟢 Online now
search-again = 🔎 New search
search-title =
    🔎 “{ $query }” · { $count ->
        [one] <b>{ $count }</b> result
       *[other] <b>{ $count }</b> results
    }
search-title_all =
    📖 { $count ->
        [one] <b>{ $count }</b> professional
       *[other] <b>{ $count }</b> professionals
    }
search-title_more = 🔎 “{ $query }” · more than <b>{ $count }</b> results
search-title_all_more = 📖 More than <b>{ $count }</b> professionals
search-page = page { $page } of { $pages }
search-page_more = page { $page }
search-nothing = 🔎 “{ $query }”
search-none_now = 🔎 Nobody fits right now.
search-synonyms = Also try: { $words }.
search-corrected = “{ $typed }” was read as: { $read }.
search-instead = 🔎 { $word }
search-widened = ↔️ Nothing answers to “{ $query }”: here is everything, without these words.
search-widened_filters = ↔️ These are the results without your filters.
search-wider = Not all words are found together; these come closest.
search-item = <b>{ $number }. { $name }</b>
search-item_place = 📍 { $place }
search-item_skills = 🛠 { $skills }
search-item_trust = ✅ Certified since { $since } · 🔄 { $fresh }
search-hint = Tap a name, or write its number.
search-no_such_number = There is no card no. { $number } on this page.
search-chip = ✖️ { $value }
search-help = ✖️ Remove “{ $name }” ({ $count })
search-help_more = ✖️ Remove “{ $name }” (more than { $count })
search-refine = Refine by <b>{ $name }</b>:
search-by-city = 📍 City
search-by-category = 👥 Category
search-by-skill = 🛠 Skill
search-by-online = 🟢 Online
search-filter-city = city
search-filter-category = category
search-filter-skill = skill
search-filter-sector = trade
search-filter-domain = domain
search-filter-online = Online
search-filter-available = Available now
search-by-language = 🗣 Language
search-by-domain = 🏷 Expertise
search-by-level = 🎓 Level
search-by-billing = 🧾 Payrolling
search-filter-language = language
search-filter-level = level
search-filter-billing = Payrolling
search-filter = 🎛 Filter{ $count ->
        [0] { "" }
       *[other] { " " }({ $count })
    }
search-filtered = 🎛 Filters: { $filters }
search-filters =
    🎛 <b>Filter</b>

    Tap a criterion to add it, or ✖️ to take it away.
search-other_filters = 🎛 Other filters
