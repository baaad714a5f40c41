"""100,000 reminders that are due in the same instant: none may be lost."""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from benchmarks.copies import copy_rows
from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Goal, Section
from core import clock
from core.ids import public_id
from models.database import close_database, on_sqlite, open_database
from models.delivery import Channel, Notification, NotificationState
from models.member import Member
from models.sql import execute
from services import delivery
from services.unit_of_work import unit_of_work

PEOPLE = 2_000
TEXT = """Ours are rows, owed when an appointment is accepted: no tick notes them when they are due. The sender claims
the next one and settles it as the message that it became, each in a transaction of its own, until nothing is left.
APScheduler as it comes has one job in memory for each. How many were handled, how many were lost, the rate on the wall
clock, and CPU microseconds for each (without PostgreSQL's own processes); sending itself is not in it. Of ours as many
are handled as the table says; the others go on waiting."""


async def owe(count: int, people: int) -> None:
    """Makes people, and reminders of theirs that are all due now."""
    now = clock.now()
    async with unit_of_work():
        member = await Member.create(created_at=now, last_seen_at=now)
        first = await Notification.create(
            recipient_id=member.id, key="appointment.reminder", details={"kind": "H-1"}, due_at=now,
            not_before=clock.real_now(), created_at=now, mutable=False,
        )  # fmt: skip
    ids = range(member.id, member.id + people)
    await copy_rows(member, ({"id": number, "public_id": public_id()} for number in ids[1:]))
    await copy_rows(first, ({"recipient_id": ids[number % people]} for number in range(1, count)))
    await execute("ANALYZE" if on_sqlite() else "VACUUM ANALYZE")


async def _ours(url: str, count: int, handled: int, people: int) -> list[str]:
    await open_database(url)
    try:
        await owe(count, people)
        began, used = time.perf_counter(), time.process_time()
        for number in range(handled):
            claimed = await delivery.claim_notification(Channel.TELEGRAM)
            assert claimed is not None
            await delivery.settle_sent(claimed, None, number)
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
        section.lines.append([f"ours, {kind}", *await _ours(url, count, effort.of(3_000, 300), PEOPLE)])
        lost = section.lines[-1][3]
        section.goals.append(
            Goal(f"Of {count:,} reminders due together none is lost on {kind}", lost == "0", f"{lost} lost")
        )
    section.lines.append(["APScheduler", *await _apscheduler(count, 120.0)])
    return section
