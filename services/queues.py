"""How much waits in every queue, and for how long, for `/metrics` and the team."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from core import clock, metrics
from models.fields import read_instant
from models.sql import fetch


class Waiting(NamedTuple):
    """What waits in a queue, as SQL (`:now` is the queue's own clock), since when, and by which of the two clocks."""

    queue: str
    rows: str
    since: str
    now: Callable[[], datetime] = clock.real_now


_DUE = "state = 'owed' AND due_at <= :now"
# What the team always sees; of the others only those in which something waits.
MAIN = ("updates", "screens", "cards", "telegram", "email", "calls")
QUEUES = (
    Waiting("updates", "inbox WHERE state = 'open'", "received_at"),
    Waiting("screens", "screen WHERE rev <> shown", "changed_at"),
    # Cards do not know since when they are old.
    Waiting("cards", "card WHERE version_wanted <> version_shown AND message_id IS NOT NULL", "NULL"),
    Waiting("telegram", f"notification WHERE channel = 'telegram' AND {_DUE}", "due_at", clock.now),
    Waiting("email", f"notification WHERE channel = 'email' AND {_DUE}", "due_at", clock.now),
    Waiting("calls", "call WHERE status = 'ringing'", "created_at", clock.now),
    Waiting("topics", "conversation_topic WHERE due_at <= :now", "due_at"),
    Waiting("files", "sent_file WHERE refusal = ''", "sent_at"),
    # What waits for its sender to say what it is is no work of ours.
    Waiting(
        "documents",
        "chat_document WHERE state = 'sent' OR message_id IS NOT NULL OR (state = 'held' AND kind IS NOT NULL)",
        "sent_at",
    ),
    Waiting("exports", "data_export WHERE state = 'waiting'", "asked_at", clock.now),
    Waiting("farewells", "farewell WHERE said_at IS NULL", "created_at"),
    Waiting("partner", "partner_delivery WHERE state = 'owed'", "created_at", clock.now),
    Waiting("removals", "unwanted_file WHERE due_at <= :now", "due_at"),
    Waiting(
        "seals",
        "audit_entry WHERE id > COALESCE((SELECT MAX(last_entry) FROM audit_seal),"
        " (SELECT MAX(last_entry) FROM audit_purge), 0)",
        "acted_at",
        clock.now,
    ),
)


class Queue(NamedTuple):
    """One queue: how much waits in it, and since how many seconds what waits longest."""

    name: str
    waiting: int
    oldest_seconds: float

    @property
    def is_worth_telling(self) -> bool:
        """Whether the team wants to read of it."""
        return self.waiting > 0 or self.name in MAIN


async def lengths() -> list[Queue]:
    """Every queue as it is now."""
    found = []
    for queue, rows, since, now in QUEUES:
        instant = {"now": now()} if ":now" in rows else {}
        (row,) = await fetch(f"SELECT COUNT(*) AS waiting, MIN({since}) AS oldest FROM {rows}", **instant)
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
