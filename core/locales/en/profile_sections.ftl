# What a profile says section by section, and the guided way to a public profile.
profile-title = <b>{ $title }</b>
profile-filled = 📈 Profile { $percent }% complete
profile-next = ➕ Complete: { $what }
profile-sections = 🗂 Sections
profile-rate = activity rate { $percent }%
prof-photo = 📷 Profile photo
prof-logo = 📷 Logo
prof-description = 📝 Presentation
prof-xp = 💼 Experience
prof-edu = 🎓 Education
prof-sector = 🧭 Trade or sector
prof-address = 📍 Address
prof-web_site = 🌐 Web site
sections-title = 🗂 <b>Sections</b>
sections-empty = Still empty: { $list }.
section-photo = Photo
section-description = Presentation
section-skills = Skills
section-experiences = Experience
section-education = Education
section-mode = Working mode
section-documents = Useful documents
section-sector = Trade or sector
section-address = Address
section-web_site = Web site
section-email = E-mail address
section-evidence = Documents for the team
section-told = Saved: { $what }.
guide-step = <b>Step { $n }/{ $total } · { $name }</b>
guide-done = ✅ This is filled in. You can go on, or change what is there.
guide-fill = ➕ Fill in: { $what }
guide-change = ✏️ Change: { $what }
guide-another = ➕ Add more: { $what }
guide-skip = Skip this step
guide-photo = A photo or a logo lets people recognise you in the directory.
guide-description = A few sentences say what you do and for whom. Only certified members read them.
guide-skills = Four kinds of skills (technical, tools, languages, soft skills) make you easy to find: they bring relevant projects to you.
guide-experiences = Your experience shows where you have worked. Only certified companies see it.
guide-education = Your education completes the picture. Only certified companies see it.
guide-mode = Length of missions, place, activity rate and billing: a company knows beforehand whether its mission suits you.
guide-documents = CV, portfolio, references: what helps a company to decide.
guide-address = The address shows that the organisation exists and where to find it.
guide-sector = The sector makes you easy to find in the directory.
guide-web_site = Your web site says more; only certified members see it on your card.
guide-email = An address confirmed by a code lets you recover your account and reaches you when Telegram does not.
guide-evidence = The documents that the team checks before your profile becomes visible.
certify-next_stop = ▶️ Step { $n }/{ $total }: { $what }
certify-passed_over = { $count ->
    [one] ↩️ Go back to the skipped step
   *[other] ↩️ Go back to the { $count } skipped steps
}
record-add = ➕ Add
record-change = ✏️ Change
record-remove = 🗑 Remove
record-removed = It is removed. “Put back” adds it again.
record-undo = ↩️ Put back
record-back = It is back.
xp-title = 💼 <b>Experience</b>
xp-count = { $count ->
    [0] Nothing here yet.
    [one] One entry. Tap it to change or remove it.
   *[other] { $count } entries. Tap one to change or remove it.
}
xp-one = 💼 <b>{ $title }</b>
    { $organisation }
    { $dates }
xp-today = today
course-title = 🎓 <b>Education</b>
course-count = { $count ->
    [0] Nothing here yet.
    [one] One entry. Tap it to change or remove it.
   *[other] { $count } entries. Tap one to change or remove it.
}
course-one = 🎓 <b>{ $title }</b>
    { $school }
    { $year }
skill-kind-technical = Technical skills
skill-kind-tool = Tools
skill-kind-language = Languages
skill-kind-soft = Soft skills
whole-open = 📄 Whole profile
whole-title = 📄 <b>{ $name }</b>
whole-line = <b>{ $title }:</b> { $text }
whole-experience = 💼 <b>{ $title }</b> · { $organisation }
    <i>{ $dates }</i>
