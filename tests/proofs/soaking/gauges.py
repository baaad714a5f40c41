"""What a process holds, read from outside, and how much of it grows."""

import asyncio
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

import aiohttp

from models.sql import fetch
from tests.proofs.soaking.program import Program

PAGE = os.sysconf("SC_PAGE_SIZE")
_TASKS = re.compile(r"^entremise_tasks (\S+)$", re.MULTILINE)
ESTABLISHED = "01"


@dataclass(frozen=True)
class Sample:
    """One look at a process: `at` in seconds, `memory` resident in bytes, `waiting` updates that are open."""

    at: float
    memory: int
    files: int
    connections: int
    tasks: int
    waiting: int


@dataclass
class Gauges:
    """Looks at a process every `every` seconds."""

    program: Program
    database_url: str
    every: float
    samples: list[Sample]

    async def watch(self) -> None:
        """Goes on until it is cancelled."""
        loop, began = asyncio.get_running_loop(), asyncio.get_running_loop().time()
        async with aiohttp.ClientSession() as session:
            while True:
                self.samples.append(await self._look(session, loop.time() - began))
                await asyncio.sleep(self.every)

    async def _look(self, session: aiohttp.ClientSession, at: float) -> Sample:
        async with session.get(f"{self.program.url}/metrics") as answer:
            told = _TASKS.search(await answer.text())
        assert told is not None, "the product does not say how many tasks it has"
        pid = self.program.process.pid
        opened = links_of(pid)
        waiting = await fetch("SELECT COUNT(*) AS n FROM inbox WHERE state = 'open'")
        held = connections(opened, self.database_url)
        return Sample(at, resident(pid), len(opened), held, int(float(told[1])), int(waiting[0]["n"]))


def resident(pid: int) -> int:
    """The memory that a process holds, in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def links_of(pid: int) -> list[str]:
    """What each open file of a process is."""
    found = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(os.readlink(link))
        except OSError:
            continue  # It was closed between the list and the look.
    return found


def connections(opened: list[str], database_url: str) -> int:
    """How many connections to the database those files are: sockets to the server, or handles of the file."""
    if database_url.startswith("sqlite"):
        path = database_url.removeprefix("sqlite://")
        return sum(link == path for link in opened)
    port = f":{urlsplit(database_url).port:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    there = {f"socket:[{row[9]}]" for row in rows if row[2].endswith(port) and row[3] == ESTABLISHED}
    return sum(link in there for link in opened)


def second_half(samples: list[Sample]) -> list[Sample]:
    """What was seen after the warm-up: the later half of the time."""
    middle = samples[-1].at / 2
    return [sample for sample in samples if sample.at >= middle]


def growth(samples: list[Sample]) -> float:
    """By which share the memory grows over the second half: the slope of the line through it, by least squares."""
    late = second_half(samples)
    times, sizes = [sample.at for sample in late], [float(sample.memory) for sample in late]
    middle, mean = sum(times) / len(times), sum(sizes) / len(sizes)
    spread = sum((at - middle) ** 2 for at in times)
    slope = sum((at - middle) * (size - mean) for at, size in zip(times, sizes, strict=True)) / spread
    begins = mean + slope * (times[0] - middle)
    return slope * (times[-1] - times[0]) / begins


def leaking(samples: list[Sample], a_second: int) -> list[Sample]:
    """The same samples of a process that keeps so many bytes more each second."""
    return [replace(sample, memory=sample.memory + int(sample.at * a_second)) for sample in samples]


def rise(samples: list[Sample], name: str) -> float:
    """By how much the usual value of the last quarter of the time is above that of the second."""
    whole = samples[-1].at
    early = [getattr(s, name) for s in samples if whole / 4 <= s.at < whole / 2]
    late = [getattr(s, name) for s in samples if s.at >= whole * 3 / 4]
    return float(median(late) - median(early)) if early and late else 0.0


def p95(waits: list[float]) -> float:
    """The wait that one in twenty exceeds."""
    return quantiles(waits, n=20)[-1] if len(waits) > 1 else max(waits, default=0.0)
