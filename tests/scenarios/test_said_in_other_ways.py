"""What people write where a tap was expected: behind a command, in the other language, as a reason, as a number."""

import pytest

from core.i18n import words
from models.appointment import Appointment, AppointmentStatus
from models.dialog import DialogSession
from models.member import MemberCategory
from services import appointments
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import bookable, requested


@pytest.mark.parametrize("command", ["/chercher", "/search"])
async def test_words_behind_the_command_are_looked_for(stage: Stage, language: str, command: str) -> None:
    say = words(language).plain
    await stage.professional("Thierry Gonin")
    await stage.professional("Paul")
    tom = await stage.visitor("Tom", language_code=language)
    await tom.says(f"{command} thierry")
    tom.sees("1. Thierry Gonin")
    tom.does_not_see("Paul", say("search-prompt"))
    await tom.says(command)
    tom.sees("« Léa »" if language == "fr" else "“Léa”")


@pytest.mark.parametrize("typed", ["Job seeker", "recherche d'emploi"])
async def test_who_one_is_may_be_said_in_either_language(stage: Stage, language: str, typed: str) -> None:
    anna = await _asked_who_she_is(stage, language)
    await anna.says(typed)
    assert (await DialogSession.get()).given == {"category": MemberCategory.JOB_SEEKER}


async def test_who_looks_for_somebody_before_signing_up_is_told_which_button(
    stage: Stage, language: str
) -> None:
    anna = await _asked_who_she_is(stage, language)
    await anna.says("je cherche un plombier")
    visitor = words(language).plain("cat-visitor")
    assert visitor in words(language).plain("start-choose_category")
    anna.sees(words(language).plain("start-choose_category"))


async def test_an_appointment_of_the_agenda_opens_by_its_number(stage: Stage, language: str) -> None:
    _, tom, _ = await requested(stage, language)
    await tom.says("/agenda")
    assert tom.screen().labels[0].startswith("1. ")
    await tom.says("2")
    tom.sees(words(language).plain("engine-no_such_number", number="2"))
    await tom.says("1")
    tom.sees("Le site")


@pytest.mark.parametrize("act", ["cancel", "decline"])
async def test_a_reason_in_own_words_needs_no_button_before(stage: Stage, language: str, act: str) -> None:
    lea, tom, asked = await requested(stage, language)
    person = lea if act == "decline" else tom
    if act == "cancel":
        asked = await appointments.accept_appointment(await stage.member(lea), asked.id, asked.version)
        await stage.settle()
        await tom.look()
    await person.taps_data(f"n1|appointment|{asked.id}|{asked.version}|{act}")
    await person.says("🤷 !")
    person.sees(words(language).plain("engine-error-choose"))
    await person.says("Ma cave est déjà sèche")
    person.sees("Ma cave est déjà sèche")
    edits = [label for label in person.screen().labels if label.startswith("✏️")]
    assert len(edits) == len(set(edits)) == 2
    await person.says("oui" if language == "fr" else "yes")
    ended = await Appointment.get()
    assert ended.status is (AppointmentStatus.DECLINED if act == "decline" else AppointmentStatus.CANCELLED)
    assert ended.reason == "Ma cave est déjà sèche"


async def test_a_request_says_whom_it_goes_to_before_it_is_sent(stage: Stage, language: str) -> None:
    say = words(language).plain
    await bookable(stage)
    tom = await stage.visitor("Tom", language_code=language)
    await tom.says("/chercher léa")
    await tom.taps("Léa Favre")
    await tom.taps(say("card-book"))
    await tom.says("mardi 10:00" if language == "fr" else "Tuesday 10:00")
    await tom.says("Le site")
    tom.sees(say("bok-preview", name="Léa Favre"))


async def test_signs_alone_are_not_offered_as_a_search(stage: Stage, language: str) -> None:
    say = words(language).plain
    tom = await stage.visitor("Tom", language_code=language)
    await tom.says("😀 👍🏽")
    assert not tom.screen().offers(say("unknown-search", text="😀 👍🏽"))
    assert tom.screen().offers(say("common-help"))


async def test_a_name_or_a_trade_of_signs_alone_is_refused(stage: Stage, language: str) -> None:
    say = words(language).plain
    anna = await _asked_who_she_is(stage, language)
    await anna.taps(say("cat-freelance"))
    for given in ("Anna", "Plomberie"):
        await anna.says("😀 !!!")
        anna.sees(say("engine-error-no-letters"))
        await anna.says(given)
        anna.does_not_see(say("engine-error-no-letters"))


async def test_ones_own_card_leads_back_to_ones_profile(stage: Stage, language: str) -> None:
    say = words(language).plain
    lea = await stage.professional("Léa", language_code=language)
    await lea.says("/menu")
    await lea.taps(say("menu-profile"))
    await lea.taps(say("card-preview"))
    await lea.taps(say("menu-profile"))
    assert lea.screen().offers(say("card-preview"))


async def _asked_who_she_is(stage: Stage, language: str) -> Person:
    anna = await stage.person("Anna", language_code=language)
    await anna.starts()
    await anna.taps(words(language).plain("common-accept_terms"))
    return anna
