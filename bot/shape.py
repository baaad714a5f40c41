"""What we rely on in an update, and its type: PTB checks none, and SQLite would keep a text where a number belongs."""

from collections.abc import Callable
from typing import Any

# Telegram promises numbers of at most 52 significant bits.
LARGEST = 2**53
LONGEST_NAME = 256

Check = Callable[[Any], bool]
# What each part of an object is called, whether it must be there, and what it is.
Shape = tuple[tuple[str, bool, Any], ...]


class Unreadable(ValueError):
    """An update that Telegram would not send; the text says at which place."""


def _number(value: Any) -> bool:
    return type(value) is int and abs(value) < LARGEST


def _count(value: Any) -> bool:
    return type(value) is int and 0 <= value < LARGEST


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _object(parts: dict[str, Any]) -> Shape:
    """A name that ends with "!" must be there; a list of one shape is a list of such things."""
    return tuple((name.rstrip("!"), name.endswith("!"), what) for name, what in parts.items())


_USER = _object({
    "id!": _number, "is_bot!": _flag, "first_name!": _text, "last_name": _text, "username": _text,
    "language_code": _text,
})  # fmt: skip
_CHAT = _object({"id!": _number, "type!": _text})
_FILE = _object({
    "file_id!": _name, "file_unique_id!": _name, "file_size": _count, "mime_type": _text, "file_name": _text,
})  # fmt: skip
_ENTITY = _object({"type!": _text, "offset!": _number, "length!": _number})
_MESSAGE = _object({
    "message_id!": _count, "chat!": _CHAT, "from": _USER, "text": _text, "caption": _text, "media_group_id": _text,
    "message_thread_id": _count, "is_topic_message": _flag,
    "entities": [_ENTITY], "contact": _object({"phone_number!": _text, "user_id": _number}), "photo": [_FILE],
    **{kind: _FILE for kind in ("document", "voice", "audio", "video", "video_note", "animation", "sticker")},
})  # fmt: skip
_PLACE = _object({"status!": _text, "user!": _USER})
# The kinds of updates that we ask for.
KINDS = {
    "message": _MESSAGE,
    "edited_message": _MESSAGE,
    "callback_query": _object({"id!": _text, "from!": _USER, "message": _MESSAGE, "data": _text}),
    "inline_query": _object({"id!": _text, "from!": _USER, "query!": _text}),
    "my_chat_member": _object(
        {"chat!": _CHAT, "from!": _USER, "old_chat_member!": _PLACE, "new_chat_member!": _PLACE}
    ),
}


def require_shape(update: dict[str, Any]) -> None:
    """Refuses with Unreadable what differs, in a kind that we ask for, from what the Bot API says of it."""
    for kind, shape in KINDS.items():
        if kind in update:
            _require(update[kind], shape, kind)


def _require(value: Any, wanted: Any, place: str) -> None:
    if isinstance(wanted, list):
        if not isinstance(value, list):
            raise Unreadable(f"{place} is no list")
        for item in value:
            _require(item, wanted[0], place)
    elif isinstance(wanted, tuple):
        if not isinstance(value, dict):
            raise Unreadable(f"{place} is no object")
        for name, is_needed, inner in wanted:
            if name in value:
                found = value[name]
                if type(inner) is tuple or type(inner) is list or not inner(found):
                    _require(found, inner, f"{place}.{name}")
            elif is_needed:
                raise Unreadable(f"{place} has no {name}")
    elif not wanted(value):
        raise Unreadable(f"{place} is of another type")
