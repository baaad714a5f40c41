"""Runs the jobs: every one at its own period, and all at once when business time was moved."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from core import clock, metrics
from core.trace import working_on
from core.wake import wait_for
from scheduler.jobs import JOBS, Job
from services import clock_steps

log = logging.getLogger(__name__)

# How long a wake can go unnoticed between two waits.
LISTEN_SECONDS = 60.0
STEP_SECONDS = 5.0


class Tick:
    """One job that never runs beside itself, whoever calls it, and whose failure stops nothing."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._alone = asyncio.Lock()
        self._ended = False

    async def run(self) -> None:
        """Runs the job once; who comes while it runs waits and then runs it again, as time may have moved."""
        async with self._alone:
            if self._ended:
                return
            try:
                with working_on(job=self.job.name), metrics.JOBS.labels(self.job.name).time():
                    await self.job.run()
            except Exception:
                log.exception("job failed: %s", self.job.name)

    async def end(self) -> None:
        """Never runs the job again; returns when the present run is over."""
        self._ended = True
        async with self._alone:
            return


class RunningScheduler:
    """The started jobs; `stop` waits until what is running is over."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._ticks = [Tick(job) for job in jobs]
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._listening: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Starts every job at its period, and the tasks that notice the clocks being moved."""
        for tick in self._ticks:
            self._scheduler.add_job(tick.run, IntervalTrigger(seconds=tick.job.seconds), name=tick.job.name)
        self._scheduler.start()
        self._listening = [
            asyncio.create_task(self._hear_the_clock()),
            asyncio.create_task(self._notice_steps()),
        ]

    async def run_all(self) -> None:
        """Runs every job once, in the order of the table."""
        for tick in self._ticks:
            await tick.run()

    async def _hear_the_clock(self) -> None:
        while True:
            # Listening begins before the jobs run: a move of the clock while they do is not missed.
            hearing = asyncio.create_task(wait_for("clock", LISTEN_SECONDS))
            try:
                await asyncio.sleep(0)
                await self.run_all()
                await hearing
            finally:
                hearing.cancel()

    async def _notice_steps(self) -> None:
        """When the machine's clock is set back, APScheduler would wait until its instants come again."""
        while True:
            await asyncio.sleep(STEP_SECONDS)
            try:
                if await clock_steps.follow():
                    for job in self._scheduler.get_jobs():
                        job.modify(next_run_time=clock.real_now())
            except Exception:
                log.exception("a step of the clock could not be followed")

    async def stop(self) -> None:
        """Starts nothing more, lets what is running come to its end, then returns."""
        # APScheduler cancels what is running when it shuts down: the jobs are ended before.
        self._scheduler.pause()
        await asyncio.gather(*(tick.end() for tick in self._ticks))
        for task in self._listening:
            task.cancel()
        await asyncio.gather(*self._listening, return_exceptions=True)
        self._scheduler.shutdown(wait=False)


async def start_scheduler(jobs: Sequence[Job] = JOBS) -> RunningScheduler:
    """Starts the jobs in the running loop; harmless in several processes at once."""
    running = RunningScheduler(jobs)
    running.start()
    return running
