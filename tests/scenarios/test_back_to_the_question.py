"""Whoever changes the language or leaves in the middle of questions comes back to them, and is asked nothing twice."""

import pytest

from core.i18n import words
from models.dialog import DialogSession, DialogStatus
from models.member import Member
from models.profile import Profile
from services import agenda
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.services.booking_scene import MONDAY_TO_FRIDAY


async def _at_the_first_question(stage: Stage, language: str) -> Person:
    """Tom, who is asked when he would like to meet Léa and has answered nothing yet."""
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    await agenda.set_working_hours(await stage.member(lea), profile.id, MONDAY_TO_FRIDAY)
    tom = await stage.visitor("Tom", language_code=language)
    await tom.starts(f"p_{profile.public_id}")
    await tom.taps(words(language).plain("card-book"))
    return tom


@pytest.mark.parametrize("how", ["tapped", "typed"])
async def test_the_language_changed_in_mid_dialog_comes_back_to_the_question(
    stage: Stage, language: str, how: str
) -> None:
    other = "en" if language == "fr" else "fr"
    tom = await _at_the_first_question(stage, language)
    asked = await DialogSession.get()
    await tom.says("/langue")
    await tom.says("/langue")  # Twice is no reason to forget where one was.
    label = words(language).plain(f"language-{other}")
    await (tom.taps(label) if how == "tapped" else tom.says(label))
    tom.sees(words(other).plain("language-changed"), words(other).plain("common-cancel"))
    now = await DialogSession.get()
    assert (now.id, now.status, now.step) == (asked.id, DialogStatus.ACTIVE, asked.step)
    tom.does_not_see(words(language).plain("common-cancel"))
    await tom.says("cancel" if other == "en" else "annuler")
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED


async def test_the_page_of_languages_leads_back_to_the_question_without_a_change(
    stage: Stage, language: str
) -> None:
    tom = await _at_the_first_question(stage, language)
    before = tom.screen().text
    await tom.says("/langue")
    await tom.taps(words(language).plain("common-back"))
    assert before in tom.screen().text


async def test_a_question_that_ended_meanwhile_is_not_come_back_to(stage: Stage, language: str) -> None:
    other = "en" if language == "fr" else "fr"
    tom = await _at_the_first_question(stage, language)
    await tom.says("/langue")
    await DialogSession.all().update(status=DialogStatus.EXPIRED)
    await tom.taps(words(language).plain(f"language-{other}"))
    tom.sees(words(other).plain("language-changed"), words(other).plain("home-no_appointment"))


async def test_the_menu_in_the_middle_of_signing_up_asks_who_one_is_and_offers_to_go_on(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    anna = await stage.person("Anna", language_code=language)
    await anna.starts()
    await anna.taps(say("common-accept_terms"))
    await anna.taps("Freelance")
    await anna.says("Anna Keller")
    accepted = (await Member.get(telegram_id=anna.user_id)).terms_accepted_at
    resume = say("engine-resume", title=say("pro"))
    for way in ("/menu", "/start", "/chercher", "Bonjour"):
        await anna.says(way)
        assert anna.screen().labels[0] == resume, way
        anna.sees("Freelance")
        anna.does_not_see(say("common-accept_terms"), say("common-read_terms"))
    anna.sees(say("start-choose_category"))
    await anna.says(resume)
    session = await DialogSession.get()
    assert session.status is DialogStatus.ACTIVE and len(session.answers) == 1
    assert (await Member.get(telegram_id=anna.user_id)).terms_accepted_at == accepted


async def test_whoever_has_not_accepted_the_terms_is_still_asked_for_them(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    anna = await stage.person("Anna", language_code=language)
    await anna.starts()
    for way in ("/menu", "Bonjour"):
        await anna.says(way)
        anna.sees(say("common-accept_terms"))
