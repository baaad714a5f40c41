"""What is found of missions right after they, or their company, were changed."""

from models.member import Member
from models.sql import fetch
from services import missions
from services.missions import MissionAnswers
from services.profiles import update_profile
from tests.services.mission_scene import company, freelance, published


async def _titles(reader: Member, query: str) -> list[str]:
    return [sheet.title for sheet in (await missions.search_missions(reader, query)).missions]


async def _words() -> set[str]:
    return {row["word"] for row in await fetch("SELECT word FROM mission_word")}


async def test_a_changed_mission_is_found_in_the_next_query_and_no_more_as_before(database: str) -> None:
    owner, _ = await company()
    reader, _ = await freelance()
    mission = await published(owner)
    assert await _titles(reader, "refonte") == await _titles(reader, "python") == ["Refonte du site"]
    said = MissionAnswers(title="Apiculture urbaine", skills=["Miel"])
    await missions.change_mission(owner, mission.id, mission.version, said)
    for query in ("apiculture", "apicultrue", "urb", "miel"):
        assert await _titles(reader, query) == ["Apiculture urbaine"], query
    assert await _titles(reader, "refonte") == await _titles(reader, "python") == []
    assert {"apiculture", "miel"} <= await _words() and not {"refonte", "python"} & await _words()


async def test_a_mission_is_found_by_what_its_company_is_called_now(database: str) -> None:
    owner, profile = await company("Alpina SA")
    reader, _ = await freelance()
    await published(owner)
    assert await _titles(reader, "alpina") == ["Refonte du site"]
    await update_profile(owner, profile.id, display_name="Zénith SA", sector="Horlogerie")
    for query in ("zenith", "zenth", "horlogerie", "refonte"):
        assert await _titles(reader, query) == ["Refonte du site"], query
    assert await _titles(reader, "alpina") == [] and "alpina" not in await _words()
