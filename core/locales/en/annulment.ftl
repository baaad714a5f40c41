# The end of a collaboration by request of both sides.
int-annul = 🛑 Cancel this collaboration
int-annul_agree = 🛑 Agree to cancel
int-annul_decline = 🤝 Go on with the collaboration
int-annul_back = ↩️ Give up cancelling
int-annulment_mine = ⏳ You ask to cancel this collaboration. Waiting for an answer: { $name }.
int-annulment_theirs = 👉 { $name } asks to cancel this collaboration: your turn to answer. Without your agreement it goes on.
int-annulment_until = Without an answer by { $when } the request lapses and the collaboration goes on.
int-annulment_agreed = ⏳ Both sides ask to cancel: the team decides by { $when } at the latest. Nothing changes until then.
int-annulment_late = ⏰ Both sides ask to cancel. The team should have decided by { $when }: it is late, and knows it. The request stands; the collaboration goes on until the decision.
int-annulment_refused = ℹ️ The team did not cancel this collaboration: “{ $answer }”
int-annulment_done = ↩️ Cancelled by mutual agreement on { $when }.
int-annulment_reason = Reason · <b>{ $author }</b>
    <i>{ $text }</i>
int-payroll_cancelled = 🧾 The payrolling file is cancelled. For what was under way, contact { $partner } directly.
int-annulment_sure = 🛑 { $name } asks to cancel the collaboration “{ $mission }”.
int-annulment_follows =
    Once both sides have agreed and the team has cancelled it:
    • the collaboration ends and cannot start again for this mission
    • the mission is interrupted: the company can republish it or close it
    • the conversation can still be read in the archives
    • { $payroll ->
        [partner] the payrolling file is cancelled, and { $partner } is told
        [open] administrative management need not be chosen any more
        [independent] what is already done is settled directly between the two sides
       *[none] no payrolling file is concerned
    }
    • no statistic counts it: it is neither a refusal nor a reproach
int-annulment_until_team = Until the team has decided, each side can still give it up.
int-annulment_agreed_now = ✅ Your agreement is noted: the team decides within two working days.
int-annulment_declined_now = 🤝 Noted: the collaboration goes on.
int-annulment_back_now = ↩️ Noted: the collaboration goes on.
anm = Cancel this collaboration
    .confirm = 🛑 Send the request
anm-done = 📤 Your request is sent. The other side has seven days to answer; nothing changes until then.
anm-said = For what reason? { $name } will read it, and so will the team.
    .label = Reason
    .hint = In a few words, without blame: ten characters at least.
anm-preview = Send this request?
anr = Not cancelling a collaboration
    .confirm = ✅ Send this answer
anr-done = Noted: both sides read your answer, and the collaboration goes on.
anr-answer = Why does this collaboration go on? Both sides will read your answer.
    .label = Answer
    .hint = Ten characters at least.
anr-preview = The collaboration goes on, and each side gets your answer, by e-mail too.
annul-title = 🛑 <b>Cancelling a collaboration</b>
annul-payroll = 🧾 { $status }
annul-queue = { $count ->
    [0] 🛑 <b>Collaborations to cancel</b>
        None waits for the team.
    [one] 🛑 <b>Collaborations to cancel</b>
        One collaboration that both sides ask to cancel.
   *[other] 🛑 <b>Collaborations to cancel</b>
        { $count } collaborations that both sides ask to cancel, the oldest request first.
}
annul-queue_button = 🛑 Collaborations to cancel
annul-waiting_button = 🛑 Collaborations to cancel ({ $count })
annul-carry_out = 🛑 Cancel the collaboration
annul-refuse = 🤝 Do not cancel
annul-see_freelance = 👤 See the profile
annul-see_company = 🏢 See the company
annul-sure = 🛑 You cancel the collaboration “{ $mission }” ({ $sides }), as both sides ask. Each side is told, by e-mail too.
annul-by = ⏰ To be decided by { $when }.
annul-late = ⏰ Late: to be decided by { $when }.
annul-checked = ⏸ One of the two sides is being checked.
annul-carried_out_now = ↩️ The collaboration is cancelled, and both sides are told.
waiting-annulment = 🛑 { $name } · { $mission }
home-annulments =
    { $count ->
        [one] 🛑 { $count } request to cancel waits for your answer
       *[other] 🛑 { $count } requests to cancel wait for your answer
    }
err-annulment-asked = Somebody already asked to cancel this collaboration.
err-annulment-pending = Both sides asked to cancel this collaboration: the mission cannot be closed before the team has decided.
err-annulment-too-soon = You asked for this a short while ago: you can ask again { $days } days after the first request.
err-own-collaboration = This collaboration concerns you: somebody else of the team decides on it.
notice-application-annulment_asked = 🛑 <b>{ $name }</b> asks to cancel your collaboration “{ $mission }”: please answer within seven days.
notice-application-annulment_nudge = ⏰ <b>{ $name }</b> has been waiting for your answer for { $days } days about cancelling “{ $mission }”. Without an answer, the request lapses and the collaboration goes on.
notice-application-annulment_agreed = ✅ <b>{ $name }</b> agrees to cancel “{ $mission }”: the team decides within two working days.
notice-application-annulment_late = ⏰ “{ $mission }” with <b>{ $name }</b>: the team is late in deciding on the cancellation and has just been reminded. The request stands.
notice-application-annulment_declined = 🤝 <b>{ $name }</b> wishes to go on: the collaboration “{ $mission }” goes on.
notice-application-annulment_taken_back = ↩️ <b>{ $name }</b> gives up cancelling: the collaboration “{ $mission }” goes on.
notice-application-annulment_lapsed = ⌛️ “{ $mission }” with <b>{ $name }</b>: the request to cancel had no answer and has lapsed. The collaboration goes on.
notice-application-annulment_refused = ℹ️ “{ $mission }” with <b>{ $name }</b>: the team did not cancel this collaboration, which goes on.
notice-application-annulled = ↩️ The collaboration “{ $mission }” with <b>{ $name }</b> is cancelled by mutual agreement. The conversation can still be read, and no statistic counts it.
notice-annulment-late = ⏰ Cancellations have waited for a decision for more than two working days: both sides have been told.
notice-annulment-waiting = 🛑 Collaborations wait to be cancelled.
mail-application-annulment_asked = Cancelling
    .subject = Asked to cancel: { $mission }
mail-application-annulment_refused = Cancelling
    .subject = The collaboration goes on: { $mission }
mail-application-annulled = Cancelling
    .subject = Collaboration cancelled: { $mission }
audit-act-annulment-carried_out = collaboration cancelled as both sides asked
audit-act-annulment-refused = cancelling of a collaboration refused
