"""How much waits in every queue, and for how long, for `/metrics` and the team."""

from datetime import datetime
from typing import NamedTuple

from core import clock, metrics
from models.fields import read_instant
from models.sql import fetch

# Each queue: what waits in it, since when, and by which of the two clocks. Cards do not know since when they are old.
_QUEUES = (
    ("updates", "inbox WHERE state = 'open'", "received_at", clock.real_now),
    ("screens", "screen WHERE rev <> shown", "changed_at", clock.real_now),
    (
        "cards",
        "card WHERE version_wanted <> version_shown AND message_id IS NOT NULL",
        "NULL",
        clock.real_now,
    ),
    (
        "telegram",
        "notification WHERE state = 'owed' AND channel = 'telegram' AND due_at <= :now",
        "due_at",
        clock.now,
    ),
    (
        "email",
        "notification WHERE state = 'owed' AND channel = 'email' AND due_at <= :now",
        "due_at",
        clock.now,
    ),
    ("calls", "call WHERE status = 'ringing'", "created_at", clock.now),
)


class Queue(NamedTuple):
    """One queue: how much waits in it, and since how many seconds what waits longest."""

    name: str
    waiting: int
    oldest_seconds: float


async def lengths() -> list[Queue]:
    """Every queue as it is now."""
    found = []
    for queue, which, since, now in _QUEUES:
        instant = {"now": clock.now()} if ":now" in which else {}
        (row,) = await fetch(f"SELECT COUNT(*) AS waiting, MIN({since}) AS oldest FROM {which}", **instant)
        found.append(Queue(queue, row["waiting"], _age(row["oldest"], now())))
    return found


async def measure() -> None:
    """Puts the length of each queue and the age of what waits longest into the metrics."""
    for queue in await lengths():
        metrics.QUEUE.labels(queue.name).set(queue.waiting)
        metrics.QUEUE_OLDEST.labels(queue.name).set(queue.oldest_seconds)


def _age(oldest: datetime | str | None, now: datetime) -> float:
    # What was put off after a failure counts from the instant at which it is tried again.
    return 0.0 if oldest is None else max(0.0, (now - read_instant(oldest)).total_seconds())
