"""Questions around decisions of the team about a mission: on which rule, what happened, and what will follow."""

from datetime import timedelta
from typing import Any, ClassVar

from bot.engine import Choice, Dialog, Ending, Preview, Text
from bot.mission_text import title_of
from bot.turn import Turn
from models.measure import Clause
from models.member import Member
from models.mission import LIVE, MissionStatus
from services import dialogs
from services.missions import cases, moderating
from services.missions.cases import MissionCase
from services.missions.moderating import (
    FACTS_LEAST,
    FACTS_LIMIT,
    AppealWaits,
    MissionJudged,
    MissionOfOwnPlace,
)


def given_about(turn: Turn, case: MissionCase) -> dict[str, Any]:
    """What a dialog about a mission has to know of it, as it was seen."""
    return {
        "mission_id": case.mission.id,
        "version": case.mission.version,
        "title": title_of(turn.words, case.mission.title),
        "company": case.company.display_name,
        "count": case.candidates,
    }


def about(dialog: Dialog) -> dict[str, Any]:
    """What the sentences name: the mission, its company, and how many candidates wait."""
    return {name: dialog.given[name] for name in ("title", "company", "count")}


class AboutMission(Dialog, register=False):
    """What both ask. Confirmed within half an hour, or not; who else moved the mission meanwhile is waited for.

    A subclass says where the mission stands when it is decided about (`expects`), and by which service.
    """

    lifetime = timedelta(minutes=30)
    hopeless = (*Dialog.hopeless, MissionJudged, MissionOfOwnPlace, AppealWaits)
    expects: ClassVar[tuple[MissionStatus, ...]]

    clause = Choice(Clause, words="clause", ask=about)
    facts = Text(min=FACTS_LEAST, max=FACTS_LIMIT, lines=True)
    preview = Preview(ask=about)

    @staticmethod
    async def decide(admin: Member, mission_id: int, version: int, clause: Clause, facts: str, /) -> object:
        """What is done about the mission in the end; refuses what its service refuses."""
        raise LookupError(mission_id)

    async def done(self) -> Ending | None:
        given = self.given
        await self.decide(self.member, given["mission_id"], given["version"], self.clause, self.facts)
        return self.back_to_the_case()

    async def outdated(self) -> Ending | None:
        """Only its company or a candidate moved the mission: what was written is kept, and confirmed once more."""
        case = await cases.access_mission_case(self.member, self.given["mission_id"])
        mission = case.mission
        if mission.status in self.expects and mission.version != self.given["version"]:
            given = {"version": mission.version, "count": case.candidates}
            await dialogs.renew(self.session, {**self.given, **given})
            return None
        return self.back_to_the_case()

    def back_to_the_case(self) -> Ending:
        """The mission as the team sees it now."""
        return Ending(page="mission_case", args={"arg": self.given["mission_id"]})


class SuspendMission(AboutMission):
    """« Suspendre cette mission » (states.md, b)."""

    key = "smi"
    expects = LIVE
    decide = staticmethod(moderating.suspend_mission)


class RemoveMission(AboutMission):
    """« Retirer cette mission », once it is suspended (states.md, b)."""

    key = "rmi"
    expects = (MissionStatus.SUSPENDED,)
    decide = staticmethod(moderating.remove_mission)
