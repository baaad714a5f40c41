# Home, settings, help.
home-title = 📌 <b>My dashboard</b> · { $name }
home-next = 📅 Next appointment: { $line }
home-no_appointment = 📅 No upcoming appointment
home-to_answer =
    { $count ->
        [one] 📥 { $count } request waits for your answer
       *[other] 📥 { $count } requests wait for your answer
    }
home-unread =
    { $count ->
        [one] ✉️ { $count } unread message
       *[other] ✉️ { $count } unread messages
    }
menu-language = 🗣 Language
settings-page =
    ⚙️ <b>Settings</b>

    Name: { $name }
    Category: { $category }
    Address: { $address }
    Language: { $language }
    Time zone: { $zone } (it is { $time } there)
settings-category-none = not chosen
settings-category-visitor = Visitor
settings-category-job_seeker = Job seeker
settings-category-freelance = Freelance
settings-category-company = Company
settings-category-public_body = Public body
settings-category-association = Association
settings-not_given = not given
settings-address = 🏠 My address
settings-privacy = 🔒 Privacy
language-fr = 🇫🇷 Français
language-en = 🇬🇧 English
language-page =
    🗣 <b>Language</b>

    In which language would you like to read Entremise?
language-changed = The bot now speaks English to you.
privacy-page =
    🔒 <b>Privacy</b>

    • We keep your Telegram name, your category, what you write in your profile, your appointments and your messages.
    • Your Telegram id and your address are never shown to other members. Your address serves for an invoice only, if you give it.
    • A visitor never appears in the directory; a professional appears only after a check.
    • Calls go straight from browser to browser: nothing is recorded, only start and end are noted.
    • Your data is yours: receive it in a file (“My data”), correct it in /settings, or erase everything (“Delete my account”). A question? “Contact us”.
contact-team = the Entremise team
help-page =
    ❓ <b>Help</b>

    🔎 “Who, what?”: write a trade, a name or a city, then open a card.
    📅 On the card: “Ask for an appointment” shows the person’s real free time.
    📹 The call opens in your browser, ten minutes ahead.

    Commands: /menu home · /search directory · /agenda appointments · /messages messages · /online and /offline presence · /settings · /language · /scam · /privacy · /cancel
tutorial-counter = 🎬 Tutorial · { $step } of { $total }
tutorial-1 =
    <b>Search</b>

    Tap “Who, what?” and write as you speak: “webmaster”, “plumber Geneva”, “Léa”. Accents and typing errors do not matter.
tutorial-2 =
    <b>Trust</b>

    Each card says who certified it and since when. Nobody is visible without having been checked.
tutorial-3 =
    <b>Take an appointment</b>

    Choose a day, then a time. Times are always yours; the other person’s stand beside them when they differ.
tutorial-4 =
    <b>Talk</b>

    Ten minutes before, you get a personal link. It opens in the browser: allow microphone and camera, then enter.
tutorial-5 =
    <b>Stay safe</b>

    Never pay in advance. In doubt: “Report a scam”, your name is not disclosed.
unknown-text = You wrote “{ $text }”. Would you like to look for it in the directory?
unknown-text_or_message = You wrote “{ $text }”. Is it a message, or shall I look for it in the directory?
unknown-send = ✉️ Send to { $name }
unknown-command = There is no command { $text }. Type “/” to see those that exist.
unknown-search = 🔎 Search “{ $text }”
unknown-file = I do not know what to do with this message here. This is how to go on.
home-waiting = ⏳ Your profile is not visible yet: tap “Make my profile public”.
home-certification = 🛂 Certification: { $status }
home-paused = ⏸ Your profile is paused: nobody finds it. “Settings” makes it visible again.
