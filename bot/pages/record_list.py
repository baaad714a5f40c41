"""A list of records of one's own profile, a few a page, and one record with what can be done about it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.engine import begin
from bot.pages import Page
from bot.pages.own_profile import own
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.i18n import Words
from core.ids import read_row_id
from core.text import clip
from models.profile import Profile
from services.resume import MOST_RECORDS
from services.screens import current_screen

# With the ways on and back these make eight buttons; where pages are turned, one of them fewer fits.
ONE_PAGE, PAGE_SIZE = 4, 3


class RecordList(Page):
    """The list, or with `record` one of it. Removing asks nothing and can be undone while the list is shown.

    A subclass says which rows there are, how one reads, and which questions make one.
    """

    words_prefix: ClassVar[str] = ""

    async def rows_of(self, profile_id: int) -> Sequence[Any]:
        """The records of a profile, in the order in which they are shown."""
        raise LookupError(self.name)

    async def access(self, look: Look, record_id: int) -> Any:
        """One record of the reader's own, else NotFound."""
        raise LookupError(self.name)

    def line(self, words: Words, row: Any) -> str:
        """One record on one line, plain."""
        raise LookupError(self.name)

    def text(self, words: Words, row: Any) -> str:
        """One record in full, as HTML."""
        raise LookupError(self.name)

    def answers(self, row: Any) -> dict[str, Any]:
        """What a record says, as answers to start from."""
        raise LookupError(self.name)

    async def remove(self, turn: Turn, record_id: int) -> dict[str, Any]:
        """Takes a record away; gives what is needed to put it back."""
        raise LookupError(self.name)

    async def put_back(self, turn: Turn, profile: Profile, gone: dict[str, Any]) -> None:
        """Writes again what was removed."""
        raise LookupError(self.name)

    def questions(self) -> Any:
        """The dialog that makes and changes a record."""
        raise LookupError(self.name)

    async def open(self, turn: Turn, arg: str) -> None:
        await own(turn.look)
        await turn.show(self.name, page=max(1, read_row_id(arg)))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if args.get("record"):
            return await self._one(look, int(args["record"]))
        words, profile = look.words, await own(look)
        rows = await self.rows_of(profile.id)
        size = ONE_PAGE if len(rows) <= ONE_PAGE else PAGE_SIZE
        pages = max(1, -(-len(rows) // size))
        page = min(int(args.get("page", 1)), pages)
        first = (page - 1) * size
        buttons: list[Row] = [
            (page_button(clip(f"{number}. {self.line(words, row)}", 60), self.name, "see", row.id),)
            for number, row in enumerate(rows[first : first + size], first + 1)
        ]
        turning = [n for n in (page - 1, page + 1) if 1 <= n <= pages]
        if turning:
            buttons.append(
                tuple(
                    page_button(words.plain("engine-to-page", page=n), self.name, "open", n) for n in turning
                )
            )
        lines = [
            words(f"{self.words_prefix}-title"),
            "",
            words(f"{self.words_prefix}-count", count=len(rows)),
        ]
        return View("\n".join(lines), (*buttons, *self._ways(look, len(rows), bool(args.get("gone")))))

    def _ways(self, look: Look, count: int, undo: bool) -> list[Row]:
        words, rows = look.words, list[Row]()
        if undo:
            rows.append((page_button(words.plain("record-undo"), self.name, "undo"),))
        # Where pages are turned there is room for one of the two: adding comes back with the next screen.
        if count < MOST_RECORDS and not (undo and count > ONE_PAGE):
            rows.append((page_button(words.plain("record-add"), self.name, "add", style="success"),))
        back = page_button(words.plain("common-back"), "sections")
        return [*rows, (back, page_button(words.plain("common-home"), "home"))]

    async def _one(self, look: Look, record_id: int) -> View:
        words, row = look.words, await self.access(look, record_id)
        change = page_button(words.plain("record-change"), self.name, "change", row.id)
        remove = page_button(words.plain("record-remove"), self.name, "remove", row.id)
        back = page_button(words.plain("common-back"), self.name)
        home = page_button(words.plain("common-home"), "home")
        return View(self.text(words, row), ((change, remove), (back, home)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        profile = await own(turn.look)
        if act == "see":
            row = await self.access(turn.look, read_row_id(arg))
            await turn.show(self.name, record=row.id)
        elif act == "add":
            await begin(turn, self.questions(), given={"profile_id": profile.id, "guided": False})
        elif act == "change":
            row = await self.access(turn.look, read_row_id(arg))
            given = {"profile_id": profile.id, "guided": False, "record": row.id}
            await begin(turn, self.questions(), given=given, answers=self.answers(row))
        elif act == "remove":
            gone = await self.remove(turn, read_row_id(arg))
            await turn.show(self.name, notice="record-removed", gone=gone)
        elif act == "undo":
            await self._undo(turn, profile)
        else:
            await super().tap(turn, act, arg)

    async def _undo(self, turn: Turn, profile: Profile) -> None:
        screen = await current_screen(turn.member.id)
        gone = screen.args.get("gone") if screen is not None and screen.page == self.name else None
        if not gone:
            turn.say("engine-already")
            await turn.redraw()
            return
        await self.put_back(turn, profile, gone)
        await turn.show(self.name, notice="record-back")
