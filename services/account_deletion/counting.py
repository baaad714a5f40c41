"""Why people leave, counted without telling of anybody (FR-228)."""

import re
from dataclasses import dataclass
from datetime import date

from core import clock
from core.text import fold
from models.departure import Departure, DepartureReason, DepartureWish
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.certifications import require_admin

_HIDDEN = "…"
# Addresses, handles and longer numbers lead to a person, whoever it is.
_TELLING = re.compile(r"\S*@\S*|\S*://\S*|\+?\d[\d .()/-]{4,}\d")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Tally:
    """How many left for a reason in the month that begins on this day, and what they added."""

    month: date
    reason: DepartureReason
    count: int
    words: tuple[str, ...]


def without_names(text: str, names: list[str]) -> str:
    """A text in which the person's names, addresses and numbers are « … »."""
    known = {fold(word) for name in names for word in _WORD.findall(name) if len(word) > 1}
    hidden = _TELLING.sub(_HIDDEN, text)
    return _WORD.sub(lambda word: _HIDDEN if fold(word[0]) in known else word[0], hidden)


async def count_departure(wish: DepartureWish, member: Member, profiles: list[Profile]) -> None:
    """Adds one to a reason of this month; with words only as far as they name nobody."""
    names = [member.first_name, member.last_name, member.display_name]
    names += [profile.display_name for profile in profiles]
    await Departure.create(
        reason=wish.reason, words=without_names(wish.words, names), month=clock.today().replace(day=1)
    )


async def departures(admin: Member) -> list[Tally]:
    """The counts, newest month first, for the team. Refuses with NotFound."""
    await require_admin(admin)
    rows = await fetch(
        "SELECT month, reason, COUNT(*) AS number FROM departure GROUP BY month, reason"
        " ORDER BY month DESC, number DESC, reason"
    )
    found = []
    for row in rows:
        month = row["month"] if isinstance(row["month"], date) else date.fromisoformat(str(row["month"]))
        said = await Departure.filter(month=month, reason=row["reason"]).exclude(words="").order_by("words")
        words = tuple(departure.words for departure in said)
        found.append(Tally(month, DepartureReason(row["reason"]), row["number"], words))
    return found
