"""A month of a year, by years and months or typed: « depuis mars 2019 »."""

from datetime import date
from typing import Any

from bot.engine.dates import Date, today_of
from bot.engine.step import Answered, Asking, Invalid, Outcome, Stay, Widget
from bot.engine.typed_dates import read_month
from bot.engine.years import in_rows, recent_years

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
        found = read_month(text)
        return await super().typed(ask, text) if found is None else self.judge(ask, found)
