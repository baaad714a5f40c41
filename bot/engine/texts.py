"""Questions answered in the person's own words or figures."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from bot.engine.step import Answered, Asking, Invalid, Outcome, Step
from core.cities import is_known_city
from core.text import clean, fold, one_line, utf16_length

_GROUPS = re.compile(r"[\s’']+")
_PHONE = re.compile(r"\+?[\d\s()/.-]{7,24}")
# The numbers that people write as words, in both languages.
_IN_WORDS = {
    word: number
    for number, of_both in enumerate(
        (
            "zero", "un une one", "deux two", "trois three", "quatre four", "cinq five", "six", "sept seven",
            "huit eight", "neuf nine", "dix ten", "onze eleven", "douze twelve",
        )
    )
    for word in of_both.split()
}  # fmt: skip
_MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]{2,}")


class Text(Step[str]):
    """Free text between `min` and `max` UTF-16 units; several lines only with `lines`."""

    def __init__(self, *, min: int = 1, max: int = 1000, lines: bool = True, **rules: Any) -> None:
        super().__init__(**rules)
        self.min, self.max, self.lines = min, max, lines

    def load(self, raw: Any) -> str:
        if not isinstance(raw, str):
            raise Invalid("text")
        return self.judge(raw)

    def judge(self, text: str) -> str:
        """The text as it is kept, or Invalid with what would be taken."""
        kept = clean(text).strip() if self.lines else one_line(text)
        length = utf16_length(kept)
        if length > self.max:
            raise Invalid("too-long", max=self.max, length=length)
        if length < self.min or not any(c.isprintable() and not c.isspace() for c in kept):
            raise Invalid("too-short", min=self.min, length=length)
        return kept

    async def typed(self, ask: Asking, text: str) -> Outcome:
        return Answered(self.judge(text))


class Place(Text):
    """An address or a city, in words, on one line."""

    def __init__(self, *, min: int = 2, max: int = 200, **rules: Any) -> None:
        super().__init__(min=min, max=max, lines=False, **rules)

    def judge(self, text: str) -> str:
        kept = super().judge(text)
        if not any(c.isalpha() for c in kept):
            raise Invalid("place")
        return kept


class City(Place):
    """A city; one that no list knows is marked where the answer is read again, since others search by it."""

    def describe(self, ask: Asking, raw: Any) -> str:
        return str(raw) if is_known_city(raw) else ask.words.plain("engine-city-unknown", city=raw)


class Link(Text):
    """A web address; https is assumed when no scheme is written."""

    def __init__(self, *, max: int = 300, **rules: Any) -> None:
        super().__init__(min=4, max=max, lines=False, **rules)

    def judge(self, text: str) -> str:
        kept = super().judge(text)
        address = kept if "://" in kept else f"https://{kept}"
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:
            raise Invalid("link") from None
        if parts.scheme not in ("http", "https") or "." not in host.strip(".") or " " in address:
            raise Invalid("link")
        return address


class Contact(Text):
    """A telephone number or an e-mail address, typed; or one's own contact shared from Telegram."""

    def __init__(self, **rules: Any) -> None:
        super().__init__(min=5, max=120, lines=False, **rules)

    def judge(self, text: str) -> str:
        kept = super().judge(text)
        if _MAIL.fullmatch(kept) or (_PHONE.fullmatch(kept) and sum(c.isdigit() for c in kept) >= 7):
            return kept
        raise Invalid("contact")

    async def shared(self, ask: Asking, contact: dict[str, Any]) -> Outcome:
        if contact.get("user_id") != ask.dialog.member.telegram_id:
            raise Invalid("own-contact")
        return Answered(self.judge(str(contact.get("phone_number", ""))))


class Phone(Contact):
    """A telephone number, typed; or one's own contact shared from Telegram."""

    def judge(self, text: str) -> str:
        kept = Text.judge(self, text)
        if _PHONE.fullmatch(kept) and sum(c.isdigit() for c in kept) >= 7:
            return kept
        raise Invalid("phone")


Bound = int | Decimal | None


def read_number(text: str) -> Decimal:
    """A number as people write it: 1'250,50 · 1 250.50 · 12."""
    bare = _GROUPS.sub("", text).replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,6})?", bare, re.ASCII):
        raise Invalid("number")
    try:
        return Decimal(bare)
    except InvalidOperation:
        raise Invalid("number") from None


def within(value: Decimal, low: Bound, high: Bound) -> None:
    """Refuses what is outside the bounds."""
    if low is not None and value < low:
        raise Invalid("too-small", min=low)
    if high is not None and value > high:
        raise Invalid("too-large", max=high)


class Number(Step[int]):
    """A whole number between `min` and `max`, in figures or, up to twelve, as a word."""

    def __init__(self, *, min: int | None = 0, max: int | None = None, **rules: Any) -> None:
        super().__init__(**rules)
        self.min, self.max = min, max

    def load(self, raw: Any) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise Invalid("number")
        within(Decimal(raw), self.min, self.max)
        return raw

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.number(raw)

    async def typed(self, ask: Asking, text: str) -> Outcome:
        in_words = _IN_WORDS.get(fold(text).strip())
        value = read_number(text) if in_words is None else Decimal(in_words)
        if value != value.to_integral_value():
            raise Invalid("whole-number")
        within(value, self.min, self.max)
        return Answered(int(value))


class Money(Step[Decimal]):
    """An amount in one currency, to the cent; the currency may be typed along."""

    def __init__(
        self, *, currency: str = "CHF", min: int | Decimal = 0, max: int | Decimal = 1_000_000, **rules: Any
    ) -> None:
        super().__init__(**rules)
        self.currency, self.min, self.max = currency, min, max

    def dump(self, value: Decimal) -> Any:
        return str(value)

    def load(self, raw: Any) -> Decimal:
        if not isinstance(raw, str):
            raise Invalid("number")  # A yes or a count of an older definition is no amount.
        value = Decimal(raw)
        within(value, self.min, self.max)
        return value

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.money(Decimal(raw), self.currency)

    async def typed(self, ask: Asking, text: str) -> Outcome:
        bare = re.sub(rf"(?i){re.escape(self.currency)}|fr\.?|[.,]?[-–—]+\s*$", "", text.strip())
        try:
            value = read_number(bare)
        except Invalid:
            raise Invalid("amount", currency=self.currency) from None
        if value != value.quantize(Decimal("0.01")):
            raise Invalid("cents")
        within(value, self.min, self.max)
        return Answered(str(value.quantize(Decimal("0.01"))))
