"""« Déclarer une arnaque », and what became of a report."""

from typing import Any

from bot.engine import begin
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from services.profiles import access_profile
from services.scam_reports import access_report, answer_delay


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
            answers = {"who": str(profile.id)}
        await begin(turn, ScamReportDialog, answers=answers)


class ScamCase(Page):
    """The receipt: number, delay and advice; no other member ever sees it (FR-212, EXT-11)."""

    name = "scam_case"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        report = await access_report(int(args["arg"]), look.member)
        delay = words.span(answer_delay(report.priority))
        lines = [
            words("scam-receipt", n=report.id, delay=delay),
            words("scam-state", status=words.plain(f"scam-status-{report.status}")),
            "",
            words("safety-official"),
            words("scam-disclaimer"),
        ]
        return View("\n".join(lines), ((page_button(words.plain("common-home"), "home"),),))
