"""100,000 reminders that are due in the same instant: none may be lost."""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Goal, Section
from core import clock
from models.database import close_database, open_database
from models.delivery import Channel, Notification, NotificationState
from models.member import Member
from services import delivery
from services.unit_of_work import unit_of_work

PEOPLE = 2_000
TEXT = """Ours are rows: the sender claims the next one and settles it, each in a transaction of its own, until nothing
is left. APScheduler as it comes has one job in memory for each. How many were handled, how many were lost, the rate on
the wall clock, and CPU microseconds for each (without PostgreSQL's own processes); sending itself is not in it. Of
ours as many are handled as the table says; the others go on waiting."""


async def _owed(count: int) -> None:
    now = clock.now()
    async with unit_of_work():
        await Member.bulk_create(
            Member(id=number, created_at=now, last_seen_at=now) for number in range(1, PEOPLE + 1)
        )
        due = (
            Notification(
                recipient_id=1 + number % PEOPLE, key="appointment.reminder", details={"kind": "H-1"}, due_at=now,
                not_before=clock.real_now(), created_at=now, mutable=False,
            )
            for number in range(count)
        )  # fmt: skip
        await Notification.bulk_create(due, batch_size=2000)


async def _ours(url: str, count: int, handled: int) -> list[str]:
    await open_database(url)
    try:
        await _owed(count)
        began, used = time.perf_counter(), time.process_time()
        for _ in range(handled):
            claimed = await delivery.claim_notification(Channel.TELEGRAM)
            assert claimed is not None
            await delivery.settle_sent(claimed, None, None)
        took, cpu = time.perf_counter() - began, time.process_time() - used
        left = await Notification.filter(state=NotificationState.OWED).count()
        lost = count - handled - left
        return [
            f"{count:,}",
            f"{handled:,}",
            f"{lost:,}",
            f"{handled / took:,.0f}",
            f"{cpu / handled * 1e6:,.0f}",
        ]
    finally:
        await close_database()


async def _apscheduler(count: int, patience: float) -> list[str]:
    fired = 0

    async def remind() -> None:
        nonlocal fired
        fired += 1

    # It tells each job that it misses.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    scheduler = AsyncIOScheduler(timezone=UTC)
    used, due = time.process_time(), datetime.now(UTC) + timedelta(seconds=1)
    for _ in range(count):
        scheduler.add_job(remind, "date", run_date=due)
    began = time.perf_counter()
    scheduler.start()
    while scheduler.get_jobs() and time.perf_counter() - began < patience:
        await asyncio.sleep(0.5)
    took, cpu = time.perf_counter() - began, time.process_time() - used
    scheduler.shutdown(wait=False)
    rate = f"{fired / took:,.0f}" if fired else "0"
    return [f"{count:,}", f"{fired:,}", f"{count - fired:,}", rate, f"{cpu / count * 1e6:,.0f}"]


async def run(effort: Effort, databases: Databases) -> Section:
    """Ours on both databases, then APScheduler."""
    count = effort.of(100_000, 3_000)
    section = Section(
        "5-reminders",
        "Reminders due together",
        TEXT,
        ["", "due", "handled", "lost", "a second", "CPU µs each"],
    )
    for kind in KINDS:
        url = await databases.fresh(kind)
        section.lines.append([f"ours, {kind}", *await _ours(url, count, effort.of(5_000, 500))])
        lost = section.lines[-1][3]
        section.goals.append(
            Goal(f"Of {count:,} reminders due together none is lost on {kind}", lost == "0", f"{lost} lost")
        )
    section.lines.append(["APScheduler", *await _apscheduler(count, 120.0)])
    return section
