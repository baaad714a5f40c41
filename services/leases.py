"""Gives back what a dead process had leased, so that nobody waits for the end of its leases."""

from dataclasses import dataclass
from datetime import datetime

from models.delivery import Card, Notification, Screen
from models.departure import DataExport, Farewell
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work

_KEYS = {"screen": "member_id", "notification": "id", "card": "id", "farewell": "id", "data_export": "id"}
Leased = Screen | Notification | Card | Farewell | DataExport


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
