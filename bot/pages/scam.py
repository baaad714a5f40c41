"""« Déclarer une arnaque », and what became of a report."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.pages import Page
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.ids import read_row_id
from core.paging import last_page
from core.text import clip
from services.profiles import access_profile
from services.scam_reports import (
    OWN_SHOWN,
    access_report,
    displayed_status,
    names_of,
    receipt_number,
    reports_by,
)
from services.scam_strikes import require_may_report


class Scam(Page):
    """The door to the report, from home or from a card (FR-210, FR-213)."""

    name = "scam"

    async def open(self, turn: Turn, arg: str) -> None:
        from bot.dialogs.scam import ScamReportDialog

        if turn.member.registered_at is None:
            await turn.show("welcome")
            return
        # Told before five questions are answered, and not after them.
        await require_may_report(turn.member)
        answers = {}
        if arg:
            profile = await access_profile(arg, turn.member)
            answers = {"who": (str(profile.id), profile.display_name)}
        await begin(turn, ScamReportDialog, answers=answers)


class MyReports(Page):
    """« Mes déclarations »: where each case of the reader stands (S27)."""

    name = "my_reports"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, page=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        reports, total, page = await reports_by(look.member, int(args.get("page", 0)))
        names, rows = await names_of(reports), list[Row]()
        for place, report in enumerate(reports, page * OWN_SHOWN):
            label = words.plain(
                "scam-mine_line",
                n=receipt_number(report),
                name=clip(names.get(report.profile_id or 0) or words.plain("scam-noprofile"), 22),
                status=words.plain(f"scam-status-{displayed_status(report)}"),
            )
            rows.append((page_button(numbered(place, label), "scam_case", "open", report.id),))
        rows += turns(look, self.name, page, last_page(total, OWN_SHOWN))
        lines = [words("scam-mine_title", count=total), *page_line(look, page, last_page(total, OWN_SHOWN))]
        home = page_button(words.plain("common-home"), "home")
        return View("\n".join(lines), (*rows, (home,)))


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
