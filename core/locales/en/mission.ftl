# Missions: what companies offer and freelances look for.
mis-step1 = Step 1/4 · Mission
mis-step2 = Step 2/4 · Skills
mis-step3 = Step 3/4 · Rate
mis-step4 = Step 4/4 · Preview
mis-publish = 🚀 Publish the mission
mis-savedraft = 💾 Keep as draft
mis-save = ✅ Save the mission
mis-withdraw = ↩️ Withdraw the mission
mis-close = 🏁 Close the mission
mis-republish = 🔁 Republish the mission
mis-duplicate = 📑 Duplicate the mission
mis-keep = ✅ Still open
mis-edit = ✏️ Change the mission
mis-continue = ▶️ Go on with the draft
mis-discard = 🗑 Discard the draft
mis-status-draft = Draft
mis-status-open = In progress
mis-status-reserved = In progress · choice to confirm
mis-status-filled = Validated
mis-status-closed = Closed
mis-status-withdrawn = Withdrawn
mis-status-interrupted = Interrupted
mis-status-suspended = Suspended
mis-filled-public = This mission is filled.

mis = Create a mission
    .intro = Every answer is saved: stop whenever you like, and the draft will be waiting in “Manage your missions”.
mis-intro_change = Nothing changes until you tap “Save the mission”. If the rate, the dates or the payrolling change, open candidates are told.
mis-hat_lost = ↩️ You no longer handle the missions of this company ({ $company }): the questions end here. What you had written can still be read.
mis-section-mission = Mission
mis-section-skills = Skills
mis-section-rate = Rate
mis-title = What is the mission called?
    .label = Title
    .hint = For example: New website in Python, Hiring campaign
    .error-no-words = Write the title in words: people search for it.
mis-domain = Which domain does it belong to?
    .label = Domain
mis-duration = Is it a long or a short mission?
    .label = Length
mis-work-format = Where is the work done?
    .label = Format
mis-city = In which city?
    .label = City
mis-begins = When does it begin? “Skip” if the date is open.
    .label = Start
    .error-ends-before-begin = This day is after the end date you gave: change the end first.
mis-ends = When does it end? “Skip” if the date is open.
    .label = End
    .error-ends-before-begin = The end must come after the start.
mis-description = Describe the mission: the context, what is expected, with whom.
    .label = Description
    .hint = A full description brings more answers.
mis-skills = Which skills are needed? Separate them with commas.
    .label = Skills
    .hint = For example: Python, Django, PostgreSQL
mis-years = What is the minimum number of years of experience? “Skip” if it does not matter.
    .label = Experience
mis-rate-kind = How is the mission paid?
    .label = Kind of pay
mis-rate = What amount do you offer, in francs?
    .label = Amount
    .hint = For example: 900
mis-payrolling = Do you use payrolling for this mission?
    .label = Payrolling
    .hint = A partner then takes care of contract, invoicing and salary.
mis-open-to-job-seekers = Open the mission to job seekers as well?
    .label = Job seekers
mis-preview = This is the mission as freelances will read it. Every answer can still be changed.
mis-published = 🚀 The mission is published.
mis-changed = The mission is up to date.
mis-already = This mission has already been published. Here it is.
mis-left = You left “{ $title }” before the end: nothing is published, and the draft is kept in “Manage your missions”.
mis-draft_kept = 💾 The draft is kept.
mis-duplicated = 📑 Here is the copy, as a draft.
mis-withdrawn = The mission is withdrawn.
mis-discarded = The draft is discarded.
mis-closed = 🏁 The mission is closed.
mis-kept = Noted: the mission stays online.
mis-kept_until_start = Noted: the mission stays online until it begins.
mis-republished = 🔁 The mission is online again.
mrp = Republish the mission
    .intro = Its dates have passed: say when the mission takes place now. The rest stays as it is, and can be changed afterwards.
    .confirm = 🔁 Republish the mission
mrp-begins = When does it begin? “Skip” if the date is open.
    .label = Start
mrp-ends = When does it end? “Skip” if the date is open.
    .label = End
    .error-ends-before-begin = The end must be after the start.
mrp-preview = The mission goes back into the search with these dates.
mrp-done = 🔁 The mission is online again.

mission-duration-short = Short-term
mission-duration-long = Long-term
mission-format-remote = Remote
    .synonyms = distance, home office
