"""Runs one bot before the local Bot API and reads what its process spent on each kind of update."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.updates.telegram_stub import FIRST_PERSON, TOKEN, TelegramStub

START_SECONDS = 300.0
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Bot:
    """A program that polls BOT_TOKEN at API_ROOT; with `has_home` one more tap leads from /start to a question."""

    name: str
    command: Sequence[str]
    has_home: bool = False


@dataclass(frozen=True)
class Spent:
    """CPU microseconds an update, kernel included, of the bot's own process."""

    start: float
    tap: float

    @property
    def update(self) -> float:
        """The mean of both kinds, as when a person writes once and taps once."""
        return (self.start + self.tap) / 2


def cpu_microseconds(pid: int) -> float:
    """What the threads of a process have used so far, all together; none of theirs ends while it is measured."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1000


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[tuple[TelegramStub, int]]:
    """A bot that polls a local Bot API, and its process; RuntimeError when it does not come to that."""
    stub = TelegramStub()
    await stub.start()
    environment = os.environ | {"BOT_TOKEN": TOKEN, "API_ROOT": stub.address}
    process = await asyncio.create_subprocess_exec(
        *bot.command, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(START_SECONDS):
            while not stub.calls.get("getupdates"):
                await asyncio.sleep(0.05)
                if process.returncode is not None:
                    raise RuntimeError(f"{bot.name} ended before it polled")
        yield stub, process.pid
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await stub.stop()


async def measure(bot: Bot, persons: int, taps: int) -> Spent:
    """One round: everybody writes /start, then everybody taps `taps` times."""
    everybody = range(FIRST_PERSON, FIRST_PERSON + persons)
    async with running(bot) as (stub, pid):
        # The first updates load what a process loads once.
        await _round(stub, bot, everybody[:10], taps)
        await asyncio.sleep(0.3)
        spent = await _round(stub, bot, everybody[10:], taps, pid)
    return Spent(spent[0] / (persons - 10), spent[1] / ((persons - 10) * taps))


async def _round(
    stub: TelegramStub, bot: Bot, people: Sequence[int], taps: int, pid: int | None = None
) -> tuple[float, float]:
    def used() -> float:
        return cpu_microseconds(pid) if pid is not None else 0.0

    async def settled() -> None:
        await stub.drained(PATIENCE_SECONDS)
        await asyncio.sleep(0.05)

    before = used()
    for person in people:
        stub.says(person, "/start")
    await settled()
    started = used()
    if bot.has_home:
        for person in people:
            stub.taps(person)
        await settled()
    opened = used()
    for _ in range(taps):
        for person in people:
            stub.taps(person)
        await settled()
    return started - before, used() - opened
