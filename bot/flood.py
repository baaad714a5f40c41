"""Counts how fast each person taps."""

import time
from collections import OrderedDict
from collections.abc import Callable

TAPS_PER_SECOND = 5.0
BURST = 30.0
PERSONS_REMEMBERED = 20_000


class Flood:
    """A bucket of 30 taps a person that fills by 5 a second; a tap on an empty bucket is one too many."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._levels: OrderedDict[int, tuple[float, float]] = OrderedDict()

    def is_too_much(self, person: int) -> bool:
        """Counts one more tap of a person and says whether it came too fast."""
        now = self._now()
        level, at = self._levels.get(person, (BURST, now))
        level = min(BURST, level + (now - at) * TAPS_PER_SECOND)
        too_much = level < 1
        self._levels[person] = (level if too_much else level - 1, now)
        self._levels.move_to_end(person)
        if len(self._levels) > PERSONS_REMEMBERED:
            self._levels.popitem(last=False)
        return too_much
