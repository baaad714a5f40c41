"""Who plays: clients, professionals, an organisation with two owners and an employee, strangers and the team."""

from dataclasses import dataclass
from datetime import UTC, datetime

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)  # A Monday, 10:00 in Zurich.


@dataclass(frozen=True)
class Person:
    """A person as far as the rules look at them."""

    name: str
    category: str | None
    zone: str = "Europe/Zurich"
    registered: bool = True
    admin: bool = False


@dataclass(frozen=True)
class Place:
    """A profile: who acts for it, and how it may be booked (minutes, appointments a day)."""

    people: tuple[str, ...]
    category: str
    before: int = 0
    after: int = 0
    automatic: bool = False
    daily_limit: int | None = None
    certified: bool = True
    shared: bool = False


PEOPLE = {
    person.name: person
    for person in (
        Person("tom", "visitor", zone="America/New_York"),
        Person("nora", None, registered=False),
        Person("ada", "visitor", admin=True),
        Person("lea", "freelance"),
        Person("nils", "freelance"),
        Person("zoe", "freelance"),
        Person("omar", "company"),
        Person("olga", "company"),
        Person("emma", "company"),  # Belongs to the organisation and does not act for it.
    )
}
PROFILES = {
    "lea": Place(("lea",), "freelance"),
    "atelier": Place(("omar", "olga"), "company", before=10, after=15, daily_limit=2, shared=True),
    "nils": Place(("nils",), "freelance", automatic=True, daily_limit=2),
    "zoe": Place(("zoe",), "freelance", certified=False),
}
STAFF_OF = {"emma": "atelier"}
OWN = {who: name for name, place in PROFILES.items() for who in place.people}
CLIENTS = ("tom", "ada", "lea", "omar")
