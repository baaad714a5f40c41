"""What somebody publishes beside the words of their profile: pictures and documents, and the way they come in."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime


class DocumentKind(StrEnum):
    """What a published document is (FR-048, FR-060)."""

    CV = "cv"
    PORTFOLIO = "portfolio"
    OTHER = "other"


class FilePurpose(StrEnum):
    """What a file was sent for."""

    GALLERY = "gallery"
    PHOTO = "photo"
    DOCUMENT = "document"


class GalleryPicture(Row):
    """One picture of a gallery; `rank` orders them from 0, `file` names it in the file store (FR-046)."""

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    profile_id: int = fields.BigIntField()
    file: str = fields.CharField(max_length=80)
    caption: str = fields.CharField(max_length=200, default="")
    rank: int = fields.IntField()
    created_at: datetime = UtcDateTime()

    class Meta:
        table = "gallery_picture"


class ProfileDocument(Row):
    """One document that readers at the full level may open (FR-048, FR-060); `size` is in bytes."""

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    profile_id: int = fields.BigIntField()
    kind: DocumentKind = fields.CharEnumField(DocumentKind, max_length=12)
    title: str = fields.CharField(max_length=80)
    file: str = fields.CharField(max_length=80)
    mime: str = fields.CharField(max_length=40)
    size: int = fields.BigIntField()
    sha256: str = fields.CharField(max_length=64)
    created_at: datetime = UtcDateTime()

    class Meta:
        table = "profile_document"


class SentFile(Row):
    """A file that Telegram holds for us until it is fetched and judged; the row goes when it became something.

    `due_at` (real time) is when it may be tried; a `refusal` is kept until its sender has seen it. `kind` and
    `caption` say what a document is and how it, or a picture, is called.
    """

    profile_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    purpose: FilePurpose = fields.CharEnumField(FilePurpose, max_length=10)
    file_id: str = fields.CharField(max_length=256)
    name: str = fields.CharField(max_length=80, default="")
    caption: str = fields.CharField(max_length=200, default="")
    kind: str = fields.CharField(max_length=12, default="")
    refusal: str = fields.CharField(max_length=12, default="")
    attempts: int = fields.IntField(default=0)
    due_at: datetime = UtcDateTime()
    sent_at: datetime = UtcDateTime()

    class Meta:
        table = "sent_file"


class UnwantedFile(Row):
    """A file of the store that nothing names (any more): it is deleted from `due_at` (real time) on.

    A new file stands here until a row names it, so that no crash leaves one that nobody knows of.
    """

    name: str = fields.CharField(max_length=80, unique=True)
    due_at: datetime = UtcDateTime()

    class Meta:
        table = "unwanted_file"
