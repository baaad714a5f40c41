# What help and the tutorial tell whom.
aid-head = ❓ <b>Help</b>
aid-commands = Commands: { $commands }
aid-newcomer =
    👋 Accept the terms, then say who you are: one question at a time, and nothing is visible before the team has checked it.
    🔑 Did you have an account? “Recover my account” gives it back.
aid-visitor =
    🔎 <b>Find somebody</b>: write a trade, a name or a city, then open a card.
    📅 <b>Book an appointment</b>: the card shows the real free time; the rest is in the calendar.
    ✉️ <b>Write</b>: “Leave a message” on the card; the answer arrives in your messages.
    📹 <b>Talk</b>: the call opens in your browser, ten minutes ahead.
    ✅ <b>Become visible</b>: “Make my profile public” changes your category.
aid-uncertified =
    ✅ <b>Become visible</b>: “Make my profile public” leads step by step; the team answers within 2 working days.
    🔎 <b>Look around</b>: the directory is open; writing, calling and booking come with the certification.
    📨 <b>A difficulty</b> (permit, number, document): “Contact us”.
aid-seeker =
    🔎 <b>Find a job</b>: write a trade or a city, then “I’m interested in this mission”.
    📋 <b>Follow your applications</b>: “My missions” says where each one stands, and whose turn it is.
    📅 <b>Have an interview</b>: the company picks one of your hours; you accept, or offer another slot.
    📹 The interview opens in your browser, ten minutes ahead.
aid-freelance =
    🔎 <b>Find a mission</b>: open one, then “I’m interested in this mission”.
    💬 <b>Talk, then apply</b>: shared interest opens the conversation; “I apply” binds you.
    📋 <b>Follow</b>: “My missions” says where each proposal stands, and whose turn it is.
    🧾 <b>Get paid</b>: once the deal is made, the two of you choose payrolling or independent management.
    📅 <b>Be booked or called</b>: give your hours in the calendar, go online when you can be reached.
aid-directory =
    📅 <b>Be booked</b>: give your hours in the calendar; people pick among your free ones.
    🟢 <b>Be called</b>: go online when you can be reached.
    ✉️ <b>Answer</b>: messages arrive here and in your messages.
    🔎 <b>Find somebody</b>: write a trade, a name or a city.
aid-company =
    🔎 <b>Find freelances</b>: open a card, then “I’m interested in this profile” offers one of your missions.
    ➕ <b>Publish a mission</b>: four steps; the draft is kept.
    📋 <b>Choose</b>: “Manage your missions” shows the applications; the chosen person confirms, and the deal is made.
    🧾 <b>Pay</b>: the two of you choose payrolling or independent management.
    👥 <b>As a team</b>: “My departments” invites colleagues and says who handles the missions.
aid-body =
    👥 <b>As a team</b>: “My departments” invites colleagues; a call rings at whoever is online.
    📅 <b>Receive appointments</b>: give your hours in the calendar.
    🟢 <b>Be called</b>: go online when you can be reached.
    🔎 <b>Find somebody</b>: write a trade, a name or a city.
aid-staff =
    🟢 <b>Take the calls</b> of the department: go online; the first to answer takes the call.
    👥 <b>Your colleagues</b>: “My departments” says who is there and who is online.
    📅 <b>Your appointments</b> are in the calendar, ✉️ <b>your messages</b> in the messages.
    🎩 <b>Several hats</b>: /hat changes the one in whose name you act.
aid-team =
    🛂 <b>Certify</b>: the cases wait, the oldest first; each reading of a document is noted.
    🚩 <b>Reports</b>: take a case, read the evidence, decide with a reason.
    📨 <b>Requests</b>: answer within 2 working days; “I’ll take it” keeps two people from answering.
    👥 <b>Members</b>: find an account, pre-register, warn, suspend. Everything is in the audit log.
aid-role-interpreter = 🗣 <b>Interpreter</b>: this role stands on your card, and “interpreter” finds it; your free hours are those of the calendar.
aid-role-recruiter = 🧑‍💼 <b>Recruiter</b>: look for “interpreter” in “Who, what?”, then ask for an appointment on the card.
tutorial-counter = 🎬 Tutorial · { $step } of { $total }
tutorial-search =
    <b>Search</b>

    Tap “Who, what?” and write as you speak: “webmaster”, “plumber Geneva”, “Léa”. Accents and typing errors do not matter.
tutorial-trust =
    <b>Trust</b>

    Each card says who certified it and since when. Nobody is visible without having been checked.
tutorial-appointment =
    <b>Book an appointment</b>

    Pick a day, then an hour. The hours are always yours; those of the other person stand beside them when they differ.
tutorial-call =
    <b>Talk</b>

    Ten minutes ahead you get a personal link. It opens in your browser: allow microphone and camera, then enter.
tutorial-safety =
    <b>Stay safe</b>

    Never pay in advance. In doubt: “Report a scam”, your name is not disclosed.
tutorial-public =
    <b>Be visible</b>

    “Make my profile public” asks for what is missing, step by step. Somebody of the team checks it, then your card appears: allow 2 working days.
tutorial-job =
    <b>Find a job</b>

    Write a trade or a city. “I’m interested in this mission” sends your card to the company; its answer arrives here.
tutorial-interview =
    <b>Have an interview</b>

    Give your hours in the calendar: the company picks one of them. You accept, or offer another slot.
tutorial-interest =
    <b>Show your interest</b>

    Open a mission, then “I’m interested in this mission”. A company may offer you its own as well. Shared interest opens the conversation.
tutorial-deal =
    <b>Apply and agree</b>

    “I apply” binds you to the conditions shown. The company chooses, you confirm: the deal is made. Everything is in “My missions”.
tutorial-payrolling =
    <b>Pay and be paid</b>

    Once the deal is made, both sides choose: payrolling (contract, invoicing and salary taken care of) or independent management.
tutorial-hours =
    <b>Give your hours</b>

    “Calendar &amp; appointments”, then “My hours”: only your free time can be booked. “Go online” lets people call you right away as well.
tutorial-talents =
    <b>Find a freelance</b>

    Write a skill or a trade. On the card, “I’m interested in this profile” offers one of your missions; the person accepts, or not.
tutorial-publish =
    <b>Publish a mission</b>

    Four steps, one question at a time; the draft is kept. You read everything again before publishing.
tutorial-candidates =
    <b>Choose</b>

    “Manage your missions”, then “View the applications”: talk, choose, set aside. The chosen person confirms, and the deal is made.
tutorial-services =
    <b>Work as a team</b>

    “My departments”: invite colleagues, say who is in which department. A call rings at whoever is online; the first to answer takes it.
tutorial-duty =
    <b>Take the calls</b>

    Go online: the calls to your department ring at yours. “Not now” leaves them to the others.
tutorial-certifications =
    <b>Certify</b>

    Each case shows what is asked for and the documents. Certify, refuse with a reason, or ask for more. Nobody certifies their own profile.
tutorial-reports =
    <b>Handle a report</b>

    Take the case, open the evidence, then decide. The person concerned reads the facts and the rule, never the name of who reported.
tutorial-requests =
    <b>Answer requests</b>

    “I’ll take it” keeps two people from answering. The delay announced is 2 working days.
tutorial-members =
    <b>Find an account</b>

    Write a name or an organisation. Each measure asks for a reason, which the person reads and can appeal.
