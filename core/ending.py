"""Lets a process end in good order: what has begun comes to its end, and nothing new begins."""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Act = TypeVar("Act", bound=Callable[..., Awaitable[bool]])


class Ending:
    """One for all loops of a process that end together."""

    def __init__(self) -> None:
        self.is_asked = False
        self._running = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While inside, the process is not at rest."""
        self._running += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._running -= 1
            if self._running == 0:
                self._quiet.set()

    async def comes(self, seconds: float) -> bool:
        """Lets nothing new begin, and waits for what has begun; says whether it was over within so many seconds."""
        self.is_asked = True
        try:
            async with asyncio.timeout(seconds):
                await self._quiet.wait()
        except TimeoutError:
            return False
        return True


def one_step(act: Act) -> Act:
    """A method of one step of a loop ("deliver the next one; was there one?") of an object with an `ending`: it is let
    finish, and once the end is asked for there is nothing to do any more.
    """

    @functools.wraps(act)
    async def step(self: Any, *given: Any, **named: Any) -> bool:
        ending: Ending = self.ending
        if ending.is_asked:
            return False
        with ending.at_work():
            return await act(self, *given, **named)

    return step  # type: ignore[return-value]
