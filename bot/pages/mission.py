"""One mission as a screen: its card, a question before what cannot be undone, and the ways on."""

from typing import Any

from bot.cards import CARDS
from bot.pages import Page
from bot.payrolling_ways import closing_lines
from bot.results import results_behind
from bot.turn import Look, Turn
from bot.view import View, card_button, page_button
from core.ids import read_row_id
from models.annulment import AnnulmentStatus
from services import applications, missions
from services.missions import MissionSheet
from services.missions.reading import find_mission
from services.screens import current_screen

_SURE = {"withdraw": "mis-withdraw", "discard": "mis-discard", "close": "mis-close"}


class MissionPage(Page):
    """A mission (FR-092, FR-093, FR-160, FR-161); it is opened by its public id."""

    name = "mission"

    async def open(self, turn: Turn, arg: str) -> None:
        by_id = read_row_id(arg) if arg.isdecimal() and len(arg) < 12 else 0
        try:
            sheet = await missions.access_mission(by_id or arg, turn.member)
        except missions.MissionFilled:
            if turn.tap:
                raise
            # Whoever followed a link reads it on a screen of its own, and not above another mission.
            await turn.show(self.name, arg=(await find_mission(by_id or arg)).id)
            return
        screen = await current_screen(turn.member.id)
        back = results_behind(screen.page, screen.args) if screen is not None else None
        args: dict[str, Any] = {"arg": sheet.mission_id} | ({"back": back} if back else {})
        await turn.show(self.name, **args)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, mission_id = look.words, int(args["arg"])
        sheet = await self._own_sheet(look, mission_id)
        sure = str(args.get("sure", ""))
        # What happened since the question was asked is shown instead of the question.
        if sheet is not None and sure in _SURE and args.get("seen") == sheet.version:
            return await self._question(look, sheet, sure)
        view = await CARDS["mission"].view(look, mission_id)
        home = page_button(words.plain("common-home"), "home")
        if sheet is None:
            if args.get("back"):
                results = page_button(words.plain("mission-back"), args["back"]["page_name"], "back")
                return view.with_rows((results, home))
            return view.with_rows((home,))
        if args.get("fresh"):
            view = await self._with_tips(look, view, mission_id)
        return view.with_rows((page_button(words.plain("menu-missions-manage"), "missions"), home))

    async def _own_sheet(self, look: Look, mission_id: int) -> MissionSheet | None:
        try:
            sheet = await missions.access_mission(mission_id, look.member)
        except missions.MissionFilled:
            return None
        return sheet if sheet.is_own else None

    async def _question(self, look: Look, sheet: MissionSheet, sure: str) -> View:
        words = look.words
        label = words.plain(_SURE[sure])
        yes = card_button(label, "mission", sheet.mission_id, sheet.version, f"{sure}_now", "danger")
        back = page_button(words.plain("common-back"), self.name, "open", sheet.public_id)
        lines = [words("mission-title", title=sheet.title), "", words(f"mission-sure_{sure}")]
        if sure == "withdraw":
            told = await applications.count_candidates(sheet.mission_id, look.member)
            lines += ["", words("mission-withdraw_told", count=told)]
        if sure == "close":
            lines += await closing_lines(look, sheet.mission_id)
            if await missions.asked_annulment(sheet.mission_id) is AnnulmentStatus.ASKED:
                lines += ["", words("mission-closing_annulment")]
        return View("\n".join(lines), ((yes,), (back,)))

    async def _with_tips(self, look: Look, view: View, mission_id: int) -> View:
        words = look.words
        tips = await missions.tips_for(look.member, mission_id)
        if not tips:
            return view
        lines = [words("mission-tip", tip=words.plain(f"mission-tip-{tip}")) for tip in tips]
        return View("\n".join([view.text, "", words("mission-tips"), *lines]), view.rows, view.picture)
