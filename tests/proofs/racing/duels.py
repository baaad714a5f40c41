"""Duels: several people decide about one thing at the same second, and a judge looks at what is left."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core import clock
from models.database import on_sqlite
from tests.conftest import START
from tests.proofs.racing.crowd import Racer
from tests.proofs.racing.outcomes import RAW, WON, outcome, raw

Facts = dict[str, Any]
EACH = 3  # How many duels each process prepares a round.


@dataclass(frozen=True)
class Act:
    """What one of the duellists does; `moment` is the business time at which they do it."""

    name: str
    do: Callable[[Facts], Awaitable[object]]
    moment: Callable[[Facts], datetime]


def at_once(facts: Facts) -> datetime:
    """The moment of most acts: as soon as everything is prepared."""
    return datetime.fromisoformat(facts["now"])


@dataclass(frozen=True)
class Duel:
    """A kind of duel. `prepare(place)` makes the thing and gives what the duellists must know (plain JSON, with
    "now"); `acts` are dealt to the processes in turn; `judge(facts, [(act, outcome), …])` names what is wrong.
    """

    name: str
    prepare: Callable[[int], Awaitable[Facts]]
    acts: tuple[Act, ...]
    judge: Callable[[Facts, list[tuple[str, str]]], Awaitable[list[str]]]


async def fight(racer: Racer, duels: tuple[Duel, ...]) -> dict[str, Any]:
    """The life of one process: prepares its share of a round, acts with the others, judges its share."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("outcomes", "broken", "raw", "duels")}
    for number in range(racer.order["rounds"]):
        duel = duels[number % len(duels)]
        clock.freeze(START + timedelta(days=number))
        each = racer.order["each"]
        first = racer.number * each
        # SQLite has one writer: on a busy machine three long preparations last longer than the fourth one waits.
        with racer.turn if on_sqlite() else nullcontext():
            mine = await _prepare(duel, range(first, first + each), counts)
        racer.post("facts", mine)
        racer.meet()
        everything = [facts for share in racer.read("facts") for facts in share]
        act = duel.acts[(racer.number + number // len(duels)) % len(duel.acts)]
        clock.freeze(act.moment(everything[0]) if everything else clock.now())
        racer.chance(number).shuffle(everything)
        racer.meet()
        came = await asyncio.gather(*(outcome(act.do(facts)) for facts in everything))
        racer.post(
            "came", {facts["place"]: (act.name, what) for facts, what in zip(everything, came, strict=True)}
        )
        racer.meet()
        counts["outcomes"].update(came)
        await _judge(racer, duel, mine, counts)
        # Nobody may prepare the next round while somebody still reads this one.
        racer.meet()
    return counts


async def _prepare(duel: Duel, places: Iterable[int], counts: dict[str, Counter[str]]) -> list[Facts]:
    """What could be made ready: with a defect of the product even this may fail, and is counted like any raw error."""
    ready = []
    for place in places:
        try:
            ready.append(await duel.prepare(place) | {"place": place})
        except Exception as error:
            counts["raw"][f"{raw(error)} (preparing {duel.name})"] += 1
    return ready


async def _judge(racer: Racer, duel: Duel, mine: list[Facts], counts: dict[str, Counter[str]]) -> None:
    everybody = racer.read("came")
    for facts in mine:
        came = [tuple(answers[str(facts["place"])]) for answers in everybody]
        counts["duels"][duel.name] += 1
        counts["raw"].update(f"{what} ({duel.name})" for _, what in came if what.startswith(RAW))
        try:
            found = await duel.judge(facts, came)
        except Exception as error:
            found = [f"what is left cannot be read: {raw(error)}"]
        counts["broken"].update(f"{wrong} ({duel.name}: {came})" for wrong in found)


def winners(came: list[tuple[str, str]]) -> list[str]:
    """The acts that were not refused."""
    return [name for name, what in came if what == WON]


def once(names: list[str], repeatable: frozenset[str]) -> list[str]:
    """The winners, where several who found the same thing done count as one."""
    return [name for place, name in enumerate(names) if name not in repeatable or name not in names[:place]]
