"""kill -9 under load: nothing is lost, nothing happens twice, nobody is stuck."""

import asyncio
import socket
import time
from collections.abc import Callable
from dataclasses import replace

from sandbox import webhooks
from tests.kit.child import Order
from tests.kit.deaths import POINTS
from tests.proofs.crashes.control import kill_the_naive
from tests.proofs.crashes.reaper import TAKING, UPDATES_A_LIFE, Play, play
from tests.proofs.crashes.reckoning import reckon_effects, reckon_product, reckon_rest, reckon_sends
from tests.proofs.proof import Effort, Proof, Scene, Tally

KILLS = 1000
CONTROL_KILLS = 40
LONGEST_PAUSE_SECONDS = 1.0
Slots = list[tuple[Order, tuple[str, ...]]]


def _alone(play: Play) -> Slots:
    """One process with every part."""
    return [(play.order(), POINTS)]


def _polled(play: Play) -> Slots:
    """One process takes the updates, two work and send."""
    order = play.order()
    working = tuple(point for point in POINTS if point not in TAKING)
    worker = replace(order, polls=False)
    return [(replace(order, workers=0, senders=0), TAKING), (worker, working), (worker, working)]


def _pushed(play: Play) -> Slots:
    """Updates are pushed to two processes behind one port, which do all the rest."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return [(replace(play.order(), port=port), POINTS)] * 2


async def _run(effort: Effort, scene: Scene) -> Tally:
    if scene.database == "sqlite":
        return await _kill(effort, scene, "in one process", _alone, effort.of(KILLS, 4))
    return await _kill(effort, scene, "polled by one process, worked on by two", _polled, effort.of(KILLS, 4))


async def _run_pushed(effort: Effort, scene: Scene) -> Tally:
    # Telegram spares an address that is dead for up to a minute: that patience is not what is tried here.
    webhooks.LONGEST_PAUSE_SECONDS = LONGEST_PAUSE_SECONDS
    return await _kill(effort, scene, "pushed to two processes", _pushed, effort.of(KILLS, 4))


async def _kill(effort: Effort, scene: Scene, name: str, cast: Callable[[Play], Slots], kills: int) -> Tally:
    tally, updates = Tally(), kills * UPDATES_A_LIFE
    async with play(scene, effort, name) as played:
        await played.crowd.gather(scene.database)
        slots, began = cast(played), time.monotonic()
        reached = list(dict.fromkeys(point for _, points in slots for point in points))
        played.reach(reached)
        share = UPDATES_A_LIFE * len(slots)
        reaping = [asyncio.create_task(played.reap(order, points, share)) for order, points in slots]
        await played.feed(updates, kills)
        played.over = True
        await asyncio.gather(*reaping)
        loaded = time.monotonic() - began
        rested = await played.rest([order for order, _ in slots])
        tally.broken.update(await reckon_effects(played.ledger, apart=cast is _pushed))
        await _count(tally, played)
        # A moment at which nobody died is one about which nothing was tried.
        tally.done.update({f"at « {point} »": played.deaths[point] for point in reached})
        tally.done["at random moments"] = played.deaths["at random moments"]
        tally.notes.insert(
            0,
            f"Updates {name}: {played.effects / loaded:.0f} took effect a second; at rest {rested:.1f} s after the"
            " last kill.",
        )
    tally.controls["updates lost or doubled"] = await kill_the_naive(
        effort, scene, effort.of(CONTROL_KILLS, 1)
    )
    return tally


async def _count(tally: Tally, played: Play) -> None:
    kills = played.deaths.total()
    tally.done.update({"kills": kills, "updates": played.ledger.updates})
    tally.done["numbered notifications"] = len(played.crowd.references)
    for counts in (await reckon_rest(), await reckon_product(played.crowd)):
        tally.broken.update(counts)
    lost, again, forgotten = await reckon_sends(played.crowd)
    tally.broken["sends lost"] += lost
    tally.broken["processes that ended by themselves"] = len(played.unexpected)
    tally.notes += played.unexpected[:5]
    tally.notes.append(
        f"Notifications sent twice: {again} ({200 * again / kills:.1f} per 200 kills);"
        f" screens sent twice and left with their buttons: {forgotten} ({200 * forgotten / kills:.1f} per 200 kills)."
    )


PROOFS = (
    Proof(
        "kills",
        "1,000 kill -9 over 50,000 updates of 40 people at once, at each named point (before, in and after"
        " the transaction, around each call of Telegram) and at random moments: 0 updates lost, 0 effects doubled, 0"
        " out of order, 0 sends lost, nobody stuck. SQLite: one process; PostgreSQL: one that polls and two that work.",
        _run,
        limit_minutes=12 * 60,
    ),
    Proof(
        "kills-pushed",
        "The same with updates pushed by webhook to two processes that share a port.",
        _run_pushed,
        databases=("postgres",),
        limit_minutes=12 * 60,
    ),
)
