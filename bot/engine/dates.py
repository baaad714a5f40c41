"""A calendar date, by a month of days or typed."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.engine.step import CELL, Answered, Asking, Invalid, NotOffered, Outcome, Rows, Stay, Step, Widget
from bot.engine.typed_dates import add_months, read_date, read_month
from bot.view import EMPTY_CELL, Button
from core import clock
from core.errors import DomainError

Bound = Callable[[Any], date | None]
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_LONG = "EEEE d MMMM y"
_MONDAY = date(2024, 1, 1)
_YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
# No month comes before the first, after the last.
_FIRST, _LAST = date.min.year * 12 + 1, date.max.year * 12 + 12


def today_of(ask: Asking) -> date:
    """The date where the reader is."""
    return clock.now().astimezone(ZoneInfo(ask.look.zone)).date()


class Date(Step[date]):
    """A date from `first(dialog)` to `last(dialog)`, both included; by default from today on, or any with `past`.

    With `far` the years beside are one tap away, too, and of a year or a month that is typed alone the rest is asked.
    """

    hint_key = "engine-hint-date"

    def __init__(
        self,
        *,
        first: Bound | None = None,
        last: Bound | None = None,
        past: bool = False,
        far: bool = False,
        **rules: Any,
    ) -> None:
        super().__init__(**rules)
        self.first, self.last, self.past, self.far = first, last, past, far

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
        for spans in ((-1, 1), (-12, 12)) if self.far else ((-1, 1),):
            ways = self._turning(ask, month, spans)
            rows += [ways] if ways else []
        return Widget(lines=lines, rows=rows)

    def _turning(self, ask: Asking, month: date, spans: tuple[int, int]) -> tuple[Button, ...]:
        """The ways to the months this far away that have a possible day."""
        first, last = self.bounds(ask)
        others = [
            add_months(month, by) for by in spans if _FIRST <= month.year * 12 + month.month + by <= _LAST
        ]
        return tuple(
            ask.button(ask.words.day(other, "LLLL y"), "show", other.strftime("%Y-%m"))
            for other in others
            if _inside(_last_day(other), first, None) and _inside(other, None, last)
        )

    @staticmethod
    def _weeks(ask: Asking, month: date, first: date | None, last: date | None) -> Rows:
        """The possible days, each below its weekday; none at all without a possible day."""
        rows: Rows = []
        for week in calendar.Calendar(ask.words.first_weekday).monthdayscalendar(month.year, month.month):
            days = [month.replace(day=number) if number else None for number in week]
            shown = [day if day is not None and _inside(day, first, last) else None for day in days]
            if any(shown):
                rows.append(tuple(_cell(ask, *pair) for pair in zip(days, shown, strict=True)))
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
            self._say_why(ask, arg)
            return Stay(ask.ui)
        if act != "day":
            return None
        try:
            return self.judge(ask, date.fromisoformat(arg))
        except ValueError:
            raise NotOffered() from None

    def _say_why(self, ask: Asking, arg: str) -> None:
        """Answers a tap on a cell where there is nothing to choose: a weekday, no day at all, or one out of bounds."""
        say = ask.dialog.turn.say
        if len(arg) <= 1:
            say("engine-cell-weekday" if arg else "engine-cell-empty")
            return
        try:
            self.judge(ask, date.fromisoformat(arg))
        except Invalid as refusal:
            say(f"engine-error-{refusal.reason}", **refusal.details)
        except ValueError:
            raise NotOffered() from None
        else:
            say("engine-stale-toast")

    def _ask_for_the_rest(self, ask: Asking, text: str) -> None:
        """Raises Invalid for a year or a month without its day, which the calendar then shows."""
        of_year = _YEAR.fullmatch(text)
        month = date(int(text), 1, 1) if of_year else read_month(text)
        if month is None:
            return
        end = _last_day(month.replace(month=12) if of_year else month)
        first, last = self.bounds(ask)
        if not _inside(end, first, None) or not _inside(month, None, last):
            self.judge(ask, end)
        shown = {"of": str(month.year) if of_year else ask.words.day(month, "LLLL y")}
        example = f"{end.day}.{end.month}.{end.year}"
        raise Invalid("day-missing", month=month.strftime("%Y-%m"), example=example, **shown)

    def after_refusal(self, error: DomainError) -> dict[str, Any]:
        if isinstance(error, Invalid) and error.reason == "day-missing":
            return {"month": error.details["month"]}
        return {}

    async def typed(self, ask: Asking, text: str) -> Outcome:
        if self.far:
            self._ask_for_the_rest(ask, text.strip())
        try:
            day = read_date(text, today_of(ask), past=self.past)
        except OverflowError:
            raise Invalid("no-such-date") from None
        return self.judge(ask, day)


def _cell(ask: Asking, day: date | None, possible: date | None) -> Button:
    if possible is None:
        return ask.button(EMPTY_CELL, CELL, day.isoformat() if day is not None else "")
    return ask.button(str(possible.day), "day", possible.isoformat())


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _inside(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)
