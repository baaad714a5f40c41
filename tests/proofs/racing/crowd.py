"""Processes on one database that meet at a barrier and act at the same instant."""

import asyncio
import json
import multiprocessing
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier, Lock
from pathlib import Path
from threading import BrokenBarrierError
from typing import Any

from core import clock
from models.database import close_database, open_database

PATIENCE_SECONDS = 300.0
# One process imports everything once; those of every crowd are forked from it, each with nothing open.
_NURSERY = multiprocessing.get_context("forkserver")
_NURSERY.set_forkserver_preload(["tests.proofs.racing.bookings", "tests.proofs.racing.decisions"])


@dataclass
class Racer:
    """One process of a crowd: what it was told, and how it meets the others. `turn` is for what they had better do one
    after the other.
    """

    number: int
    count: int
    seed: int
    folder: Path
    order: dict[str, Any]
    barrier: Barrier
    turn: Lock

    def meet(self) -> None:
        """Waits until everybody is here. The whole process waits: nothing else runs in it."""
        self.barrier.wait(PATIENCE_SECONDS)

    def chance(self, *names: object) -> random.Random:
        """A source of chance of this process's own."""
        return random.Random(":".join(map(str, (self.seed, self.number, *names))))

    def post(self, name: str, value: Any) -> None:
        """Leaves something for the others to read after the next meeting."""
        (self.folder / f"{name}-{self.number}.json").write_text(json.dumps(value))

    def read(self, name: str) -> list[Any]:
        """What each process left under a name, in the order of their numbers."""
        return [
            json.loads((self.folder / f"{name}-{number}.json").read_text()) for number in range(self.count)
        ]


Program = Callable[[Racer], Awaitable[Any]]


def _live(program: Program, racer: Racer, url: str, now: str) -> None:
    async def life() -> Any:
        clock.freeze(datetime.fromisoformat(now))
        await open_database(url)
        try:
            return await program(racer)
        finally:
            await close_database()

    try:
        racer.post("answer", asyncio.run(life()))
    except BaseException as error:
        # Who only waits for somebody that ended has nothing to tell.
        if not isinstance(error, BrokenBarrierError):
            racer.post("error", f"{type(error).__name__}: {error}")
        racer.barrier.abort()
        raise


def _run(program: Program, racers: list[Racer], url: str, now: datetime) -> list[Any]:
    started: list[BaseProcess] = []
    try:
        for racer in racers:
            process = _NURSERY.Process(target=_live, args=(program, racer, url, now.isoformat()), daemon=True)
            process.start()
            started.append(process)
        for process in started:
            process.join()
    finally:
        for process in started:
            process.kill()
    codes = [process.exitcode for process in started]
    if any(codes):
        told = [json.loads(file.read_text()) for file in racers[0].folder.glob("error-*.json")]
        raise RuntimeError(f"processes of the crowd ended with {codes}: {told}")
    return racers[0].read("answer")


async def crowd(
    program: Program, url: str, folder: Path, seed: int, order: dict[str, Any], *, count: int = 4
) -> list[Any]:
    """Runs a program of a module in `count` processes with the database open and business time as it is here.

    Gives what each of them returned (plain JSON). A process that ends badly ends them all with RuntimeError.
    """
    meeting = folder / "crowd"
    meeting.mkdir(exist_ok=True)
    for file in meeting.glob("*.json"):
        file.unlink()
    barrier, turn = _NURSERY.Barrier(count), _NURSERY.Lock()
    racers = [Racer(number, count, seed, meeting, order, barrier, turn) for number in range(count)]
    return await asyncio.to_thread(_run, program, racers, url, clock.now())
