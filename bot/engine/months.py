"""A month of a year, by years and months or typed: « depuis mars 2019 »."""

import re
from datetime import date
from typing import Any

from bot.engine.dates import Date, today_of
from bot.engine.step import Answered, Asking, Invalid, Outcome, Stay, Widget
from bot.engine.typed_dates import month_named
from bot.engine.years import in_rows, recent_years
from core.text import fold

_FIGURES = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})", re.ASCII)
_NAMED = re.compile(r"([a-z]+)\.?\s+(\d{4})", re.ASCII)
_LONG = "LLLL y"


class Month(Date):
    """A month, kept as its first day: this one or one before it. Typed: `3.2019`, `mars 2019`, `2019-03`."""

    hint_key = "engine-hint-month"

    def __init__(self, **rules: Any) -> None:
        super().__init__(past=True, **rules)

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.day(date.fromisoformat(raw), _LONG)

    def judge(self, ask: Asking, day: date) -> Outcome:
        month = day.replace(day=1)
        first, last = self.bounds(ask)
        last = last or today_of(ask)
        if first is not None and month < first.replace(day=1):
            raise Invalid("too-early", first=ask.words.day(first, _LONG))
        if month > last:
            raise Invalid("too-late", last=ask.words.day(last, _LONG))
        return Answered(month.isoformat())

    async def widget(self, ask: Asking) -> Widget:
        if "month" not in ask.ui:
            years = [ask.button(str(year), "show", f"{year}-01") for year in recent_years(ask)]
            return Widget(rows=in_rows(years))
        this, year = today_of(ask), int(ask.ui["month"][:4])
        months = [date(year, number, 1) for number in range(1, 13) if date(year, number, 1) <= this]
        rows = in_rows([ask.button(ask.words.day(each, "LLL"), "day", each.isoformat()) for each in months])
        rows.append((ask.button(ask.words.plain("engine-other-year"), "years"),))
        return Widget(lines=[f"<b>{year}</b>"], rows=rows)

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        return Stay({}) if act == "years" else await super().tap(ask, act, arg)

    async def typed(self, ask: Asking, text: str) -> Outcome:
        said = fold(text).strip(" .,")
        found = _read(said)
        return await super().typed(ask, text) if found is None else self.judge(ask, found)


def _read(said: str) -> date | None:
    """The month that a text names, or None; raises Invalid for a month that does not exist."""
    figures, iso, named = _FIGURES.fullmatch(said), _ISO.fullmatch(said), _NAMED.fullmatch(said)
    if figures is not None:
        year, month = int(figures[2]), int(figures[1])
    elif iso is not None:
        year, month = int(iso[1]), int(iso[2])
    elif named is not None and (number := month_named(named[1])) is not None:
        year, month = int(named[2]), number
    else:
        return None
    try:
        return date(year, month, 1)
    except ValueError:
        raise Invalid("no-such-date") from None
