"""« Demander un complément »: the team asks who reported, or hears who is reported, for five days (states.md, g)."""

from datetime import timedelta

from models.measure import Clause
from models.scam_report import QuestionState, ScamCategory, ScamEvidence, ScamQuestion, ScamReport, ScamStatus
from services import measures, scam_reports
from services.members import appoint_admin
from services.profiles import own_profile
from services.scam_queue import take_report
from tests.kit.person import Person
from tests.kit.stage import Stage

STORY = "On m’a demandé 500 francs avant tout rendez-vous."


async def _under_review(stage: Stage, language: str = "fr") -> tuple[Person, Person, Person, ScamReport]:
    """Gold, whom Tom reported, and Ada of the team before the case."""
    gold = await stage.professional("Gold Consult", language_code=language)
    tom = await stage.visitor("Tom Reed", language_code=language)
    ada = await stage.visitor("Ada", language_code="en" if language == "fr" else "fr")
    await appoint_admin(ada.user_id)
    profile = await own_profile(await stage.member(gold))
    assert profile is not None
    filed = await scam_reports.file_report(await stage.member(tom), profile.id, ScamCategory.ADVANCE, STORY)
    taken = await take_report(await stage.member(ada), filed.id, filed.version)
    await stage.settle()
    await ada.taps_data(f"b1|scam_case|open|{taken.id}")
    return gold, tom, ada, taken


async def test_who_reported_is_asked_and_the_answer_is_evidence(stage: Stage, language: str) -> None:
    french = language == "fr"
    gold, tom, ada, report = await _under_review(stage, language)
    await ada.taps("Ask for more" if french else "Demander un complément")
    ada.sees("whom do you ask" if french else "à qui posez-vous")
    await ada.taps("The person who reported" if french else "À la personne qui a déclaré")
    await ada.says("Avez-vous une preuve du paiement de <b>500</b> francs ?")
    await ada.taps("Send the question" if french else "Envoyer la question", times=2)
    ada.sees("More information needed" if french else "Complément demandé")
    assert not ada.screen().offers("Ask for more") and not ada.screen().offers("Demander un complément")
    assert (await ScamReport.get()).status is ScamStatus.MORE
    await tom.look()
    tom.saw("pose une question sur votre déclaration n° 1" if french else "about your report no. 1")
    tom.saw("<b>500</b> francs")
    await gold.look()
    gold.never_saw("500")
    # The receipt leads there, too.
    await tom.says("/declarations" if french else "/my_reports")
    await tom.says("1")
    tom.sees("répondez jusqu'au" if french else "answer until")
    await tom.taps("Répondre" if french else "Answer")
    await tom.taps("Répondre" if french else "Answer")
    tom.sees("<b>500</b> francs")
    await tom.says("Oui, voici la quittance du virement.")
    await tom.sends_file("quittance.pdf", b"%PDF-1.4", kind="document", mime="application/pdf")
    await tom.taps("Suivant" if french else "Next")
    await tom.taps("Envoyer la réponse" if french else "Send the answer", times=2)
    tom.sees("transmise" if french else "passed on", "quittance du virement")
    assert (await ScamReport.get()).status is ScamStatus.REVIEW
    question, file = await ScamQuestion.get(), await ScamEvidence.get()
    assert (question.state, file.question_id) == (QuestionState.ANSWERED, question.id)
    await ada.look()
    ada.saw("Something was added to report no. 1" if french else "La déclaration n° 1 a été complétée")
    await ada.taps_data(f"b1|scam_case|open|{report.id}")
    ada.sees("quittance du virement")
    await ada.taps("See the evidence (1)" if french else "Voir les preuves (1)")
    sent = [m for m in await ada.transport.messages(ada.user_id) if "document" in m]
    assert sent[-1]["document"]["file_name"] == "quittance.pdf"
    # It is answered once.
    await tom.taps_data(f"b1|scam_question|answer|{question.id}")
    assert await ScamQuestion.all().count() == 1


