"""Processes of the bot that are born quickly and killed at any moment, as a test asks for them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.kit import midwife
from tests.kit.child import Order

BIRTH_SECONDS = 60.0


@dataclass
class Life:
    """One process: `ready` when it serves, `ended` with its exit code (negative: the signal)."""

    pid: int
    ready: asyncio.Future[str]
    ended: asyncio.Future[int]

    async def end(self) -> int:
        """Waits for the end and gives the exit code; whoever stops waiting changes nothing."""
        await asyncio.wait([self.ended])
        return self.ended.result()


@dataclass
class Nursery:
    """Talks to the process that forks; what it forks here writes to `log`."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    log: str  # An absolute path.
    lives: dict[int, Life] = field(default_factory=dict)
    _names: dict[str, asyncio.Future[int]] = field(default_factory=dict)
    _count: int = 0

    def _life(self, pid: int) -> Life:
        if pid not in self.lives:
            loop = asyncio.get_running_loop()
            self.lives[pid] = Life(pid, loop.create_future(), loop.create_future())
        return self.lives[pid]

    def _say(self, **what: object) -> None:
        self.writer.write((json.dumps(what) + "\n").encode())

    async def bear(self, order: Order) -> Life:
        """Has a process forked; it may not serve yet."""
        self._count += 1
        name = str(self._count)
        self._names[name] = asyncio.get_running_loop().create_future()
        self._say(order=asdict(order), name=name, log=self.log)
        return self._life(await asyncio.wait_for(self._names[name], BIRTH_SECONDS))

    def kill(self, life: Life, number: int = 9) -> None:
        """Kills a process as a power cut would; harmless when it is dead already."""
        self._say(kill=life.pid, signal=number)

    async def listen(self) -> None:
        """Hears what becomes of the processes, until nobody is there to tell it."""
        try:
            async for line in self.reader:
                self._take(json.loads(line))
        finally:
            for awaited in self._names.values():
                awaited.cancel()

    def _take(self, told: dict[str, Any]) -> None:
        if "born" in told:
            if not (born := self._names.pop(told["born"])).done():
                born.set_result(told["pid"])
            return
        life = self._life(told["pid"])
        if "says" in told and not life.ready.done():
            life.ready.set_result(told["says"])
        elif "ended" in told:
            if not life.ended.done():
                life.ended.set_result(told["ended"])
            del self.lives[life.pid]


@asynccontextmanager
async def nursery(log: Path) -> AsyncIterator[Nursery]:
    """Processes forked by this process's zygote, which write their log to a file; all of them end with it."""
    made = Nursery(*await asyncio.open_unix_connection(await midwife.address()), str(log))
    hearing = asyncio.create_task(made.listen())
    try:
        yield made
    finally:
        # The zygote ends what still lives before it hangs up as well.
        made.writer.write_eof()
        await hearing
        made.writer.close()
        await made.writer.wait_closed()
