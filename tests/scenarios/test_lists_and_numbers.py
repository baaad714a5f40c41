"""Long lists say which page they show, number their entries, and open the one whose number is typed."""

import pytest

from core.i18n import words
from models.help_request import HelpTopic
from services import help_requests
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team


def _numbered(person: Person) -> list[str]:
    return [label for label in person.screen().labels if label[0].isdigit()]


async def test_missions_of_a_company_are_numbered_from_page_to_page(stage: Stage, language: str) -> None:
    say = words(language).plain
    nadia = await interest.company(stage, language_code=language)
    for number in range(6):
        await interest.published(stage, nadia, f"Mission {'ABCDEF'[number]}")
    await nadia.says("/missions")
    first = _numbered(nadia)
    await nadia.taps(say("common-next"))
    nadia.sees(say("engine-page", page=2, pages=2), "5. Mission B · ")
    assert [label[:2] for label in (*first, *_numbered(nadia))] == ["1.", "2.", "3.", "4.", "5.", "6."]
    await nadia.says("2")
    nadia.sees(say("engine-no_such_number", number="2"), "5. Mission B")
    await nadia.says("6")
    nadia.sees("Mission A", say("int-candidates"))
    nadia.does_not_see("Mission B")


async def test_candidates_are_told_apart_by_what_differs(stage: Stage, language: str) -> None:
    say = words(language).plain
    nadia = await interest.company(stage, language_code=language)
    mission = await interest.published(stage, nadia)
    for name in "ABCDE":
        await interest.proposed(stage, await stage.professional(f"Léa {name}"), mission)
    await nadia.says("/missions")
    nadia.sees("5 candidatures à traiter" if language == "fr" else "5 candidates to answer")
    await nadia.says("1")
    await nadia.taps(f"{say('int-candidates')} (5)")
    nadia.sees("(5)", say("engine-page", page=1, pages=2), "1. Léa A · Interprète", "4. Léa D · Interprète")
    await nadia.says("/menu")
    await nadia.taps(say("waiting-button", count=5))
    nadia.sees("1. 📥 Léa A · Refonte du site", "5. 📥 Léa E · Refonte du site")
    await nadia.says("3")
    nadia.sees("Léa C")
    nadia.does_not_see("Léa D")


async def test_an_own_list_is_numbered_and_its_names_may_be_typed(stage: Stage, language: str) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", language_code=language)
    for name in "AB":
        await interest.proposed(stage, lea, await interest.published(stage, nadia, f"Mission {name}"))
    await lea.says("/menu")
    await lea.taps(words(language).plain("menu-missions-mine"))
    lea.sees("1. Mission ", "2. Mission ")
    await lea.says("Mission B · Alpina")
    lea.sees("Mission B")
    lea.does_not_see("Mission A")


@pytest.mark.parametrize("page", ["members", "certifications", "reports", "payroll_files"])
async def test_lists_of_the_team_are_numbered(stage: Stage, language: str, page: str) -> None:
    for number in range(5):
        await stage.professional(f"Marc {number}", certified=False)
    ada = await of_the_team(stage, "Ada", language)
    await ada.taps_data(f"b1|{page}|open|")
    if page != "members":
        assert not _numbered(ada)
        ada.does_not_see(words(language).plain("engine-page", page=1, pages=2))
        return
    ada.sees(words(language).plain("engine-page", page=1, pages=2), "2. Marc 4")
    await ada.says("9")
    ada.sees(words(language).plain("engine-no_such_number", number="9"))
    await ada.says("2")
    ada.sees("Marc 4", words(language).plain("member-case"))


async def test_in_the_queue_of_requests_a_number_is_that_of_a_request(stage: Stage, language: str) -> None:
    for number in range(5):
        person = await stage.professional(f"Marc {number}")
        await help_requests.ask_team(await stage.member(person), HelpTopic.TECHNICAL, "Rien ne s'ouvre ici.")
    ada = await of_the_team(stage, "Ada", language)
    await ada.taps_data("b1|help_queue|open|")
    ada.sees(words(language).plain("engine-page", page=1, pages=2))
    await ada.says("3")
    ada.sees("Marc 2")
    ada.does_not_see("Marc 1")
