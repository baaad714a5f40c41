"""« Départs »: why people leave, for the team; nothing in it leads to a person (FR-228)."""

from typing import Any

from bot.pages import Page
from bot.paging import page_line, turns
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from core.paging import last_page, page_within
from core.text import clip, one_line
from services.account_deletion.counting import Tally, departures

PAGE_SIZE = 10
# Ten of the longest words with their headings stay within one message of Telegram.
WORDS_SHOWN = 300


class Departures(Page):
    """How many left for which reason, month by month, and what they added; administrators only."""

    name = "departures"

    async def open(self, turn: Turn, arg: str) -> None:
        await departures(turn.member)
        await turn.show(self.name, page=read_row_id(arg) if arg else 0)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, tallies = look.words, await departures(look.member)
        entries = [line for tally in tallies for line in self._lines(look, tally)]
        last = last_page(len(entries), PAGE_SIZE)
        page = page_within(int(args.get("page", 0)), len(entries), PAGE_SIZE)
        shown = entries[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
        lines = [words("departures-page"), "", *shown, *page_line(look, page, last)]
        if not entries:
            lines = [words("departures-page"), words("departures-none")]
        members = page_button(words.plain("admin-members"), "members")
        home = page_button(words.plain("common-home"), "home")
        return View("\n".join(lines), (*turns(look, self.name, page, last), (members, home)))

    def _lines(self, look: Look, tally: Tally) -> list[str]:
        words = look.words
        reason = words.plain(f"departure-reason-{tally.reason}")
        counted = words(
            "departures-line", month=words.day(tally.month, "MMMM y"), reason=reason, count=tally.count
        )
        said = [clip(one_line(text), WORDS_SHOWN) for text in tally.words]
        return [counted, *(words("departures-words", text=text) for text in said)]
