"""Several rounds of one figure, and how they are written."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Effort:
    """How much is measured. `quick` is for development, `full` adds what takes long."""

    quick: bool = False
    full: bool = False

    def of(self, whole: int, quick: int) -> int:
        """The size of something in this run."""
        return quick if self.quick else whole


@dataclass(frozen=True)
class Goal:
    """What was aimed at, whether it was reached, and what was seen."""

    aim: str
    is_reached: bool
    seen: str


@dataclass
class Section:
    """One table of the page: `lines` are cells; `text` says what was done, `notes` what came of it.

    `goals` are what was aimed at and can be judged by this table.
    """

    key: str
    title: str
    text: str
    header: Sequence[str]
    lines: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """What is kept of it."""
        kept = {name: getattr(self, name) for name in ("key", "title", "text", "header", "lines", "notes")}
        return kept | {"goals": [[goal.aim, goal.is_reached, goal.seen] for goal in self.goals]}


def span(values: Sequence[float], digits: int = 0) -> str:
    """Least, median and most of several rounds."""
    low, middle, high = min(values), statistics.median(values), max(values)
    if len(values) == 1 or f"{low:.{digits}f}" == f"{high:.{digits}f}":
        return f"{middle:,.{digits}f}"
    return f"{low:,.{digits}f}–**{middle:,.{digits}f}**–{high:,.{digits}f}"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """How many times ours theirs is, round by round: more than 1 is in our favour."""
    return span([b / a for a, b in zip(ours, theirs, strict=True) if a], 2)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so many of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
