"""What a proof is: a claim, a program that tries to break it, and what it counted."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

BOTH = ("sqlite", "postgres")


@dataclass(frozen=True)
class Effort:
    """How hard a proof tries: a share of the long form (1.0), and the seed of everything random in it."""

    scale: float
    seed: int

    def of(self, whole: int, at_least: int = 1) -> int:
        """How many of the long form's `whole` are done."""
        return max(at_least, round(whole * self.scale))

    def random(self, *names: object) -> random.Random:
        """A source of chance of its own for each part of a proof, the same in every run with this seed."""
        return random.Random(":".join(map(str, (self.seed, *names))))


@dataclass(frozen=True)
class Scene:
    """Where a proof plays: an empty, migrated database (not opened) and an empty folder, both its own."""

    database_url: str
    folder: Path
    # Stops and starts the server of `database_url`; None on SQLite and where the server is shared with others.
    restart: Callable[[], None] | None = None

    @property
    def database(self) -> str:
        """Which of the two databases it is."""
        return "sqlite" if self.database_url.startswith("sqlite") else "postgres"


@dataclass
class Tally:
    """What was done, and what must not have happened.

    `done` counts the attempts ("kills", "updates"): a proof that did nothing proves nothing, so a zero there is a
    failure. `broken` counts what breaks the claim: each must be 0. `controls` counts what the same attempts do to a
    naive implementation: each must be more than 0, or the attempts were harmless. `notes` are sentences for the
    report, with measured values.
    """

    done: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    controls: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def wrong(self) -> list[str]:
        """Why the claim is not proved; empty when it is."""
        found = [f"{count} {what}" for what, count in self.broken.items() if count]
        found += [f"no {what}: nothing was tried" for what, count in self.done.items() if not count]
        found += [f"the naive control shows no {what}" for what, count in self.controls.items() if not count]
        return found if self.done else [*found, "nothing was tried"]


@dataclass(frozen=True)
class Proof:
    """A claim and the program that tries to break it.

    `key` names it on the command line; `claim` says what the long form does and promises, with its figures; `run`
    tries, on each of `databases`.
    """

    key: str
    claim: str
    run: Callable[[Effort, Scene], Awaitable[Tally]]
    databases: tuple[str, ...] = BOTH
    # How long the whole may take, with the patience of a machine that has other things to do.
    limit_minutes: int = 180
    # Nothing in it dies with the machine or its database: commits need not wait for a disk.
    is_quick: bool = False
