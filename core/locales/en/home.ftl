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
    • Your Telegram id is never shown to other members. Your postal address is shown, for the invoice, only to professionals with whom an appointment is confirmed.
    • A visitor never appears in the directory; a professional appears only after a check.
    • Calls go straight from browser to browser: nothing is recorded, only start and end are noted.
    • Your data is yours: receive it in a file (“My data”), correct it in /settings, or erase everything (“Delete my account”). A question? “Contact us”.
contact-team = the Entremise team
unknown-text = You wrote “{ $text }”. Would you like to look for it in the directory?
unknown-text_or_message = You wrote “{ $text }”. Is it a message, or shall I look for it in the directory?
unknown-send = ✉️ Send to { $name }
unknown-command = There is no command { $text }. Type “/” to see those that exist.
unknown-search = 🔎 Search “{ $text }”
unknown-file = I do not know what to do with this message here. This is how to go on.
home-waiting =
    { $category ->
        [company] ⏳ Your company is not visible yet: tap “Make my profile public”.
        [public_body] ⏳ Your public body is not visible yet: tap “Make my profile public”.
        [association] ⏳ Your association is not visible yet: tap “Make my profile public”.
       *[other] ⏳ Your profile is not visible yet: tap “Make my profile public”.
    }
home-certification = 🛂 Certification: { $status }
home-paused = ⏸ Your profile is paused: nobody finds it. “Settings” makes it visible again.
# What people write instead of touching a button, between commas, without accents needed; read in every language.
understood-mission_create = create a mission, publish a mission, new mission, post a mission, create mission, add a mission
understood-missions = my missions, manage my missions, see my missions, find a mission, see missions
understood-agenda = my appointments, my appointment, cancel an appointment, move an appointment, my agenda, my calendar, see my appointments
understood-messages = my messages, my conversations, see my messages
understood-goodbye = delete my account, close my account, remove my account, leave Entremise
understood-settings = my settings, change my address, change my email, change my e-mail, my account
understood-language = change language, change the language, speak English, speak German, speak French, speak Italian, in English, in German
understood-scam = report a scam, a scam, scammed
understood-my_profile = edit my profile, see my profile, change my profile
understood-help = help, help me, how, why, what should, I do not understand, I don’t understand, it does not work, it doesn’t work
understood-wish = I want, I would like, I’d like, I wish, I cannot, I can’t, I have to, I need to, can I, may I
understood-courtesy = hello, hi, hey, thanks, thank, yes, no, ok, okay, great, fine, you, me, test, what
unknown-help = You wrote “{ $text }”. Here is some help.
unknown-on_screen = Did you mean “{ $labels }”? Touch the button below.
