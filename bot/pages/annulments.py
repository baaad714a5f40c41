"""« Annulations à décider »: collaborations that both sides want to end, and one of them; for administrators only."""

from typing import Any

from bot.cards import CARDS
from bot.cards.annulment import AnnulmentCard
from bot.pages import Page
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.ids import read_row_id
from core.paging import last_page
from services import annulments
from services.certifications import require_admin

PAGE_SIZE = 4


class AnnulmentsPage(Page):
    """The longest wait first (states.md, A18)."""

    name = "annulments"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show(self.name, page=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, wanted = look.words, int(args.get("page", 0))
        cases, count, page = await annulments.annulment_queue(look.member, wanted, PAGE_SIZE)
        rows: list[Row] = []
        for place, case in enumerate(cases, page * PAGE_SIZE):
            mark = "⏰ " if case.is_late else ""
            label = f"{mark}{case.mission.title} · {case.company.display_name}"
            rows.append((page_button(numbered(place, label), "annulment", "open", case.application.id),))
        last = last_page(count, PAGE_SIZE)
        rows += turns(look, self.name, page, last)
        requests = page_button(words.plain("admin-requests"), "help_queue")
        rows.append((requests, page_button(words.plain("common-home"), "home")))
        lines = [words("annul-queue", count=count), *page_line(look, page, last)]
        return View("\n".join(lines), tuple(rows))


class AnnulmentPage(Page):
    """One of them, and the question before it is carried out."""

    name = "annulment"

    async def open(self, turn: Turn, arg: str) -> None:
        case = await annulments.access_case(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=case.application.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        number = int(args["arg"])
        case = await annulments.access_case(look.member, number)
        # What happened since the question was asked is shown instead of the question.
        if case.waits and args.get("sure") == case.application.version:
            return AnnulmentCard().question(look, case)
        view = await CARDS["annulment"].view(look, number)
        words = look.words
        back = page_button(words.plain("annul-queue_button"), "annulments")
        return view.with_rows((back, page_button(words.plain("common-home"), "home")))
