"""How much waits in every queue, and for how long, for `/metrics`."""

from datetime import datetime

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


async def measure() -> None:
    """Puts the length of each queue and the age of what waits longest into the metrics."""
    for queue, which, since, now in _QUEUES:
        instant = {"now": clock.now()} if ":now" in which else {}
        (row,) = await fetch(f"SELECT COUNT(*) AS waiting, MIN({since}) AS oldest FROM {which}", **instant)
        metrics.QUEUE.labels(queue).set(row["waiting"])
        metrics.QUEUE_OLDEST.labels(queue).set(_age(row["oldest"], now()))


def _age(oldest: datetime | str | None, now: datetime) -> float:
    # What was put off after a failure counts from the instant at which it is tried again.
    return 0.0 if oldest is None else max(0.0, (now - read_instant(oldest)).total_seconds())
