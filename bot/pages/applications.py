"""Mutual interest as screens: « Mes missions », « Visualiser les candidatures », and one record."""

from typing import Any

from bot.annulment_text import agree_view
from bot.application_sure import SURE, sure_view
from bot.application_text import fit_text, introduction, name_of, status_name
from bot.candidate_ways import goes_on_with_others
from bot.cards import CARDS
from bot.conditions_text import conditions_line
from bot.engine import begin
from bot.fitting import if_there_is_room, two_a_row
from bot.mission_menu import search_label
from bot.pages import Page
from bot.paging import numbered, page_line, turns
from bot.results import purpose_of
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.errors import NotFound
from core.ids import read_row_id
from core.paging import last_page, page_within
from core.text import clip_words, one_line
from models.annulment import AnnulmentMove
from models.application import ACTIVE, BOUND, ApplicationStatus, Party
from models.mission import MissionStatus
from services import applications
from services.applications import Board, Seat
from services.applications.annulling import may_annul
from services.missions import access_mission, access_own_mission, require_version
from services.missions.reading import find_mission
from services.profile_people import mission_organisation
from services.profiles import access_profile
from services.screens import current_screen

PAGE_SIZE = 4
_INTRODUCTION_SHOWN = 70


class ApplicationPage(Page):
    """One record as the person's screen, and the question before what is definitive (FR-140, FR-143)."""

    name = "application"

    async def open(self, turn: Turn, arg: str) -> None:
        seat = await applications.access_application(read_row_id(arg) or arg, turn.member)
        await turn.show(self.name, arg=seat.application.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        seat = await applications.access_application(int(args["arg"]), look.member)
        sure = str(args.get("sure", ""))
        if sure in SURE and await applications.is_possible(seat, sure):
            return await sure_view(look, seat, sure)
        if sure == "annul_agree" and may_annul(seat, AnnulmentMove.AGREE):
            return await agree_view(look, seat)
        view = await CARDS["application"].view(look, seat.application.id)
        words = look.words
        home = page_button(words.plain("common-home"), "home")
        if goes_on_with_others(seat):
            return view.with_rows((home,))  # The way to the other candidatures stands above.
        if seat.side is Party.FREELANCE:
            back = page_button(words.plain("menu-missions-mine"), "my_missions")
        else:
            back = page_button(words.plain("int-candidates"), "candidates", "open", seat.mission.public_id)
        return view.with_rows((back, home))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "other":
            await super().tap(turn, act, arg)
            return
        seat = await applications.access_application(read_row_id(arg), turn.member)
        profile = await access_profile(seat.other.id, turn.member)
        await turn.show("profile", arg=profile.public_id, back={"application": seat.application.id})


class BoardPage(Page):
    """A list by status: the group that waits for the reader first, a page of it, and how many there are in each."""

    def rows_of(
        self, look: Look, board: Board, args: dict[str, Any], way: Button
    ) -> tuple[list[str], list[Row]]:
        """The lines of the group and page that the arguments ask for, and all buttons of the screen; `way` is the way
        on that leaves first where there is no room.
        """
        words = look.words
        counts = {name: len(seats) for name, seats in board.groups.items()}
        group = str(args.get("group", ""))
        if not counts.get(group):
            group = next((name for name, count in counts.items() if count), "")
        home = page_button(words.plain("common-home"), "home")
        if not group:
            return [], [(way, home)]
        tabs = [self._tab(look, args, name, count) for name, count in counts.items() if count]
        if args.get("groups"):
            return ["", words("int-which_group")], [*two_a_row(tabs), (way, home)]
        seats, here = board.groups[group], self._tab(look, args, group, counts[group])
        others = two_a_row([tab for tab in tabs if tab != here])
        page = page_within(int(args.get("page", 0)), len(seats), PAGE_SIZE)
        shown = seats[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
        lines = ["", words("int-group", group=words.plain(f"int-group-{group}"), count=len(seats))]
        first, last = page * PAGE_SIZE, last_page(len(seats), PAGE_SIZE)
        lines += [self.line(look, board, seat, number) for number, seat in enumerate(shown, first + 1)]
        lines += page_line(look, page, last)
        rows: list[Row] = [
            (
                page_button(
                    numbered(place, self.label(look, seat)), "application", "open", seat.application.id
                ),
            )
            for place, seat in enumerate(shown, first)
        ]
        about = f"{args['arg']}.{group}"
        rows += turns(look, self.name, page, last, "group", about)
        if len(if_there_is_room([*rows, (way, home)], *others)) < len(others):
            others = [(page_button(words.plain("int-groups"), self.name, "groups", f"{about}.{page}"),)]
        rows += others
        return lines, [*rows, (way, home) if if_there_is_room([*rows, (home,)], (way,)) else (home,)]

    def line(self, look: Look, board: Board, seat: Seat, number: int) -> str:
        """One record in a list, as HTML, with its number there."""
        raise LookupError(self.name)

    def label(self, look: Look, seat: Seat) -> str:
        """One record on a button."""
        raise LookupError(self.name)

    def _tab(self, look: Look, args: dict[str, Any], group: str, count: int) -> Button:
        words = look.words
        label = words.plain("int-tab", group=words.plain(f"int-group-{group}"), count=count)
        return page_button(label, self.name, "group", f"{args['arg']}.{group}.0")

    async def may_see(self, turn: Turn, number: int) -> None:
        """Refuses with NotFound whoever may not read the list with this number."""
        raise LookupError(self.name)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act not in ("group", "groups"):
            await super().tap(turn, act, arg)
            return
        number, _, rest = arg.partition(".")
        group, _, page = rest.partition(".")
        await self.may_see(turn, read_row_id(number))
        shown: dict[str, Any] = {"arg": read_row_id(number), "group": group, "page": read_row_id(page)}
        if act == "groups":
            shown["groups"] = True
        await turn.show(self.name, **shown)


class MyMissions(BoardPage):
    """« Mes missions »: everything of a freelance by status (FR-148); « Cette mission m’intéresse » comes here."""

    name = "my_missions"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, arg=await applications.candidate_id(turn.member))

    async def may_see(self, turn: Turn, number: int) -> None:
        if number != await applications.candidate_id(turn.member):
            raise NotFound()

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        if args.get("arg") != await applications.candidate_id(look.member):
            raise NotFound()
        board = await applications.my_missions(look.member)
        search = page_button(words.plain(search_label(look.member.category)), "mission_search")
        lines, rows = self.rows_of(look, board, args, search)
        text = [words("int-mine_title", count=board.count), *lines]
        if not board.count:
            text += ["", words("int-mine_empty")]
        if board.refused:
            text += ["", words("int-refused", count=board.refused)]
        return View("\n".join(text), tuple(rows))

    def line(self, look: Look, board: Board, seat: Seat, number: int) -> str:
        words = look.words
        said = words(
            "int-line_mine",
            number=number,
            mission=seat.mission.title,
            name=name_of(words, seat),
            status=status_name(words, seat),
        )
        # Whoever is no candidate any more reads nothing of the mission (FR-094).
        is_candidate = seat.application.status in (*ACTIVE, *BOUND)
        return f"{said}\n{conditions_line(words, seat.mission)}" if is_candidate else said

    def label(self, look: Look, seat: Seat) -> str:
        return f"{seat.mission.title} · {name_of(look.words, seat)}"

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "propose":
            await self._propose(turn, arg)
        else:
            await super().tap(turn, act, arg)

    async def _propose(self, turn: Turn, arg: str) -> None:
        from bot.dialogs.application import ExpressInterest

        name, _, version = arg.partition(".")
        sheet = await access_mission(name, turn.member)
        mission = await find_mission(sheet.mission_id)
        require_version(mission, read_row_id(version))
        found = await applications.application_about(turn.member, mission.id)
        await applications.require_proposable(turn.member, mission.id)
        if found is not None and found.status is ApplicationStatus.PROPOSED:
            # The company asked first: both are interested, and nothing is left to introduce.
            await applications.propose_oneself(turn.member, mission.id)
            await turn.show("application", notice="int-accepted", arg=found.id)
            return
        given = {"mission_id": mission.id, "version": mission.version, "mission": mission.title}
        await begin(turn, ExpressInterest, given={**given, "name": sheet.company})


class Candidates(BoardPage):
    """« Visualiser les candidatures » of one mission (FR-146, FR-150); « Ce profil m’intéresse » comes here."""

    name = "candidates"

    async def open(self, turn: Turn, arg: str) -> None:
        mission = await find_mission(arg)
        await access_own_mission(turn.member, mission.id)
        await turn.show(self.name, arg=mission.id)

    async def may_see(self, turn: Turn, number: int) -> None:
        await access_own_mission(turn.member, number)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        mission, board = await applications.candidates_of(look.member, int(args["arg"]))
        back = page_button(words.plain("int-see_mission"), "mission", "open", mission.public_id)
        lines, rows = self.rows_of(look, board, args, back)
        # As many as the button that leads here says: those that are not over.
        going_on = board.count - len(board.groups["over"])
        title = words("int-candidates_title", mission=mission.title, count=going_on)
        text = [title, conditions_line(words, mission), *lines]
        if not board.count and mission.status is MissionStatus.PUBLISHED:
            text += ["", words("int-candidates_empty")]
            label = words.plain("menu-search-freelance")
            rows.insert(0, (page_button(label, "talents", "for", mission.public_id, "primary"),))
        return View("\n".join(text), tuple(rows))

    def line(self, look: Look, board: Board, seat: Seat, number: int) -> str:
        words, wrote = look.words, clip_words(one_line(introduction(seat)), _INTRODUCTION_SHOWN)
        fit = fit_text(words, board.fits.get(seat.freelance.id)) if seat.application.status in ACTIVE else ""
        quoted = words.plain("int-quoted", text=wrote) if wrote else ""
        return words(
            "int-line_candidate",
            number=number,
            name=name_of(words, seat),
            about=" · ".join(part for part in (seat.freelance.sector, fit) if part),
            status=" · ".join(part for part in (status_name(words, seat), quoted) if part),
        )

    def label(self, look: Look, seat: Seat) -> str:
        return f"{name_of(look.words, seat)} · {seat.freelance.sector}"

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.application import OfferMission

        if act != "offer":
            await super().tap(turn, act, arg)
            return
        profile = await access_profile(arg, turn.member)
        if await mission_organisation(turn.member) is None:
            raise NotFound()
        if await applications.missions_to_offer(turn.member, profile):
            given: dict[str, Any] = {"profile_id": profile.id, "name": profile.display_name}
            screen = await current_screen(turn.member.id)
            purpose = purpose_of((screen.args.get("back") if screen is not None else None) or {})
            await begin(turn, OfferMission, given={**given, **purpose})
        else:
            turn.say("int-nothing_to_offer", alert=True)
            await turn.redraw()
