# The first minutes.
start-welcome =
    <b>Welcome to Entremise</b>, the directory of professionals you can reach by video.

    Here you can:
    🔎 <b>Find</b> the right person, book an appointment and talk by video
    ✅ <b>Be visible</b>: the team certifies your profile, then makes it public
    🤝 <b>Be put in touch</b>: relevant requests and projects arrive in this chat

    Your data is used for nothing else. Before you start, read and accept the terms.
start-other_language = 🗣 Français
start-accept_first = Tap “I accept” to start, or read the terms first.
start-choose_category = Touch one of the buttons below: “Visitor” to find a professional.
start-unknown_link = This link leads to nothing that is open here. This is your home.
start-terms =
    <b>Terms, in short</b>

    • Entremise puts people in touch; it is no party to your agreements and takes no share.
    • No profile is visible before a person of the team has checked it.
    • Stay alert: the team never writes to you outside this bot and its e-mails, and never asks for money. When in doubt, use “Report a scam”.
    • The platform is not liable for fraud between members, nor for unpaid work without payrolling.
    • An application that is filed and a choice that is confirmed bind you; a collaboration is cancelled by mutual agreement.
    • Every measure of the team gives its reasons and can be appealed once, for six months.
    • You delete your account yourself: “Settings”, then “Other”, or /delete.
    • Your data is yours: /privacy tells which and why.
start-terms_full = 📜 Full text
start-category =
    <b>Who are you?</b> One answer; you can change it later.

    👤 <b>Visitor</b>: you look for a professional, your profile is never shown{ $seekers ->
        [no] {""}
       *[yes] {"\u000A"}🎯 <b>Job seeker</b>: you look for a job and answer video interviews
    }
    💼 <b>Freelance</b>: you work on your own account
    🏢 <b>Company</b>: an entity of several people
    🏛 <b>Public body</b>: a public service
    🤝 <b>Association</b>: a not-for-profit body
