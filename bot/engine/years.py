"""A year, by buttons or typed; the grid of years that months begin with."""

from typing import Any

from bot.engine.dates import today_of
from bot.engine.step import Answered, Asking, NotOffered, Outcome, Widget
from bot.engine.texts import Number
from bot.view import Button

YEARS_SHOWN = 16
A_ROW = 4


class Year(Number):
    """A calendar year between `min` and `max`; the last ones have buttons, any other is typed."""

    hint_key = "engine-hint-year"

    def describe(self, ask: Asking, raw: Any) -> str:
        return str(raw)

    async def widget(self, ask: Asking) -> Widget:
        return Widget(rows=in_rows([ask.button(str(year), "year", str(year)) for year in recent_years(ask)]))

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act != "year":
            return None
        if not (arg.isascii() and arg.isdigit() and len(arg) == 4):
            raise NotOffered()
        return Answered(self.load(int(arg)))


def recent_years(ask: Asking) -> list[int]:
    """This year and those before it, the newest first."""
    this = today_of(ask).year
    return list(range(this, this - YEARS_SHOWN, -1))


def in_rows(buttons: list[Button]) -> list[tuple[Button, ...]]:
    """Four buttons a row."""
    return [tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW)]
