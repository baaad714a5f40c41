"""Keeps the index of missions: called in the same transaction as every change of a mission or of its company."""

from collections.abc import Iterable

from models.database import on_sqlite
from models.mission import Mission, MissionSkill, MissionStatus
from models.profile import Profile
from models.sql import execute, fetch
from services.search.expression import literal_document
from services.search.index import in_every_language
from services.search.tokens import words_of
from services.search.vocabulary import MISSIONS
from services.unit_of_work import unit_of_work

_SAID_OF_MISSIONS = frozenset(["display_name", "sector"])
COLUMNS = ("trade", "skills", "name", "body")


async def index_mission(mission_id: int) -> None:
    """Makes the search find a mission as it is now, or no longer, when it is not published (FR-159).

    Whether its company may be seen is asked at each search: it changes without the mission.
    """
    async with unit_of_work():
        before = await fetch(
            f"SELECT {', '.join(COLUMNS)} FROM mission_entry WHERE mission_id = :id", id=mission_id
        )
        mission = await Mission.get(id=mission_id)
        after: dict[str, str] = {}
        if mission.status is MissionStatus.PUBLISHED:
            after = await _columns(mission)
            await _write(mission_id, after)
        else:
            await execute("DELETE FROM mission_entry WHERE mission_id = :id", id=mission_id)
        old = _distinct(before[0] if before else {})
        new = _distinct(after)
        await MISSIONS.learn(new - old)
        await MISSIONS.forget(old - new)


def _distinct(columns: dict[str, str]) -> set[str]:
    return {word for text in columns.values() for word in text.split()}


async def _columns(mission: Mission) -> dict[str, str]:
    """A mission is found by its title, domain and its company's sector; by skills; by company and city; by its text."""
    company = await Profile.get(organisation_id=mission.organisation_id)
    skills = await MissionSkill.filter(mission_id=mission.id).order_by("rank", "id")
    trade = [*words_of(mission.title), *in_every_language(f"dom-{mission.domain}"), *words_of(company.sector)]
    body = words_of(mission.description)
    for key in (f"mission-format-{mission.work_format}", f"mission-duration-{mission.duration}"):
        body += in_every_language(key.replace("_", "-"))
    return {
        "trade": " ".join(dict.fromkeys(trade)),
        "skills": " ".join(dict.fromkeys(word for skill in skills for word in words_of(skill.label))),
        "name": " ".join(dict.fromkeys([*words_of(company.display_name), *words_of(mission.city)])),
        "body": " ".join(dict.fromkeys(body)),
    }


async def _write(mission_id: int, columns: dict[str, str]) -> None:
    values: dict[str, object] = {**columns, "mission_id": mission_id}
    if not on_sqlite():
        values["document"] = literal_document(columns)
    names = list(values)
    places = [
        f"CAST(CAST(:{name} AS TEXT) AS TSVECTOR)" if name == "document" else f":{name}" for name in names
    ]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "mission_id")
    await execute(
        f"INSERT INTO mission_entry ({', '.join(names)}) VALUES ({', '.join(places)})"
        f" ON CONFLICT (mission_id) DO UPDATE SET {changes}",
        **values,
    )


async def follow_company(profile: Profile, changed: Iterable[str]) -> None:
    """Writes the published missions of a company again, if what they are found by changed: its name or its sector."""
    if profile.organisation_id is None or _SAID_OF_MISSIONS.isdisjoint(changed):
        return
    published = Mission.filter(organisation_id=profile.organisation_id, status=MissionStatus.PUBLISHED)
    for mission in await published.order_by("id"):
        await index_mission(mission.id)
