"""What the kills reckon of the scheduler's jobs: what is left undone or done twice comes to light."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from core import clock
from models.delivery import Notification
from models.scam_report import ScamReport
from sandbox.world import World
from scheduler.jobs import JOBS
from scheduler.run import Tick
from services.unit_of_work import unit_of_work
from tests.kit.kept import kept_in
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.crowd import MONDAY, Crowd
from tests.proofs.crashes.ledger import Ledger
from tests.proofs.crashes.rota import EVERY, Rota
from tests.proofs.crashes.timetable import RECKONED

# They clear away or mark what nobody sees, and nobody is told of it.
NOT_RECKONED = {
    "months of the audit log whose time is over leave",
    "reports with a party that left are let go of",
    "the words of who left leave the search index",
    "entries of the directory get the marks of their parts",
}
RELEASES = "reports beyond the limits of their reporter reach the team in their turn"
UNDONE, TWICE = "things of the jobs left undone", "things of the jobs done twice"


@pytest.fixture
async def rota(database: str, tmp_path: Path) -> AsyncIterator[Rota]:
    """A thing of each job, all of them due."""
    clock.freeze(MONDAY)
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    with kept_in(tmp_path):
        made = Rota(Cast(Crowd(world, Ledger(world), Random(1))))
        await made.gather()
        clock.freeze(MONDAY + timedelta(minutes=20))
        yield made
    await world.close()


async def _tick(*but: str) -> None:
    for job in JOBS:
        if job.name not in but:
            await Tick(job).run()


async def test_every_job_of_the_rota_does_each_thing_once(rota: Rota) -> None:
    assert {chore.job for chore in EVERY} <= {job.name for job in JOBS}
    assert not await rota.are_over()
    broken, _ = await rota.reckon()
    assert broken == {UNDONE: len(EVERY), TWICE: 0}
    await _tick()
    await _tick()
    broken, said = await rota.reckon()
    assert not any(broken.values()), said
    assert await rota.are_over()
    for _ in EVERY:
        await rota.begin_again()
    clock.freeze(clock.now() + timedelta(minutes=20))
    await _tick()
    assert await rota.are_over() and not any((await rota.reckon())[0].values())
    assert rota.count > len(EVERY)
    await _finds_what_comes_twice_or_untold(rota)


async def _finds_what_comes_twice_or_untold(rota: Rota) -> None:
    report_id = min(next(made for chore, made in rota.made.items() if chore.job == RELEASES))
    async with unit_of_work():
        await ScamReport.filter(id=report_id).update(is_queued=True)
    await _tick()
    broken, said = await rota.reckon()
    assert (broken[TWICE], len(said)) == (1, 1) and RELEASES in said[0]
    async with unit_of_work():
        await Notification.filter(key="scam.released", subject_id=report_id).delete()
    broken, said = await rota.reckon()
    assert (broken[UNDONE], len(said)) == (1, 1) and RELEASES in said[0]


def test_every_other_job_is_reckoned() -> None:
    reckoned = {chore.job for chore in EVERY} | RECKONED
    assert not reckoned & NOT_RECKONED
    assert reckoned | NOT_RECKONED == {job.name for job in JOBS}
