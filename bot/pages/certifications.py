"""« Certifications »: what waits for the team, and each case; there for administrators only."""

from datetime import timedelta
from typing import Any

from bot.appeal_ways import appeal_beside
from bot.cards import CARDS
from bot.fitting import with_ways
from bot.pages import Page
from bot.pages.help_requests import write_row
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core import clock
from core.ids import read_row_id
from core.paging import last_page, page_within
from models.certification import CertificationMove
from models.profile import Certification
from services import appeals, certifications

PAGE_SIZE = 4


class Certifications(Page):
    """The queue, the longest wait first (FR-073, FR-074)."""

    name = "certifications"

    async def open(self, turn: Turn, arg: str) -> None:
        await certifications.require_admin(turn.member)
        page, _, more = arg.partition(".")
        await turn.show(self.name, page=read_row_id(page), more=more == "more")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        cases = await certifications.waiting_cases(look.member)
        page = page_within(int(args.get("page", 0)), len(cases), PAGE_SIZE)
        rows: list[Row] = []
        for place, case in list(enumerate(cases))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
            mark = "☎️" if case.profile.certification is Certification.NO_PERMIT else "🛂"
            late = "⏰ " if case.is_late else ""
            waited = words.span(max(clock.now() - case.since, timedelta(minutes=1)))
            label = f"{late}{mark} {case.profile.display_name} · {waited}"
            rows.append((page_button(numbered(place, label), "certification", "open", case.profile.id),))
        last = last_page(len(cases), PAGE_SIZE)
        rows += turns(look, self.name, page, last)
        waiting = await appeals.count_appeals(look.member)
        label = words.plain("appeals-button")
        contested = page_button(f"{label} ({waiting})" if waiting else label, "appeals")
        ways = [(contested, page_button(words.plain("admin-audit"), "audit"))]
        home = (page_button(words.plain("common-home"), "home"),)
        back = page_button(words.plain("common-back"), self.name, "open", page) if args.get("more") else None
        more = page_button(words.plain("common-more"), self.name, "open", f"{page}.more")
        queue = words("certs-queue", count=len(cases))
        if waiting and not cases:
            queue = words("certs-queue_appeals", count=waiting)
        text = "\n".join([queue, *page_line(look, page, last)])
        return View(text, with_ways(rows, ways, home, more, back))


class CertificationCase(Page):
    """One profile with everything that speaks for and against it."""

    name = "certification"

    async def open(self, turn: Turn, arg: str) -> None:
        case = await certifications.access_case(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=case.profile.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["certification"].view(look, int(args["arg"]))
        words = look.words
        case = await certifications.access_case(look.member, int(args["arg"]))
        waits = case.profile.certification is Certification.NO_PERMIT
        return view.with_rows(
            *([write_row(look, case.profile.public_id)] if waits else []),
            *(await self._contested(look, case)),
            (page_button(words.plain("acct-account"), "member_case", "open", case.profile.public_id),),
            (
                page_button(words.plain("admin-certs"), "certifications"),
                page_button(words.plain("common-home"), "home"),
            ),
        )

    async def _contested(self, look: Look, case: certifications.Case) -> list[Row]:
        """The way back to the appeal against the last refusal, if there is one."""
        refusals = [act for act in case.acts if act.move is CertificationMove.REFUSE]
        return (await appeal_beside(look, refusals[-1]))[0] if refusals else []
