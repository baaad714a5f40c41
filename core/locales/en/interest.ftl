# Mutual interest between companies and freelances, about missions.
int-mission = 👍 I’m interested in this mission
int-profile = 👍 I’m interested in this profile
int-accept = 💬 Yes, let’s talk
int-mission-no = 👎 I’m not interested
int-withdraw = ↩️ Withdraw my proposal
int-apply = ✅ I apply
int-apply-confirm = ✅ I confirm, I apply
int-apply_chosen = ✅ I confirm
int-choose = 🏅 Choose this candidate
int-choose-confirm = 🏅 I confirm my choice
int-discard = 🚫 Reject this candidate
int-undo = ↩️ Undo my answer
int-keep = ✅ Still relevant
int-candidates = 👥 View candidates
int-see_mission = 💼 View the mission
int-follow = 📄 The application
int-back = ◀️ The application
int-see_other_freelance = 🏢 View the company
int-see_other_company = 👤 View the profile
int-reason-skills = Different skills
int-reason-busy = Schedule too busy
int-reason-rate = Rate
int-reason-filled = Need already covered
int-reason-other = Other reason
int-status-sent = 📤 Proposal sent
int-status-received = 📥 Proposal received
int-status-talk = 💬 Under discussion
int-status-firm = ✅ Application filed
int-status-chosen = 🏅 Choice to be confirmed
int-status-deal = 🤝 Collaboration under way
int-status-done = 🏁 Collaboration finished
int-status-declined_freelance = 👎 You declined
int-status-declined_company = 👎 Declined by { $name }
int-status-discarded = 🚫 Candidate rejected
int-status-notselected = Not selected
int-status-withdrawn = ↩️ Proposal withdrawn
int-status-expired = No answer
int-status-cancelled = Cancelled
int-final-warning = ⚠️ This is final: you will not be able to go back.
int-own_side = 👤 You are reading this from your own side: { $name }. Answering in the name of the organisation ({ $company }) is up to somebody else in the team.
int-waiting = ⏳ Waiting for { $name }’s answer.
int-yourturn = 👉 It is your turn to validate or not.
int-until = If there is no answer by { $when }, the proposal lapses.
int-until_choice = To be confirmed by { $when }.
int-until_firm = If there is no answer by { $when }, the application lapses.
home-firm =
    { $count ->
        [one] ✅ { $count } application is waiting for your answer
       *[other] ✅ { $count } applications are waiting for your answer
    }
home-proposals =
    { $count ->
        [one] 📥 { $count } proposal is waiting for your answer
       *[other] 📥 { $count } proposals are waiting for your answer
    }
int-frozen = ⏸ A check is under way: the deadlines are on hold.
int-still = ⏰ Still relevant? If nobody answers within five days, this discussion will end.
int-next_freelance = 👉 Agreed on the essentials? “I apply” files your application, for good.
int-next_company = 👉 Agreed on the essentials? “Choose this candidate” reserves the mission for 72 h, until it is confirmed.
int-next_seeker_freelance = 👉 The next step is an interview: the company offers you a time; you accept it or offer another one.
int-next_seeker_company = 👉 The answer to a job seeker is an interview: ask for one, or agree on a time by message.
int-interview = 📅 Interview · { $status }: { $when }
int-interview_open = 📅 View the interview
int-no_free_time = No free times are listed for now. Send a message to agree on one together.
int-reserved = ⏳ You have chosen another candidate, who has yet to confirm. Nothing is lost here meanwhile.
int-on_hold = ⏸ The deadlines are on hold for now: this proposal keeps its place, and nothing is lost.
int-title = <b>{ $status }</b>
int-mission_name = 💼 <b>{ $title }</b>
int-other_freelance = 🏢 { $line }
int-other_company = 👤 { $line }
int-intro_mine_freelance = Your introduction: <i>“{ $text }”</i>
int-intro_mine_company = Your message: <i>“{ $text }”</i>
int-intro_theirs_freelance = Introduction: <i>“{ $text }”</i>
int-intro_theirs_company = Message: <i>“{ $text }”</i>
int-reason_said = Reason: { $text }
int-group = <b>{ $group } ({ $count })</b>
int-groups = 🗂 By status
int-which_group = What would you like to see?
int-group-yours = Waiting for your answer
int-group-waiting = Waiting for an answer
int-group-talking = Under discussion
int-group-deal = Collaboration
int-group-over = Finished
int-tab = { $group } ({ $count })
int-mine_title =
    📋 <b>My missions</b>{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }
int-mine_empty = No mission yet. Find one and tap “I’m interested in this mission”: it will appear here.
int-refused = Missions declined: { $count }
int-candidates_title =
    👥 <b>Candidates</b> · { $mission }{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }
int-candidates_empty = No candidate yet. Find freelances and tap “I’m interested in this profile”.
int-line_mine = { $number }. <b>{ $mission }</b> · { $name }
    { $status }
