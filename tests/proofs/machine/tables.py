"""The transition tables of states.md, written a second time, and the ways through them."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from models.appointment import APPOINTMENT_MOVES
from models.call import CALL_MOVES


class Row(NamedTuple):
    """One row of a table; `before` is empty where the thing does not exist yet."""

    before: str
    move: str
    after: str


APPOINTMENT = (
    Row("", "request", "requested"),
    Row("requested", "accept", "confirmed"),
    Row("requested", "offer_other", "countered"),
    Row("countered", "pick_offer", "confirmed"),
    Row("countered", "decline_offers", "declined"),
    Row("requested", "decline", "declined"),
    Row("requested", "expire", "expired"),
    Row("countered", "expire", "expired"),
    Row("confirmed", "reschedule", "confirmed"),
    Row("confirmed", "cancel", "cancelled"),
    Row("confirmed", "first_join", "in_progress"),
    Row("in_progress", "finish", "done"),
    Row("confirmed", "mark_no_show", "no_show"),
    Row("requested", "party_gone", "cancelled"),
    Row("countered", "party_gone", "cancelled"),
    Row("confirmed", "party_gone", "cancelled"),
)
CALL = (
    Row("", "ring", "ringing"),
    Row("ringing", "answer", "accepted"),
    Row("ringing", "reject", "declined"),
    Row("ringing", "ring_out", "missed"),
    Row("ringing", "give_up", "cancelled"),
    Row("accepted", "connect", "live"),
    Row("accepted", "fail", "failed"),
    Row("live", "fail", "failed"),
    Row("failed", "connect", "live"),
    Row("live", "hang_up", "ended"),
)
DIALOG = (
    Row("", "begin", "active"),
    Row("active", "interrupt", "paused"),
    Row("paused", "resume", "active"),
    Row("active", "complete", "done"),
    Row("active", "give_up", "cancelled"),
    Row("paused", "give_up", "cancelled"),
    Row("active", "expire", "expired"),
    Row("paused", "expire", "expired"),
)
TABLES = {"appointment": APPOINTMENT, "call": CALL, "dialog": DIALOG}

# What the product has and states.md does not list word for word (or the reverse), each with its reason.
EXPLAINED = {
    ("appointment", "in_progress", "mark_no_show", "no_show"): (
        "states.md lists the absence under CONFIRMED with « one joined »: who joins makes it IN_PROGRESS first"
    ),
    ("appointment", "requested", "take_back", "cancelled"): (
        "states.md lets nobody but the clock end a request that is not answered: who asked may take it back as well"
    ),
    ("call", "accepted", "hang_up", "ended"): (
        "states.md gives ten minutes to join an accepted call: this is how an unused or cancelled room ends"
    ),
}


def rows_of(machine: str) -> tuple[Row, ...]:
    """The rows that can be walked: those of states.md, and those of the product that are explained."""
    return TABLES[machine] + tuple(Row(*row[1:]) for row in EXPLAINED if row[0] == machine)


def statuses_of(machine: str) -> list[str]:
    """Every status that can be reached."""
    return sorted({row.after for row in rows_of(machine)})


def shortest_way(machine: str, goal: str, start: str = "") -> list[str] | None:
    """The moves that lead to a status by the fewest steps, breadth first; None where no way leads there."""
    ways: dict[str, list[str]] = {start: []}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for row in rows_of(machine):
            if row.before == at and row.after not in ways:
                ways[row.after] = [*ways[at], row.move]
                waiting.append(row.after)
    return ways.get(goal)


def shortest_way_by(machine: str, last: Row, start: str = "") -> list[str] | None:
    """The fewest moves that end with this row: every row is walked so, also one that leads back to its own status."""
    way = shortest_way(machine, last.before, start)
    return None if way is None else [*way, last.move]


def _differences(machine: str, of_product: Iterable[tuple[tuple[str, str], str]]) -> list[tuple[str, ...]]:
    mine = {(row.before, row.move, row.after) for row in TABLES[machine] if row.before}
    theirs = {(str(before), str(move), str(after)) for (before, move), after in of_product}
    return [(machine, *row) for row in sorted(mine ^ theirs)]


def differences() -> list[tuple[str, ...]]:
    """Rows that only one of states.md and the product's tables has."""
    return _differences("appointment", APPOINTMENT_MOVES.items()) + _differences("call", CALL_MOVES.items())
