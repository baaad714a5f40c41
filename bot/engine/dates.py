"""A calendar date, by a month of days or typed."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.engine.step import CELL, Answered, Asking, Invalid, NotOffered, Outcome, Rows, Stay, Step, Widget
from bot.engine.typed_dates import add_months, read_date
from bot.view import EMPTY_CELL, Button
from core import clock

Bound = Callable[[Any], date | None]
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_LONG = "EEEE d MMMM y"
_MONDAY = date(2024, 1, 1)
_ENDS = {
    -1: {(date.min.year, date.min.month)},
    1: {(date.max.year, date.max.month)},
}  # No month comes before, after.


def today_of(ask: Asking) -> date:
    """The date where the reader is."""
    return clock.now().astimezone(ZoneInfo(ask.look.zone)).date()


class Date(Step[date]):
    """A date from `first(dialog)` to `last(dialog)`, both included; by default from today on, or any with `past`."""

    hint_key = "engine-hint-date"

    def __init__(
        self, *, first: Bound | None = None, last: Bound | None = None, past: bool = False, **rules: Any
    ) -> None:
        super().__init__(**rules)
        self.first, self.last, self.past = first, last, past

    def dump(self, value: date) -> Any:
        return value.isoformat()

    def load(self, raw: Any) -> date:
        return date.fromisoformat(raw)

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.day(date.fromisoformat(raw), _LONG)

    def bounds(self, ask: Asking) -> tuple[date | None, date | None]:
        """The first and the last day that can be given now."""
        first = self.first(ask.dialog) if self.first else (None if self.past else today_of(ask))
        return first, self.last(ask.dialog) if self.last else None

    def judge(self, ask: Asking, day: date) -> Outcome:
        """The day as the answer, or why it cannot be."""
        first, last = self.bounds(ask)
        if first is not None and day < first:
            raise Invalid("too-early", first=ask.words.day(first, _LONG))
        if last is not None and day > last:
            raise Invalid("too-late", last=ask.words.day(last, _LONG))
        return Answered(day.isoformat())

    def _month(self, ask: Asking) -> date:
        first, last = self.bounds(ask)
        start = date.fromisoformat(ask.raw) if ask.raw else today_of(ask)
        shown = date.fromisoformat(ask.ui["month"] + "-01") if "month" in ask.ui else start.replace(day=1)
        if first is not None:
            shown = max(shown, first.replace(day=1))
        return min(shown, last.replace(day=1)) if last is not None else shown

    async def widget(self, ask: Asking) -> Widget:
        month, (first, last) = self._month(ask), self.bounds(ask)
        title = ask.words.day(month, "LLLL y")
        rows = self._weeks(ask, month, first, last)
        lines = [ask.words("engine-month", month=title), *self._range(ask, first, last)]
        if not rows:
            lines.append(ask.words("engine-no-day"))
        neighbours = [add_months(month, by) for by in (-1, 1) if (month.year, month.month) not in _ENDS[by]]
        ways = tuple(
            ask.button(ask.words.day(other, "LLLL y"), "show", other.strftime("%Y-%m"))
            for other in neighbours
            if _inside(_last_day(other), first, None) and _inside(other, None, last)
        )
        return Widget(lines=lines, rows=[*rows, ways] if ways else rows)

    @staticmethod
    def _weeks(ask: Asking, month: date, first: date | None, last: date | None) -> Rows:
        """The possible days, each below its weekday; none at all without a possible day."""
        rows: Rows = []
        for week in calendar.Calendar(ask.words.first_weekday).monthdayscalendar(month.year, month.month):
            days = [month.replace(day=number) if number else None for number in week]
            shown = [day if day is not None and _inside(day, first, last) else None for day in days]
            if any(shown):
                rows.append(tuple(_cell(ask, day) for day in shown))
        if rows:
            order = [(ask.words.first_weekday + place) % 7 for place in range(7)]
            names = [ask.words.day(_MONDAY + timedelta(days=day), "EEEEEE") for day in order]
            rows.insert(
                0, tuple(ask.button(name, CELL, str(day)) for name, day in zip(names, order, strict=True))
            )
        return rows

    @staticmethod
    def _range(ask: Asking, first: date | None, last: date | None) -> list[str]:
        said = {"first": first, "last": last}
        values = {name: ask.words.day(day, "d MMMM y") for name, day in said.items() if day is not None}
        key = {2: "range", 1: "from" if first else "until"}.get(len(values))
        return [ask.words(f"engine-day-{key}", **values)] if key else []

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "show":
            if not _MONTH.fullmatch(arg) or arg.startswith("0000"):
                raise NotOffered()
            return Stay({"month": arg})
        if act == CELL:
            return Stay(ask.ui)  # A weekday, or an empty cell: there is nothing to choose.
        if act != "day":
            return None
        try:
            return self.judge(ask, date.fromisoformat(arg))
        except ValueError:
            raise NotOffered() from None

    async def typed(self, ask: Asking, text: str) -> Outcome:
        try:
            day = read_date(text, today_of(ask), past=self.past)
        except OverflowError:
            raise Invalid("no-such-date") from None
        return self.judge(ask, day)


def _cell(ask: Asking, day: date | None) -> Button:
    if day is None:
        return ask.button(EMPTY_CELL, CELL)
    return ask.button(str(day.day), "day", day.isoformat())


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _inside(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)
