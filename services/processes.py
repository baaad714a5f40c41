"""Which processes of this installation live: each says so again and again, and who is silent for 15 s is dead.

Their machines' clocks have to agree to within a few seconds (NTP).
"""

from datetime import timedelta

from core import clock, metrics
from models.process import Process
from models.sql import execute
from services.unit_of_work import unit_of_work

BEAT_SECONDS = 4.0
SILENT_AFTER = timedelta(seconds=15)
FORGOTTEN_AFTER = timedelta(hours=1)


async def beat(name: str, role: str) -> None:
    """The process of this name lives; the first time, it begins to."""
    now = clock.real_now()
    async with unit_of_work():
        await execute(
            "INSERT INTO process (id, role, started_at, seen_at) VALUES (:id, :role, :now, :now)"
            " ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at",
            id=name,
            role=role,
            now=now,
        )
        await Process.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


async def withdraw(name: str) -> None:
    """The process ends in good order."""
    async with unit_of_work():
        await Process.filter(id=name).delete()


async def count(role: str) -> int:
    """How many processes of this role live, at least one: whoever asks. Puts those of every role into the metrics."""
    alive = await Process.filter(seen_at__gte=clock.real_now() - SILENT_AFTER)
    for one in ("worker", "scheduler", "run"):
        metrics.PROCESSES.labels(one).set(sum(process.role == one for process in alive))
    return max(1, sum(process.role == role for process in alive))


async def alive() -> list[Process]:
    """The processes that live, the oldest first."""
    seen_since = clock.real_now() - SILENT_AFTER
    return await Process.filter(seen_at__gte=seen_since).order_by("started_at", "id")


async def living(role: str | None = None) -> set[str]:
    """The names of the processes that live, or of those of one role."""
    found = Process.filter(seen_at__gte=clock.real_now() - SILENT_AFTER)
    return {process.id for process in await (found.filter(role=role) if role else found)}
