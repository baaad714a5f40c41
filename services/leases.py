"""Leases on rows: how one process takes a row for a while, and how it is given back when that process is dead."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from tortoise.models import Model

from core import clock
from models.by_key import as_row, rows_by_key
from models.database import on_sqlite
from models.delivery import Card, Notification, Screen
from models.departure import DataExport, Farewell
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work

_KEYS = {"screen": "member_id", "notification": "id", "card": "id", "farewell": "id", "data_export": "id"}
Leased = Screen | Notification | Card | Farewell | DataExport

M = TypeVar("M", bound=Model)
# Is told of a row that was just leased, before the lease is committed: whoever dies right after leaves a note of it.
Noted = Callable[[Any], object]


def unnoted(row: Any) -> None:
    """Nobody keeps a note of what is claimed."""


# What nobody has leased now.
FREE = "(lease_until IS NULL OR lease_until < :now)"


def skipping_locked() -> str:
    """How a SELECT that claims ends: what somebody else claims at this moment is passed over, and not waited for."""
    return "" if on_sqlite() else " FOR UPDATE SKIP LOCKED"


@dataclass(frozen=True)
class DueRows(Generic[M]):
    """Rows with which something is to be done, by whoever claims them, alone for the time of `lease`.

    `wanted` says in SQL which they are: `:now` is the real time, other parameters are given with each claim, and the
    row itself is called `head`. `order` says which comes first, `takes` what a claim sets, `:until` being its end.
    Of several `lanes`, conditions of their own, one is only looked into where none of those before it has a row.
    """

    model: type[M]
    wanted: str
    lease: timedelta
    order: str = "due_at, id"
    takes: str = "lease_until = :until, attempts = attempts + 1"
    lanes: tuple[str, ...] = ("TRUE",)

    async def are_there(self, **values: Any) -> bool:
        """Whether a claim may find a row. A look costs nobody anything; a transaction that finds nothing would stand
        in everybody's way on SQLite.
        """
        look = f"SELECT 1 AS one FROM {self.model._meta.db_table} AS head WHERE {self.wanted} LIMIT 1"
        return bool(await rows_by_key(look, now=clock.real_now(), **values))

    def first_of(self, lane: str) -> str:
        """The statement that finds the first row of a lane."""
        table = self.model._meta.db_table
        return f"SELECT id FROM {table} AS head WHERE {self.wanted} AND {lane} ORDER BY {self.order} LIMIT 1"

    async def take(self, **values: Any) -> M | None:
        """The first of them, leased to the caller; None when there is none. Inside a unit of work."""
        table, now = self.model._meta.db_table, clock.real_now()
        firsts = ", ".join(f"({self.first_of(lane)}{skipping_locked()})" for lane in self.lanes)
        rows = await fetch(
            f"UPDATE {table} SET {self.takes} WHERE id = COALESCE({firsts}, NULL) RETURNING *",
            now=now,
            until=now + self.lease,
            **values,
        )
        return as_row(self.model, rows[0]) if rows else None

    async def claim(self, noted: Noted = unnoted, **values: Any) -> M | None:
        """The first of them, leased to the caller from a transaction of its own on; None when there is none."""
        if not await self.are_there(**values):
            return None
        async with unit_of_work():
            row = await self.take(**values)
            if row is not None:
                noted(row)
        return row


@dataclass(frozen=True)
class Lease:
    """A row of `table` that was taken until an instant; `message_id` is what Telegram made of it, if known."""

    table: str
    id: int
    until: datetime
    message_id: int | None = None
    has_media: bool = False


def lease_of(row: Leased) -> Lease:
    """The lease on a row that was just claimed."""
    number = row.member_id if isinstance(row, Screen) else row.id
    assert row.lease_until is not None, "it was claimed"
    return Lease(row._meta.db_table, number, row.lease_until)


async def end_lease(lease: Lease) -> bool:
    """Ends the lease of a process that is gone; says whether it still held. Who leased it since keeps it."""
    async with unit_of_work():
        ended = await execute(
            f"UPDATE {lease.table} SET lease_until = NULL WHERE {_KEYS[lease.table]} = :id AND lease_until = :until",
            id=lease.id,
            until=lease.until,
        )
    return bool(ended)


async def adopt_screen(lease: Lease) -> tuple[int, int | None] | None:
    """The dead process had sent the screen as a message: that is the live one now, to be changed and not sent again.

    Gives the chat and the message before it, whose buttons must go; None when somebody else drew meanwhile.
    """
    async with unit_of_work():
        rows = await fetch(
            "SELECT chat_id, message_id FROM screen WHERE member_id = :id AND lease_until = :until",
            id=lease.id,
            until=lease.until,
        )
        if not rows or not await end_lease(lease):
            return None
        await execute(
            "UPDATE screen SET message_id = :message_id, has_media = :has_media,"
            " floor_id = CASE WHEN floor_id < :message_id THEN :message_id ELSE floor_id END WHERE member_id = :id",
            message_id=lease.message_id,
            has_media=lease.has_media,
            id=lease.id,
        )
    return rows[0]["chat_id"], rows[0]["message_id"]
