"""How long free slots take: comparing every pair, and the sweep, on the same input in the same run.

    python -m benchmarks.slots

60 days, openings from 8 to 20 h, slots of 15 minutes, 500 busy periods. Prints the median of each and their ratio.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence

from services.slots.cutting import free_starts
from services.slots.spans import Span, merged

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


def median_ms(run: Callable[[], object]) -> float:
    """The median duration of several runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measures both and prints one line each; stops when their results differ."""
    chance = random.Random(20260504)
    openings = [Span(day * 1440 + 480, day * 1440 + 1200) for day in range(DAYS)]
    starts = [chance.randrange(DAYS * 1440) for _ in range(BUSY)]
    busy = [Span(start, start + chance.randrange(5, 120)) for start in starts]
    if every_pair(openings, busy, DURATION) != sweep(openings, busy, DURATION):
        raise SystemExit("the two forms differ")
    pairs = median_ms(lambda: every_pair(openings, busy, DURATION))
    swept = median_ms(lambda: sweep(openings, busy, DURATION))
    print(f"slots free: {len(sweep(openings, busy, DURATION))} of {DAYS * 720 // DURATION}")
    print(f"every pair: {pairs:8.2f} ms")
    print(f"sweep:      {swept:8.2f} ms")
    print(f"ratio:      {pairs / swept:8.1f}")


if __name__ == "__main__":
    main()
