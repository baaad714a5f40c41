"""« Déclarer une arnaque », and what became of a report."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from services.profiles import access_profile
from services.scam_reports import access_report


class Scam(Page):
    """The door to the report, from home or from a card (FR-210, FR-213)."""

    name = "scam"

    async def open(self, turn: Turn, arg: str) -> None:
        from bot.dialogs.scam import ScamReportDialog

        if turn.member.registered_at is None:
            await turn.show("welcome")
            return
        answers = {}
        if arg:
            profile = await access_profile(arg, turn.member)
            answers = {"who": (str(profile.id), profile.display_name)}
        await begin(turn, ScamReportDialog, answers=answers)


class ScamCase(Page):
    """The receipt of a report, for its reporter (FR-212, EXT-11)."""

    name = "scam_case"

    async def open(self, turn: Turn, arg: str) -> None:
        report = await access_report(read_row_id(arg), turn.member)
        await turn.show(self.name, arg=report.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        report = await access_report(int(args["arg"]), look.member)
        view = await CARDS["scam_report"].view(look, report.id)
        home = page_button(look.words.plain("common-home"), "home")
        if report.reporter_id == look.member.id:
            return view.with_rows((home,))
        return view.with_rows((page_button(look.words.plain("admin-reports"), "reports"), home))
