"""The scheduler runs due work, also after a jump of the clock, and survives failures."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.wake import wake
from models.appointment import Appointment, AppointmentStatus
from scheduler import run
from scheduler.jobs import JOBS, Job
from scheduler.run import start_scheduler
from services.appointments import request_appointment
from tests.kit.waiting import until
from tests.services.booking_scene import at, make_client, make_professional


async def test_a_job_runs_at_once_and_again_at_its_period() -> None:
    runs: list[int] = []

    async def count() -> None:
        runs.append(1)

    scheduler = await start_scheduler([Job("count", 0.05, count)])
    await until(lambda: len(runs) >= 3)
    await scheduler.stop()
    stopped_at = len(runs)
    await asyncio.sleep(0.15)
    assert len(runs) == stopped_at


async def test_a_wake_of_the_clock_runs_every_job_without_waiting_for_its_period() -> None:
    runs: list[str] = []

    async def one() -> None:
        runs.append("one")

    async def two() -> None:
        runs.append("two")

    scheduler = await start_scheduler([Job("one", 3600, one), Job("two", 3600, two)])
    await until(lambda: runs == ["one", "two"])
    await asyncio.sleep(0.05)
    wake("clock")
    await until(lambda: runs == ["one", "two"] * 2)
    await scheduler.stop()


async def test_a_wake_while_the_jobs_run_is_not_missed() -> None:
    runs: list[int] = []

    async def slow() -> None:
        runs.append(1)
        await asyncio.sleep(0.1)

    scheduler = await start_scheduler([Job("slow", 3600, slow)])
    await until(lambda: len(runs) == 1)
    wake("clock")
    await until(lambda: len(runs) == 2)
    await scheduler.stop()


async def test_a_job_that_fails_is_logged_and_neither_it_nor_others_stop(
    caplog: pytest.LogCaptureFixture,
) -> None:
    runs: list[str] = []

    async def broken() -> None:
        runs.append("broken")
        raise RuntimeError("out of order")

    async def sound() -> None:
        runs.append("sound")

    scheduler = await start_scheduler([Job("broken", 0.05, broken), Job("sound", 0.05, sound)])
    await until(lambda: runs.count("broken") >= 2 and runs.count("sound") >= 2)
    await scheduler.stop()
    assert "job failed: broken" in caplog.text


async def test_a_slow_job_never_runs_beside_itself_and_is_finished_before_the_stop() -> None:
    running, most, ended = 0, 0, 0

    async def slow() -> None:
        nonlocal running, most, ended
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.1)
        running -= 1
        ended += 1

    scheduler = await start_scheduler([Job("slow", 0.02, slow)])
    for _ in range(5):
        wake("clock")
        await asyncio.sleep(0.03)
    await scheduler.stop()
    assert (most, running) == (1, 0)
    assert ended >= 2


async def test_moving_the_clock_past_a_deadline_expires_the_request(database: str) -> None:
    _, profile = await make_professional()
    asked = await request_appointment(await make_client(), profile.id, at(5, 8))
    scheduler = await start_scheduler(JOBS)
    await asyncio.sleep(0.05)
    clock.freeze(at(5, 7, 41))
    wake("clock")
    for _ in range(3000):
        if (await Appointment.get(id=asked.id)).status is AppointmentStatus.EXPIRED:
            break
        await asyncio.sleep(0.02)
    await scheduler.stop()
    assert (await Appointment.get(id=asked.id)).status is AppointmentStatus.EXPIRED


async def test_two_schedulers_tell_everybody_once(database: str) -> None:
    from models.delivery import Notification

    _, profile = await make_professional()
    client = await make_client()
    await request_appointment(client, profile.id, at(5, 8))
    clock.freeze(at(5, 7, 45))
    schedulers = [await start_scheduler(JOBS) for _ in range(2)]
    await asyncio.gather(*(scheduler.run_all() for scheduler in schedulers))
    for scheduler in schedulers:
        await scheduler.stop()
    owed = Notification.filter(key="appointment.expired", recipient_id=client.id)
    assert await owed.count() == 1


async def test_a_machine_whose_clock_is_set_back_an_hour_goes_on_at_once(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    async def count() -> None:
        runs.append(1)

    monkeypatch.setattr(run, "STEP_SECONDS", 0.02)
    scheduler = await start_scheduler([Job("count", 3600, count)])
    await until(lambda: len(runs) == 1)
    await asyncio.sleep(0.1)
    begun = clock.real_now()
    clock.set_real(lambda: begun - timedelta(hours=1))
    try:
        await until(lambda: len(runs) == 2)
    finally:
        clock.set_real(None)
        await scheduler.stop()
