"""How messages of a conversation read: who, when, what, with the warning above what lures (EXT-03); and its files."""

from bot.turn import IncomingFile, Look
from bot.view import Button, page_button
from core.i18n import Words
from core.text import clip, utf16_length
from models.conversation import FileKind
from services.conversations import AttachedFile, GivenFile, ThreadMessage

# What fits one message of Telegram beside its heading and the sentence below.
ROOM = 3400
_LABEL = 40


def message_line(look: Look, name: str, message: ThreadMessage, *, room: int = ROOM) -> str:
    """One message as a reader sees it, with at most `room` UTF-16 units of its text. `name` is the other side's."""
    words = look.words
    own = message.colleague or words.plain("conversation-me")
    author = clip(own if message.is_mine else name, _LABEL)
    at = words.moment(message.created_at, look.zone, "d MMM, HH:mm")
    parts = [file_label(words, message.file)] if message.file is not None else []
    if message.is_deleted:
        parts.append(words.plain("msg-deleted" if message.is_gone else "conversation-removed"))
    elif message.body:
        parts.append(clip(message.body, room))
    key = "conversation-edited" if message.is_edited and not message.is_deleted else "conversation-message"
    line = words(key, author=author, at=at, text="\n".join(parts))
    return f"{words('msg-lure')}\n{line}" if message.warns else line


def newest_lines(look: Look, name: str, messages: list[ThreadMessage], room: int = ROOM) -> list[str]:
    """The newest messages that fit, oldest first; of one that is too long alone, its beginning."""
    lines: list[str] = []
    left = room
    for message in reversed(messages):
        length = utf16_length(message.body) + (240 if message.warns else 120)
        if lines and length > left:
            break
        lines.insert(0, message_line(look, name, message, room=room))
        left -= length
    return lines


def file_label(words: Words, file: AttachedFile) -> str:
    """A file in words: « 📎 facture.pdf », « 📷 Photo », « 🎤 Message vocal »."""
    if file.kind is FileKind.DOCUMENT and any(c.isalnum() for c in file.name):
        return f"📎 {clip(file.name, _LABEL)}"
    return words.plain(f"file-kind-{file.kind}")


def file_buttons(look: Look, messages: list[ThreadMessage]) -> list[Button]:
    """A button for each file that others sent: the bot sends it when it is asked for, never before."""
    return [
        page_button(file_label(look.words, message.file), "conversation", "file", message.id)
        for message in messages
        if message.file is not None and not message.by_me
    ]


def given_file(file: IncomingFile | None) -> GivenFile | None:
    """A file that was sent to the bot, as a conversation keeps it."""
    return GivenFile(file.kind, file.file_id, file.name, file.size) if file is not None else None
