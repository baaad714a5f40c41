"""« Gérer vos missions »: drafts, what is in progress, validated, archived (FR-157, FR-158)."""

from typing import Any

from bot.engine import begin
from bot.fitting import if_there_is_room, two_a_row
from bot.mission_text import STATUS_KEYS, title_of
from bot.pages import PAGES, Page
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.errors import NotFound
from core.ids import read_row_id
from services import applications, missions
from services.applications import Interest
from services.missions import GROUPS, MissionBoard
from services.profile_people import mission_organisation


class MissionsPage(Page):
    """A company's missions by how far they are; `/missions` leads freelances to the search instead."""

    name = "missions"

    async def open(self, turn: Turn, arg: str) -> None:
        organisation_id = await mission_organisation(turn.member)
        if arg == "new" and not await self._is_for_colleagues(turn):
            await self._create(turn)
        elif organisation_id is None:
            await PAGES["mission_search"].open(turn, "")
        else:
            await turn.show(self.name, arg=organisation_id, group=arg if arg in GROUPS else "")

    async def _is_for_colleagues(self, turn: Turn) -> bool:
        """Whether others of their organisation create missions: they read whom to ask, not that it is no company."""
        return await missions.closed_because(turn.member) is missions.Closed.STAFF

    async def _create(self, turn: Turn) -> None:
        from bot.dialogs.mission import NewMission, for_company

        company = await missions.own_company(turn.member)
        if missions.is_certified(company):
            await begin(turn, NewMission, given=for_company(company))
        else:
            await turn.show(self.name, arg=company.organisation_id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        if await mission_organisation(look.member) != args.get("arg"):
            raise NotFound()
        board = await missions.mission_board(
            look.member, str(args.get("group", "")), int(args.get("page", 0))
        )
        lines = [words("missions-title", company=board.company)]
        rows: list[Row] = []
        if not board.certified:
            lines += ["", words("cert-blocked-company")]
            rows.append((page_button(words.plain("menu-certify"), "certify", style="success"),))
        if args.get("groups"):
            return self._groups(look, board)
        count = board.counts[board.group]
        lines += ["", words("missions-here", group=words.plain(f"missions-group-{board.group}"), count=count)]
        interest = await applications.interest_in([each.id for each in board.missions], look.member)
        lines += self._lines(look, board, interest)
        rows += [
            (page_button(numbered(place, title_of(words, each.title)), "mission", "open", each.public_id),)
            for place, each in enumerate(board.missions, board.first)
        ]
        rows += turns(look, self.name, board.page, board.last_page, "page", about=board.group)
        last = (page_button(words.plain("common-home"), "home"),)
        others = two_a_row([self._tab(look, board, group) for group in GROUPS if group != board.group])
        new = self._new(look, board)
        if len(if_there_is_room([*rows, last], *others, *new)) < len([*others, *new]):
            others = [(page_button(words.plain("int-groups"), self.name, "groups", board.group),)]
        rows += if_there_is_room([*rows, last], *others, *new)
        return View("\n".join(lines), (*rows, last))

    def _new(self, look: Look, board: MissionBoard) -> list[Row]:
        label = look.words.plain("menu-mission-create")
        return [(page_button(label, self.name, "open", "new"),)] if board.certified else []

    def _groups(self, look: Look, board: MissionBoard) -> View:
        """All groups, where a list has no room for them beside its missions."""
        words = look.words
        rows = two_a_row([self._tab(look, board, group) for group in GROUPS])
        home = (page_button(words.plain("common-home"), "home"),)
        title = words("missions-title", company=board.company)
        return View(f"{title}\n\n{words('int-which_group')}", (*rows, *self._new(look, board), home))

    def _lines(self, look: Look, board: MissionBoard, interest: dict[int, Interest]) -> list[str]:
        words = look.words
        if not board.missions:
            return [words(f"missions-none-{board.group}")]
        lines = []
        for number, each in enumerate(board.missions, board.first + 1):
            said = {"title": title_of(words, each.title), "status": words.plain(STATUS_KEYS[each.status])}
            shown = interest.get(each.id)
            if shown is None:
                lines.append(words("missions-line", number=number, **said))
            else:
                asked = "all" if shown.asked == shown.open > 0 else "some" if shown.asked else "none"
                counts = {"count": shown.open, "asked": shown.asked, "waiting": asked}
                lines.append(words("missions-line_candidates", number=number, **said, **counts))
        return [*lines, *page_line(look, board.page, board.last_page), "", words("missions-hint")]

    def _tab(self, look: Look, board: MissionBoard, group: str) -> Button:
        words = look.words
        label = words.plain(
            "missions-tab", group=words.plain(f"missions-group-{group}"), count=board.counts[group]
        )
        return page_button(label, self.name, "group", group)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        organisation_id = await mission_organisation(turn.member)
        if organisation_id is None:
            raise NotFound()
        if act == "group" and arg in GROUPS:
            await turn.show(self.name, arg=organisation_id, group=arg)
        elif act == "groups" and arg in GROUPS:
            await turn.show(self.name, arg=organisation_id, group=arg, groups=True)
        elif act == "keep":
            await turn.show(self.name, notice="mis-draft_kept", arg=organisation_id, group="draft")
        elif act == "page":
            group, _, number = arg.partition(".")
            await turn.show(self.name, arg=organisation_id, group=group, page=read_row_id(number))
        else:
            await super().tap(turn, act, arg)
