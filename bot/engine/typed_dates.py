"""Dates and times as people type them, in any of our languages."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale

from bot.engine.step import Invalid
from core.i18n import LANGUAGES
from core.text import fold

_NEAR = {
    "aujourd'hui": 0, "aujourdhui": 0, "today": 0, "demain": 1, "tomorrow": 1, "apres-demain": 2,
    "apres demain": 2, "surlendemain": 2, "day after tomorrow": 2, "hier": -1, "yesterday": -1,
}  # fmt: skip
_UNITS = {
    "jour": "day", "day": "day", "semaine": "week", "week": "week", "mois": "month", "month": "month",
    "an": "year", "annee": "year", "year": "year",
}  # fmt: skip
_NUMBERS = {"un": 1, "une": 1, "a": 1, "an": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3}
_IN = re.compile(r"(?:dans|in|d'ici)\s+(\w+)\s+([a-z]+?)s?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2})?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?(?:\s+of)?\s+([a-z]+)\.?(?:,?\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_MONTH_FIGURES = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})", re.ASCII)
_MONTH_ISO = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})", re.ASCII)
_MONTH_NAMED = re.compile(r"([a-z]+)\.?\s+(\d{4})", re.ASCII)
_LEAD = re.compile(r"^(?:le|la|on|the|ce|this)\s+")
_HALF = r"(am|pm|du matin|de l.apres[- ]midi|du soir|in the morning|in the afternoon|in the evening)"
_TIME = re.compile(
    rf"(?:^|\s)(?:a\s+|at\s+|@\s*)?(\d{{1,2}})\s*(?:(?::|heures?|h)\s*(\d{{2}})?\s*(?:heures?)?\s*{_HALF}?|{_HALF})$"
)
_NAMED_TIME = re.compile(r"(?:^|\s)(?:a\s+|at\s+)?(midi|noon|minuit|midnight)$")
_PART = re.compile(
    r"(?:^|\s)(?:(?:le|au|in the)\s+|(?:dans\s+)?l')?"
    r"(matin|matinee|morning|apres[- ]midi|afternoon|soir|soiree|evening)$"
)
_MIDNIGHT = ("minuit", "midnight")
_BEFORE_NOON = ("am", "du matin", "in the morning")


def read_date(text: str, today: date, *, past: bool = False) -> date:
    """The date that a text names: `12.3`, `12 mars 2027`, `demain`, `lundi`, `in 2 weeks`, `2027-03-12`.

    Without a year the next such day is meant (the last one with `past`); a weekday is the next one after today.
    Raises Invalid.
    """
    said = _LEAD.sub("", re.sub(r"\s+", " ", fold(text)).strip(" .,!?"))
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    found = _from_now(said, today) or _weekday(said, today) or _by_figures(said, today, past)
    found = found or _by_month(said, today, past)
    if found is None:
        raise Invalid("date")
    return found


def read_month(text: str) -> date | None:
    """The first day of the month that a text names with its year: `12.2030`, `mars 2019`, `2019-03`; None for anything
    else. Raises Invalid for a month that does not exist.
    """
    said = fold(text).strip(" .,")
    figures, iso = _MONTH_FIGURES.fullmatch(said), _MONTH_ISO.fullmatch(said)
    named = _MONTH_NAMED.fullmatch(said)
    if figures is not None:
        return _make(int(figures[2]), int(figures[1]), 1)
    if iso is not None:
        return _make(int(iso[1]), int(iso[2]), 1)
    if named is not None and (number := month_named(named[1])) is not None:
        return _make(int(named[2]), number, 1)
    return None


def split_time(text: str) -> tuple[str, int | None]:
    """What stands before a time of day at the end, and that time in minutes (None when there is none): `mardi 10:30`,
    `demain 3h du matin`, `in two days at noon`. Raises Invalid for a time that does not exist.
    """
    said = fold(text)
    named = _NAMED_TIME.search(said)
    if named is not None:
        return said[: named.start()].strip(" ,"), 0 if named[1] in _MIDNIGHT else 12 * 60
    match = _TIME.search(said)
    if match is None:
        return said, None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or match[4]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (0 if half in _BEFORE_NOON else 12)
    if hour > 23 or minute > 59:
        raise Invalid("no-such-time", time=match[0].strip())
    return said[: match.start()].strip(" ,"), hour * 60 + minute


def split_part(text: str) -> tuple[str, int | None]:
    """What stands before a part of the day at the end, and the minute at which that part begins (None when there is
    none): `demain matin`, `tuesday afternoon`.
    """
    said = fold(text)
    match = _PART.search(said)
    if match is None or _TIME.search(said) is not None:
        return said, None
    begins = {"m": 6 * 60, "a": 12 * 60, "s": 17 * 60, "e": 17 * 60}[match[1][0]]
    return said[: match.start()].strip(" ,"), begins


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def weekday_named(name: str) -> int | None:
    """0 for Monday, by a name or its beginning (two letters or more), in any language."""
    return _weekdays().get(name.rstrip("."))


def month_named(name: str) -> int | None:
    """1 for January, by a name or its beginning, in any language."""
    return _months().get(name.rstrip("."))


def _from_now(said: str, today: date) -> date | None:
    match = _IN.fullmatch(said)
    if match is None or (match[2] not in _UNITS and match[2] + "s" not in _UNITS):
        return None
    count = _NUMBERS.get(match[1], int(match[1]) if match[1].isascii() and match[1].isdigit() else 0)
    unit = _UNITS.get(match[2]) or _UNITS[match[2] + "s"]
    if not 1 <= count <= 999:
        return None
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(today, count * (12 if unit == "year" else 1))


def _weekday(said: str, today: date) -> date | None:
    name = re.sub(r"^next\s+|\s+prochaine?$", "", said)
    number = weekday_named(name)
    return None if number is None else today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _by_figures(said: str, today: date, past: bool) -> date | None:
    iso = _ISO.fullmatch(said)
    if iso is not None:
        return _make(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _FIGURES.fullmatch(said)
    if match is None:
        return None
    year = None if match[3] is None else int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    return _nearest(int(match[1]), int(match[2]), year, today, past)


def _by_month(said: str, today: date, past: bool) -> date | None:
    first = re.split(r"\s", said, maxsplit=1)
    if weekday_named(first[0]) is not None and len(first) == 2:
        said = first[1]  # « mardi 12 mars »: the figures decide.
    match = _DAY_MONTH.fullmatch(said)
    day, name, year = (match[1], match[2], match[3]) if match else ("", "", None)
    if match is None:
        match = _MONTH_DAY.fullmatch(said)
        if match is None:
            return _by_figures(said, today, past) if len(first) == 2 else None
        day, name, year = match[2], match[1], match[3]
    month = _months().get(name)
    if month is None:
        return None
    return _nearest(int(day), month, int(year) if year else None, today, past)


def _nearest(day: int, month: int, year: int | None, today: date, past: bool) -> date:
    if year is not None:
        return _make(year, month, day)
    steps = range(0, -9, -1) if past else range(0, 9)  # Eight years reach the next 29 February.
    for step in steps:
        try:
            found = date(today.year + step, month, day)
        except ValueError:
            continue
        if (found <= today) if past else (found >= today):
            return found
    raise Invalid("no-such-date")


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid("no-such-date") from None


@lru_cache
def _weekdays() -> dict[str, int]:
    return _names("days")


@lru_cache
def _months() -> dict[str, int]:
    return _names("months")


def _names(kind: str) -> dict[str, int]:
    named: dict[str, set[int]] = {}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for number, name in getattr(locale, kind)["format"]["wide"].items():
            whole = fold(name)
            for length in range(2, len(whole) + 1):
                named.setdefault(whole[:length], set()).add(number)
    # A beginning that two names share in one or two languages (ju, ma) names nothing.
    return {name: next(iter(numbers)) for name, numbers in named.items() if len(numbers) == 1}