mission-format-on-site = On site
    .synonyms = office
mission-format-hybrid = Hybrid
rate-kind-day = By the day
rate-kind-hour = By the hour
rate-kind-fixed = Fixed price
rate-kind-to-discuss = To be discussed
payrolling-choice-yes = Yes, payrolling
payrolling-choice-no = No
payrolling-choice-to-discuss = To be discussed

mission-title = 💼 <b>{ $title }</b>
mission-untitled = Untitled
mission-company = 🏢 { $name }
mission-company_sector = 🏢 { $name } · { $sector }
mission-domain = 🏷 { $domain }
mission-shape = ⏱ { $shape }
mission-from = 📅 From { $begins }
mission-between = 📅 From { $begins } to { $ends }
mission-until = 📅 Until { $ends }
mission-dates_open = 📅 Open dates
mission-skills = 🛠 { $skills }
mission-years =
    🎓 { $years ->
        [0] Beginners are welcome
        [one] At least { $years } year of experience
       *[other] At least { $years } years of experience
    }
mission-rate-day = 💰 { $amount } a day
mission-rate-hour = 💰 { $amount } an hour
mission-rate-fixed = 💰 { $amount }, fixed price
mission-rate-to-discuss = 💰 Rate to be discussed
mission-payrolling-yes = 🧾 Payrolling
mission-payrolling-no = 🗂 Independent management
mission-payrolling-to-discuss = 🧾 Payrolling to be discussed
mission-job_seekers = 🎯 Open to job seekers
mission-text = <i>{ $text }</i>
mission-status = <b>{ $status }</b>
mission-published = 🔄 Published { $ago }
mission-own = 👁 This is your mission.
mission-asked_idle = ⏰ Unless we hear from you, this mission will soon be withdrawn. Is it still open?
mission-asked_begins = ⏰ The start date is near: the mission will be withdrawn the day after it. Change the date if it stays open.
mission-ended-owner = You withdrew this mission.
mission-ended-expired = This mission expired.
mission-ended-moderation = The team withdrew this mission.
mission-suspended = ⛔ The team is checking this mission: it is no longer visible.
mission-missing = Still missing: { $what }.
mission-need-title = the title
mission-need-domain = the domain
mission-need-duration = the length
mission-need-work_format = the format
mission-need-skills = a skill
mission-need-rate = the rate
mission-need-payrolling = payrolling
mission-tips = 💡 <b>To be seen more</b>
mission-tip = • { $tip }
mission-tip-description = complete the description
mission-tip-skills = give at least three skills
mission-tip-dates = give the dates
mission-tip-years = say what experience you expect
mission-tip-company = complete your company’s page
mission-company_page = 🏢 See the company
mission-open = ◀️ Mission
mission-back = ◀️ Results
mission-sure_withdraw = Withdraw this mission? Nobody will see it any more and it cannot be published again; you can still make a copy.
mission-withdraw_told = { $count ->
    [0] Nobody has answered yet: nobody will be told.
    [one] One application under way ends, and the person is told.
   *[other] { $count } applications under way end, and the people are told.
}
mission-sure_discard = Discard this draft? Its answers will be lost.
mission-sure_close = Close this mission? The conversation goes to the archives: it can still be read, and nobody can write there any more. This is final: you will not be able to go back.
mission-closing_annulment = ⚠️ A request to cancel this collaboration waits for an answer: it ends with the closing.
mission-teaser = The rest is for certified freelances of the four domains.
mission-teaser_seekers = This mission is not open to job seekers.

missions-title = 📋 <b>Manage your missions</b> · { $company }
missions-group-draft = Drafts
missions-group-open = In progress
missions-group-filled = Validated
missions-group-archived = Archived
missions-tab = { $group } ({ $count })
missions-here = <b>{ $group } ({ $count })</b>
missions-none-draft = No draft.
missions-none-open = No mission in progress.
missions-none-filled = No validated mission.
missions-none-archived = No archived mission.
missions-line = { $number }. { $title } · { $status }
missions-line_candidates = { $number }. { $title } · { $status } · 👥 { $count ->
        [one] 1 candidate
       *[other] { $count } candidates
    }{ $waiting ->
        [none] {""}
        [all] {" "}to answer
       *[some] , { $asked } to answer
    }
