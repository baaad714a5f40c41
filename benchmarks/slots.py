"""How long free slots take: comparing every pair, and the sweep, on the same input in the same run."""

import random
import statistics
import time
from collections.abc import Callable, Sequence

from benchmarks.databases import Databases
from benchmarks.figures import Effort, Goal, Section, ratios, span
from services.slots.cutting import free_starts
from services.slots.spans import Span, merged

TEXT = """60 days, openings from 8 to 20 h, slots of 15 minutes, 500 busy periods: each slot against each busy period,
and the product's sweep over both, merging included. CPU milliseconds."""
DAYS, DURATION, BUSY, ROUNDS = 60, 15, 500, 15


def every_pair(openings: Sequence[Span], busy: Sequence[Span], duration: int) -> list[int]:
    """The obvious form: each slot against each busy period."""
    return [
        start
        for opening in openings
        for start in range(opening.start, opening.end - duration + 1, duration)
        if all(start + duration <= taken.start or taken.end <= start for taken in busy)
    ]


def sweep(openings: Sequence[Span], busy: Sequence[Span], duration: int) -> list[int]:
    """The product's form, merging included."""
    return free_starts(openings, merged(busy), duration)


def median_ms(act: Callable[[], object]) -> float:
    """The median CPU of several runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        act()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


async def run(effort: Effort, databases: Databases) -> Section:
    """Measures both in turns; stops when their results differ."""
    chance = random.Random(20260504)
    openings = [Span(day * 1440 + 480, day * 1440 + 1200) for day in range(DAYS)]
    starts = [chance.randrange(DAYS * 1440) for _ in range(BUSY)]
    busy = [Span(start, start + chance.randrange(5, 120)) for start in starts]
    if every_pair(openings, busy, DURATION) != sweep(openings, busy, DURATION):
        raise RuntimeError("the two forms differ")
    pairs, swept = [], []
    for _ in range(effort.of(5, 1)):
        pairs.append(median_ms(lambda: every_pair(openings, busy, DURATION)))
        swept.append(median_ms(lambda: sweep(openings, busy, DURATION)))
    section = Section("6-slots", "Free slots", TEXT, ["every pair, ms", "ours, ms", "every pair ÷ ours"])
    section.lines.append([span(pairs, 2), span(swept, 2), ratios(swept, pairs)])
    section.goals.append(
        Goal("Free slots of 60 days take at most 10 ms", max(swept) <= 10, f"{max(swept):.2f} ms")
    )
    return section
