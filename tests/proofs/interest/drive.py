"""The shortest legal way to a status of a freelance and a mission, looked for in the book of the play."""

from collections import deque
from copy import deepcopy
from datetime import timedelta
from typing import NamedTuple

from tests.proofs.interest import timers
from tests.proofs.interest.acts import INTEREST_ACTS, LEAVERS, OWN_MISSION_ACTS, TEAM_ACTS, Command, expect
from tests.proofs.interest.book import EMPLOYEES, Book, Pair
from tests.proofs.interest.rows import ACTIVE, INTEREST_ROWS, LIVE, TIMERS

LONGEST = 7


class Goal(NamedTuple):
    """A status of a pair and of its mission, and the side that proposed ("" whichever)."""

    pair: str
    mission: str = ""
    proposer: str = ""

    def __str__(self) -> str:
        proposed = f", proposed by the {self.proposer}" if self.proposer else ""
        return f"{self.pair}{proposed}, mission {self.mission or 'anyhow'}"


class Wait(NamedTuple):
    """A part of a way: time passes, and the scheduler looks."""

    span: timedelta


Step = Command | Wait
GOALS = (
    *(Goal(status) for status in sorted({row.after for row in INTEREST_ROWS})),
    *(Goal(status, "suspended") for status in ACTIVE),
    *(Goal("", status) for status in (*LIVE, "closed", "withdrawn")),
)


def shortest_way(book: Book, pair: Pair, goal: Goal) -> list[Step] | None:
    """What the two sides and the team do, and the time that passes, until the goal is reached; None when nothing leads
    there. Every step is allowed when its turn comes.
    """
    ways: deque[tuple[Book, list[Step]]] = deque([(book, [])])
    seen = {_where(book, pair)}
    while ways:
        here, steps = ways.popleft()
        if _is_reached(here, pair, goal):
            return steps
        if len(steps) == LONGEST:
            continue
        for step in _steps(here, pair):
            there = _after(here, step)
            if there is not None and (where := _where(there, pair)) not in seen:
                seen.add(where)
                ways.append((there, [*steps, step]))
    return None


def _where(book: Book, pair: Pair) -> tuple[str, ...]:
    of, mission = book.pair(pair), book.missions[pair[0]]
    chosen = "chosen" if book.of(pair[0], "chosen", "deal") else ""
    gone = "gone" if pair[1] in book.gone else ""
    return of.status, of.initiator, mission.status, mission.back, chosen, gone


def _is_reached(book: Book, pair: Pair, goal: Goal) -> bool:
    of, mission = book.pair(pair), book.missions[pair[0]].status
    is_there = goal.pair in ("", of.status) and goal.mission in ("", mission)
    return is_there and goal.proposer in ("", of.initiator)


def _steps(book: Book, pair: Pair) -> list[Step]:
    """What these two and the team may try about them, with fresh buttons; and the time after which something lapses."""
    mission, freelance = pair
    seen, version = book.pair(pair).version, book.missions[mission].version
    found: list[Step] = [
        Command(act, who, mission, freelance, None if act == "interest" else seen)
        for act in INTEREST_ACTS
        for who in (freelance, EMPLOYEES[0])
    ]
    found += [Command(act, EMPLOYEES[0], mission, seen=version) for act in OWN_MISSION_ACTS]
    found += [Command(act, "team", mission) for act in TEAM_ACTS]
    if freelance in LEAVERS:
        found.append(Command("leave", "team", freelance=freelance))
    timer = TIMERS.get(book.pair(pair).status)
    return [*found, *([Wait(span) for span in (*timer[0], timer[1])] if timer else ())]


def _after(book: Book, step: Step) -> Book | None:
    """The book after a step; None when it is refused."""
    if isinstance(step, Command) and expect(book, step, only_ask=True) is not None:
        return None
    there = deepcopy(book)
    if isinstance(step, Command):
        expect(there, step)
    else:
        there.now += step.span
        timers.tick(there)
    return there
