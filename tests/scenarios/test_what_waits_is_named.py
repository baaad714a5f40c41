"""Home and « À vous de jouer » name each thing that waits as what it is: a candidature, a question of the team."""

from core import clock
from core.i18n import words
from models.scam_report import QuestionSide, ScamCategory, ScamQuestion, ScamReport
from services import applications, scam_questions, scam_reports
from services.members import appoint_admin
from services.profiles import own_profile
from services.scam_queue import take_report
from tests.kit.stage import Stage
from tests.scenarios import interest

STORY = "On m’a demandé 500 francs avant tout rendez-vous."


async def test_a_candidature_is_not_counted_as_a_proposition(stage: Stage, language: str) -> None:
    say = words(language)
    nadia = await interest.company(stage, language_code=language)
    lea, zoe = await stage.professional("Léa"), await stage.professional("Zoé")
    mission = await interest.published(stage, nadia)
    await interest.proposed(stage, zoe, mission)
    talk = await interest.talking(stage, nadia, mission, lea)
    await nadia.says("/menu")
    nadia.sees(say("home-proposals", count=1))
    await applications.apply_firmly(await stage.member(lea), talk.id, talk.version)
    await stage.settle()
    await nadia.says("/menu")
    nadia.sees(say("home-proposals", count=1), say("home-firm", count=1))
    await nadia.taps(say.plain("waiting-button", count=2))
    nadia.sees(say("home-proposals", count=1), say("home-firm", count=1))
    assert nadia.screen().labels[0].startswith("1. ✅ Léa")


async def test_a_question_of_the_team_waits_for_each_side_that_is_asked(stage: Stage, language: str) -> None:
    say = words(language)
    gold = await stage.professional("Gold Consult", language_code=language)
    tom = await stage.visitor("Tom Reed", language_code=language)
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    profile = await own_profile(await stage.member(gold))
    assert profile is not None
    filed = await scam_reports.file_report(await stage.member(tom), profile.id, ScamCategory.ADVANCE, STORY)
    case = await take_report(await stage.member(ada), filed.id, filed.version)
    for person, other, side in (
        (tom, gold, QuestionSide.REPORTER),
        (gold, tom, QuestionSide.REPORTED),
    ):
        asked = await scam_questions.ask_side(
            await stage.member(ada), case.id, case.version, side, "Quand était-ce, au juste ?"
        )
        await stage.settle()
        await other.says("/menu")
        other.does_not_see(say("home-questions", count=1))
        await person.says("/menu")
        person.sees(say("home-questions", count=1))
        await person.taps(say.plain("waiting-button", count=1))
        assert person.screen().labels[0].startswith("1. ❓")
        await person.says("1")
        person.sees("Quand était-ce", say.plain("scam_question-answer"))
        await scam_questions.answer_question(
            await stage.member(person), asked.id, asked.version, "Mardi dernier à midi."
        )
        await person.says("/menu")
        person.does_not_see(say("home-questions", count=1))
        case = await ScamReport.get(id=case.id)


async def test_a_question_whose_five_days_are_over_waits_for_nobody(stage: Stage, language: str) -> None:
    say = words(language)
    gold = await stage.professional("Gold Consult")
    tom = await stage.visitor("Tom Reed", language_code=language)
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    profile = await own_profile(await stage.member(gold))
    assert profile is not None
    filed = await scam_reports.file_report(await stage.member(tom), profile.id, ScamCategory.ADVANCE, STORY)
    case = await take_report(await stage.member(ada), filed.id, filed.version)
    await scam_questions.ask_side(
        await stage.member(ada), case.id, case.version, QuestionSide.REPORTER, "Quand était-ce, au juste ?"
    )
    await stage.settle()
    await tom.says("/menu")
    tom.sees(say("home-questions", count=1))
    # Before the round comes that ends it, too.
    await ScamQuestion.all().update(due_at=clock.now())
    await tom.says("/menu")
    tom.does_not_see(say("home-questions", count=1))
