"""One change of a mission: guarded, written down, found, and shown everywhere."""

from typing import Any

from core import clock
from core.errors import Stale
from models.mission import Mission, MissionAct, MissionMove, next_mission_status
from services.application_follow import follow_mission
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import mission_people_of
from services.search.mission_index import index_mission


def require_move(mission: Mission, move: MissionMove) -> None:
    """Refuses with IllegalMove what the table does not have."""
    next_mission_status(mission.status, move, mission.suspended_from, mission.end_reason)


async def move_mission(mission: Mission, move: MissionMove, actor_id: int | None, **changes: Any) -> Mission:
    """One move of the table, if nobody changed the mission since it was read; `changes` are of the mission.

    Refuses with IllegalMove what is in no row, with Stale what somebody else was faster with.
    """
    status = next_mission_status(mission.status, move, mission.suspended_from, mission.end_reason)
    now = clock.now()
    updated = await Mission.filter(id=mission.id, version=mission.version, status=mission.status).update(
        **({"updated_at": now} | changes), status=status, version=mission.version + 1
    )
    if not updated:
        raise Stale()
    await MissionAct.create(mission_id=mission.id, move=move, actor_id=actor_id, acted_at=now)
    await show_everywhere(mission)
    moved = await Mission.get(id=mission.id)
    await follow_mission(mission, moved, move, actor_id)
    return moved


async def show_everywhere(mission: Mission) -> None:
    """Has the search, and every card and list that shows a mission, follow what it is now."""
    await index_mission(mission.id)
    await refresh_cards("mission", mission.id)
    await refresh_cards("missions", mission.organisation_id)


async def tell_company(mission: Mission, key: str, **details: Any) -> None:
    """Owes everybody who handles a company's missions a notice about one of them."""
    subject = Subject("mission", mission.id, mission.version)
    for member_id in await mission_people_of(mission.organisation_id):
        await owe(member_id, key, subject=subject, details=details)
