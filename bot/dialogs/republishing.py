"""« Republier la mission » once its dates are over: only what is no longer true is asked again."""

from typing import cast

from bot.dialogs.mission import from_the_start, from_today
from bot.engine import Date, Dialog, Ending, Preview
from services import missions
from services.missions import MissionAnswers


class RepublishMission(Dialog):
    """When an interrupted mission begins and ends now; the rest stays as it was (states.md, b)."""

    key = "mrp"
    blame = {"ends-before-begin": "ends", "mission-began": "begins", "mission-over": "ends"}  # noqa: RUF012

    begins = Date(optional=True, first=from_today)
    ends = Date(optional=True, first=from_the_start)
    preview = Preview()

    @property
    def in_the_name_of(self) -> str:
        return str(self.given.get("company", ""))

    async def outdated(self) -> Ending | None:
        """A colleague published it again or closed it meanwhile; the mission says what can still be done."""
        mission = await missions.access_own_mission(self.member, self.subject_id or 0)
        return Ending(page="mission", args={"arg": mission.id})

    async def done(self) -> Ending | None:
        mission_id, dates = self.subject_id or 0, cast(MissionAnswers, self.answers)
        await missions.republish_mission(self.member, mission_id, self.given["version"], dates)
        return Ending("mis-republished", page="mission", args={"arg": mission_id})
