"""Candidatures that a removal by the team cancelled, when that removal was overturned on appeal: they are as if another
had been chosen, so that both sides may propose again once the mission is published again (states.md, A1 and A2).
"""

from collections.abc import Iterable

from models.application import Application, ApplicationStatus, Party
from models.measure import Ending, MissionMeasure, MissionMeasureKind
from services.application_moves import tell


async def given_back(applications: Iterable[Application]) -> set[int]:
    """The ids of those that a removal cancelled which stands no more; one statement, and none where none is cancelled.

    Between a removal and the end of it nothing else can cancel a candidature: its mission is over.
    """
    cancelled = [each for each in applications if each.status is ApplicationStatus.CANCELLED]
    if not cancelled:
        return set()
    missions = {each.mission_id for each in cancelled}
    overturned = await MissionMeasure.filter(
        mission_id__in=missions, kind=MissionMeasureKind.REMOVAL, ending=Ending.OVERTURNED
    )
    return {each.id for each in cancelled if any(_cancelled_by(measure, each) for measure in overturned)}


def _cancelled_by(measure: MissionMeasure, application: Application) -> bool:
    if measure.mission_id != application.mission_id or measure.ended_at is None:
        return False
    return measure.decided_at <= application.status_since <= measure.ended_at


async def tell_given_back(mission_id: int) -> None:
    """The mission is published again: whoever lost their candidature by the removal may propose themselves again.

    Owed once for each candidature, however often the mission is published again.
    """
    cancelled = await Application.filter(mission_id=mission_id, status=ApplicationStatus.CANCELLED).order_by(
        "id"
    )
    ids = await given_back(cancelled)
    for application in cancelled:
        if application.id in ids:
            await tell(application, Party.FREELANCE, "mission_back")
