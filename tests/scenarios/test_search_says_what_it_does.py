"""Results say what was left out, every word and filter can be taken off, and a mission's search leads back to it."""

import pytest

from core import clock
from core.i18n import words
from core.ids import public_id
from models.mission import Mission
from tests.kit.stage import Stage
from tests.scenarios import interest

SAYS = {
    "fr": (
        "Rien ne répond à « cobol » : voici tout",
        "Élargir",
        "Chercher des freelances",
        "Voir la mission",
    ),
    "en": ("Nothing answers to “cobol”: here is everything", "Widen", "Find freelances", "View the mission"),
}


@pytest.mark.slow
async def test_widening_says_which_words_it_left_out(stage: Stage, language: str) -> None:
    said, widen, *_ = SAYS[language]
    nadia = await interest.company(stage, language_code=language)
    await stage.professional("Léa")
    await nadia.taps_data("b1|talents|open|")
    await nadia.says("cobol")
    await nadia.taps(widen)
    nadia.sees(said)
    await nadia.says("Léa")
    nadia.does_not_see(said)


@pytest.mark.slow
async def test_a_word_is_taken_off_with_one_tap_and_another_name_that_finds_is_offered(stage: Stage) -> None:
    nadia = await interest.company(stage)
    await interest.published(stage, nadia, "Support mainframe")
    await interest.published(stage, nadia, "Refonte du site")
    lea = await stage.professional("Léa")
    await lea.says("/missions")
    await lea.says("refonte site")
    lea.sees("1 mission", "✖️ refonte", "✖️ site")
    await lea.taps("✖️ refonte")
    assert "✖️ site" not in lea.screen().labels  # A single word is the question itself.
    lea.has_at_most_eight_buttons()
    await lea.taps_data("b1|mission_search|instead|mainframe")
    lea.sees("Support mainframe")


@pytest.mark.slow
async def test_who_has_no_candidates_searches_for_this_mission_and_comes_back_to_it(
    stage: Stage, language: str
) -> None:
    *_, search, back = SAYS[language]
    nadia = await interest.company(stage, language_code=language)
    mission = await interest.published(stage, nadia)
    for number in range(9):
        await stage.professional(f"Léa {number}")
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}")
    await nadia.taps(search)
    nadia.sees("Refonte du site", back)
    await nadia.taps_data("b1|talents|widen|")
    nadia.sees("Refonte du site", back)
    nadia.has_at_most_eight_buttons()
    await nadia.taps(back)
    nadia.sees("Refonte du site", "Alpina")


async def test_a_link_to_a_mission_that_is_filled_has_a_screen_of_its_own(stage: Stage) -> None:
    nadia, lea, marc = (
        await interest.company(stage),
        await stage.professional("Léa"),
        await stage.professional("Marc"),
    )
    other = await interest.published(stage, nadia, "Comptabilité")
    mission = await interest.published(stage, nadia)
    await interest.sealed(stage, nadia, mission, lea)
    await marc.taps_data(f"b1|mission|open|{other.public_id}")
    await marc.starts(f"m_{mission.public_id}")
    marc.sees("Cette mission est pourvue", "Accueil")
    marc.does_not_see("Comptabilité")


@pytest.mark.slow
@pytest.mark.parametrize("becomes", ["withdrawn", "closed", "suspended", "draft", "(none)"])
async def test_a_link_to_what_cannot_be_shown_has_a_screen_of_its_own(
    stage: Stage, language: str, becomes: str
) -> None:
    nadia, marc = await interest.company(stage), await stage.professional("Marc", language_code=language)
    other = await interest.published(stage, nadia, "Comptabilité")
    mission = await interest.published(stage, nadia)
    changes = {
        "suspended": {"suspended_from": "published"},
        "closed": {"closed_at": clock.now()},
        "withdrawn": {"closed_at": clock.now(), "end_reason": "owner"},
        "draft": {"published_at": None},
    }.get(becomes, {})
    if becomes != "(none)":
        await Mission.filter(id=mission.id).update(status=becomes, **changes)
    await marc.taps_data(f"b1|mission|open|{other.public_id}")
    marc.sees("Comptabilité")
    name = mission.public_id if becomes != "(none)" else public_id()
    await marc.starts(f"m_{name}")
    say = words(language).plain
    marc.sees(say("mis-filled-public") if becomes == "closed" else say("err-not-found"))
    marc.sees(say("common-home"))
    if becomes == "closed":
        marc.sees(say("menu-search-mission"))
    marc.does_not_see("Comptabilité")
    await marc.taps(say("common-home"))


@pytest.mark.slow
async def test_whose_collaboration_ended_with_an_account_reads_what_becomes_of_the_mission(
    stage: Stage,
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.sealed(stage, nadia, mission, lea)
    await interest.interrupted_after_its_start(stage, lea, row)
    await nadia.look()
    nadia.saw(
        "la collaboration s'arrête et la mission est interrompue. Vous pouvez la republier ou la clôturer"
    )
    nadia.does_not_see("Dossier annulé")
