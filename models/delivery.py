"""What comes in from Telegram and what is owed to people."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.base import Row
from models.fields import UtcDateTime


class InboxState(StrEnum):
    """Whether an update took effect."""

    OPEN = "open"
    DONE = "done"
    DEAD = "dead"


class InboxUpdate(Model):
    """One update as Telegram sent it. `lane` is the person (or chat); the oldest open row is the lane's lock."""

    seq: int = fields.BigIntField(primary_key=True)
    update_id: int = fields.BigIntField(unique=True)
    lane: int = fields.BigIntField()
    payload: str = fields.TextField()
    state: InboxState = fields.CharEnumField(InboxState, max_length=6, default=InboxState.OPEN)
    attempts: int = fields.SmallIntField(default=0)
    deaths: int = fields.SmallIntField(default=0)
    due_at: datetime = UtcDateTime()
    error: str | None = fields.CharField(max_length=500, null=True)
    received_at: datetime = UtcDateTime()
    done_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "inbox"


class NotificationState(StrEnum):
    """How far a notification got."""

    OWED = "owed"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class Channel(StrEnum):
    """How a notification travels."""

    TELEGRAM = "telegram"
    EMAIL = "email"


class Notification(Row):
    """Something owed to a person, rendered in their language when it is delivered and re-checked first.

    `subject_version` is the version it speaks of; `dedupe_key` (unique) makes a repeated debt one debt.
    `urgency` orders the sender: 0 interactive, 1 transactional, 2 bulk. `update_id` is the update that it is owed for;
    None when time was the reason.
    """

    recipient_id: int = fields.BigIntField()
    channel: Channel = fields.CharEnumField(Channel, max_length=10, default=Channel.TELEGRAM)
    key: str = fields.CharField(max_length=60)
    details: dict[str, Any] = fields.JSONField()
    subject_kind: str = fields.CharField(max_length=20, default="")
    subject_id: int | None = fields.BigIntField(null=True)
    subject_version: int | None = fields.IntField(null=True)
    mutable: bool = fields.BooleanField(default=True)
    urgency: int = fields.SmallIntField(default=1)
    state: NotificationState = fields.CharEnumField(
        NotificationState, max_length=8, default=NotificationState.OWED
    )
    due_at: datetime = UtcDateTime()
    not_before: datetime = UtcDateTime()
    lease_until: datetime | None = UtcDateTime(null=True)
    attempts: int = fields.SmallIntField(default=0)
    message_id: int | None = fields.BigIntField(null=True)
    dedupe_key: str | None = fields.CharField(max_length=120, null=True, unique=True)
    error: str | None = fields.CharField(max_length=300, null=True)
    created_at: datetime = UtcDateTime()
    settled_at: datetime | None = UtcDateTime(null=True)
    update_id: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "notification"


class Card(Row):
    """A living message about one object in one person's chat, kept current by silent edits; unique per pair."""

    member_id: int = fields.BigIntField()
    kind: str = fields.CharField(max_length=20)
    object_id: int = fields.BigIntField()
    chat_id: int = fields.BigIntField()
    message_id: int | None = fields.BigIntField(null=True)
    version_wanted: int = fields.IntField(default=1)
    version_shown: int = fields.IntField(default=0)
    lease_until: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "card"


class Screen(Model):
    """The one live screen of a person: which page with which arguments, and how far it was drawn.

    `rev` counts what was decided, `shown` what the person sees; a sweeper draws where they differ. `shown` is `-rev`
    where nothing was decided since but that the object moved: the person did not ask for it, so it keeps its place.
    `object_id` is set when the page is about one row of that kind, so that the row's moves redraw it.
    `floor_id` is the newest message known in the chat: below it an edit would scroll out of sight.
    """

    member_id: int = fields.BigIntField(primary_key=True, generated=False)
    chat_id: int = fields.BigIntField()
    page: str = fields.CharField(max_length=40)
    args: dict[str, Any] = fields.JSONField()
    object_id: int | None = fields.BigIntField(null=True)
    notice: dict[str, Any] | None = fields.JSONField(null=True)
    rev: int = fields.IntField(default=1)
    shown: int = fields.IntField(default=0)
    message_id: int | None = fields.BigIntField(null=True)
    has_media: bool = fields.BooleanField(default=False)
    floor_id: int = fields.BigIntField(default=0)
    lease_until: datetime | None = UtcDateTime(null=True)
    attempts: int = fields.SmallIntField(default=0)
    changed_at: datetime = UtcDateTime()

    @property
    def keeps_place(self) -> bool:
        """Whether it is changed where it stands, however far up: only what others did is to be shown."""
        return self.shown == -self.rev

    class Meta:
        table = "screen"


class AppState(Model):
    """Small facts of the whole installation, such as how far the sandbox's clock was moved."""

    key: str = fields.CharField(max_length=60, primary_key=True)
    value: str = fields.TextField()

    class Meta:
        table = "app_state"
