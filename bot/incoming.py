"""Reads a raw update: whose it is, and what it brings."""

import hashlib
import json
import re
from typing import Any

import orjson
from telegram import Bot, Message, Update

from bot.shape import KINDS, LARGEST, Unreadable, require_shape
from bot.tapped import Received, Tapped, read_tapped
from bot.turn import BotFacts, IncomingFile, Turn
from core.text import clean
from models.member import Member
from services.at_hand import AtHand
from services.inbox import Incoming

_NUMBER_LIMIT = 2**62
# JSON writes what no store can keep behind a backslash, but for these signs.
_UNCLEAN = re.compile(r"[\\\x7f-\x9f\ud800-\udfff]")


def read_incoming(raw: str | bytes) -> Incoming:
    """One update as it came in, with its lane: the person, else the chat.

    What cannot be read is not refused: Telegram would send it for ever. It is kept with the reason as dead.
    """
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    text = text.replace("\x00", "")
    try:
        return _incoming(read_json(text), text)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        made_up = -int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:7], "big") - 1
        kept = text.encode("utf-8", "replace").decode()
        return Incoming(made_up, 0, kept, f"unreadable: {type(error).__name__}: {error}")


def read_json(text: str | bytes) -> Any:
    """What JSON says, quickly; what only Python's own reader takes (half characters, huge numbers) is left to it."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def _incoming(update: Any, text: str) -> Incoming:
    number = update["update_id"]
    if not isinstance(number, int) or isinstance(number, bool) or abs(number) > _NUMBER_LIMIT:
        raise ValueError("update_id is not a number")
    return Incoming(number, lane_of(update), text if _storable(text) else json.dumps(update))


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def lane_of(update: dict[str, Any]) -> int:
    """The person's id, else the chat's, else 0: what is worked on strictly in order."""
    for part in update.values():
        if isinstance(part, dict):
            for name in ("from", "user", "chat"):
                found = part.get(name)
                number = found.get("id") if isinstance(found, dict) else None
                if type(number) is int and abs(number) < LARGEST:
                    return number
    return 0


def read_update(payload: str, bot: Bot) -> Received | None:
    """A kept update, a tap as we read it and anything else as PTB does; None for a kind that we did not ask for.

    Refuses with Unreadable what Telegram would not send: trying again would not make it readable.
    """
    try:
        update = without_the_old(read_json(payload))
        if _UNCLEAN.search(payload) is not None:
            update = cleaned(update)
        if KINDS.keys().isdisjoint(update):
            return None
        require_shape(update)
        if (query := update.get("callback_query")) is not None:
            return read_tapped(update["update_id"], query)
        return Update.de_json(update, bot)
    except Unreadable:
        raise
    except Exception as error:
        # A parser of foreign input may fail in any way; what it cannot take is the input's defect, not ours.
        raise Unreadable(f"{type(error).__name__}: {error}") from error


def begins(update: Received) -> bool:
    """Whether an update may be somebody's first: that a stranger blocks the bot in private tells of nobody."""
    change = update.my_chat_member
    return change is None or change.chat.type != "private"


def comes_back(update: Received) -> bool:
    """Whether the person asks to begin (again): « /start », and nothing that may still have been on its way."""
    return update.message is not None and (update.message.text or "").startswith("/start")


def without_the_old(update: Any) -> Any:
    """Of the message that was tapped only its place counts: the rest of it is neither cleaned nor looked at."""
    query = update.get("callback_query") if isinstance(update, dict) else None
    message = query.get("message") if isinstance(query, dict) else None
    if isinstance(query, dict) and isinstance(message, dict):
        query["message"] = {name: message[name] for name in ("message_id", "chat") if name in message}
    return update


def cleaned(value: Any) -> Any:
    """The same JSON without what no store can keep (NUL, lone surrogates) in any of its texts."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {name: cleaned(item) for name, item in value.items()}
    return value


_FILE_KINDS = ("document", "voice", "audio", "video", "video_note", "animation", "sticker")
# A venue is a location, and a GIF a document, for old clients: the more precise word comes first.
_OTHER_KINDS = ("venue", "location", "contact", "poll", "dice", "photo", "animation", *_FILE_KINDS)


def make_turn(update: Received, member: Member, facts: BotFacts, found: AtHand | None = None) -> Turn:
    """The turn of an update, with what was `found` for a tap; of a tapped message that is too old to be shown, only its
    id is known.
    """
    user = update.effective_user
    chat_id = user.id if user is not None else 0
    if isinstance(update, Tapped):
        turn = Turn(member, facts, chat_id, update.message_id, tap=update.data)
        turn.username = update.effective_user.username or ""
        if found is not None:
            turn.screen, turn.session = found.screen, found.session
        return turn
    message = update.effective_message
    if message is None:
        return Turn(member, facts, chat_id, 0)
    contact = message.contact.to_dict() if message.contact is not None else None
    return Turn(
        member,
        facts,
        chat_id,
        message.message_id,
        text=message.text or message.caption or "",
        file=_file(message),
        contact=contact,
        is_edit=update.edited_message is not None,
        kind=_kind(message),
        album_id=message.media_group_id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        answers=message.reply_to_message.message_id if message.reply_to_message is not None else None,
    )


def _kind(message: Message) -> str:
    """What came besides words, as Telegram calls it; empty for a text."""
    return next((kind for kind in _OTHER_KINDS if getattr(message, kind)), "")


def _file(message: Message) -> IncomingFile | None:
    if message.photo:
        best = message.photo[-1]
        return IncomingFile("photo", best.file_id, best.file_unique_id, best.file_size or 0, "image/jpeg", "")
    # A GIF is an animation and, for old clients, the same as a document: the more precise word wins.
    for kind in ("animation", *_FILE_KINDS):
        found = getattr(message, kind)
        if found is not None:
            return IncomingFile(
                kind,
                found.file_id,
                found.file_unique_id,
                found.file_size or 0,
                getattr(found, "mime_type", None) or "",
                getattr(found, "file_name", None) or "",
            )
    return None


def newest_written(update: Received, turn: Turn) -> int:
    """The message that somebody just wrote into the main chat; 0 when they did not."""
    message = update.message
    if message is None or message.chat.type != "private" or turn.thread_id is not None:
        return 0
    return int(message.message_id)
