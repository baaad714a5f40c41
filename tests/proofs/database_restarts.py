"""PostgreSQL goes away and comes back under load: so does the service, and nothing is lost."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import asyncpg

from tests.proofs.crashes.reaper import Play, play
from tests.proofs.crashes.reckoning import (
    count_effects,
    reckon_effects,
    reckon_product,
    reckon_rest,
    reckon_sends,
)
from tests.proofs.proof import Effort, Proof, Scene, Tally

TIMES = 100
WAITING = 60
LONGEST_SECONDS = 5.0
PATIENCE_SECONDS = 60.0
_END_ALL = (
    "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def _effects() -> int:
    """How many updates took effect; our own connection was cut like all others, and is made anew."""
    began = time.monotonic()
    while True:
        try:
            return await count_effects()
        except Exception:
            if time.monotonic() - began > PATIENCE_SECONDS:
                raise
            await asyncio.sleep(0.02)


async def _until_effects(number: int) -> float:
    """Waits until more updates than this took effect; says how many seconds that took."""
    began = time.monotonic()
    while await _effects() <= number and time.monotonic() - began < PATIENCE_SECONDS:
        await asyncio.sleep(0.02)
    return time.monotonic() - began


async def _people_act(play: Play) -> int:
    """Has enough wait for the bot that it is in the middle of it; gives how much took effect so far."""
    effects = await _effects()
    while play.ledger.updates - effects < WAITING:
        await play.crowd.act()
    await _until_effects(effects)
    await asyncio.sleep(play.chance.uniform(0.0, 0.2))
    return await _effects()


def _restart(scene: Scene) -> Callable[[], Awaitable[None]]:
    assert scene.restart is not None, "the server is the proof's own"
    restart = scene.restart

    async def act() -> None:
        await asyncio.to_thread(restart)

    return act


def _end_connections(scene: Scene) -> Callable[[], Awaitable[None]]:
    async def act() -> None:
        connection = await asyncpg.connect(scene.database_url)
        try:
            await connection.fetchval(_END_ALL)
        finally:
            await connection.close()

    return act


async def _run(effort: Effort, scene: Scene) -> Tally:
    tally, waits = Tally(), dict[str, list[float]]()
    times = effort.of(TIMES)
    async with play(scene, effort, "restarts") as played:
        await played.crowd.gather(scene.database)
        living = asyncio.create_task(played.keep(played.order()))
        await _people_act(played)
        for what, interrupt in (("restarts", _restart(scene)), ("terminations", _end_connections(scene))):
            waits[what] = []
            for _ in range(times):
                await _people_act(played)
                await interrupt()
                waits[what].append(await _until_effects(await _effects()))
                tally.done[what] += 1
        played.over = True
        await living
        await played.rest([played.order()])
        tally.done["updates"] = played.ledger.updates
        for counts in (await reckon_effects(played.ledger, apart=False), await reckon_rest()):
            tally.broken.update(counts)
        tally.broken.update(await reckon_product(played.crowd))
        lost, again, _ = await reckon_sends(played.crowd)
        tally.broken["sends lost"] += lost
        tally.broken["ends of the process"] = (
            played.deaths.total() - played.deaths["exit 0"] + len(played.unexpected)
        )
    for what, seconds in waits.items():
        ordered = sorted(seconds)
        tally.broken[f"{what} after which it took more than 5 s"] = sum(s > LONGEST_SECONDS for s in seconds)
        tally.notes.append(
            f"From the server's answer to the next update settled, after {what}: median"
            f" {ordered[len(ordered) // 2]:.2f} s, longest {ordered[-1]:.2f} s."
        )
    tally.notes.append(f"Notifications sent twice: {again}.")
    return tally


PROOFS = (
    Proof(
        "restarts",
        "100 restarts of PostgreSQL and 100 terminations of all its connections while 40 people go on: the service is"
        " back within 5 s of the server each time (the next update is settled) without being restarted itself, 0"
        " updates lost, 0 effects doubled, 0 out of order.",
        _run,
        databases=("postgres",),
    ),
)
