"""How long another process takes to see what one did: by NOTIFY, and by looking once a second; and what both cost."""

import asyncio
import os
import random
import subprocess
import sys
import time

import asyncpg

from benchmarks.databases import Databases
from benchmarks.figures import Effort, Section, percentile
from bot.worker import IDLE_SECONDS
from core.keys import KeyRing
from models.bus import PostgresBus

KEYS = KeyRing(b"k" * 32)
TEXT = f"""PostgreSQL. From the commit in this process to the moment in which another one has seen it: over the bus that
carries the signalling of calls (`NOTIFY`, sealed), and by looking into the inbox every {IDLE_SECONDS:g} s, which is how
a worker finds what another one left. Milliseconds of wall clock. The last columns are the CPU of the waiting process
and of the server, in milliseconds a second, while nothing happens."""
LOOK = "SELECT update_id FROM inbox WHERE state = 'open' AND due_at <= now() ORDER BY seq LIMIT 1"

_LISTENER = """
import asyncio, sys
from benchmarks.waking import KEYS
from models.bus import PostgresBus
async def main():
    bus = PostgresBus(sys.argv[1], KEYS)
    bus.listen("bench", lambda body: bus.say("seen", body))
    await bus.start()
    print("ready", flush=True)
    await asyncio.sleep(3600)
asyncio.run(main())
"""
_LOOKER = """
import asyncio, sys, asyncpg
from benchmarks.waking import LOOK
async def main():
    server = await asyncpg.connect(sys.argv[1])
    print("ready", flush=True)
    while True:
        row = await server.fetchrow(LOOK)
        if row is not None:
            await server.execute("UPDATE inbox SET state = 'done', done_at = now() WHERE update_id = $1", row[0])
            continue
        await asyncio.sleep(float(sys.argv[2]))
asyncio.run(main())
"""


def _started(program: str, *given: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", program, *given], stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline()
    return process


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def _used(process: subprocess.Popen[bytes]) -> float:
    with open(f"/proc/{process.pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e6


async def _idle(process: subprocess.Popen[bytes], databases: Databases, seconds: float) -> list[str]:
    """Milliseconds of CPU a second of a process that waits, and of the server meanwhile."""
    own, before, server = time.process_time(), _used(process), databases.cpu()
    began = time.monotonic()
    await asyncio.sleep(seconds)
    took = time.monotonic() - began
    of_server = (databases.cpu() - server - (time.process_time() - own)) * 1000
    return [f"{(_used(process) - before) / took:.2f}", f"{max(0.0, of_server) / took:.2f}"]


async def _by_notify(url: str, databases: Databases, count: int, seconds: float) -> list[str]:
    """There and back over the bus, halved."""
    process = _started(_LISTENER, url)
    bus, seen = PostgresBus(url, KEYS), asyncio.Queue[object]()
    bus.listen("seen", seen.put_nowait)
    await bus.start()
    waits = []
    try:
        for number in range(count):
            began = time.perf_counter()
            bus.say("bench", number)
            await seen.get()
            waits.append((time.perf_counter() - began) * 500)
        return [*_cells(waits), *await _idle(process, databases, seconds)]
    finally:
        await bus.stop()
        _ended(process)


async def _by_looking(url: str, databases: Databases, count: int, seconds: float) -> list[str]:
    process, chance = _started(_LOOKER, url, str(IDLE_SECONDS)), random.Random(1)
    server, waits = await asyncpg.connect(url), []
    insert = (
        "INSERT INTO inbox (update_id, lane, payload, state, attempts, due_at, received_at)"
        " VALUES ($1, $1, '', 'open', 0, now(), now())"
    )
    try:
        for number in range(count):
            await asyncio.sleep(chance.uniform(0, IDLE_SECONDS))
            await server.execute(insert, number + 1)
            began = time.perf_counter()
            while await server.fetchval("SELECT state FROM inbox WHERE update_id = $1", number + 1) == "open":
                await asyncio.sleep(0.002)
            waits.append((time.perf_counter() - began) * 1000)
        return [*_cells(waits), *await _idle(process, databases, seconds)]
    finally:
        await server.close()
        _ended(process)


def _cells(waits: list[float]) -> list[str]:
    return [f"{percentile(waits, share):,.1f}" for share in (0.5, 0.99)]


async def run(effort: Effort, databases: Databases) -> Section:
    """First one way, then the other."""
    os.environ.setdefault("PYTHONPATH", os.getcwd())
    section = Section(
        "7-waking", "Seeing what another process did", TEXT,
        ["way", "p50 ms", "p99 ms", "idle process, CPU ms/s", "idle server, CPU ms/s"],
    )  # fmt: skip
    seconds = 10.0 if not effort.quick else 3.0
    url = await databases.fresh("PostgreSQL")
    section.lines.append(["NOTIFY", *await _by_notify(url, databases, effort.of(500, 50), seconds)])
    section.lines.append(
        ["looking every second", *await _by_looking(url, databases, effort.of(30, 5), seconds)]
    )
    section.notes.append(
        "Updates, screens and notifications are found by looking. An update that Telegram pushes is worked on at once"
        " by the process that took it (a wake inside it): the second is waited only for what a process left when it"
        " ended, and a lost NOTIFY loses nothing. Calls cannot wait a second: their signalling goes over NOTIFY."
    )
    return section
