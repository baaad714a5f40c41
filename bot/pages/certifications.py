"""« Certifications »: what waits for the team, and each case; there for administrators only."""

from datetime import timedelta
from typing import Any

from bot.cards import CARDS
from bot.fitting import with_ways
from bot.pages import Page
from bot.pages.help_requests import write_row
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core import clock
from core.ids import read_row_id
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
        last = max(0, (len(cases) - 1) // PAGE_SIZE)
        page, rows = min(int(args.get("page", 0)), last), list[Row]()
        for case in cases[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
            mark = "☎️" if case.profile.certification is Certification.NO_PERMIT else "🛂"
            late = "⏰ " if case.is_late else ""
            waited = words.span(max(clock.now() - case.since, timedelta(minutes=1)))
            label = f"{late}{mark} {case.profile.display_name} · {waited}"
            rows.append((page_button(label, "certification", "open", case.profile.id),))
        moves = [
            page_button(words.plain(key), self.name, "open", number)
            for key, number in (("common-back", page - 1), ("common-next", page + 1))
            if 0 <= number <= last
        ]
        rows += [tuple(moves)] if moves else []
        waiting = await appeals.count_appeals(look.member)
        label = words.plain("appeals-button")
        contested = page_button(f"{label} ({waiting})" if waiting else label, "appeals")
        ways = [(contested, page_button(words.plain("admin-audit"), "audit"))]
        home = (page_button(words.plain("common-home"), "home"),)
        back = page_button(words.plain("common-back"), self.name, "open", page) if args.get("more") else None
        more = page_button(words.plain("common-more"), self.name, "open", f"{page}.more")
        return View(words("certs-queue", count=len(cases)), with_ways(rows, ways, home, more, back))


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
            (page_button(words.plain("acct-account"), "member_case", "open", case.profile.public_id),),
            (
                page_button(words.plain("admin-certs"), "certifications"),
                page_button(words.plain("common-home"), "home"),
            ),
        )
