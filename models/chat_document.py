"""Documents of the certification that somebody sends in the chat instead of by the page (EXT-16)."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from models.base import Row
from models.certification import EvidenceKind
from models.fields import UtcDateTime


class ChatDocumentState(StrEnum):
    """How far a document came: in Telegram still, encrypted here until its sender says what it is, given, refused."""

    SENT = "sent"
    HELD = "held"
    TAKEN = "taken"
    REFUSED = "refused"


class ChatDocument(Row):
    """A document on its way out of the chat. `message_id` is set as long as its message was not deleted there.

    `file` and `wrapped_key` are of the encrypted copy that waits for its `kind`; `due_at` (real time) is when the next
    thing may be tried. The row goes once nothing is left to do, a refusal once its sender has seen it.
    """

    profile_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    state: ChatDocumentState = fields.CharEnumField(
        ChatDocumentState, max_length=10, default=ChatDocumentState.SENT
    )
    kind: EvidenceKind | None = fields.CharEnumField(EvidenceKind, max_length=12, null=True)
    is_back: bool = fields.BooleanField(default=False)
    file_id: str = fields.CharField(max_length=256)
    chat_id: int = fields.BigIntField()
    message_id: int | None = fields.BigIntField(null=True)
    name: str = fields.CharField(max_length=80, default="")
    file: str | None = fields.CharField(max_length=120, null=True)
    wrapped_key: str | None = fields.CharField(max_length=160, null=True)
    mime: str = fields.CharField(max_length=40, default="")
    refusal: str = fields.CharField(max_length=12, default="")
    attempts: int = fields.IntField(default=0)
    due_at: datetime = UtcDateTime()
    sent_at: datetime = UtcDateTime()

    class Meta:
        table = "chat_document"
