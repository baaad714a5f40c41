"""Every sentence, by key and language, with values escaped for the channel that draws it."""

import html
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LANGUAGES = ("fr", "en")
REFERENCE = "fr"
_LOCALES = {"fr": "fr_CH", "en": "en_GB"}
# French puts a space before ; : ? ! » and after «, where a line must never break.
_FRENCH_SPACE = re.compile(r"(?<=\S) (?=[;:?!»])|(?<=«) ")
_FIRST_OF_MONTH = re.compile(r"\b1 (?=[^\W\d])")
_LONG_SPAN = 6 * 60  # Minutes, from which on nobody counts minutes.
_CODE = re.compile(r"(?<=[A-Z])(?=\d)")


class MissingSentence(KeyError):
    """A key, or a variable of it, that the catalogue does not have: a defect of ours, never of a member."""


class Markup(str):
    """Text that is already escaped for HTML and must be inserted as it is."""

    __slots__ = ()


class _Variable(str):
    """The name of a value in a sentence."""

    __slots__ = ()


def _parts_of(pattern: Any) -> tuple[str | _Variable, ...] | None:
    """The words and values of a sentence in their order; None for one that chooses, counts or refers to others."""
    parts: list[str | _Variable] = []
    for element in pattern.elements if isinstance(pattern, ast.Pattern) else [pattern]:
        if isinstance(element, ast.TextElement):
            parts.append(element.value)
        elif isinstance(element, ast.Placeable) and isinstance(element.expression, ast.VariableReference):
            parts.append(_Variable(element.expression.id.name))
        else:
            return None
    return tuple(parts)


def _is_plain(value: Any) -> bool:
    """Whether a value is written as it is: a text, or a number too small for a language's separators."""
    return isinstance(value, str) or (type(value) is int and 0 <= value < 1000)


def _escaped(value: Any) -> Any:
    if isinstance(value, Markup):
        return str(value)
    return html.escape(value, quote=False) if isinstance(value, str) else value


def _resources(language: str) -> Iterable[tuple[str, str]]:
    folder = files("core") / "locales" / language
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ftl"):
            text = entry.read_text("utf-8")
            yield entry.name, _FRENCH_SPACE.sub("\xa0", text) if language == "fr" else text


@lru_cache
def bundle(language: str) -> FluentBundle:
    """The sentences of one language. Refuses a line that Fluent cannot read (it would be dropped silently)."""
    made = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    for name, text in _resources(language):
        resource = FluentResource(text)
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise ValueError(f"{language}/{name}: unreadable: {(entry.content or '').strip()[:120]}")
            if isinstance(entry, ast.Message) and made.has_message(entry.id.name):
                raise ValueError(f"{language}/{name}: {entry.id.name} is there twice")
        made.add_resource(resource)
    return made


@lru_cache(maxsize=8192)
def _pattern(of: FluentBundle, key: str) -> Any:
    """A sentence, or its attribute, without its values; None where there is none."""
    name, _, attribute = key.partition(".")
    if not of.has_message(name):
        return None
    message = of.get_message(name)
    return message.attributes.get(attribute) if attribute else message.value


