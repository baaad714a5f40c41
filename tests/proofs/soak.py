"""Hours of ordinary use: whether the process grows, whatever in it could, and whether people come to wait longer."""

import asyncio
from contextlib import suppress

from models.delivery import InboxState, InboxUpdate
from sandbox.world import World
from tests.kit.processes import is_at_rest
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.soaking.gauges import Gauges, Sample, growth, leaking, p95, rise, second_half
from tests.proofs.soaking.pairs import Diary, Pace, Pair, busy, gather
from tests.proofs.soaking.program import Program, program

SECONDS, A_SECOND, PAIRS = 8 * 3600, 20.0, 60
# A short form shares its machine with other tests, and must not be measured by what those leave of it.
SHORT, SHORTEST_SECONDS = 0.002, 10.0
A_SECOND_IN_SHORT, PAIRS_IN_SHORT = 8.0, 4
LOOKS = 300
GROWTH, KEPT_MORE = 0.05, 10
HELD = {"files": "open files", "connections": "connections", "tasks": "tasks", "waiting": "waiting updates"}
LEAK_A_SECOND = 2 << 20
# Below this nobody feels a difference.
FELT_SECONDS, SLOWER = 0.25, 1.5
REST_SECONDS = 90.0


async def run(effort: Effort, scene: Scene) -> Tally:
    """Everybody goes on for so long while the process is watched; then everything comes to rest and is counted."""
    is_short, diary = effort.scale < SHORT, Diary()
    seconds = max(SHORTEST_SECONDS, SECONDS * effort.scale)
    pace = Pace(A_SECOND)
    async with program(scene, anew=not is_short) as made:
        pairs = await gather(
            made.world, PAIRS_IN_SHORT if is_short else PAIRS, pace, diary, effort.random("soak")
        )
        # What is loaded at its first use is there before anything is measured.
        await asyncio.gather(*(pair.does_everything_once() for pair in pairs))
        pace.a_second = A_SECOND_IN_SHORT if is_short else A_SECOND
        diary.begin_again()
        samples = await _live(pairs, Gauges(made, scene.database_url, max(0.4, seconds / LOOKS), []), seconds)
        tally = Tally(done=diary.errands.copy())
        tally.done.update({"updates": len(diary.waits), "samples": len(samples)})
        await _end(made, diary, tally)
    _judge_growth(samples, tally)
    _judge_waits(diary, samples, is_short, tally)
    return tally


async def _live(pairs: list[Pair], gauges: Gauges, seconds: float) -> list[Sample]:
    async with busy(pairs):
        with suppress(TimeoutError):
            await asyncio.wait_for(gauges.watch(), seconds)
    return gauges.samples


async def _end(made: Program, diary: Diary, tally: Tally) -> None:
    """Lets everything come to rest, counts the updates, and ends the process as the system would."""
    tally.broken["things left undone for ever"] = int(not await _comes_to_rest(made.world))
    tally.broken["updates given up"] = await InboxUpdate.filter(state=InboxState.DEAD).count()
    kept = await InboxUpdate.filter(state=InboxState.DONE).count()
    tally.broken["updates lost or kept twice"] = abs(kept - diary.updates)
    tally.broken["screens that never came"] = len(diary.stuck)
    tally.notes += [f"Never came: {what}" for what in diary.stuck[:5]]
    tally.broken["ends in disorder"] = int(await made.stop() != 0)


async def _comes_to_rest(world: World) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(REST_SECONDS):
            while not await is_at_rest(world):
                await asyncio.sleep(0.2)
            return True
    return False


def _judge_growth(samples: list[Sample], tally: Tally) -> None:
    grown, late = growth(samples), second_half(samples)
    tally.broken["memory that grows by 5 %"] = int(grown >= GROWTH)
    for name, what in HELD.items():
        tally.broken[f"{what} that become more and more"] = int(rise(samples, name) > KEPT_MORE)
    tally.controls["leaks of 2 MiB a second seen"] = int(growth(leaking(samples, LEAK_A_SECOND)) >= GROWTH)
    first, last = late[0], late[-1]
    tally.notes.append(
        f"Resident memory over the second half, by least squares: {grown:+.2%} ({first.memory >> 20} to"
        f" {last.memory >> 20} MiB in {last.at - first.at:,.0f} s). At the end {last.files} open files,"
        f" {last.connections} connections to the database, {last.tasks} tasks; at most"
        f" {max(sample.waiting for sample in samples)} updates waited."
    )


def _judge_waits(diary: Diary, samples: list[Sample], is_short: bool, tally: Tally) -> None:
    begins, ends = diary.waits[0][0], diary.waits[-1][0]
    quarter = (ends - begins) / 4
    early = p95([wait for at, wait in diary.waits if quarter <= at - begins < 2 * quarter])
    late = p95([wait for at, wait in diary.waits if at - begins >= 3 * quarter])
    slower = late > SLOWER * early + FELT_SECONDS
    if not is_short:
        tally.broken["waits that grow"] = int(slower)
    pace = len(diary.waits) / max(1.0, ends - begins)
    tally.notes.append(
        f"{pace:.1f} updates a second; from update to screen, p95: {early * 1000:.0f} ms in the second quarter,"
        f" {late * 1000:.0f} ms in the last" + (" (not judged in a short form)." if is_short else ".")
    )


PROOFS = (
    Proof(
        "soak",
        f"Eight hours of `entremise run` before {PAIRS} pairs of people who do everything alike (home, search, dialogs,"
        f" messages, bookings that are cancelled again, calls that ring): {A_SECOND:.0f} updates a second. Over the"
        " second half resident memory grows by less than 5 %; open files, connections, tasks and waiting updates do not"
        " grow; what one in twenty waits from update to screen does not; every update is kept once and done.",
        run,
        limit_minutes=9 * 60,
    ),
)