int-line_candidate = { $number }. <b>{ $name }</b> · { $about }
    { $status }
int-quoted = “{ $text }”
int-fit = { $common } ({ $count } of { $asked })
int-fit_none = 0 of { $asked } skills
int-skills =
    🛠 { $count } of { $asked } { $asked ->
        [one] skill
       *[other] skills
    }: { $common }
int-skills_none =
    🛠 0 of { $asked } { $asked ->
        [one] skill
       *[other] skills
    }
int-nothing_to_offer = None of your published missions can be proposed to this profile: publish one, or follow the open proposals in “Manage your missions”.
int-sure_apply = ✅ <b>I apply</b> for “{ $mission }” at { $name }. The company has 14 days to choose you.
int-sure_apply_seals = ✅ { $name } chose you for “{ $mission }”. By applying, you confirm: the collaboration begins.
int-sure_choose = 🏅 You choose { $name } for “{ $mission }”. The mission is reserved for 72 h until { $name } confirms; the other candidates stay on hold.
int-sure_choose_seals = 🏅 { $name } has already applied for “{ $mission }”. With your choice the collaboration begins: the mission leaves the search and the other candidates are told.
int-applied = ✅ Your application is filed.
int-chosen = 🏅 Your choice is recorded: the other side still has to confirm it.
int-sealed = 🤝 It is decided: the collaboration begins.
int-accepted = 💬 You can talk now: a conversation about this mission is open.
int-withdrawn = Your proposal is withdrawn. You can make it again in { $days } days.
int-withdrawn_last = Your proposal is withdrawn.
int-proposed_again = Your proposal is sent again.
int-undone = Noted: { $name } is told that you are interested in this mission.
int-kept = Noted: the discussion goes on.
int1 = I’m interested in this mission
int1-done = 📤 Your proposal is sent. You will find it in “My missions”.
int1-intro = A word to introduce yourself to { $name }?
    .label = Introduction
    .hint = Optional, 500 characters at most. Your card is attached.
int2 = I’m interested in this profile
int2-done = 📤 Your proposal is sent. Follow it in “Manage your missions”.
int2-mission = For which of your missions are you interested in { $name }?
    .label = Mission
int2-intro = A word for { $name }?
    .label = Message
    .hint = Optional, 500 characters at most. The mission and your card are attached.
dmi = I’m not interested
    .confirm = 👎 Decline for good
dmi-done = Noted: your reason is passed on.
dmi-why = For what reason? { $name } will read it.
    .label = Reason
dmi-said = Say it in a few words.
    .label = Explanation
dmi-preview = 👎 Decline “{ $mission }” at <b>{ $name }</b>?
    ⚠️ This is final: you will not be able to go back. The conversation will be closed and leave your messages.
eca = Reject this candidate
    .confirm = 🚫 Reject for good
eca-done = Noted: the candidate is rejected and has been told.
eca-why = For what reason? { $name } will read it.
    .label = Reason
eca-said = Say it in a few words.
    .label = Explanation
eca-preview = 🚫 Reject <b>{ $name }</b> for “{ $mission }”?
    ⚠️ This is final: you will not be able to go back. The conversation, if any, will be closed.
