"""Runs the machine for a number of examples on the open database, from a seed, and tells what it found."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import RULE_MARKER, RuleBasedStateMachine, run_state_machine_as_test

from tests.proofs.machine.base import Shared
from tests.proofs.machine.drive import reached
from tests.proofs.machine.machine import Machine
from tests.proofs.machine.play import Play, on
from tests.proofs.machine.reading import Ids


@dataclass
class Found:
    """What a hunt did, and the first story that broke something, None when nothing broke."""

    counts: Counter[str] = field(default_factory=Counter)
    reached: set[tuple[str, str]] = field(default_factory=set)
    broken: str | None = None
    story: list[str] = field(default_factory=list)
    runs_needed: int | None = None  # None while nothing broke.
    is_over: bool = False  # As many runs as were asked for were played, of a hunt for more.


@dataclass(frozen=True)
class Game:
    """What is played: a machine, how a play of it is made anew, and which statuses the book of a play shows."""

    machine: type[RuleBasedStateMachine]
    new_play: Callable[[Counter[str]], Any]
    reached: Callable[[Any], set[tuple[str, str]]]


async def hunt(
    ids: Ids,
    url: str,
    *,
    examples: int,
    steps: int,
    number: int,
    drive: bool = True,
    shrink: bool = False,
    rules: frozenset[str] | None = None,
    like: int | None = None,
) -> Found:
    """Plays the machine of appointments, calls and dialogs, with `rules` only those of that name; see `hunt_in`."""
    machine = Machine if rules is None else _with_only(rules)
    game = Game(machine, lambda counts: Play(ids, url, counts), reached)
    return await hunt_in(
        game, examples=examples, steps=steps, number=number, drive=drive, shrink=shrink, like=like
    )


def _with_only(rules: frozenset[str]) -> type[Machine]:
    there = {name for name in dir(Machine) if hasattr(getattr(Machine, name), RULE_MARKER)}
    assert rules <= there, f"the machine has no rule {sorted(rules - there)}"
    return type("Part", (Machine,), dict.fromkeys(there - rules))


class Enough(Exception):
    """So many runs were asked for, and nothing broke."""


async def hunt_in(
    game: Game,
    *,
    examples: int,
    steps: int,
    number: int,
    drive: bool = True,
    shrink: bool = False,
    like: int | None = None,
) -> Found:
    """Plays `examples` runs of `steps` steps; with `shrink` the story that broke is the shortest that was found.

    `like`: they are the first ones of a hunt for so many, since what Hypothesis draws depends on that.
    """
    found = Found()
    plays: list[Any] = []

    def new_play() -> Any:
        if plays:
            found.reached.update(game.reached(plays[-1].book))
        if like is not None and found.counts["examples"] >= examples:
            found.is_over = True
            raise Enough
        found.counts["examples"] += 1
        plays[:] = [game.new_play(found.counts)]
        return plays[0]

    shared = Shared()
    play_on = on(asyncio.get_running_loop())

    def call(action: Coroutine[Any, Any, Any]) -> Any:
        try:
            return play_on(action)
        except Exception as error:
            found.runs_needed = found.runs_needed or found.counts["examples"]
            found.broken, found.story = f"{type(error).__name__}: {error}", list(plays[-1].story)
            raise

    shared.call, shared.new_play = call, new_play
    shared.with_drive, shared.counts = drive, found.counts
    machine = seed(number)(type("Machine", (game.machine,), {"shared": shared}))
    chosen = settings(
        max_examples=like or examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    try:
        await asyncio.to_thread(run_state_machine_as_test, machine, settings=chosen)
    except Exception as error:
        if not found.is_over:
            found.broken = found.broken or f"{type(error).__name__}: {error}"
    if plays:
        found.reached.update(game.reached(plays[-1].book))
    return found
