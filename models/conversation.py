"""Messages between a member and a professional."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime


class ConversationState(StrEnum):
    """Open, archived (readable), or closed (gone from the lists) (D-12)."""

    OPEN = "open"
    ARCHIVED = "archived"
    CLOSED = "closed"


class Conversation(Row):
    """One thread between a client and a profile of the directory (FR-170); one row per pair (unique).

    With a `mission_id` (0 is none) it is about that mission: the client is the freelance, the profile the company's
    (FR-165).
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    profile_id: int = fields.BigIntField()
    client_id: int = fields.BigIntField()
    mission_id: int = fields.BigIntField(default=0)
    state: ConversationState = fields.CharEnumField(
        ConversationState, max_length=10, default=ConversationState.OPEN
    )
    created_at: datetime = UtcDateTime()
    last_message_at: datetime = UtcDateTime()
    version: int = fields.IntField(default=1)

    class Meta:
        table = "conversation"


class Message(Row):
    """One message of a conversation. `source_id` is the message in the author's own chat, for edits."""

    conversation_id: int = fields.BigIntField()
    author_id: int = fields.BigIntField()
    body: str = fields.TextField()
    source_id: int | None = fields.BigIntField(null=True)
    created_at: datetime = UtcDateTime()
    edited_at: datetime | None = UtcDateTime(null=True)
    read_at: datetime | None = UtcDateTime(null=True)
    deleted_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "message"