async def test_who_is_reported_is_heard_and_never_learns_by_whom(stage: Stage, language: str) -> None:
    french = language == "fr"
    gold, tom, ada, _report = await _under_review(stage, language)
    await ada.taps("Ask for more" if french else "Demander un complément")
    await ada.taps("The reported account" if french else "Au compte déclaré")
    ada.sees("do not name" if french else "n'y nommez pas")
    await ada.says("Demandez-vous des avances à vos clients ?")
    await ada.taps("Send the question" if french else "Envoyer la question")
    await gold.look()
    gold.saw("vous pose une question sur votre profil" if french else "a question about your profile")
    gold.saw("qui a déclaré n'est pas communiqué" if french else "who reported is not disclosed")
    await gold.taps("Répondre" if french else "Answer")
    await gold.says("Non, jamais : voici mes conditions.")
    await gold.sends_file("conditions.pdf", b"%PDF-1.4", kind="document", mime="application/pdf")
    await gold.taps("Suivant" if french else "Next")
    await gold.taps("Envoyer la réponse" if french else "Send the answer")
    gold.sees("jamais : voici mes conditions")
    assert (await ScamReport.get()).status is ScamStatus.REVIEW
    for word in ("Tom", "Reed", "n° 1", "no. 1"):
        gold.never_saw(word)
    await tom.look()
    tom.never_saw("voici mes conditions")
    tom.never_saw("Demandez-vous des avances")
    for stranger in (tom, ada):
        await stranger.taps_data("b1|scam_question|open|1")
        stranger.does_not_see("L'équipe vous entend")
        stranger.does_not_see("wants to hear you")


async def test_a_suspended_account_is_heard(stage: Stage) -> None:
    gold, _, ada, _report = await _under_review(stage, "fr")
    admin, target = await stage.member(ada), await stage.member(gold)
    await measures.suspend_account(admin, target.public_id, Clause.FRAUD, "Une avance a été demandée.")
    await ada.taps_data("b1|scam_case|open|1")
    await ada.taps("Ask for more")
    await ada.taps("The reported account")
    await ada.says("Demandez-vous des avances à vos clients ?")
    await ada.taps("Send the question")
    await gold.look()
    await gold.taps("Répondre")
    await gold.says("Non, jamais, demandez à mes clients.")
    await gold.taps("Passer")
    await gold.taps("Envoyer la réponse")
    assert (await ScamQuestion.get()).state is QuestionState.ANSWERED


async def test_silence_returns_the_case_with_a_note(stage: Stage) -> None:
    gold, _, ada, report = await _under_review(stage, "fr")
    await ada.taps("Ask for more")
    await ada.taps("The reported account")
    await ada.says("Demandez-vous des avances à vos clients ?")
    await ada.taps("Send the question")
    await stage.passes(timedelta(days=5) - timedelta(minutes=1))
    assert (await ScamReport.get()).status is ScamStatus.MORE
    await stage.passes(timedelta(minutes=1))
    assert (await ScamReport.get()).status is ScamStatus.REVIEW
    assert (await ScamQuestion.get()).state is QuestionState.LAPSED
    gold.saw("Les cinq jours sont passés sans réponse")
    await gold.taps_data("b1|scam_question|answer|1")
    gold.does_not_see("Répondre à l'équipe")
    assert (await ScamQuestion.get()).answer == ""
    await ada.taps_data(f"b1|scam_case|open|{report.id}")
    ada.sees("No answer within five days")
    await stage.passes(timedelta(hours=6))
    ada.saw("The question about report no. 1 was not answered")
    await ada.says("/audit")
    ada.sees("question left without an answer")


async def test_a_decision_closes_the_question_and_more_by_the_reporter_answers_theirs_alone(
    stage: Stage,
) -> None:
    gold, tom, ada, report = await _under_review(stage, "fr")
    await ada.taps("Ask for more")
    await ada.taps("The reported account")
    await ada.says("Demandez-vous des avances à vos clients ?")
    await ada.taps("Send the question")
    # What who reported adds is no answer of who is reported.
    member = await stage.member(tom)
    await scam_reports.file_report(member, report.profile_id, ScamCategory.ADVANCE, STORY + " Encore.")
    assert (await ScamReport.get()).status is ScamStatus.MORE
    await stage.settle()
    await ada.taps_data(f"b1|scam_case|open|{report.id}")
    await ada.taps("Decide")
    await ada.taps("Not upheld")
    await ada.taps("Decide now")
    assert (await ScamReport.get()).status is ScamStatus.UNFOUNDED
    assert (await ScamQuestion.get()).state is QuestionState.CLOSED
    await gold.look()
    gold.saw("aucune réponse n'est plus attendue")
