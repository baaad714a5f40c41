scam-outcome-manifest = Manifestly unfounded
scam-told-manifest = After a review, your report is manifestly unfounded: nothing supports it, and no measure is taken. Three reports of this kind within 90 days lead to a warning, then to the suspension of the right to report.
scam-how_to_contest = You can appeal this decision until { $date }: somebody else of the team reviews it.
scam-reviewed_confirmed = ⚖️ At the request of the account concerned, somebody else of the team reviewed the decision: it is confirmed.
scam-reviewed_overturned = ⚖️ At the request of the account concerned, somebody else of the team reviewed the decision: the measure is overturned.
scam-again = ⚖️ The first decision was overturned on appeal: somebody else of the team decides again.
scam-restricted = ⏸ Account restricted until { $until }.
scam-ask = ❓ Ask for more
scam-see_restriction = ⏸ See the restriction
scam-asked_reporter = ❓ <b>To the person who reported</b> ({ $date }): { $text }
scam-asked_reported = ❓ <b>To the reported account</b> ({ $date }): { $text }
scam-answered = 💬 Answer: { $text }
scam-question_open = ⏳ Answer expected until { $date }.
scam-question_lapsed = ⌛ No answer within five days ({ $date }): the case is under review again.
scam-question_closed = Without an answer, closed on { $date }.
scam-waits_for_you = ❓ The team asks you a question: answer until { $date }.
scam_question-reporter = ❓ <b>Report no. { $n }: the team asks you a question</b>
scam_question-reported = ❓ <b>The team wants to hear you</b>
    Your profile was reported. Nothing is decided; who reported is not disclosed.
scam_question-text = Question: “{ $text }”
scam_question-until = Answer expected until { $date }. Only the team reads it, files included; without an answer, it decides with what it has.
scam_question-answered = ✅ Your answer: “{ $text }”
scam_question-lapsed = ⌛ The five days passed without an answer: the team goes on with its review.
scam_question-closed = The team has decided: no answer is expected any more.
waiting-question = ❓ Question from the team · until { $date }
home-questions =
    { $count ->
        [one] ❓ { $count } question from the team is waiting for your answer
       *[other] ❓ { $count } questions from the team are waiting for your answer
    }
scam_question-answer = ✍️ Answer
scam_question-case = 🚩 See the report
notice-scam-asked = ❓ The team asks you a question about your report no. { $n }.
notice-scam-heard = ❓ The team asks you a question about your profile.
notice-scam-unanswered = ⌛ The question about report no. { $n } was not answered.
notice-scam-reviewed = ⚖️ The decision on your report no. { $n } was reviewed.
mail-scam-asked = Question
    .subject = A question about your report
mail-scam-heard = Question
    .subject = A question from the team about your profile
scq = Ask for more
    .confirm = ❓ Send the question
scq-done = The question is on its way; the answer is expected within five days.
scq-whom = Report no. { $n }: whom do you ask?
    .label = Person
scq-side-reporter = The person who reported
scq-side-reported = The reported account ({ $name })
scq-text = { $side ->
    [reported] What is your question? The reported account will read your text: do not name the person who reported, and quote nothing that only they can know.
   *[reporter] What is your question? The person who reported will read your text.
}
    .label = Question
scq-preview = { $side ->
    [reported] Read it again: nothing may let anybody guess who reported. The answer is expected within five days.
   *[reporter] Read it again: the answer is expected within five days.
}
sca = Answer the team
    .confirm = ✍️ Send the answer
sca-done = Your answer was passed on to the team.
sca-text = Question: “{ $question }”
    .label = Answer
    .hint = Write your answer; only the team reads it.
sca-evidence = 📎 Attach a file
    .none = none
    .label = Files
sca-preview = Read it again: the answer is sent once.
measure-facts_reports = several people without ties to each other reported this profile within a few days ({ $what }). Nothing is judged yet.
measure-facts_unfounded = { $count } reports found manifestly unfounded within 90 days (no. { $numbers }).
measure-to_look = Somebody of the team has been alerted: they review the reports, and may lift the restriction earlier.
measure-kept = Somebody of the team has reviewed the restriction since, and kept it.
measure-reporting = 🔕 <b>Reporting suspended</b>
measure-over_reporting = ✅ <b>Suspension of reporting ended</b>
measure-name-reporting = suspension of reporting
measure-name-report = decision on a report
measure-reporting_until = Duration: until { $date }, then you can report again. Everything else stays open, “Contact us” included.
mod-keep = 👁 Keep
mod-kept = The restriction is kept until its end.
mod-lift_reporting = ✅ Give back the right to report
mod-its_reports = 🚩 See the reports
notice-measure-automatic = ⏸ Automatic restriction, to be reviewed: { $name }.
notice-measure-unjudged = ⌛ Automatic restriction ended without anybody having reviewed it: { $name }. The reports are still waiting.
notice-measure-reporting = 🔕 Your right to report is suspended for 30 days.
mail-measure-reporting = Reporting suspended
    .subject = Your right to report is suspended for 30 days
err-reporting-suspended = You cannot report until { $until }: several of your reports were manifestly unfounded. “Contact us” stays open.
appeal-see_report = 🚩 See the report
audit-act-account-restriction-kept = restriction kept
audit-act-account-reporting = reporting suspended
audit-act-account-reporting-lifted = right to report given back
audit-act-account-reporting-lapsed = suspension of reporting ended
audit-act-account-reporting-overturned = suspension of reporting overturned on appeal
audit-act-scam-manifest = report found manifestly unfounded
audit-act-scam-asked-reporter = question to the person who reported
audit-act-scam-asked-reported = reported account heard
audit-act-scam-unanswered = question left without an answer
audit-act-scam-reopened = report reopened on appeal
mod-see_reporting = 🔕 See the suspension of reporting
appeal-report = Decision: report no. { $n }, { $status } ({ $date })
scam-now-filed = filed
scam-now-review = under review again
scam-now-more = more was asked for
scam-now-founded = upheld
scam-now-unfounded = not upheld
scam-now-manifest = manifestly unfounded
scam-now-closed = closed
notice-application-mission_back = ↩️ The mission “{ $mission }” is online again: its removal by the team, which had ended your application, was overturned. You can propose yourself again.
