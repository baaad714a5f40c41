"""How many of the skills that a mission asks for its candidates have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.mission import MissionSkill
from models.profile import Skill
from services.applications.sides import Seat, is_certified

# « Node.js », « NodeJS » and « node js » are one skill; « C », « C++ » and « C# » are three.
_NOT_READ = re.compile(r"[\s.\-_/’']+")


@dataclass(frozen=True)
class Fit:
    """The skills that somebody shares with a mission, as the mission writes them, of how many it asks for."""

    common: tuple[str, ...]
    asked: int


async def fits_of(seats: Sequence[Seat]) -> dict[int, Fit]:
    """The fit of each of a mission's candidates by the id of their profile, with as many statements for many as for
    one. Nothing where the mission asks for no skill, and for a company that is not certified now: it reads no more of
    a profile than its card (FR-091).
    """
    if not seats or not is_certified(seats[0].company):
        return {}
    mission_id = seats[0].mission.id
    asked = {
        _read(each.folded): each.label
        for each in await MissionSkill.filter(mission_id=mission_id).order_by("rank", "id")
    }
    if not asked:
        return {}
    has: dict[int, set[str]] = {seat.freelance.id: set() for seat in seats}
    for skill in await Skill.filter(profile_id__in=list(has)):
        has[skill.profile_id].add(_read(skill.folded))
    return {
        profile_id: Fit(tuple(label for name, label in asked.items() if name in own), len(asked))
        for profile_id, own in has.items()
    }


def _read(folded: str) -> str:
    return _NOT_READ.sub("", folded)
