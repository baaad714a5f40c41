"""What becomes of a company's missions when the company leaves."""

from core import clock
from models.mission import EndReason, Mission, MissionMove, MissionSkill, MissionStatus
from models.sql import lock_row
from services.missions.moderating import end_measures_of
from services.missions.moving import move_mission
from services.unit_of_work import unit_of_work

_ENDED = (MissionStatus.CLOSED, MissionStatus.WITHDRAWN, MissionStatus.INTERRUPTED)


async def end_missions(organisation_id: int) -> None:
    """Withdraws what is not filled, interrupts what is, and takes away what the company wrote but the missions' names,
    which stand in other people's history (states.md, h).
    """
    async with unit_of_work():
        for seen in await Mission.filter(organisation_id=organisation_id).order_by("id"):
            # Whoever of the team decides about it at this moment is waited for.
            await lock_row("mission", seen.id)
            mission = await Mission.get(id=seen.id)
            if mission.status is MissionStatus.FILLED:
                await move_mission(mission, MissionMove.INTERRUPT, None)
            elif mission.status is MissionStatus.SUSPENDED:
                await _withdraw(mission, MissionMove.REMOVE)
            elif mission.status not in _ENDED:
                await _withdraw(mission, MissionMove.WITHDRAW)
            await MissionSkill.filter(mission_id=mission.id).delete()
        await end_measures_of(organisation_id)
        await Mission.filter(organisation_id=organisation_id).update(description="", city="")


async def _withdraw(mission: Mission, move: MissionMove) -> None:
    await move_mission(
        mission, move, None, end_reason=EndReason.OWNER, suspended_from=None, closed_at=clock.now()
    )
