"""How people come to the dialogs in which the team decides about a mission."""

from models.measure import Clause, MissionMeasure
from models.mission import Mission, MissionStatus
from services.missions import moderating
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team

FACTS = "L’annonce demande un virement avant tout entretien."


async def suspended(stage: Stage, admin: Person, mission: Mission) -> MissionMeasure:
    """The decision under which somebody of the team suspended a mission."""
    seen = await Mission.get(id=mission.id)
    measure = await moderating.suspend_mission(
        await stage.member(admin), mission.id, seen.version, Clause.FRAUD, FACTS
    )
    await stage.settle()
    return measure


async def lifted(stage: Stage, admin: Person, measure: MissionMeasure) -> None:
    """The suspension is over."""
    await moderating.lift_suspension(await stage.member(admin), measure.id, measure.version)
    await stage.settle()


async def status_of(mission: Mission) -> MissionStatus:
    """Where a mission stands now."""
    return (await Mission.get(id=mission.id)).status


async def suspends(stage: Stage, language: str) -> Person:
    """An administrator who is about to suspend Alpina's mission."""
    mission = await interest.published(stage, await interest.company(stage))
    ada = await of_the_team(stage, "Ada", language)
    return await ada.taps_data(f"b1|mission_case|suspend|{mission.public_id}.{mission.version}")


async def removes(stage: Stage, language: str) -> Person:
    """An administrator who is about to take it away for good."""
    mission = await interest.published(stage, await interest.company(stage))
    ada = await of_the_team(stage, "Ada", language)
    measure = await suspended(stage, ada, mission)
    return await ada.taps_data(f"n1|mission_measure|{measure.id}|{measure.version}|remove")
