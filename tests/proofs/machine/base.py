"""What every rule of the machine stands on: the play, and acts by the number of a thing."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition

from tests.proofs.machine import stage
from tests.proofs.machine.book import UNKNOWN
from tests.proofs.machine.commands import KINDS, Command
from tests.proofs.machine.drawing import (
    person_on,
)
from tests.proofs.machine.drive import Driver
from tests.proofs.machine.rules import things, version_of


class Shared:
    """What one machine run uses of the world outside: the loop's caller, and the play that it makes anew."""

    call: Callable[[Any], Any]
    new_play: Callable[[], Any]
    with_drive = True
    counts: Counter[str]


def has(kind: str) -> Any:
    """The rule wants a thing of this kind; that it may still name one that does not exist is drawn by itself."""
    return precondition(lambda self: things(self.book, kind) > 0)


class Base(RuleBasedStateMachine):
    """One run: a play from the beginning, and how its rules act on it."""

    shared: Shared

    @initialize()
    def begin(self) -> None:
        self.shared.call(stage.begin_again())
        self.play = self.shared.new_play()
        self.book = self.play.book
        self.driver = Driver(self.play)

    def _n(self, kind: str, back: int) -> int:
        count = things(self.book, kind)
        return count - 1 - back if back < count else UNKNOWN

    def _act(self, command: Command, how: str = "plain") -> None:
        self.shared.counts["steps"] += 1
        self.shared.call(self.play.act(command, how))

    def _answer(
        self, name: str, which: str, back: int, drawn: str, how: str, values: tuple[Any, ...] = ()
    ) -> None:
        kind = KINDS[name]
        n = self._n(kind, back)
        version = version_of(self.book, kind, n)
        seen = None if version is None or drawn == "none" else version - (drawn == "old")
        self._act(Command(name, person_on(self.book, kind, n, which), n, seen, values=values), how)
