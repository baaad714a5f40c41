"""Weekly working hours, by presets, day by day, or typed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.engine.step import (
    Answered,
    Asking,
    Invalid,
    NotOffered,
    Outcome,
    Rows,
    Stay,
    Step,
    Widget,
    in_every_language,
    spoken,
)
from bot.engine.typed_hours import Spans, check_spans, read_hours

_MONDAY = date(2024, 1, 1)
_PRESETS: dict[str, tuple[dict[int, Spans], bool]] = {
    "office": ({day: [(540, 720), (840, 1080)] for day in range(5)}, True),
    "long": ({day: [(480, 1080)] for day in range(5)}, True),
    "evening": ({day: [(1020, 1260)] for day in range(5)}, True),
    "saturday": ({5: [(540, 720)]}, False),
}
_DAY_PRESETS: tuple[Spans, ...] = (
    [(540, 720), (840, 1080)],
    [(480, 720), (780, 1020)],
    [(540, 720)],
    [(840, 1080)],
    [(480, 1080)],
)


@dataclass(frozen=True)
class Opening:
    """One weekly opening in wall-clock minutes of the day; weekday 0 is Monday, 1440 is midnight."""

    weekday: int
    opens: int
    closes: int


class Hours(Step[tuple[Opening, ...]]):
    """The hours of a normal week, at most `max_a_day` openings a day, in order."""

    hint_key = "engine-hint-hours"
    keeps_itself = True

    def __init__(self, *, max_a_day: int = 3, **rules: Any) -> None:
        super().__init__(**rules)
        self.max_a_day = max_a_day

    def dump(self, value: tuple[Opening, ...]) -> Any:
        return sorted([o.weekday, o.opens, o.closes] for o in value)

    def load(self, raw: Any) -> tuple[Opening, ...]:
        if not isinstance(raw, list) or not raw:
            raise Invalid("hours-empty")
        week = _by_day(raw)
        for day, spans in week.items():
            if day not in range(7) or len(spans) > self.max_a_day:
                raise Invalid("hours")
            check_spans(spans)
        return tuple(Opening(*item) for item in sorted(raw))

    def describe(self, ask: Asking, raw: Any) -> str:
        week, runs = _by_day(raw), list[tuple[int, int]]()
        for day in sorted(week):
            if runs and runs[-1][1] == day - 1 and week[day] == week[day - 1]:
                runs[-1] = (runs[-1][0], day)
            else:
                runs.append((day, day))
        return " · ".join(_line(ask, first, last, week[first]) for first, last in runs)

    def kept_of(self, ui: dict[str, Any]) -> Any:
        return ui.get("week") or None

    @staticmethod
    def _week(ask: Asking) -> list[list[int]]:
        return list(ask.ui.get("week", ask.raw or []))

    async def widget(self, ask: Asking) -> Widget:
        raw, plain = self._week(ask), ask.words.plain
        week = _by_day(raw)
        if "day" in ask.ui:
            return self._day_widget(ask, int(ask.ui["day"]), week)
        lines = [
            ask.words("engine-hours-day", day=_day(ask, d), hours=_spans(ask, week.get(d, [])))
            for d in range(7)
        ]
        presets = [(ask.button(plain(f"engine-hours-preset-{name}"), "set", name),) for name in _PRESETS]
        days = [
            ask.button(plain("engine-hours-edit-day", day=_day(ask, day)), "day", str(day))
            for day in range(7)
        ]
        rows = [*presets, tuple(days[:3]), tuple(days[3:5]), tuple(days[5:])]
        if raw:
            rows.append((ask.button(plain("engine-hours-ok"), "ok"),))
        return Widget(lines=["\n".join(lines)], rows=rows)

    def _day_widget(self, ask: Asking, day: int, week: dict[int, Spans]) -> Widget:
        plain = ask.words.plain
        lines = [
            ask.words("engine-hours-day-title", day=_day(ask, day)),
            ask.words("engine-hours-day", day=_day(ask, day), hours=_spans(ask, week.get(day, []))),
        ]
        rows: Rows = [(ask.button(_spans(ask, spans), "put", _packed(day, spans)),) for spans in _DAY_PRESETS]
        rows.append((ask.button(plain("engine-hours-close-day"), "put", _packed(day, [])),))
        rows.append((ask.button(plain("engine-hours-whole-week"), "week"),))
        return Widget(lines=lines, rows=rows)

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        week = _by_day(self._week(ask))
        if act == "week":
            return Stay({"week": _packed_week(week)})
        if act == "ok":
            return self._answer(_packed_week(week))
        if act == "day":
            if arg not in "0123456" or len(arg) != 1:
                raise NotOffered()
            return Stay({"week": _packed_week(week), "day": int(arg)})
        if act == "set":
            if arg not in _PRESETS:
                raise NotOffered()
            changes, is_whole = _PRESETS[arg]
            return Stay({"week": _packed_week(changes if is_whole else {**week, **changes})})
        if act != "put":
            return None
        for day in range(7):
            for spans in (*_DAY_PRESETS, []):
                if arg == _packed(day, spans):
                    return Stay({"week": _packed_week({**week, day: spans})})
        raise NotOffered()

    async def typed(self, ask: Asking, text: str) -> Outcome:
        week = self._week(ask)
        if spoken(text) in in_every_language("common-next"):
            return self._answer(week)
        changes = read_hours(text)
        if any(len(spans) > self.max_a_day for spans in changes.values()):
            raise Invalid("too-many", max=self.max_a_day)
        return Stay({"week": _packed_week({**_by_day(week), **changes})})

    def _answer(self, raw: list[list[int]]) -> Outcome:
        self.load(raw)
        return Answered(raw)


def _by_day(raw: list[list[int]]) -> dict[int, Spans]:
    week: dict[int, Spans] = {}
    for day, opens, closes in sorted(raw):
        week.setdefault(day, []).append((opens, closes))
    return week


def _packed_week(week: dict[int, Spans]) -> list[list[int]]:
    return sorted([day, opens, closes] for day, spans in week.items() for opens, closes in spans)


def _packed(day: int, spans: Spans) -> str:
    return ".".join([str(day), *(f"{opens}-{closes}" for opens, closes in spans)])


def _day(ask: Asking, day: int) -> str:
    return ask.words.day(_MONDAY + timedelta(days=day), "EEEE")


def _line(ask: Asking, first: int, last: int, spans: Spans) -> str:
    days = _day(ask, first) if first == last else f"{_day(ask, first)}–{_day(ask, last)}"
    return ask.words.plain("engine-hours-day", day=days, hours=_spans(ask, spans))


def _spans(ask: Asking, spans: Spans) -> str:
    if not spans:
        return ask.words.plain("engine-hours-closed")
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in spans)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
