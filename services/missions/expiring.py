"""Missions end by themselves: when their start is past, or when nobody did anything for sixty days."""

from datetime import date, datetime, timedelta

from tortoise.expressions import Q

from core import clock
from models.application import Application, ApplicationStatus
from models.conversation import Conversation
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
    """Asks a company seven days before one of its missions ends by itself, and ends it; gives how many ended.

    Goes on in steps of `limit` until nothing is left: what only waits does not keep the others from their turn.
    """
    ended = last = 0
    while rows := await Mission.filter(_due(), id__gt=last).order_by("id").limit(limit):
        for row in rows:
            async with unit_of_work():
                await lock_row("mission", row.id)
                mission = await Mission.get(id=row.id)
                if mission.status is MissionStatus.PUBLISHED:
                    ended += await _watch(await _since_last_sign(mission))
        last = rows[-1].id
    return ended


def _due() -> Q:
    """What needs something now: what has begun, what is idle, and whose people still have to be told that it begins.

    What is idle and was asked about is among it: whatever its candidates write takes the question back.
    """
    now = clock.now()
    begins = Q(begins__lt=clock.today()) | Q(begins__lte=clock.day_of(now + ASKED_BEFORE), asked_at=None)
    return Q(Q(active_at__lte=now - IDLE + ASKED_BEFORE) | begins, status=MissionStatus.PUBLISHED)


async def _since_last_sign(mission: Mission) -> Mission:
    """What candidates and company do or write about a mission is activity: it is idle from the last of it on."""
    candidatures = await Application.filter(mission_id=mission.id)
    talks = Conversation.filter(
        id__in=[each.conversation_id for each in candidatures if each.conversation_id]
    )
    signs = [each.status_since for each in candidatures if each.status is not ApplicationStatus.EXPIRED]
    last = max([*signs, *(talk.last_message_at for talk in await talks)], default=mission.active_at)
    if last <= mission.active_at:
        return mission
    # The version stays: nobody's button becomes stale because others talk.
    told_at = asked_after_change(mission, mission.begins)
    await Mission.filter(id=mission.id).update(active_at=last, asked_at=told_at)
    if told_at != mission.asked_at:
        await refresh_cards("mission", mission.id)
    return await Mission.get(id=mission.id)


def ends_by_its_start(mission: Mission) -> bool:
    """Whether its start comes before the sixty days are over: then a mission ends the day after it, whatever is
    answered, unless its dates change.
    """
    return mission.begins is not None and mission.begins <= clock.day_of(mission.active_at + IDLE)


async def _watch(mission: Mission) -> int:
    now = clock.now()
    has_begun = mission.begins is not None and mission.begins < clock.today()
    was_asked = mission.asked_at is not None and mission.asked_at <= now - ASKED_BEFORE
    is_forgotten = was_asked and mission.active_at <= now - IDLE and not ends_by_its_start(mission)
    if has_begun or is_forgotten:
        moved = await move_mission(
            mission, MissionMove.EXPIRE, None, end_reason=EndReason.EXPIRED, closed_at=now
        )
        await tell_company(moved, "mission.expired", why="begun" if has_begun else "idle")
        return 1
    await _ask(mission)
    return 0


async def _ask(mission: Mission) -> None:
    now = clock.now()
    is_new = mission.published_at is not None and mission.published_at > now - _SETTLED
    if ends_by_its_start(mission):
        is_near = begins_soon(mission) and not is_new
    else:
        is_near = mission.active_at <= now - IDLE + ASKED_BEFORE
    if mission.asked_at is not None or not is_near:
        return
    # The version stays: nobody's button becomes stale because a question was put.
    asked = await Mission.filter(id=mission.id, version=mission.version, asked_at=None).update(asked_at=now)
    if asked:
        await refresh_cards("mission", mission.id)
        await tell_company(mission, "mission.expiring", why=why_asked(mission))


def begins_soon(mission: Mission) -> bool:
    """Whether a mission begins within the seven days before which its company is told."""
    return mission.begins is not None and mission.begins <= clock.day_of(clock.now() + ASKED_BEFORE)


def asked_after_change(before: Mission, begins: date | None) -> datetime | None:
    """When its company was told, after a change: who was told of a start that stays is not told of it again."""
    told_of_it = ends_by_its_start(before) and begins_soon(before) and begins == before.begins
    return before.asked_at if told_of_it else None


def why_asked(mission: Mission) -> str:
    """What a mission ends by: "idle" (nobody did anything) or "begins" (its start comes)."""
    return "begins" if ends_by_its_start(mission) else "idle"


async def asks_to_keep(mission_id: int) -> bool:
    """Whether a company was asked if a mission still holds, and has not answered yet.

    A start that comes is no question: only another date keeps the mission online then.
    """
    mission = await Mission.get(id=mission_id)
    return is_announced(mission) and not ends_by_its_start(mission)


def is_announced(mission: Mission) -> bool:
    """Whether a company was told that its mission ends soon, and how it stays online."""
    return mission.status is MissionStatus.PUBLISHED and mission.asked_at is not None
