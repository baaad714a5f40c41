"""Contesting a decision of the team, and the queue of those who decide again."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin, paused_of, resume_button
from bot.gate import OPEN_DIALOGS
from bot.pages import PAGES, Page
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.ids import read_row_id
from core.paging import last_page, page_within
from core.text import clip
from models.measure import Appeal
from services import appeals, measures

PAGE_SIZE = 4


class Contest(Page):
    """« Contester cette décision »: `refusal`, `measure`, `mission` and `report` begin the one question; there is
    nothing else to see.
    """

    name = "contest"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show("home")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        return View(look.words("barred-toast"), ((page_button(look.words.plain("common-home"), "home"),),))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.measures import ContestDecision

        if act not in ("refusal", "measure", "mission", "report"):
            await super().tap(turn, act, arg)
            return
        number = read_row_id(arg)
        await appeals.require_contestable(await appeals.access_contested(turn.member, act, number))
        await begin(turn, ContestDecision, given={"kind": act, "number": number})


class Barred(Page):
    """All that a suspended or excluded person sees: why, how to contest it, and what they still may read."""

    name = "barred"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show("barred" if turn.member.barred_by is not None else "home")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if look.member.barred_by is None:
            return await PAGES["home"].view(look, args)
        measure = await measures.barring_measure(look.member)
        words = look.words
        view = await CARDS["measure"].view(look, measure.id)
        rows: list[Row] = [
            (resume_button(words, waiting),)
            for waiting in await paused_of(look.member.id)
            if waiting.dialog in OPEN_DIALOGS
        ]
        if look.member.registered_at is not None:
            rows.append((page_button(words.plain("menu-messages"), "messages"),))
            rows.append((page_button(words.plain("audit-mine_button"), "audit_mine"),))
        rows.append(
            (
                page_button(words.plain("common-contact"), "contact"),
                page_button(words.plain("menu-language"), "language"),
            )
        )
        key = "barred-returned" if look.member.id != measure.member_id else f"barred-{measure.kind}"
        return view.above(words(key)).with_rows(*rows)


class Appeals(Page):
    """What waits for a second look, the oldest first; there for administrators only."""

    name = "appeals"

    async def open(self, turn: Turn, arg: str) -> None:
        await appeals.open_appeals(turn.member)
        await turn.show(self.name, page=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        waiting = await appeals.open_appeals(look.member)
        page = page_within(int(args.get("page", 0)), len(waiting), PAGE_SIZE)
        rows: list[Row] = []
        for place, appeal in list(enumerate(waiting))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
            label = numbered(place, await self._line(look, appeal))
            rows.append((page_button(label, "appeal", "open", appeal.id),))
        last = last_page(len(waiting), PAGE_SIZE)
        rows += turns(look, self.name, page, last)
        rows.append(
            (
                page_button(words.plain("admin-certs"), "certifications"),
                page_button(words.plain("common-home"), "home"),
            )
        )
        lines = [words("appeals-queue", count=len(waiting)), *page_line(look, page, last)]
        return View("\n".join(lines), tuple(rows))

    async def _line(self, look: Look, appeal: Appeal) -> str:
        """Who contests what, and since when; an account that is gone has the number of its appeal for a name."""
        words = look.words
        called = await appeals.appellant_name(look.member, appeal)
        name = called or words.plain("appeals-nameless", number=appeal.id)
        contested = await appeals.contested_by(appeal)
        return words.plain(
            "appeals-line",
            name=clip(name, 30),
            kind=words.plain(f"measure-name-{contested.name}"),
            date=words.moment(appeal.filed_at, look.zone, "d MMM"),
        )


class AppealPage(Page):
    """One appeal, for who filed it and for the team."""

    name = "appeal"

    async def open(self, turn: Turn, arg: str) -> None:
        appeal = await appeals.access_appeal(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=appeal.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["appeal"].view(look, int(args["arg"]))
        home = page_button(look.words.plain("common-home"), "home")
        if not look.member.is_admin:
            return view.with_rows((home,))
        return view.with_rows((page_button(look.words.plain("appeals-button"), "appeals"), home))
