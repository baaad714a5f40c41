"""Missions as the team sees them: the list, one case with what may be decided, and a decision; for administrators
only, but for the decision, which its company reads too.
"""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.mission_decisions import team_rows
from bot.mission_text import STATUS_KEYS, sheet_lines, title_of
from bot.pages import Page
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.ids import is_public_id, read_row_id
from core.text import clip, one_line
from models.measure import Ending, MissionMeasure
from models.mission import LIVE, Mission, MissionStatus
from services.certifications import require_admin
from services.missions import cases, moderating, require_version
from services.missions.cases import TEXT_LIMIT, MissionCase, MissionList
from services.screens import current_screen

HISTORY_SHOWN = 4


class TeamMissions(Page):
    """Every mission that was published, suspended ones first; what is typed is looked for, what is pasted is opened."""

    name = "team_missions"
    asks_for_words = True
    counts_entries = True

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show(self.name, q="", about=arg if is_public_id(arg) else "", page=0)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, text, about = look.words, str(args.get("q", "")), str(args.get("about", ""))
        found = await cases.find_mission_cases(look.member, text, about, int(args.get("page", 0)))
        key = "found" if text else "of_one" if about else "all"
        lines = [words(f"team_missions-{key}", count=found.total, text=text), ""]
        listed = list(enumerate(found.missions, found.page * cases.PAGE_SIZE))
        lines += [self._line(look, found, each, place + 1) for place, each in listed]
        lines += page_line(look, found.page, found.last_page)
        rows: list[Row] = [(self._button(look, each, place),) for place, each in listed]
        rows += turns(look, self.name, found.page, found.last_page, "page")
        members, home = words.plain("admin-members"), words.plain("common-home")
        rows.append((page_button(members, "members"), page_button(home, "home")))
        return View("\n".join([*lines, "", words("team_missions-hint")]), tuple(rows))

    def _line(self, look: Look, found: MissionList, each: Mission, number: int) -> str:
        words = look.words
        return words(
            "team_missions-line",
            number=number,
            title=title_of(words, each.title),
            company=found.companies.get(each.organisation_id, ""),
            status=words.plain(STATUS_KEYS[each.status]),
        )

    def _button(self, look: Look, each: Mission, place: int) -> Button:
        mark = "⛔ " if each.status is MissionStatus.SUSPENDED else ""
        label = numbered(place, f"{mark}{title_of(look.words, each.title)}")
        return page_button(label, "mission_case", "open", each.public_id)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        await require_admin(turn.member)
        if act != "page":
            await super().tap(turn, act, arg)
            return
        screen = await current_screen(turn.member.id)
        shown = screen.args if screen is not None and screen.page == self.name else {}
        kept = {name: str(shown.get(name, "")) for name in ("q", "about")}
        await turn.show(self.name, **kept, page=read_row_id(arg))

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        await require_admin(turn.member)
        if not turn.text:
            return False
        if not await open_pasted(turn):
            await turn.show(self.name, q=clip(one_line(turn.text), TEXT_LIMIT), about="", page=0)
        return True


async def open_pasted(turn: Turn) -> bool:
    """Opens the case of the mission whose link or public id somebody of the team typed, if there is one."""
    name = await cases.mission_named_in(turn.member, turn.text)
    if name is None:
        return False
    await MissionCasePage().open(turn, name)
    return True


class MissionCasePage(Page):
    """Everything about one mission for the team, and « Suspendre cette mission » (states.md, b)."""

    name = "mission_case"

    async def open(self, turn: Turn, arg: str) -> None:
        case = await cases.access_mission_case(turn.member, _name(arg))
        await turn.show(self.name, arg=case.mission.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        case = await cases.access_mission_case(look.member, int(args["arg"]))
        status = words.plain(STATUS_KEYS[case.mission.status])
        lines = [words("mission_case-title", status=status), "", *sheet_lines(look, case.sheet), ""]
        lines.append(words("mission_case-candidates", count=case.candidates))
        if case.mission.status is MissionStatus.SUSPENDED:
            lines.append(words("mission_case-suspended"))
            if case.suspension is not None and await moderating.appeal_waits(case.suspension):
                lines += ["", words("err-appeal-waits")]
        if case.is_own:
            lines += ["", words("err-mission-of-own-place")]
        lines += self._history(look, case.measures)
        return View("\n".join(lines), tuple(await self._rows(look, case)))

    def _history(self, look: Look, measures: list[MissionMeasure]) -> list[str]:
        words = look.words
        lines = ["", words("acct-history")] if measures else []
        for each in reversed(measures[:HISTORY_SHOWN]):
            what = words.plain(f"measure-name-mission_{each.kind}")
            if each.ending is not None and not each.stands:
                # A suspension is carried out by the removal that follows it.
                ending = "replaced" if each.ending is Ending.DONE else each.ending
                what = words.plain("measure-name_ended", kind=what, ending=words.plain(f"ending-{ending}"))
            line = words("certs-act", day=words.moment(each.decided_at, look.zone, "d MMM, HH:mm"), what=what)
            lines.append(f"{line} {words('certs-said', text=clip(each.facts, 160))}" if each.facts else line)
        return lines

    async def _rows(self, look: Look, case: MissionCase) -> list[Row]:
        words, mission, rows = look.words, case.mission, list[Row]()
        if not case.is_own and mission.status in LIVE:
            name = f"{mission.public_id}.{mission.version}"
            label = words.plain("mis-suspend")
            rows.append((page_button(label, self.name, "suspend", name, "danger"),))
        if not case.is_own:
            rows += await team_rows(look, case.suspension)
        if case.measures:
            label = words.plain("mission_measure-read")
            rows.append((page_button(label, "mission_measure", "open", case.measures[0].id),))
        account = words.plain("mission_case-company")
        rows.append((page_button(account, "member_case", "open", case.company.public_id),))
        every, home = words.plain("team_missions-button"), words.plain("common-home")
        rows.append((page_button(every, "team_missions"), page_button(home, "home")))
        return rows

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.mission_measures import SuspendMission, given_about

        if act != "suspend":
            await super().tap(turn, act, arg)
            return
        name, _, version = arg.partition(".")
        case = await cases.access_mission_case(turn.member, name)
        await moderating.require_not_own(turn.member, case.mission)
        if case.mission.status not in LIVE:
            raise moderating.MissionJudged()
        require_version(case.mission, read_row_id(version))
        await begin(turn, SuspendMission, given=given_about(turn, case))


class MissionMeasurePage(Page):
    """One decision about a mission, for who handles the company's missions and for the team."""

    name = "mission_measure"

    async def open(self, turn: Turn, arg: str) -> None:
        measure, _ = await cases.access_mission_measure(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=measure.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["mission_measure"].view(look, int(args["arg"]))
        return view.with_rows((page_button(look.words.plain("common-home"), "home"),))


def _name(arg: str) -> str | int:
    """A public id; a screen that is drawn again carries the number."""
    return read_row_id(arg) if arg.isdecimal() and len(arg) < 12 else arg
