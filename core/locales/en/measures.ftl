mod-appeal = ⚖️ Appeal this decision
mod-delete = 🗑 Delete this account
mod-suspend = ⛔ Suspend
mod-lift = ✅ Lift the suspension
mod-lift_deletion = ↩️ Take the deletion back
mod-lifted = The measure is lifted.
mod-see_suspension = ⛔ See the suspension
mod-see_deletion = 🗑 See the deletion
mod-warn = 📩 Warn
mod-restrict = ⏸ Restrict
mod-lift_restriction = ✅ Lift the restriction
mod-renew = ⏩ Prolong by 72 h
mod-renewed = The restriction is prolonged by 72 hours; the person reads it.
mod-confirm = ⛔ Confirm the exclusion
mod-confirmed = The exclusion is confirmed and takes effect; the person receives the reasons.
mod-drop = ↩️ Do not exclude
mod-dropped = The proposal is dropped; nothing has changed for the person.
mod-see_restriction = ⏸ See the restriction
mod-see_proposal = ⏳ See the proposed exclusion
measure-warning = 📩 <b>Warning</b>
measure-restriction = ⏸ <b>Account restricted</b>
measure-proposal = ⏳ <b>Exclusion proposed</b>
measure-over_warning = ⚖️ <b>Warning: case closed</b>
measure-over_restriction = ✅ <b>Restriction over</b>
measure-over_proposal = ↩️ <b>Proposed exclusion: not followed</b>
measure-name-warning = warning
measure-name-restriction = restriction
measure-name-exclusion = proposed exclusion
measure-name_proposed = { $kind } (to be confirmed)
measure-decided_by_rule = Decided on { $date }, automatically.
measure-no_limits = Your account is not limited; this warning stays on record for six months.
measure-restricted_until = Duration: until { $date }, then the restriction ends by itself. Until then no new proposal, message, call, request or publication; what is under way goes on.
measure-waits = Nothing has changed for the person, who reads nothing of it. A second person of the team confirms until { $date }; else the proposal lapses.
measure-ended-dropped = ↩️ Dropped on { $date }.
ending-dropped = dropped
home-restricted = ⏸ Account restricted until { $until }: nothing new begins, what is under way goes on.
home-restricted_why = ⏸ Read the reason, appeal
clause-irrelevant = Irrelevant or advertising content
clause-identity = Doubtful identity or documents
clause-conduct = Conduct towards other members
clause-fraud = Fraud
clause-law = Legal obligation
measure-suspension = ⛔ <b>Account suspended</b>
measure-deletion = 🗑 <b>Account deletion</b>
measure-over_suspension = ✅ <b>Suspension over</b>
measure-over_deletion = ⚖️ <b>Account deletion: case closed</b>
measure-name-suspension = suspension
measure-name-deletion = deletion
measure-name-refusal = certification refused
measure-name_ended = { $kind } ({ $ending })
ending-lifted = lifted
ending-lapsed = over
ending-overturned = overturned on appeal
ending-done = carried out
ending-replaced = followed by the removal
measure-facts = Facts: { $facts }
measure-facts_forgotten = erased after six months
measure-clause = Rule: { $clause }
measure-decided = Decided on { $date } by a person of the team, not automatically.
measure-open_end = Duration: until the team says otherwise.
measure-until = Duration: until the end of { $date }.
measure-effect = Takes effect on { $date }. Until then your account works as usual.
measure-effect_now = Takes effect at once ({ $date }).
measure-ended-lifted = ✅ Lifted on { $date }.
measure-ended-lapsed = ✅ Over since { $date }.
measure-ended-overturned = ✅ Overturned on appeal on { $date }.
measure-ended-done = Carried out on { $date }.
measure-how_to_contest = You can appeal this decision until { $date }: another person of the team will look at it.
barred-toast = Your account no longer allows this. The reason and how to appeal are on the screen.
barred-suspension = You can read your messages; everything else waits for the end of the suspension.
barred-deletion = The team is deleting this account: your profile is no longer visible and actions are closed.
barred-returned = An account linked to this Telegram number was excluded: signing up again is not possible.
acct-account = 👤 The account and its measures
acct-title = 👤 <b>{ $name }</b> · { $category }
acct-since = First contact: { $date }
acct-seen = Last visit: { $date }
acct-city = Place: { $city }
acct-profile = Profile: { $name } · { $status }
acct-reports = { $count ->
    [0] No scam report.
    [one] 🚩 One scam report.
   *[other] 🚩 { $count } scam reports.
}
acct-reports_button = 🚩 Scam reports ({ $count })
acct-history = <b>History</b>
acct-appealed = appeal filed
acct-case = 🛂 The certification case
acct-no_category = sign-up not finished
appeals-button = ⚖️ Appeals
appeals-queue = { $count ->
    [0] ⚖️ <b>Appeals</b>
        Nothing waits for the team.
    [one] ⚖️ <b>Appeals</b>
        One appeal waits. Whoever took the decision does not look at it again.
   *[other] ⚖️ <b>Appeals</b>
        { $count } appeals wait, the oldest first. Whoever took the decision does not look at it again.
}
appeals-line = ⚖️ { $name } · { $kind } · { $date }
appeals-nameless = Deleted account no. { $number }
appeal-title = ⚖️ <b>Appeal</b>
appeal-who = Member: { $name }
appeal-decision = Decision: { $kind } on { $date } · { $reason }
appeal-text = Appeal: “{ $text }”
appeal-waits = ⏳ Another person of the team is looking at it. The answer will come here.
appeal-to_decide = It is yours to decide: confirm or overturn the decision, with an answer.
appeal-second_admin = You took this decision, or it is about you: another person of the team has to look at it. If there is none, have a second person appointed on the server.
appeal-decide = ⚖️ Decide
appeal-see = ⚖️ See the appeal
appeal-see_measure = 👁 See the measure
appeal-see_case = 🛂 See the case
appeal-outcome-confirmed = Decision confirmed.
appeal-outcome-overturned = ✅ Decision overturned.
appeal-again = ⏳ Your file is under review again: you get an answer by { $until }.
appeal-again_team = ⏳ The file is under review again: to be decided by { $until }.
appeal-answer = Answer: “{ $text }”
sus = Suspend an account
    .confirm = ⛔ Suspend now
