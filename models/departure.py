"""Leaving: what somebody said on the way out, what is still owed to a chat that is being forgotten, and own data."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class DepartureReason(StrEnum):
    """Why somebody leaves (FR-228)."""

    FOUND = "found"
    UNUSED = "unused"
    MESSAGES = "messages"
    EXPERIENCE = "experience"
    PRIVACY = "privacy"
    OTHER = "other"


class FarewellKind(StrEnum):
    """Who decided that an account goes: its person, or the team."""

    OWN = "own"
    TEAM = "team"


class ExportState(StrEnum):
    """How far the file with somebody's own data got."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class DepartureWish(Row):
    """Somebody said why they leave and reads what that means; the red button carries the id of this row.

    `closes` lists the organisations (ids) that are to close with the account. One row a person (unique).
    """

    member_id: int = fields.BigIntField(unique=True)
    reason: DepartureReason = fields.CharEnumField(DepartureReason, max_length=12)
    words: str = fields.CharField(max_length=500, default="")
    closes: list[Any] = fields.JSONField(default=list)
    asked_at: datetime = UtcDateTime()

    class Meta:
        table = "departure_wish"


class Departure(Row):
    """That somebody left, and why: nothing in the row leads to a person. `month` is the first day of the month."""

    reason: DepartureReason = fields.CharEnumField(DepartureReason, max_length=12)
    words: str = fields.CharField(max_length=500, default="")
    month: date = fields.DateField()

    class Meta:
        table = "departure"


class Farewell(Row):
    """A chat that is told goodbye and then forgotten: with this row its number leaves the database.

    `said_at` is set once the last message arrived. All times are real ones.
    """

    member_id: int = fields.BigIntField(unique=True)
    chat_id: int = fields.BigIntField()
    language: str = fields.CharField(max_length=8)
    kind: FarewellKind = fields.CharEnumField(FarewellKind, max_length=8)
    attempts: int = fields.SmallIntField(default=0)
    due_at: datetime = UtcDateTime()
    lease_until: datetime | None = UtcDateTime(null=True)
    said_at: datetime | None = UtcDateTime(null=True)
    created_at: datetime = UtcDateTime()

    class Meta:
        table = "farewell"


class SentMessage(Row):
    """A message that the bot wrote into a person's chat, kept as long as Telegram lets a bot delete it (48 h)."""

    member_id: int = fields.BigIntField()
    message_id: int = fields.BigIntField()
    sent_at: datetime = UtcDateTime()

    class Meta:
        table = "sent_message"


class DataExport(Row):
    """Somebody asked for the file with their own data (EXT-17); built and sent after the commit, one a day."""

    member_id: int = fields.BigIntField()
    state: ExportState = fields.CharEnumField(ExportState, max_length=8, default=ExportState.WAITING)
    asked_at: datetime = UtcDateTime()
    attempts: int = fields.SmallIntField(default=0)
    due_at: datetime = UtcDateTime()
    lease_until: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "data_export"