missions-hint = Tap a mission to open it.

jobs-prompt =
    🔎 <b>Find a mission</b>

    Write a sector, a kind of mission or a skill, or tap a domain.
jobs-all = 📖 All missions
jobs-prompt_seeker =
    🔎 <b>Find a job</b>

    Here are the missions open to job seekers. Write a sector, a position or a skill, or tap a domain.
jobs-again = 🔎 Another search
jobs-found =
    🔎 “{ $query }” · { $count ->
        [one] <b>{ $count }</b> mission
       *[other] <b>{ $count }</b> missions
    }
jobs-found_all =
    📖 { $count ->
        [one] <b>{ $count }</b> mission
       *[other] <b>{ $count }</b> missions
    }
jobs-nothing = 🔎 “{ $query }”
jobs-none_now = 🔎 No mission fits at the moment.
jobs-item = <b>{ $number }. { $title }</b>
jobs-item_company = 🏢 { $company } · { $shape }
jobs-item_skills = 🛠 { $skills }
jobs-hint = Tap a mission, or write its number.
jobs-no_such_number = There is no mission no. { $number } on this page.
jobs-by-duration = ⏱ Long
jobs-by-remote = 🏠 Remote
jobs-by-payrolling = 🧾 Payrolling
jobs-by-skill = 🛠 Skill
jobs-by-years = 🎓 Experience
jobs-by-domain = 🏷 Domain
jobs-by-sector = 🏢 Sector
jobs-filter-duration = Long-term
jobs-filter-remote = Remote
jobs-filter-payrolling = Payrolling
jobs-filter-skill = skill
jobs-filter-years = experience required
jobs-filter-domain = domain
jobs-filter-sector = the company’s sector
jobs-years =
    { $years ->
        [one] { $years } year required at most
       *[other] { $years } years required at most
    }
jobs-closed-visitor = Missions are for certified freelances. Create a professional profile first.
jobs-closed-staff = In your organisation, other people take care of missions. Ask whoever manages the account for this right: it is given in “My departments”.
jobs-closed-uncertified = Certify your profile first: you will then see missions and talk to companies.
jobs-closed-outside = Missions belong to four domains: Marketing & Communication; Data, IT & Web; HR & Legal; Business & Strategy. Your profile is in none of them: the directory, messages and appointments stay open to you.
jobs-closed-other_side = Missions are for freelances and job seekers.

talent-for = 🎯 For your mission “{ $mission }”
talent-prompt =
    🔎 <b>Find freelances</b>

    Write a skill, a sector or a level of experience: “python”, “communication”, “senior”.
talent-everybody = 📖 All freelances
talent-blocked = Enter your registration number first: you will then see freelances and publish.
talent-companies_only = This search is for companies. The directory is open to everybody.

notice-mission-expiring = { $why ->
    [begins] ⏰ “{ $title }” begins soon and will be withdrawn the day after it begins, unless you change its date.
   *[idle] ⏰ “{ $title }” will be withdrawn in 7 days, unless it is still open.
}
notice-mission-expired = { $why ->
    [begun] ⏰ The start of “{ $title }” has passed: the mission is withdrawn.
   *[idle] ⏰ “{ $title }” is withdrawn: nothing happened to it for 60 days.
}
command-missions = Missions
command-nouvelle_mission = Create a mission
command-new_mission = Create a mission

err-companies-only = Only companies create missions.
err-missions-closed = Missions are for certified freelances and for job seekers.
err-mission-filled = This mission is filled.
err-mission-incomplete = An answer is still missing before this can be published.
err-mission-began = The start date of the mission has passed: give another one.
err-mission-over = The end date of the mission has passed: give another one.
err-mission-begins = This mission is withdrawn the day after it begins: change the date to keep it online.
err-ends-before-begin = The end must come after the start.
err-pay-out-of-range = Enter an amount between 0 and 1,000,000 francs.
err-draft-over = This draft has just been published or withdrawn: find the mission in “Manage your missions”.
err-too-many-drafts = { $limit } drafts at most: publish or discard one.
err-unknown-mission-filter = There is no such filter.

web-mission-title = { $title } · a mission on Entremise
web-mission-description = A mission of { $company }, on Entremise.
web-mission-by = A mission offered by { $company }
web-mission-more = The whole mission can be read in Telegram, with a certified profile.