sus-done = The account is suspended; the person receives the reasons.
sus-clause = Which rule does the suspension of { $name } rest on?
    .label = Rule
sus-facts = What are the facts? The person will read your text.
    .label = Facts
avr = Warn
    .confirm = 📩 Warn now
    .intro = A warning limits nothing. The person reads the reasons and can appeal.
avr-done = The warning is on record; the person receives the reasons.
avr-clause = Which rule does the warning rest on? Member: { $name }
    .label = Rule
avr-facts = What are the facts? The person will read your text.
    .label = Facts
rst = Restrict an account
    .confirm = ⏸ Restrict for 72 h
    .intro = For 72 hours nothing new begins; collaborations and confirmed appointments go on.
rst-done = The account is restricted for 72 hours; the person receives the reasons.
rst-clause = Which rule does the restriction rest on? Member: { $name }
    .label = Rule
rst-facts = What are the facts? The person will read your text.
    .label = Facts
sus-days = For how long?
    .label = Duration
sus-hint-days = Tap a duration, or write a number of days from 7 to 90.
sus-day_count = { $count } days
sup-proposed = The exclusion is proposed to the rest of the team; nothing changes until a second person confirms it.
sup = Delete this account
    .confirm = 🗑 Delete this account
    .intro = For fraud or a legal obligation a second person confirms the exclusion, which then takes effect at once. Otherwise the person has 30 days.
sup-done = The deletion is decided; the person receives the reasons and can appeal.
sup-clause = Which rule does the deletion of { $name }’s account rest on?
    .label = Rule
sup-facts = What are the facts? The person will read your text.
    .label = Facts
sup-preview = { $grave ->
    [yes] If you confirm, nothing changes yet for { $who }, who is told nothing: a second person of the team confirms until { $until }. The account is then closed at once, and erased as soon as the reasons have left. Without this confirmation the proposal lapses; it can be dropped with one tap.
   *[no] If you confirm, { $who } gets the reasons at once, in Telegram and by e-mail, and can contest. The account works normally until { $day }; then it is erased, with profile, messages and documents. Until then “See the deletion” takes it back with one tap.
}
ctd = Appeal this decision
    .confirm = ⚖️ Send