err-already-proposed = You are already in touch about this mission.
err-not-again = A final answer has already been given: this mission can no longer be proposed here.
err-too-many-proposals = { $limit } open proposals at most. An answer or a withdrawal frees a place.
err-too-soon-again = You withdrew this proposal: it can be made again { $days } days after that.
err-proposed-too-often = This proposal was withdrawn several times: it can no longer be made again.
err-taken = Not possible: another candidate has just been chosen.
err-mission-not-open = This mission is not taking answers any more, or not at the moment.
err-mission-under-check = The team is checking this mission: deadlines are on hold and nothing is lost.
err-other-under-check = A check is under way on the other side: deadlines are on hold and nothing is lost.
err-own-mission = This mission is your own company’s: nobody of its team can be a candidate for it.
err-not-a-candidate = This mission is for certified freelances of one of the four domains.
err-interview-instead = For a job seeker, the next step is an interview: the company asks for one, the person accepts it or offers another slot.
err-interview-asked = An interview has already been requested or agreed for this application.
notice-application-interest_of_freelance = 📥 <b>{ $name }</b> is interested in your mission “{ $mission }”.
notice-application-interest_of_company = 📥 <b>{ $name }</b> is interested in your profile for the mission “{ $mission }”.
notice-application-talking = 💬 <b>{ $name }</b> would like to talk about “{ $mission }”: your conversation is open.
notice-application-declined = 👎 <b>{ $name }</b> will not be pursuing “{ $mission }”.
notice-application-refused = 👎 <b>{ $name }</b> declines “{ $mission }” for good. The conversation is closed.
notice-application-discarded = 🚫 <b>{ $name }</b> did not select your application for “{ $mission }”. Thank you for your interest.
notice-application-firm = ✅ <b>{ $name }</b> has applied for “{ $mission }”, for good: it is up to you to choose.
notice-application-firm_on_hold = ✅ <b>{ $name }</b> has applied for “{ $mission }”, for good. You have chosen another candidate: this application waits, and nothing is lost.
notice-application-chosen = 🏅 <b>{ $name }</b> chose you for “{ $mission }”. Confirm with “I confirm” within 72 h.
notice-application-deal = 🤝 The collaboration with <b>{ $name }</b> begins: “{ $mission }”.
notice-application-not_selected = The company chose someone else for “{ $mission }”. The conversation is closed. Thank you for your interest.
notice-application-not_selected_early = The company chose someone else for “{ $mission }”. Thank you for your interest.
notice-application-expired = ⌛️ “{ $mission }” with <b>{ $name }</b>: without an answer, this proposal has ended. It happens, and other opportunities will come.
notice-application-expired_unanswered = ⌛️ “{ $mission }” with <b>{ $name }</b>: without an answer from you in time, this exchange has ended.
notice-application-expired_firm = ⌛️ “{ $mission }” with <b>{ $name }</b>: the application had no answer and has ended. The conversation is closed.
notice-application-expired_talk = ⌛️ “{ $mission }” with <b>{ $name }</b>: nobody gave a sign, so the discussion has ended. The conversation is closed and leaves your messages.
notice-application-choice_expired = ⌛️ The choice for “{ $mission }” with <b>{ $name }</b> was not confirmed in time. The conversation is closed.
notice-application-mission_gone = { $ended ->
    [deal] ↩️ The mission “{ $mission }” is withdrawn: the collaboration stops.
    [account] The mission “{ $mission }” has ended: the company’s account is deleted.
   *[candidature] ↩️ <b>{ $name }</b> has withdrawn the mission “{ $mission }”.
}
notice-application-mission_expired = { $why ->
    [begun] ⌛️ The mission “{ $mission }” (<b>{ $name }</b>) has ended by itself: its start date has passed. Nothing more is expected from you.
   *[idle] ⌛️ The mission “{ $mission }” (<b>{ $name }</b>) has ended by itself: nothing happened to it for 60 days. Nothing more is expected from you.
}
notice-application-other_gone = { $ended ->
    [deal_of_company] “{ $mission }”: the other account no longer exists, the collaboration stops and the mission is interrupted. You can republish it or close it.
    [deal_of_freelance] “{ $mission }”: the other account no longer exists, the collaboration stops. If work is still to be paid, or for any question, write to us by “Contact us”.
    [choice] “{ $mission }”: the person you had chosen has deleted their account.{ $online ->
        [yes] {" "}The mission is online again{ $waiting ->
            [0] .
            [one] {" "}and { $waiting } candidate waits.
           *[other] {" "}and { $waiting } candidates wait.
        }
       *[no] {""}
    }
   *[candidature] “{ $mission }”: the other account no longer exists, this application is cancelled.
}
notice-application-done = 🏁 The mission “{ $mission }” with <b>{ $name }</b> is closed. The conversation can still be read in the archive.
notice-application-terms = ✏️ <b>{ $name }</b> has changed what “{ $mission }” offers:
int-terms_change =
    Before: { $before }
    Now: <b>{ $after }</b>
notice-application-under_check = ⏸ The team is checking the mission “{ $mission }”: the deadlines are on hold.
notice-application-nudge = ⏰ <b>{ $name }</b> has been waiting for your answer for { $days } days on “{ $mission }”.
notice-application-nudge_choice = ⏰ <b>{ $name }</b> chose you for “{ $mission }”: 24 h are left to confirm.
notice-application-still = ⏰ “{ $mission }” with <b>{ $name }</b>: still relevant?
notice-mission-closing = 🏁 The mission “{ $title }” has come to its end: close it, or it will close automatically within seven days.
mail-application-firm = Application
    .subject = Application filed: { $mission }
mail-application-chosen = Application
    .subject = You are chosen, to confirm within 72 h: { $mission }
mail-application-deal = Collaboration
    .subject = The collaboration begins: { $mission }
mail-application-refused = Application
    .subject = Declined for good: { $mission }
mail-application-discarded = Application
    .subject = Application not kept: { $mission }
mail-application-not_selected = Application
    .subject = Application not kept: { $mission }
mail-application-expired_firm = Application
    .subject = Application left without an answer: { $mission }
mail-application-choice_expired = Application
    .subject = Choice not confirmed in time: { $mission }
mail-application-mission_gone = Collaboration
    .subject = The collaboration stops: { $mission }
mail-application-mission_expired = Mission
    .subject = The mission has ended: { $mission }
mail-application-other_gone = Collaboration
    .subject = The collaboration stops: { $mission }
