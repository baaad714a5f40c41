"""Weekly hours as people type them: « lun-ven 9-12 14-18 », « sat closed »."""

import re
from collections.abc import Iterator

from bot.engine.step import Invalid
from bot.engine.typed_dates import weekday_named
from core.text import fold

Spans = list[tuple[int, int]]
_TOKEN = re.compile(r"\d{1,2}(?:\s*(?:[:h]|\.(?=\d\d))\s*(?:\d{2})?)?(?!\d)|[a-z]+|[-–—]|\S")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:h.]\s*(\d{2})?)?")
_UNTIL = {"-", "–", "—", "a", "au", "to", "until"}
_IGNORED = {",", "et", "and", "de", "du", "from", "le", "les", "on", "&", "+", "/", ".", ":", "h"}
_CLOSED = {"ferme", "fermee", "closed", "off", "rien"}
_GROUPS = {
    "semaine": range(5),
    "weekdays": range(5),
    "weekend": range(5, 7),
    "jours": range(7),
    "everyday": range(7),
}
DAY_MINUTES = 24 * 60


def read_hours(text: str) -> dict[int, Spans]:
    """Weekday (0 is Monday) to its openings in minutes; an empty list closes the day. Raises Invalid."""
    week: dict[int, Spans] = {}
    for days, times, closed in _clauses(fold(text)):
        if not days or bool(times) == closed or len(times) % 2:
            raise Invalid("hours")
        spans = sorted(zip(times[::2], times[1::2], strict=True))
        check_spans(spans)
        week.update({day: list(spans) for day in days})
    if not week:
        raise Invalid("hours")
    return week


def check_spans(spans: Spans) -> None:
    """Refuses openings that end before they begin or overlap."""
    previous = 0
    for opens, closes in sorted(spans):
        if not previous <= opens < closes <= DAY_MINUTES:
            raise Invalid("hours-order")
        previous = closes


def _clauses(text: str) -> Iterator[tuple[list[int], list[int], bool]]:
    days: list[int] = []
    times: list[int] = []
    closed = until = False
    for token in _TOKEN.findall(re.sub(r"[;\n]", " ; ", text)):
        named = _days_of(token)
        if (named and (times or closed)) or token == ";":
            if days or times:
                yield days, times, closed
            days, times, closed, until = [], [], False, False
        if named:
            days += _range(days[-1], named[0]) if until and days else named
        elif token[0].isdigit():
            times.append(_minutes(token))
        elif token in _CLOSED:
            closed = True
        elif token not in _UNTIL | _IGNORED | {";"}:
            raise Invalid("hours")
        until = token in _UNTIL
    if days or times:
        yield days, times, closed


def _days_of(token: str) -> list[int]:
    if token in _GROUPS:
        return list(_GROUPS[token])
    number = weekday_named(token) if token.isalpha() else None
    return [] if number is None else [number]


def _range(first: int, last: int) -> list[int]:
    return [(first + step) % 7 for step in range(1, (last - first) % 7 + 1)]


def _minutes(token: str) -> int:
    match = _TIME.fullmatch(token)
    if match is None:
        raise Invalid("hours")
    hour, minute = int(match[1]), int(match[2] or 0)
    if minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise Invalid("hours")
    return hour * 60 + minute
