"""What the kills reckon of the scheduler's jobs: what is left undone or done twice comes to light."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from core import clock
from sandbox.world import World
from scheduler.jobs import JOBS
from scheduler.run import Tick
from tests.kit.kept import kept_in
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.crowd import MONDAY, Crowd
from tests.proofs.crashes.ledger import Ledger
from tests.proofs.crashes.rota import EVERY, Rota
from tests.proofs.crashes.timetable import RECKONED

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


def test_most_jobs_are_reckoned() -> None:
    reckoned = {chore.job for chore in EVERY} | RECKONED
    assert reckoned <= {job.name for job in JOBS} and len(reckoned) > len(JOBS) / 2
