"""Real time that runs faster: the loop's sleeps and time-outs, and the real clock of the product, together."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core import clock
from tests.proofs.proof import Effort


class _Impatient:
    """A selector that waits a share of the time that it is asked for."""

    def __init__(self, selector: Any, speed: float) -> None:
        self._selector, self._speed = selector, speed

    def select(self, timeout: float | None = None) -> Any:
        return self._selector.select(timeout and timeout / self._speed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)


LONG_FORM, SHORT_FORM = 5.0, 12.0


def speed_of(effort: Effort) -> float:
    """How much faster time runs: less in a long form, which measures."""
    return LONG_FORM if effort.scale >= 0.2 else SHORT_FORM


@dataclass
class MachineClock:
    """The clock of the machine as the product reads it, which somebody may set."""

    moved: timedelta = timedelta(0)

    def set_by(self, step: timedelta) -> None:
        """Moves it, forwards or back, as NTP does with a clock that is wrong."""
        self.moved += step


@contextmanager
def sped_up(speed: float) -> Iterator[MachineClock]:
    """Lets every second of the running loop and of `clock.real_now()` take `1 / speed` seconds.

    Calculation is not sped up: what is measured inside is slower than it would be, never faster.
    """
    loop: Any = asyncio.get_running_loop()
    true_time, selector = loop.time, loop._selector
    began, began_at = true_time(), clock.real_now()
    # Whoever waited before (the limit of a whole test) goes on waiting in true time.
    for timer in loop._scheduled:
        timer._when = began + (timer._when - began) * speed
    loop.time = lambda: began + (true_time() - began) * speed
    loop._selector = _Impatient(selector, speed)
    machine = MachineClock()
    clock.set_real(lambda: began_at + machine.moved + timedelta(seconds=(true_time() - began) * speed))
    try:
        yield machine
    finally:
        # The loop's time never goes back: what is still scheduled keeps its distance.
        reached, left = loop.time(), true_time()
        for timer in loop._scheduled:
            timer._when = reached + (timer._when - reached) / speed
        loop.time = lambda: reached + (true_time() - left)
        loop._selector = selector
        clock.set_real(None)
