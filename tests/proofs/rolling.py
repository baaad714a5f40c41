"""A rolling restart under load: every process of an installation is exchanged, and nobody notices."""

import asyncio
import statistics
import time
from pathlib import Path

from core import clock
from models.call import CallSeat
from tests.deploy.callers import Caller
from tests.deploy.calling import call_of_two
from tests.deploy.town import SCHEDULER, Town, town, worker_name
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.restarts.watching import Talk, Visitors
from tests.proofs.restarts.writers import Writer, gather, reasons_given_up, reckon

ROOT = Path(__file__).parents[2]
ROUNDS, WRITERS = 20, 30
CALM_SECONDS = 60
WAITED, REFUSED = "people who waited 5 s more than in calm", "pages refused through nginx"
LONGEST_WAIT = 5.0


def _program() -> dict[Path, int]:
    """The files that every process reads when it starts, with when they were changed."""
    folders = [ROOT / name for name in ("bot", "core", "models", "scheduler", "services", "web")]
    files = [*ROOT.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py"))]
    return {file: file.stat().st_mtime_ns for file in files}


async def _exchange_all(town: Town) -> list[float]:
    """Each process is told to end and, when it has, started again: one worker, the other one, the scheduler."""
    seconds = []
    for port in town.workers:
        seconds.append(await town.stop(worker_name(port)))
        await town.start_worker(port)
        await asyncio.sleep(1)
    await town.stop(SCHEDULER)
    await town.start(SCHEDULER)
    return seconds


async def _run(effort: Effort, scene: Scene) -> Tally:
    clock.freeze(None)
    chance, before = effort.random("rolling"), _program()
    async with town(scene.database_url, scene.folder, anew=effort.scale >= 0.5) as made:
        writers = await gather(made, effort.of(WRITERS, 6), chance)
        call, tom, lea = await call_of_two(made)
        async with await made.session() as session:
            talk = Talk(Caller(session, made.url), Caller(session, made.url))
            await talk.one.enters(tom)
            await talk.other.enters(lea)
            visitors, over, began = Visitors(made), asyncio.Event(), time.monotonic()
            doing = [asyncio.create_task(act.go_on(over)) for act in (*writers, talk)]
            doing.append(asyncio.create_task(visitors.look(over)))
            # What a screen takes on this machine when nothing is exchanged; a busy machine is no fault of the restarts.
            await asyncio.sleep(effort.of(CALM_SECONDS, 4))
            calm = [wait for writer in writers for wait in writer.waits]
            ends = [second for _ in range(effort.of(ROUNDS)) for second in await _exchange_all(made)]
            over.set()
            await asyncio.gather(*doing)
            seconds = time.monotonic() - began
            for writer in writers:
                writer.calm = max(calm, default=0.0)
            held = await CallSeat.filter(call_id=call.id, present=True).count()
        await made.at_rest()
        tally = await _count(writers, talk, visitors, ends, held, seconds)
    # New processes with other code on the old schema would be an upgrade without its steps, not a restart.
    after = _program()
    tally.broken["files of the program that somebody changed meanwhile"] = sum(
        before.get(file) != after.get(file) for file in before.keys() | after.keys()
    )
    return tally if effort.scale >= 0.5 else _without_haste(tally)


def _without_haste(tally: Tally) -> Tally:
    """A short form runs beside other tests on the same cores: how long things took there is noted, not judged."""
    for what in (WAITED, REFUSED):
        tally.notes.append(f"{what} (not judged in a short form): {tally.broken.pop(what)}.")
    return tally


async def _count(
    writers: list[Writer], talk: Talk, visitors: Visitors, ends: list[float], held: int, seconds: float
) -> Tally:
    tally, waits = Tally(), sorted(wait for writer in writers for wait in writer.waits)
    tally.done.update(
        {
            "workers exchanged": len(ends),
            "messages": sum(len(writer.written) for writer in writers),
            "pages": visitors.through["served"],
            "lines of a call": talk.lines,
            "returns of a call's page": talk.returns,
        }
    )
    tally.broken.update(await reckon(writers))
    calm = writers[0].calm
    tally.broken[WAITED] = sum(wait > LONGEST_WAIT + calm for wait in waits)
    tally.broken[REFUSED] = visitors.through["refused"]
    tally.broken["people who lost their place in the call"] = 2 - held
    tally.controls["pages refused by the worker that restarts, asked without nginx"] = visitors.directly[
        "refused"
    ]
    tally.notes += [f"Stuck: {seen}." for writer in writers for seen in writer.stuck]
    tally.notes += [f"Given up: {reason}" for reason in await reasons_given_up()]
    at = statistics.quantiles(waits, n=100)
    tally.notes.append(
        f"{len(waits)} screens in {seconds:.0f} s; from the act to the screen: median {at[49] * 1000:.0f} ms,"
        f" p95 {at[94] * 1000:.0f} ms, longest {waits[-1]:.2f} s ({calm:.2f} s before the first restart)."
        f" A worker ended within {max(ends):.1f} s; the longest silence of the call was {talk.longest_gap:.1f} s."
    )
    return tally


PROOFS = (
    Proof(
        "rolling",
        "20 rolling restarts (SIGTERM to one worker, wait, start; then the other one, then the scheduler) of an"
        " installation behind nginx, under 30 people who write and two who talk: 0 messages or notices lost, doubled"
        " or out of order, nobody waits for a screen for 5 s longer than without restarts, no page is refused, and the"
        " call goes on.",
        _run,
        databases=("postgres",),
    ),
)
