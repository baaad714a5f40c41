"""What a message of a conversation may hold: a text, or one file with or without a caption."""

from dataclasses import dataclass

from core.errors import InvalidInput
from core.text import clean, clip, one_line, utf16_length
from models.conversation import FileKind, Message, MessageFile

MESSAGE_LIMIT = 4000
MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
NAME_LIMIT = 80
# What does something by itself when it is opened.
_PROGRAMS = frozenset(
    "apk app bat cmd com cpl deb dll dmg exe hta iso jar js jse lnk msi msix pkg ps1 reg rpm scr sh vbe vbs wsf".split()
)


class MessageEmpty(InvalidInput):
    """Nothing readable was written."""


class MessageTooLong(InvalidInput):
    """More than `limit` characters (UTF-16 units, as Telegram counts)."""


class AttachmentRefused(InvalidInput):
    """Neither a photo nor a document nor a voice message."""


class ProgramRefused(InvalidInput):
    """A document that is a program."""


class AttachmentTooLarge(InvalidInput):
    """More than `limit` megabytes."""


@dataclass(frozen=True)
class GivenFile:
    """A file that somebody sent to the bot: its kind and name as Telegram says them, its size in bytes."""

    kind: str
    file_id: str
    name: str = ""
    size: int = 0


@dataclass(frozen=True)
class AttachedFile:
    """The file of a message as a reader sees it; `message_id` asks for it, `size` is in bytes."""

    message_id: int
    kind: FileKind
    name: str
    size: int


def checked_body(body: str, file: GivenFile | None = None) -> str:
    """The cleaned text of a message, or caption of its file. Refuses with MessageEmpty and MessageTooLong."""
    text = clean(body).strip()
    if not any(c.isprintable() and not c.isspace() for c in text):
        if file is None:
            raise MessageEmpty()
        return ""
    if utf16_length(text) > MESSAGE_LIMIT:
        raise MessageTooLong(limit=MESSAGE_LIMIT)
    return text


def checked_file(file: GivenFile | None) -> GivenFile | None:
    """A file that may be given. Refuses with AttachmentRefused, ProgramRefused and AttachmentTooLarge."""
    if file is None:
        return None
    if file.kind not in list(FileKind):
        raise AttachmentRefused()
    if is_program(file.name):
        raise ProgramRefused()
    if file.size > LARGEST_FILE:
        raise AttachmentTooLarge(limit=LARGEST_FILE // MEGABYTE)
    return file


def is_program(name: str) -> bool:
    """Whether a file of this name does something by itself when it is opened."""
    return name.rpartition(".")[2].strip().casefold() in _PROGRAMS


async def attach_file(message: Message, file: GivenFile) -> None:
    """Makes a file the one of a message, in the place of another if there was one."""
    name = clip(one_line(file.name), NAME_LIMIT)
    await MessageFile.update_or_create(
        message_id=message.id,
        defaults={
            "kind": FileKind(file.kind),
            "file_id": file.file_id,
            "name": name,
            "size": max(file.size, 0),
        },
    )


async def files_of(messages: list[Message]) -> dict[int, AttachedFile]:
    """The files of messages, by the id of the message; none for a message that was deleted."""
    ids = [message.id for message in messages if message.deleted_at is None]
    rows = await MessageFile.filter(message_id__in=ids) if ids else []
    return {row.message_id: AttachedFile(row.message_id, row.kind, row.name, row.size) for row in rows}