whole-experience-text = { $text }
whole-course = 🎓 <b>{ $title }</b> · { $school } · { $year }
whole-nothing = Nothing more for now.
whole-back = ◀️ Card
seen-as = 👁 <b>What { $viewer } sees</b>
seen-as-visitor = a visitor
seen-as-company = a certified company
seen-as-person = a certified freelance
seen-as-nothing = Nothing: a job seeker’s profile is visible to certified companies only.
seen-as-by_visitor = 👤 As a visitor
seen-as-by_company = 🏢 As a company
seen-as-by_person = 💼 As a freelance
mission-length-short = short missions
mission-length-long = long missions
mission-length-any = any length
work-format-remote = remote
work-format-on-site = on site
work-format-any = on site or remote
billing-payrolling = payrolling
billing-independent = independent management
billing-any = payrolling or independent management
level-junior = junior level
level-confirmed = confirmed level
level-senior = senior level
prs = Presentation
prs-description =
    { $category ->
        [company] Introduce your company in a few sentences.
        [public_body] Introduce your public body in a few sentences.
        [association] Introduce your association in a few sentences.
       *[other] Introduce yourself in a few sentences.
    }
    .label = Presentation
    .hint = What you do, for whom, and what makes you different. Only certified members read it.
cmp = Skills
    .confirm = ✅ Save my skills
cmp-technical = What are your technical skills? The first five stand on your card.
    .label = Technical
    .hint = Separate them by commas. A dash empties the list.
cmp-tools = Which tools do you master?
    .label = Tools
    .hint = Separate them by commas, for example: Figma, Excel, Docker. A dash empties the list.
cmp-languages = Which languages do you speak?
    .label = Languages
    .hint = Separate them by commas, for example: French, German, English. A dash empties the list.
cmp-soft = What are your soft skills?
    .label = Soft skills
    .hint = Separate them by commas, for example: teaching, project management. A dash empties the list.
cmp-preview = These are your skills. Tap a line to change it.
mdt = Working mode
    .confirm = ✅ Save my working mode
mdt-length = Which length of missions suits you?
    .label = Length of missions
mdt-place = Where do you work?
    .label = Place
mdt-rate = What is your activity rate?
    .label = Activity rate
mdt-rate-100 = 100%
mdt-rate-80 = 80%
mdt-rate-60 = 60%
mdt-rate-50 = 50%
mdt-rate-40 = 40%
mdt-rate-20 = 20%
mdt-billing = Which way of billing suits you?
    .label = Billing
mdt-level = What is your level in your trade?
    .label = Level
mdt-preview = This is your working mode. Tap a line to change it.
adr = Address
adr-street = What is the address (street and number)?
    .label = Street
adr-city = In which city?
    .label = City
sec = Trade or sector
sec-sector =
    { $category ->
        [company] What does your company do?
        [public_body] What is your public body in charge of?
        [association] What does your association do?
       *[other] What is your trade or sector?
    }
    .label = Trade or sector
sit = Web site
sit-site = { $now ->
    [none] What is the address of your web site?
   *[other] What is the address of your web site? Currently: { $now }. “Skip” removes it.
}
    .label = Web site
idn = Displayed identity
idn-done = Noted: this is how others see you.
idn-how = How would you like to appear to others?
    .label = Displayed name
idn-how-other = Another name
idn-name = Under which name would you like to appear?
    .label = Displayed name
exp = Experience
    .confirm = ✅ Save the experience
exp-title = What was your role?
    .label = Role
    .hint = For example: Web development, Project management
exp-organisation = For which company or organisation?
    .label = Organisation
exp-began = Since which month?
    .label = Beginning
    .error-in-the-future = This month has not come yet.
exp-ended = Until which month? “Skip” if it goes on.
    .label = End
    .error-ends-before-it-begins = The end cannot come before the beginning.
exp-story = What did you do there, in a few sentences?
    .label = Story
exp-preview = This is the experience. Tap a line to change it.
edu = Education
    .confirm = ✅ Save the course
edu-title = Which diploma or course?
    .label = Diploma
    .hint = For example: Diploma in computer science, Master of Law
edu-school = At which school?
    .label = School
edu-year = In which year did it end, or will it end?
    .label = Year
    .error-in-the-future = Ten years ahead at most.
edu-preview = This is the course. Tap a line to change it.
err-rate-out-of-range = The activity rate goes from { $min } to { $max }%.
err-not-a-web-site = Write a web address, for example “https://example.ch”.
err-too-many-records = { $limit } entries at most: remove one first.
err-ends-before-it-begins = The end cannot come before the beginning.
err-in-the-future = This date lies too far ahead.
