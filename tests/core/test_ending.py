"""A process that is told to end finishes what it began, and begins nothing more."""

import asyncio
from dataclasses import dataclass, field

from core.ending import Ending, one_step


@dataclass
class Loop:
    """Does steps until there is nothing left."""

    ending: Ending = field(default_factory=Ending)
    begun: int = 0
    done: int = 0
    go: asyncio.Event = field(default_factory=asyncio.Event)

    @one_step
    async def step(self) -> bool:
        self.begun += 1
        await self.go.wait()
        self.done += 1
        return True

    async def run(self) -> None:
        while await self.step():
            pass


async def test_the_step_that_runs_is_finished_and_no_other_begins() -> None:
    loop = Loop()
    running = asyncio.create_task(loop.run())
    await asyncio.sleep(0)
    coming = asyncio.create_task(loop.ending.comes(5))
    await asyncio.sleep(0.01)
    assert not coming.done()
    loop.go.set()
    assert await coming
    await running
    assert (loop.begun, loop.done) == (1, 1)


async def test_a_step_that_takes_too_long_is_not_waited_for() -> None:
    loop = Loop()
    running = asyncio.create_task(loop.run())
    await asyncio.sleep(0)
    assert not await loop.ending.comes(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_who_is_at_rest_ends_at_once() -> None:
    assert await Ending().comes(0)
