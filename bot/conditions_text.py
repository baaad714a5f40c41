"""What a candidate agrees to, in words: the rate, the dates and the payrolling of a mission, and how they changed."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from core.i18n import Words
from models.mission import PayrollingChoice, RateKind


class Said(Protocol):
    """Whatever says it: a mission, its sheet, or what it said before."""

    @property
    def rate_kind(self) -> RateKind | None: ...
    @property
    def rate(self) -> Decimal | None: ...
    @property
    def currency(self) -> str: ...
    @property
    def begins(self) -> date | None: ...
    @property
    def ends(self) -> date | None: ...
    @property
    def payrolling(self) -> PayrollingChoice | None: ...


class _Noted(NamedTuple):
    rate_kind: RateKind | None
    rate: Decimal | None
    currency: str
    begins: date | None
    ends: date | None
    payrolling: PayrollingChoice | None


def _noted(said: dict[str, Any]) -> _Noted:
    """What a notification kept: plain values, the rate in hundredths."""
    cents = said.get("rate_cents")
    return _Noted(
        rate_kind=RateKind(said["rate_kind"]) if said.get("rate_kind") else None,
        rate=None if cents is None else Decimal(cents) / 100,
        currency=said.get("currency") or "",
        begins=date.fromisoformat(said["begins"]) if said.get("begins") else None,
        ends=date.fromisoformat(said["ends"]) if said.get("ends") else None,
        payrolling=PayrollingChoice(said["payrolling"]) if said.get("payrolling") else None,
    )


def rate_text(words: Words, said: Said) -> str:
    """« 💰 900,00 CHF par jour », plain; empty while a draft says nothing."""
    if said.rate_kind is None:
        return ""
    amount = words.money(said.rate, said.currency) if said.rate is not None else ""
    return words.plain(f"mission-rate-{said.rate_kind}".replace("_", "-"), amount=amount)


def dates_text(words: Words, said: Said) -> str:
    """« 📅 Du 1er juin au 1er décembre 2026 », plain; empty where both are open."""
    begins = words.day(said.begins, "d MMMM y") if said.begins else ""
    ends = words.day(said.ends, "d MMMM y") if said.ends else ""
    key = {(True, True): "between", (True, False): "from", (False, True): "until"}.get(
        (bool(begins), bool(ends))
    )
    return words.plain(f"mission-{key}", begins=begins, ends=ends) if key else ""


def payrolling_text(words: Words, said: Said) -> str:
    """« 🧾 Payrolling », plain; empty while a draft says nothing."""
    if said.payrolling is None:
        return ""
    return words.plain(f"mission-payrolling-{said.payrolling}".replace("_", "-"))


def conditions_lines(words: Words, said: Said) -> list[str]:
    """The three in full, with dates that are open said to be so: what stands before a definitive answer."""
    dates = dates_text(words, said) or words.plain("mission-dates_open")
    return [line for line in (rate_text(words, said), dates, payrolling_text(words, said)) if line]


def conditions_line(words: Words, said: Said) -> str:
    """Rate and dates in one line for lists, plain."""
    return " · ".join(line for line in (rate_text(words, said), dates_text(words, said)) if line)


def changed_lines(words: Words, details: dict[str, Any]) -> list[str]:
    """What a mission said before and says now, one pair a line, from the details of a notification, as HTML."""
    if not details.get("before") or not details.get("after"):
        return []
    before, after = (conditions_lines(words, _noted(details[name])) for name in ("before", "after"))
    pairs = zip(before, after, strict=True)
    return [words("int-terms_change", before=old, after=new) for old, new in pairs if old != new]
