# What the team decides about a mission, and what its company and its candidates read of it.
mis-suspend = ⛔ Suspend this mission
mis-remove = 🗑 Remove this mission

team_missions-button = 📋 Missions
team_missions-of_button = 📋 Their missions ({ $count })
team_missions-all = { $count ->
    [0] 📋 <b>Missions</b>
        No mission has been published yet.
    [one] 📋 <b>Missions</b>
        One mission.
   *[other] 📋 <b>Missions</b>
        { $count } missions; suspended ones come first.
}
team_missions-of_one = { $count ->
    [0] 📋 <b>Missions of this account</b>
        No mission was published.
    [one] 📋 <b>Missions of this account</b>
        One mission.
   *[other] 📋 <b>Missions of this account</b>
        { $count } missions.
}
team_missions-found = { $count ->
    [0] 📋 “{ $text }”: no mission. Try another word of the title, or the name of the company.
    [one] 📋 “{ $text }”: one mission.
   *[other] 📋 “{ $text }”: { $count } missions.
}
team_missions-line = { $number }. { $title } · { $company } · { $status }
team_missions-hint = Write a word of the title or the name of the company, or paste the link of a mission.

mission_case-open = 🛡 The mission’s case
mission_case-see = 🛡 The mission’s case
mission_case-title = 🛡 <b>The mission’s case</b> · { $status }
mission_case-candidates = { $count ->
    [0] 👥 No application under way.
    [one] 👥 One application under way.
   *[other] 👥 { $count } applications under way.
}
mission_case-suspended = ⛔ Suspended: hidden from everybody but its company. Lift the suspension, or remove the mission.
mission_case-company = 👤 The company’s account

mission_measure-suspension = ⛔ <b>Mission suspended</b>
mission_measure-removal = 🗑 <b>Mission removed by the team</b>
mission_measure-over_suspension = ⚖️ <b>Suspension of a mission: over</b>
mission_measure-over_removal = ↩️ <b>Removal of a mission: overturned</b>
mission_measure-lasts_suspension = Duration: until the team decides, by lifting the suspension or removing the mission. Until then only you see the mission, and all its deadlines are on hold.
mission_measure-lasts_removal = The mission and its applications have ended. It cannot be published again; a corrected copy is possible.
mission_measure-lasts_suspension_team = Duration: until the team decides: lift the suspension, or remove the mission. Until then only its company sees it, and all its deadlines are on hold.
mission_measure-lasts_removal_team = The mission and its applications have ended; it cannot be published again.
mission_measure-ended_lifted = ✅ Suspension lifted on { $date }: the mission is again as before.
mission_measure-ended_overturned = ✅ Suspension overturned on appeal on { $date }: the mission is again as before.
mission_measure-ended_done = Suspension over since { $date }: the mission was removed.
mission_measure-restored = ✅ Removal overturned on appeal: “Republish the mission” puts it online again.
mission_measure-read = 👁 Read the decision
mission_measure-lifted = The suspension is lifted; the company and the candidates read it.
measure-name-mission_suspension = suspension of a mission
measure-name-mission_removal = removal of a mission
mission-given_back = ✅ The team has overturned its removal: you can republish this mission, or close it.

smi = Suspend a mission
    .confirm = ⛔ Suspend this mission
    .intro = A suspension hides the mission until you decide. The company reads the reasons and can appeal.
smi-clause = “{ $title }” ({ $company }): which rule does the suspension rest on?
    .label = Rule
smi-facts = What are the facts? The company will read your text.
    .label = Facts
smi-preview = If you confirm, “{ $title }” disappears at once from the search, and its link leads nowhere. { $company } gets your reasons, in Telegram and by e-mail, and can appeal. { $count ->
    [0] Nobody has an application under way.
    [one] One application under way waits: its deadlines stop, and the person reads that the mission is being checked.
   *[other] { $count } applications under way wait: their deadlines stop, and the people read that the mission is being checked.
} A collaboration that has begun goes on.
smi-done = The mission is suspended; the company receives the reasons.
rmi = Remove a mission
    .confirm = 🗑 Remove this mission
    .intro = A removal ends the mission. The company reads the reasons and can appeal.
rmi-clause = “{ $title }” ({ $company }): which rule does the removal rest on?
    .label = Rule
rmi-facts = What are the facts? The company will read your text.
    .label = Facts
rmi-preview = If you confirm, “{ $title }” ends and cannot be published again. { $company } gets your reasons, in Telegram and by e-mail, and can appeal. { $count ->
    [0] Nobody has an application under way.
    [one] One application under way ends, and the person is told.
   *[other] { $count } applications under way end, and the people are told.
} A collaboration that has begun is cancelled.
rmi-done = The mission is removed; the company receives the reasons.

err-mission-of-own-place = This mission belongs to an organisation in which you have a place: another person of the team decides about it.
err-mission-judged = This mission is no longer as you saw it: somebody was faster. Here is the current situation.
err-mission-moderated = The team has suspended or removed this mission: it cannot be duplicated. You can contest the decision or contact us.
err-appeal-waits = The company appeals the suspension: that appeal is decided first, by another person of the team.
err-facts-too-short = Describe the facts in { $least } characters at least: the company has to be able to answer.

notice-mission-suspended = ⛔ The team has suspended your mission “{ $title }”.
notice-mission-lifted = ✅ The suspension of your mission “{ $title }” is lifted.
notice-mission-removed = 🗑 The team has removed your mission “{ $title }”.
notice-mission-restored = ✅ The removal of your mission “{ $title }” is overturned: you can republish it.
mail-mission-suspended = Mission suspended
    .subject = Your mission is suspended: reasons and how to appeal
mail-mission-lifted = Suspension lifted
    .subject = The suspension of your mission is lifted
mail-mission-removed = Mission removed
    .subject = Your mission is removed: reasons and how to appeal
mail-mission-restored = Removal overturned
    .subject = The removal of your mission is overturned
notice-application-deal_under_check = ⏸ The team is checking the mission “{ $mission }”. Your collaboration goes on; stay alert.
notice-application-check_over = ▶️ The team has finished checking the mission “{ $mission }”: everything goes on as before, with the time that was left.
notice-application-mission_removed = { $ended ->
    [deal] The team has removed the mission “{ $mission }”: the collaboration stops.
   *[candidature] The team has removed the mission “{ $mission }”: this application is cancelled.
}
mail-application-mission_removed = Mission removed
    .subject = A mission was removed by the team

audit-kind-mission = 💼 Missions
audit-act-mission-suspension = mission suspended
audit-act-mission-suspension-lifted = suspension of a mission lifted
audit-act-mission-suspension-overturned = suspension of a mission overturned on appeal
audit-act-mission-removal = mission removed by the team
audit-act-mission-removal-overturned = removal of a mission overturned on appeal
