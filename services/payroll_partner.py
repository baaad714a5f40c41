"""The payrolling partner of this installation, if it has one, and what its service costs (FR-177, FR-181, EXT-24)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.payrolling import PartnerChannel

NAME_LIMIT = 80


@dataclass(frozen=True)
class Partner:
    """Who takes care of contract, invoices and salary. `percent` is in hundredths of a percent of the rate.

    Dossiers go to `email`, to `webhook` (an address), or to both; `page` is the partner's own page, if there is one.
    """

    name: str
    percent: int
    email: str = ""
    webhook: str = ""
    page: str = ""

    @property
    def channels(self) -> tuple[PartnerChannel, ...]:
        """How the partner is told."""
        ways = ((PartnerChannel.MAIL, self.email), (PartnerChannel.WEBHOOK, self.webhook))
        return tuple(channel for channel, address in ways if address)


@dataclass(frozen=True)
class Cost:
    """What payrolling takes of a rate and what is left of it, both in hundredths of the currency."""

    taken_cents: int
    left_cents: int


def cost_of(rate_cents: int, percent: int) -> Cost:
    """What a percentage (in hundredths of a percent) takes of a rate, rounded to the hundredth (FR-181)."""
    taken = int((Decimal(rate_cents) * percent / 10_000).to_integral_value(ROUND_HALF_UP))
    return Cost(taken, rate_cents - taken)


_partner: Partner | None = None


def use_partner(partner: Partner | None) -> None:
    """Sets the partner of this process; `main.py` does so once."""
    global _partner
    _partner = partner


def present_partner() -> Partner | None:
    """The partner, or None: then every mission is managed independently."""
    return _partner


def partner_named(name: str) -> Partner | None:
    """The partner if it is still the one of this name: what was agreed for one company never goes to another."""
    return _partner if _partner is not None and _partner.name == name else None