ctd-done = Your appeal is filed. Another person of the team will look at it.
ctd-preview = Read it once more: this appeal is sent once and cannot be changed. Another person of the team looks at it and answers you.
ctd-text = Why should this decision be looked at again?
    .label = Appeal
    .hint = Say what is wrong or what has changed. A decision is appealed once.
apl = Decide on an appeal
    .confirm = ⚖️ Send the decision
apl-done = Both people are told of the decision.
apl-preview = { $outcome ->
    [confirmed] If you confirm, the contested decision stays in force. The person reads your answer, in Telegram and by e-mail, and cannot appeal again.
   *[overturned] { $what ->
        [refusal] If you confirm, the refusal is undone: the file comes back to “Certifications”, where it is decided again.
        [report] If you confirm, the decision is overturned at once: the report is under review again, and somebody else than the first person decides.
        [mission_suspension] If you confirm, the suspension is lifted at once: the mission and its applications go on as before.
        [mission_removal] If you confirm, the removal is undone at once: the company may publish the mission again.
       *[other] If you confirm, the measure is undone at once, and what it limited is given back.
    } The person reads your answer, in Telegram and by e-mail.
} Your decision cannot be changed afterwards.
apl-outcome = What becomes of the contested decision?
    .label = Decision
apl-answer = Your answer, which the person will read:
    .label = Answer
err-account-barred = Your account no longer allows this. From home you can read the reason and appeal.
err-account-restricted = Account restricted until { $until }: no new proposal, message, call, request or publication. What is under way goes on; the restriction ends by itself.
err-suspension-length = A suspension lasts from { $least } to { $most } days.
err-another-admin-confirms = You proposed this exclusion: another person of the team confirms it. If there is none, have a second person appointed on the server.
notice-measure-warned = 📩 The team sends you a warning.
notice-measure-restricted = ⏸ Your account is restricted for 72 hours.
notice-measure-renewed = ⏸ The restriction of your account is prolonged.
notice-measure-to_confirm = ⏳ An exclusion is proposed: a second person has to confirm it.
mail-measure-warned = Warning
    .subject = A warning from the team
mail-measure-restricted = Restriction
    .subject = Your account is restricted for 72 hours
mail-measure-renewed = Restriction prolonged
    .subject = The restriction of your account is prolonged
err-own-account = Another person of the team decides about your own account.
err-team-account = This account belongs to a person of the team: the right is taken away on the server first.
err-already-measured = This measure is in force already: another person of the team was faster.
err-address-excluded = This address is linked to an account that the team excluded. To appeal, write to the team by “Contact us”.
err-appealed-already = You have appealed this decision already.
err-appeal-too-late = This decision cannot be appealed any more: it is older than six months or no longer in force.
err-second-admin-needed = Another person of the team has to look at this decision again.
notice-measure-suspended = ⛔ The team has suspended your account.
notice-measure-deletion = 🗑 The team has decided to delete your account.
notice-measure-lifted = { $ending ->
    [lapsed] ✅ The measure against your account has ended.
   *[other] ✅ The measure against your account is lifted.
}
notice-appeal-filed = { $of_mission ->
    [yes] ⚖️ { $name } appeals a decision · { $kind } · “{ $title }”.
   *[no] ⚖️ { $name } appeals a decision · { $kind }.
}
notice-appeal-decided = { $effect ->
    [confirmed] ⚖️ The team looked again at the decision that you appealed: it stands.
    [report] ✅ The team reviewed the decision that you contested: it is overturned, and your report is under review again.
    [mission_suspension] ✅ The suspension of your mission “{ $title }” is lifted: the team looked again at the decision that you appealed.
    [mission_removal] ✅ The removal of your mission “{ $title }” is undone: the team looked again at the decision that you appealed, and you may publish the mission again.
   *[overturned] ✅ The team looked again at the decision that you appealed: it is undone.
}
notice-appeal-judged = ⚖️ One of your decisions was looked at again.
mail-measure-suspended = Suspension
    .subject = Your account is suspended
mail-measure-deletion = Deletion
    .subject = Deletion of your account: reasons and how to appeal
mail-measure-lifted = Lifted
    .subject = { $ending ->
        [lapsed] The measure against your account has ended
       *[other] The measure against your account is lifted
    }
mail-appeal-decided = Appeal
    .subject = Answer to your appeal
