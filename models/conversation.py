"""Messages between a member and a professional, their files, and the contact details that the two gave each other."""

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


class FileKind(StrEnum):
    """What a file in a conversation is, as Telegram sends it again."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"


class Conversation(Row):
    """One thread between a client and a profile of the directory (FR-170); one row per pair (unique).

    With a `mission_id` (0 is none) it is about that mission: the client is the freelance, the profile the company's
    (FR-165). `ended_at` is when it stopped being open: what was written is kept for a while from then on.
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
    ended_at: datetime | None = UtcDateTime(null=True)
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


class MessageFile(Row):
    """The file of a message, at most one; its body is the caption. Telegram holds the content, named by `file_id`.

    `size` is in bytes.
    """

    message_id: int = fields.BigIntField(unique=True)
    kind: FileKind = fields.CharEnumField(FileKind, max_length=10)
    file_id: str = fields.CharField(max_length=256)
    name: str = fields.CharField(max_length=80, default="")
    size: int = fields.BigIntField(default=0)

    class Meta:
        table = "message_file"


class ContactShare(Row):
    """What a person gave to the other side of a conversation: one row a person and conversation (unique).

    Empty is what they did not give. It is a copy: what they change elsewhere is not told by it.
    """

    conversation_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    name: str = fields.CharField(max_length=128)
    email: str = fields.CharField(max_length=254, default="")
    username: str = fields.CharField(max_length=40, default="")
    phone: str = fields.CharField(max_length=120, default="")
    shared_at: datetime = UtcDateTime()

    class Meta:
        table = "contact_share"


class ConversationTopic(Row):
    """The topic in a person's chat that stands for a conversation: one row a person and conversation (unique).

    Without `thread_id` the person deleted it, and there will be no other one. `due_at` is when the topic is to be
    brought in line with its conversation: renamed, or deleted with it; a claim moves it on. All times are real ones.
    """

    member_id: int = fields.BigIntField()
    conversation_id: int = fields.BigIntField()
    chat_id: int = fields.BigIntField()
    thread_id: int | None = fields.BigIntField(null=True)
    due_at: datetime | None = UtcDateTime(null=True)
    made_at: datetime = UtcDateTime()

    class Meta:
        table = "conversation_topic"