class Words:
    """The sentences and formats of one language.

    `words("key", name=…)` is for HTML (values escaped); `words.plain("key", …)` for buttons, toasts, subjects and PDF.
    `key.attribute` reads an attribute. A missing key or variable raises MissingSentence.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else REFERENCE
        self._bundle = bundle(self.language)
        self._locale = Locale.parse(_LOCALES[self.language])
        self._constant: dict[str, str] = {}
        self._plain_parts: dict[str, tuple[str | _Variable, ...]] = {}

    def __call__(self, key: str, **values: Any) -> str:
        return self.plain(key, **{name: _escaped(value) for name, value in values.items()})

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return _pattern(self._bundle, key) is not None

    def plain(self, key: str, **values: Any) -> str:
        """The sentence without HTML escaping."""
        said = self._constant.get(key)
        if said is not None:
            return said
        parts = self._plain_parts.get(key)
        if parts is not None and all(map(_is_plain, values.values())):
            try:
                return "".join([part if type(part) is str else str(values[part]) for part in parts])
            except KeyError:
                pass  # A variable is missing, which Fluent tells by its name.
        pattern = _pattern(self._bundle, key)
        if pattern is None:
            raise MissingSentence(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingSentence(f"{key}: {errors[0]}")
        if not values:
            # Without values it says the same for ever.
            self._constant[key] = str(text)
        elif (parts := _parts_of(pattern)) is not None:
            self._plain_parts[key] = parts
        return str(text)

    def day(self, on: date, form: str = "EEE d MMM") -> str:
        """A date in words; `form` is a CLDR pattern."""
        return self._first(on, format_date(on, form, locale=self._locale))

    def time(self, at: datetime, zone: str) -> str:
        """The time of day in a zone, as in 14:30."""
        return format_time(at.astimezone(ZoneInfo(zone)), "HH:mm", locale=self._locale)

    def moment(self, at: datetime, zone: str, form: str = "EEEE d MMMM, HH:mm") -> str:
        """An instant in a zone, in words."""
        there = at.astimezone(ZoneInfo(zone))
        return self._first(there, format_datetime(there, form, locale=self._locale))

    def _first(self, on: date, text: str) -> str:
        """« 1er mai »: French alone says the first day of a month in its own way."""
        return _FIRST_OF_MONTH.sub("1er ", text) if self.language == "fr" and on.day == 1 else text

    def weekday(self, day: int) -> str:
        """The name of a weekday; 0 is Monday."""
        return str(self._locale.days["stand-alone"]["wide"][day])

    def ago(self, span: timedelta) -> str:
        """How long ago, in words, as in « il y a 2 jours »."""
        if span < timedelta(minutes=1):
            return self.plain("common-just_now")
        return format_timedelta(-span, add_direction=True, locale=self._locale)

    def span(self, span: timedelta) -> str:
        """A duration in words, at least a minute; from one hour to six in hours and minutes, as in « 1 h 25 »."""
        minutes = max(1, round(span.total_seconds() / 60))
        if minutes < 60 or minutes >= _LONG_SPAN:
            threshold = 1 if minutes < 60 else 1.5
            return format_timedelta(timedelta(minutes=minutes), threshold=threshold, locale=self._locale)
        hours, rest = divmod(5 * round(minutes / 5), 60)
        if rest:
            return self.plain("common-hours_minutes", hours=hours, minutes=f"{rest:02}")
        return format_timedelta(timedelta(hours=hours), threshold=1, locale=self._locale)

    def number(self, value: int | float | Decimal) -> str:
        """A number with the language's separators."""
        return format_decimal(value, locale=self._locale)

    def money(self, value: Decimal | int, currency: str) -> str:
        """An amount with its currency."""
        said = format_currency(value, currency, locale=self._locale)
        # English writes the code of a currency right before the figures, and cents also where there are none.
        return _CODE.sub("\xa0", said).removesuffix(".00") if self.language == "en" else said

    @property
    def first_weekday(self) -> int:
        """The day on which a week begins; 0 is Monday."""
        return self._locale.first_week_day

    def zone(self, name: str) -> str:
        """The city of an IANA zone, readable: America/New_York is New York."""
        return name.rsplit("/", 1)[-1].replace("_", " ")


@lru_cache
def words(language: str) -> Words:
    """The sentences of a language; an unknown language reads the reference, French."""
    return Words(language)


def every(call: Callable[[Words], str]) -> dict[str, str]:
    """What `call` says in each language: for tests, menus and typed synonyms."""
    return {language: call(words(language)) for language in LANGUAGES}


def language_of(code: str | None) -> str:
    """The language we speak to somebody whose client says `code` (`en-US`, `fr`, …): French unless we know theirs."""
    short = (code or REFERENCE).lower().split("-")[0]
    return (
        short
        if short in LANGUAGES
        else ("en" if code and short not in ("fr", "de", "it", "rm") else REFERENCE)
    )
