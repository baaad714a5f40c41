"""What the machine draws: people, sides, times, and the whole list of what can be tried on a thing."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.proofs.machine.book import UNKNOWN, Book
from tests.proofs.machine.commands import KINDS, Command
from tests.proofs.machine.people import CLIENTS, PEOPLE, PROFILES, STAFF_OF

EVERYBODY = tuple(PEOPLE)
SIDES = ("client", "professional", "professional", "colleague", "staff", "stranger")
who = st.sampled_from(CLIENTS) | st.sampled_from(EVERYBODY)
side = st.sampled_from(SIDES)
profile = st.sampled_from(("lea", "atelier", "nils", "lea", "atelier", "zoe"))
recent = st.sampled_from((0, 0, 0, 1, 1, 2, 3, 99))
button = st.sampled_from(("fresh", "fresh", "none", "old"))
way = st.sampled_from(("plain", "plain", "update", "twice", "crash"))
place = st.integers(0, 3)
days = st.sampled_from((0, 0, 1, 1, 2, 4, 60))
reason = st.sampled_from(("Imprévu", "Imprévu", " "))
edge = st.sampled_from((-1, 0, 0, 1))


def start_at(book: Book, day: int, slot: int, odd: int = 0) -> datetime:
    """A start on the grid of a day from now, or `odd` minutes beside it."""
    midnight = book.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=day)
    minute = 420 + 30 * slot if slot < 6 else 720 + 30 * (slot - 6)
    return midnight + timedelta(minutes=minute + odd)


def person_on(book: Book, kind: str, n: int, which: str) -> str:
    """Who acts on a side of a thing; somebody else for a stranger, for what does not exist, and for the staff where
    nobody belongs to the professional without acting for them.
    """
    if n == UNKNOWN:
        return "tom"
    thing: Any = {
        "appointment": book.appointments,
        "call": book.calls,
        "conversation": book.conversations,
    }[kind][n]
    first = thing.caller if kind == "call" else thing.client
    people = PROFILES[thing.profile].people
    strangers = [name for name in EVERYBODY if name not in people and name != first]
    named = {"client": first, "professional": people[0], "colleague": people[-1]}
    if staff := [who for who, of in STAFF_OF.items() if of == thing.profile]:
        named["staff"] = staff[0]
    return named.get(which) or strangers[(n + len(book.notices)) % len(strangers)]


_VALUES = {"decline": ("Complet",), "cancel": ("Imprévu",), "pick": (0,)}
_WITH_START = ("offer", "propose_move")


def act_on(kind: str) -> st.SearchStrategy[tuple[str, tuple[Any, ...]]]:
    """A command on a thing of a kind that needs no time, with its values."""
    names = sorted(name for name, of in KINDS.items() if of == kind and name not in _WITH_START)
    return st.sampled_from([(name, _VALUES.get(name, ())) for name in names])


def everything(kind: str, by: str, n: int, start: datetime, version: int | None) -> list[Command]:
    """Every command that there is on a thing, by one person: with no button in hand, and with an old one."""
    names = [name for name, of in KINDS.items() if of == kind and name != "leave"]
    buttons = (None,) if version is None else (None, version - 1)
    values = {name: (start,) if name in _WITH_START else _VALUES.get(name, ()) for name in names}
    return [Command(name, by, n, seen, values=values[name]) for name in names for seen in buttons]
