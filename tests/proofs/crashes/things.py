"""What comes of the clock and of the pages in a process that is killed: an effect each, and the moments of its death.

A thing that took effect leaves a row in a table that has no unique key, in the transaction of the service that did it.
"""

import asyncio
import os
import secrets
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from datetime import timedelta
from pathlib import Path
from typing import Any

from core import clock
from core.keys import KeyRing
from core.wake import wake
from models.appointment import Appointment
from models.sql import execute
from scheduler.jobs import JOBS, Job
from scheduler.run import RunningScheduler, Tick
from services import calls, reminders
from services.appointments import ticking
from services.appointments.sides import Side
from services.call_seats import SeatSession
from services.evidence import giving
from services.unit_of_work import after_commit, unit_of_work
from tests.kit.deaths import Passes, plant_death, watch_transactions

TABLE = {
    "sqlite": "CREATE TABLE crash_thing (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, thing BIGINT NOT NULL)",
    "postgres": "CREATE TABLE crash_thing (id BIGSERIAL PRIMARY KEY, kind TEXT NOT NULL, thing BIGINT NOT NULL)",
}
# What is due for the naive control.
DUE_TABLE = "CREATE TABLE crash_due (thing BIGINT NOT NULL, done INT NOT NULL)"
# due: a job found something, its transaction is about to begin; moved: all of it is done, nothing is committed;
# ticked: it is committed, nothing follows yet. Each of those whose effects are left here, and of another job a life.
OF_THE_CLOCK = ("due", "moved", "ticked")
# sealed: a document is on the disk, no row names it; giving: it is kept, or a place in a call taken, nothing is
# committed; given: it is committed and nobody was answered.
OF_THE_PAGES = ("sealed", "giving", "given")
ROOM, PASSED, EXPIRED, GIVEN, SEATED = "room", "passed", "expired", "given", "seated"
_TOLD = {"nobody_came": PASSED, "expired": EXPIRED}
CLOCK_FILE, LOOK_SECONDS = "moved-by", 0.2
_IN_A_TRANSACTION = {"due": "begun", "moved": "committing", "ticked": "kept"}
_passes: dict[str, Passes] = {}
_is_chosen: ContextVar[bool] = ContextVar("is_chosen", default=False)


def _at(point: str) -> None:
    if point in _passes:
        _passes[point]()


async def leave_thing(kind: str, thing: int) -> None:
    """Notes, inside the service's transaction, that something took effect."""
    async with unit_of_work():
        await execute("INSERT INTO crash_thing (kind, thing) VALUES (:kind, :thing)", kind=kind, thing=thing)


async def _leave(kind: str, thing: int, done: str, committed: str) -> None:
    await leave_thing(kind, thing)
    _at(done)
    after_commit(lambda: _at(committed))


def watch(die: str) -> None:
    """Has what the clock and the pages do leave its effects, and this process die at the point that `die` names."""
    chosen, (point, _, times) = _begin_with_a_job(), die.partition(":")
    if point not in OF_THE_CLOCK + OF_THE_PAGES:
        plant_death(die)
    else:
        left = int(times)

        def passes() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        _passes[point] = passes
        if point in OF_THE_CLOCK:
            _watch_a_job(chosen, passes, point)
    _watch_the_clock()
    _watch_the_pages()


def _begin_with_a_job() -> str:
    """Has the rounds of jobs begin with one that chance chooses: few lives last until the last ones; gives its name."""
    chosen, makes = secrets.choice(JOBS).name, RunningScheduler.__init__

    def made(self: RunningScheduler, jobs: Sequence[Job]) -> None:
        makes(self, sorted(jobs, key=lambda job: job.name != chosen))

    RunningScheduler.__init__ = made  # type: ignore[method-assign]
    return chosen


def _watch_a_job(chosen: str, passes: Passes, point: str) -> None:
    """Has the transactions of a job come to the point as well."""
    runs = Tick.run

    async def run(self: Tick) -> None:
        token = _is_chosen.set(self.job.name == chosen)
        try:
            await runs(self)
        finally:
            _is_chosen.reset(token)

    def passes_there() -> None:
        if _is_chosen.get():
            passes()

    Tick.run = run  # type: ignore[method-assign]
    watch_transactions(passes_there, _IN_A_TRANSACTION[point])


def _watch_the_clock() -> None:
    opens, tells = reminders._open_room_of, ticking.tell

    async def opened(row: Appointment) -> int:
        count = await opens(row)
        if count:
            await _leave(ROOM, row.id, "moved", "ticked")
        return count

    async def told(appointment: Appointment, side: Side, event: str, **more: Any) -> None:
        await tells(appointment, side, event, **more)
        if event in _TOLD and side is Side.CLIENT:
            await _leave(_TOLD[event], appointment.id, "moved", "ticked")

    def begun() -> AbstractAsyncContextManager[None]:
        _at("due")
        return unit_of_work()

    reminders._open_room_of, ticking.tell = opened, told  # type: ignore[assignment]
    for module in (reminders, ticking):
        module.unit_of_work = begun


def _watch_the_pages() -> None:
    keeps: Callable[..., Awaitable[Any]] = giving._keep

    async def kept(given: giving.Giving, *more: Any) -> Any:
        _at("sealed")
        replaced = await keeps(given, *more)
        await _leave(GIVEN, given.pass_id, "giving", "given")
        return replaced

    giving._keep = kept
    takes = calls.take_seat

    async def taken(keys: KeyRing, token: str) -> SeatSession:
        async with unit_of_work():
            session = await takes(keys, token)
            await _leave(SEATED, session.seat.id, "giving", "given")
            return session

    calls.take_seat = taken


def keep_moved(folder: Path, by: timedelta) -> None:
    """Tells every process of this folder how far business time was moved."""
    new = folder / f"{CLOCK_FILE}.new"
    new.write_text(str(by.total_seconds()))
    new.rename(folder / CLOCK_FILE)


def _follow_once(folder: Path) -> None:
    file = folder / CLOCK_FILE
    moved = timedelta(seconds=float(file.read_text())) if file.exists() else timedelta(0)
    if moved > clock.offset():
        clock.set_offset(moved)
        for name in ("clock", "sender", "sweep"):
            wake(name)


async def follow_the_clock(folder: Path) -> None:
    """Has business time of this process be what `keep_moved` says, for ever."""
    while True:
        _follow_once(folder)
        await asyncio.sleep(LOOK_SECONDS)
