"""Missions end by themselves: when their start is past, or when nobody did anything for sixty days."""

from datetime import timedelta

from tortoise.expressions import Q

from core import clock
from models.mission import EndReason, Mission, MissionMove, MissionStatus
from models.sql import lock_row
from services.missions.moving import move_mission, tell_company
from services.notifications import refresh_cards
from services.unit_of_work import unit_of_work

IDLE = timedelta(days=60)
ASKED_BEFORE = timedelta(days=7)
# Whoever has just published knows when the work begins.
_SETTLED = timedelta(days=1)


async def expire_due(limit: int = 200) -> int:
    """Asks a company seven days before one of its missions ends by itself, and ends it; gives how many ended."""
    now = clock.now()
    due = Mission.filter(
        Q(active_at__lte=now - IDLE + ASKED_BEFORE) | Q(begins__lte=(now + ASKED_BEFORE).date()),
        status=MissionStatus.PUBLISHED,
    )
    ended = 0
    for row in await due.order_by("id").limit(limit):
        async with unit_of_work():
            await lock_row("mission", row.id)
            mission = await Mission.get(id=row.id)
            if mission.status is MissionStatus.PUBLISHED:
                ended += await _watch(mission)
    return ended


async def _watch(mission: Mission) -> int:
    now = clock.now()
    has_begun = mission.begins is not None and mission.begins < now.date()
    was_asked = mission.asked_at is not None and mission.asked_at <= now - ASKED_BEFORE
    if has_begun or (was_asked and mission.active_at <= now - IDLE):
        moved = await move_mission(
            mission, MissionMove.EXPIRE, None, end_reason=EndReason.EXPIRED, closed_at=now
        )
        await tell_company(moved, "mission.expired", why="begun" if has_begun else "idle")
        return 1
    await _ask(mission)
    return 0


async def _ask(mission: Mission) -> None:
    now = clock.now()
    is_idle = mission.active_at <= now - IDLE + ASKED_BEFORE
    begins_soon = mission.begins is not None and mission.begins <= (now + ASKED_BEFORE).date()
    is_new = mission.published_at is not None and mission.published_at > now - _SETTLED
    if mission.asked_at is not None or not (is_idle or (begins_soon and not is_new)):
        return
    # The version stays: nobody's button becomes stale because a question was put.
    asked = await Mission.filter(id=mission.id, version=mission.version, asked_at=None).update(asked_at=now)
    if asked:
        await refresh_cards("mission", mission.id)
        await tell_company(mission, "mission.expiring", why=why_asked(mission))


def why_asked(mission: Mission) -> str:
    """What a mission ends by: "idle" (nobody did anything) or "begins" (its start comes)."""
    return "idle" if mission.active_at <= clock.now() - IDLE + ASKED_BEFORE else "begins"


async def asks_to_keep(mission_id: int) -> bool:
    """Whether a company was asked if a mission still holds, and has not answered yet."""
    return await Mission.filter(
        id=mission_id, status=MissionStatus.PUBLISHED, asked_at__not_isnull=True
    ).exists()
