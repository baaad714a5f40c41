"""« Dossiers payrolling »: every file that the partner has to do with, and one of them; for administrators only."""

from typing import Any

from bot.cards import CARDS
from bot.pages import Page
from bot.paging import numbered, page_line, turns
from bot.payrolling_text import status_name
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.ids import read_row_id
from core.paging import last_page
from core.signing import public_key
from services import payrolling
from services.certifications import require_admin
from services.payrolling import SIGNATURE, TeamCase

PAGE_SIZE = 4  # With the ways on, back, home and the partner's key: eight buttons.


class PayrollFiles(Page):
    """What is wrong first, then what waits for an expert, then what runs (FR-179, FR-180)."""

    name = "payroll_files"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show(self.name, page=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, wanted = look.words, int(args.get("page", 0))
        cases, count, page = await payrolling.payroll_queue(look.member, wanted, PAGE_SIZE)
        rows: list[Row] = [
            (page_button(numbered(place, self._label(look, case)), "payroll_file", "open", case.file.id),)
            for place, case in enumerate(cases, page * PAGE_SIZE)
        ]
        last = last_page(count, PAGE_SIZE)
        rows += turns(look, self.name, page, last)
        lines = [words("payfile-queue", count=count), *page_line(look, page, last)]
        partner = payrolling.present_partner()
        if partner is None:
            lines += ["", words("payfile-no_partner")]
        elif partner.webhook:
            # The partner checks each message with it; it changes with the master key.
            key = public_key(look.facts.keys, SIGNATURE)
            rows.append((Button(words.plain("payfile-key"), copy=key),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        return View("\n".join(lines), tuple(rows))

    def _label(self, look: Look, case: TeamCase) -> str:
        mark = "⚠️ " if case.failed else "⏰ " if case.is_late else ""
        return f"{mark}{case.mission.title} · {status_name(look.words, case.file.status)}"


class PayrollFilePage(Page):
    """One file."""

    name = "payroll_file"

    async def open(self, turn: Turn, arg: str) -> None:
        case = await payrolling.access_case(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=case.file.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["payroll_file"].view(look, int(args["arg"]))
        words = look.words
        back = page_button(words.plain("admin-payroll"), "payroll_files")
        return view.with_rows((back, page_button(words.plain("common-home"), "home")))
