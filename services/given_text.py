"""Checks every text that a member gives: cleaned, long enough to mean something, short enough to be shown."""

from core.errors import InvalidInput
from core.text import clean, one_line

NAME_LIMIT = 80
CITY_LIMIT = 100
ADDRESS_LIMIT = 200
SECTOR_LIMIT = 80
DESCRIPTION_LIMIT = 2000
SKILL_LIMIT = 60
SKILLS_LIMIT = 30


class TextTooLong(InvalidInput):
    """More characters than `limit`; `field` says where."""


class TextMissing(InvalidInput):
    """Nothing readable was given for `field`."""


class TooManySkills(InvalidInput):
    """More than `limit` skills."""


def line(field: str, text: str, limit: int, *, required: bool = False) -> str:
    """One cleaned line. Refuses with TextMissing what is empty although required, with TextTooLong what exceeds."""
    return _checked(field, one_line(text), limit, required)


def paragraph(field: str, text: str, limit: int, *, required: bool = False) -> str:
    """A cleaned text of several lines, refused like a line."""
    return _checked(field, clean(text).strip(), limit, required)


def name(field: str, text: str) -> str:
    """A name to show: any script and emoji, but something that can be seen, without invisible direction marks."""
    seen = "".join(c for c in one_line(text) if not ("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"))
    return line(field, seen, NAME_LIMIT, required=True)


def _checked(field: str, text: str, limit: int, required: bool) -> str:
    if required and not any(c.isprintable() and not c.isspace() for c in text):
        raise TextMissing(field=field)
    if len(text) > limit:
        raise TextTooLong(field=field, limit=limit)
    return text
