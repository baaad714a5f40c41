"""What a status table is: who may do what in which status, where it leads, and who is told."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import NamedTuple

from models.member import Member

# Who acts where nobody does: what happens by itself. It is not tried where the table has no row for it.
BY_ITSELF = "time"


class Row(NamedTuple):
    """Where an act leads. `told` are the people who are told, with "!" where they cannot mute it and "@" where it goes
    by mail too; None where that is not compared.
    """

    after: str
    told: frozenset[str] | None = frozenset()


class Step(NamedTuple):
    """Somebody's act."""

    who: str
    act: str

    def __str__(self) -> str:
        return f"{self.who}: {self.act}"


@dataclass
class Scene:
    """One thing with the people around it by what they are to it; `numbers` are ids that the area wants to keep."""

    people: dict[str, int]
    numbers: dict[str, int]

    async def member(self, who: str) -> Member:
        """The row of a person."""
        return await Member.get(id=self.people[who])


class Area(ABC):
    """A table with the commands of the product behind it. `by_itself` are acts of nobody, `unversioned` those whose
    button never gets old; `team` are ids by name.
    """

    name: str
    start: str
    people: tuple[str, ...]
    acts: tuple[str, ...]
    by_itself: tuple[str, ...]
    unversioned: frozenset[str] = frozenset()

    def __init__(self, team: dict[str, int]) -> None:
        self.team = team

    @abstractmethod
    def row(self, status: str, step: Step) -> Row | None:
        """What states.md says of an act; None where it is refused."""

    @abstractmethod
    async def begin(self) -> Scene:
        """A thing of its own in the first status."""

    @abstractmethod
    async def do(self, scene: Scene, step: Step, old: int) -> None:
        """Asks the product; `old` is by how much the version of the button lies back."""

    @abstractmethod
    async def status(self, scene: Scene) -> str:
        """Where the thing is now, in the table's words."""


class Line(NamedTuple):
    """Rows that differ in their beginning and actor only; `after` "" stays where it was."""

    before: tuple[str, ...]
    actors: tuple[str, ...]
    act: str
    after: str
    told: tuple[str, ...] | None = ()


def row_of(lines: tuple[Line, ...], status: str, step: Step) -> Row | None:
    """The row for an act; whoever acts is not told."""
    for line in lines:
        if status in line.before and step.who in line.actors and step.act == line.act:
            told = None if line.told is None else frozenset(t for t in line.told if t != step.who)
            return Row(line.after or status, told)
    return None
