"""kill -9 under load: nothing is lost, nothing happens twice, nobody is stuck."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from sandbox import webhooks
from tests.kit.child import Order
from tests.kit.deaths import POINTS
from tests.kit.kept import kept_in
from tests.kit.ports import free_port
from tests.proofs.crashes import whole
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.control import kill_the_naive, kill_the_naive_clock
from tests.proofs.crashes.guests import Guests
from tests.proofs.crashes.openers import Openers
from tests.proofs.crashes.reaper import TAKING, UPDATES_A_LIFE, Play, play
from tests.proofs.crashes.reckoning import reckon_effects, reckon_product, reckon_rest, reckon_sends
from tests.proofs.crashes.rota import Rota
from tests.proofs.crashes.sitters import Sitters
from tests.proofs.crashes.things import OF_THE_CLOCK, OF_THE_PAGES
from tests.proofs.crashes.timetable import Timetable
from tests.proofs.proof import Effort, Proof, Scene, Tally

KILLS = 1000
CONTROL_KILLS = 40
LONGEST_PAUSE_SECONDS = 1.0
Slots = list[tuple[Order, tuple[str, ...]]]
Town = tuple[Timetable, Guests, Openers, Sitters]


def _as(play: Play, way: str, port: int = 0) -> Order:
    """A process as the product starts it."""
    return replace(play.order(), lives_as=f"{whole.NAME}.{way}", port=port)


def _alone(play: Play, port: int) -> Slots:
    """One process with every part, as `entremise run` is."""
    return [(_as(play, "run", port), POINTS + OF_THE_CLOCK + OF_THE_PAGES)]


def _polled(play: Play, port: int) -> Slots:
    """One process takes the updates, two work, send and serve the pages as `entremise worker` does, one ticks."""
    working = tuple(point for point in POINTS if point not in TAKING) + OF_THE_PAGES
    poller = replace(play.order(), workers=0, senders=0)
    worker = replace(_as(play, "polled", port), polls=False)
    return [(poller, TAKING), (worker, working), (worker, working), (_as(play, "scheduler"), OF_THE_CLOCK)]


def _pushed(play: Play, port: int) -> Slots:
    """Updates are pushed to two processes behind one port, as `entremise worker` is; one more is the scheduler."""
    worker = _as(play, "worker", port)
    points = POINTS + OF_THE_PAGES
    return [(worker, points), (worker, points), (_as(play, "scheduler"), OF_THE_CLOCK)]


async def _run(effort: Effort, scene: Scene) -> Tally:
    if scene.database == "sqlite":
        return await _kill(effort, scene, "in one process", _alone, effort.of(KILLS, 4))
    return await _kill(effort, scene, "polled by one process, worked on by two", _polled, effort.of(KILLS, 4))


async def _run_pushed(effort: Effort, scene: Scene) -> Tally:
    # Telegram spares an address that is dead for up to a minute: that patience is not what is tried here.
    webhooks.LONGEST_PAUSE_SECONDS = LONGEST_PAUSE_SECONDS
    return await _kill(effort, scene, "pushed to two processes", _pushed, effort.of(KILLS, 4))


@asynccontextmanager
async def _town(scene: Scene, played: Play, port: int) -> AsyncIterator[Town]:
    """Everybody of a run, with the key and the files of the processes."""
    data = scene.folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "master.key").write_text((b"k" * 32).hex())
    with kept_in(data):
        await played.crowd.gather(scene.database)
        cast, openers = Cast(played.crowd), Openers(played.crowd)
        timetable = Timetable(played.crowd, data, Rota(cast))
        url = f"http://127.0.0.1:{port}"
        guests, sitters = Guests(played.crowd, url, cast), Sitters(cast, url)
        for some in (timetable, guests, openers):
            await some.gather()
        played.crowd.openers = openers
        yield timetable, guests, openers, sitters


async def _kill(
    effort: Effort, scene: Scene, name: str, cast: Callable[[Play, int], Slots], kills: int
) -> Tally:
    tally, updates, port = Tally(), kills * UPDATES_A_LIFE, free_port()
    async with play(scene, effort, name) as played, _town(scene, played, port) as town:
        timetable, guests, _, sitters = town
        slots, began = cast(played, port), time.monotonic()
        reached = list(dict.fromkeys(point for _, points in slots for point in points))
        played.reach(reached)
        share = UPDATES_A_LIFE * len(slots)
        living = [asyncio.create_task(one.go_on(lambda: played.over)) for one in (timetable, guests, sitters)]
        reaping = [asyncio.create_task(played.reap(order, points, share)) for order, points in slots]
        await played.feed(updates, kills)
        played.over = True
        await asyncio.gather(*reaping)
        loaded = time.monotonic() - began

        async def is_settled() -> bool:
            return all(one.done() for one in living) and await timetable.is_settled()

        rested = await played.rest([order for order, _ in slots], is_settled)
        tally.broken["guests who never got their answer"] = await _end(living)
        tally.broken.update(await reckon_effects(played.ledger, apart=cast is _pushed))
        await _count(tally, played)
        await _count_town(tally, town)
        # A moment at which nobody died is one about which nothing was tried.
        tally.done.update({f"at « {point} »": played.deaths[point] for point in reached})
        tally.done["at random moments"] = played.deaths["at random moments"]
        tally.notes.insert(
            0,
            f"Updates {name}: {played.effects / loaded:.0f} took effect a second; at rest {rested:.1f} s after the"
            " last kill.",
        )
    controls = effort.of(CONTROL_KILLS, 1)
    tally.controls["updates lost or doubled"] = await kill_the_naive(effort, scene, controls)
    tally.controls["things of the clock lost or doubled"] = await kill_the_naive_clock(
        effort, scene, controls
    )
    return tally


async def _end(living: list[asyncio.Task[None]]) -> int:
    """Ends who still waits and says how many that were; raises what ended one of the others before its time."""
    waiting = [one for one in living if not one.done()]
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await asyncio.gather(*(one for one in living if one not in waiting))
    return len(waiting)


async def _count_town(tally: Tally, town: Town) -> None:
    timetable, guests, openers, sitters = town
    await _count_things(tally, timetable, guests)
    await _count_sockets(tally, sitters)
    await _count_links(tally, openers)


async def _count_things(tally: Tally, timetable: Timetable, guests: Guests) -> None:
    tally.done["moments of the clock"] = timetable.moments
    tally.done["things of the jobs"] = timetable.rota.count
    tally.done.update(guests.answers)
    tally.broken.update(await timetable.reckon())
    undone, said = await timetable.rota.reckon()
    tally.broken.update(undone)
    tally.notes += said[:5]
    tally.broken.update(await guests.reckon())
    tally.notes += guests.wrong[:5]


async def _count_sockets(tally: Tally, sitters: Sitters) -> None:
    tally.done.update(sitters.answers)
    tally.broken.update(await sitters.reckon())
    tally.notes += sitters.wrong[:5]


async def _count_links(tally: Tally, openers: Openers) -> None:
    tally.done["deep links opened"] = openers.opened
    tally.done["invitations accepted"] = len(openers.accepted)
    tally.broken.update(await openers.reckon())


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
        "1,000 kill -9 over 50,000 updates of 40 people at once, while appointments and things of most jobs come due,"
        " deep links are opened, and others read pages, give documents and stay in calls there by sockets, at each"
        " named point (before, in and after the transaction of an update, of what the clock does and of what a page"
        " keeps, around each call of Telegram) and at random moments: 0 updates lost, 0 effects doubled, 0 out of"
        " order, 0 sends lost, nobody stuck; what the clock owes, what a page was given and what a deep link led to is"
        " done once, what a page answered stays true, and whoever's socket breaks comes back to their place. SQLite:"
        " one process with every part, as `entremise run` is;"
        " PostgreSQL: one that polls, two that work, send and serve the pages, and the scheduler.",
        _run,
        limit_minutes=12 * 60,
    ),
    Proof(
        "kills-pushed",
        "The same with updates pushed by webhook to two processes that share a port, as `entremise worker` is, beside"
        " the scheduler.",
        _run_pushed,
        databases=("postgres",),
        limit_minutes=12 * 60,
    ),
)
