"""A decision of the team about a mission: the statement of reasons for its company, what may be done for the team."""

from typing import Any

from bot.cards import LivingCard
from bot.engine import begin
from bot.mission_decisions import appeal_row, reasons_lines, team_rows
from bot.mission_text import title_of
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from models.delivery import Notification
from models.measure import Ending, MissionMeasure, MissionMeasureKind
from models.mission import Mission
from services.missions import cases, moderating
from services.profile_people import may_handle_missions


class MissionMeasureCard(LivingCard):
    """For the company facts, rule, duration and « Contester cette décision »; for the team lifting and removing."""

    kind = "mission_measure"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        measure, mission = await cases.access_mission_measure(look.member, object_id)
        mine = await may_handle_missions(look.member, mission.organisation_id)
        words = look.words
        lines = [
            words(_title(measure)),
            words("mission-title", title=title_of(words, mission.title)),
            "",
            *await reasons_lines(look, measure, mine=mine),
        ]
        return View("\n".join(lines), tuple(await self._rows(look, measure, mission, mine)))

    async def _rows(self, look: Look, measure: MissionMeasure, mission: Mission, mine: bool) -> list[Row]:
        words, rows = look.words, list[Row]()
        if mine:
            rows += await appeal_row(look, measure)
            rows.append((page_button(words.plain("mission-open"), "mission", "open", mission.public_id),))
            return rows
        if not await moderating.is_own_mission(look.member, mission):
            rows += await team_rows(look, measure)
        case = words.plain("mission_case-see")
        return [*rows, (page_button(case, "mission_case", "open", mission.public_id),)]

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        _, mission = await cases.access_mission_measure(look.member, object_id)
        return {"title": title_of(look.words, mission.title)}

    async def still_true(self, owed: Notification) -> bool:
        measure = await cases.mission_measure_numbered(owed.subject_id or 0)
        if measure is None:
            return False
        if owed.key in ("mission.suspended", "mission.removed"):
            return measure.stands
        if owed.key == "mission.restored":
            return measure.ending is Ending.OVERTURNED
        return measure.ended_at is not None

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        measure, mission = await cases.access_mission_measure(turn.member, object_id)
        if act == "lift":
            await moderating.lift_suspension(turn.member, measure.id, version)
            await turn.show("mission_case", notice="mission_measure-lifted", arg=mission.id)
        elif act == "remove":
            await self._ask_to_remove(turn, measure, version)
        else:
            await super().tap(turn, object_id, version, act)

    async def _ask_to_remove(self, turn: Turn, measure: MissionMeasure, version: int) -> None:
        from bot.dialogs.mission_measures import RemoveMission, given_about

        case = await cases.access_mission_case(turn.member, measure.mission_id)
        await moderating.require_removable(turn.member, measure, version)
        await begin(turn, RemoveMission, given=given_about(turn, case))


def _title(measure: MissionMeasure) -> str:
    if measure.kind is MissionMeasureKind.REMOVAL:
        return "mission_measure-removal" if measure.stands else "mission_measure-over_removal"
    return "mission_measure-suspension" if measure.stands else "mission_measure-over_suspension"
