"""Reads the frames that a call page sends; what is not in docs/call-protocol.md is refused."""

import json
from typing import Any

from core.text import clean

LARGEST_FRAME = 64 * 1024
LONGEST_CHAT = 2000
LONGEST_ID = 64

Frame = dict[str, Any]


class BadFrame(Exception):
    """A frame that the protocol does not have."""


def read_frame(text: str) -> Frame:
    """The frame with only the fields that its type has. Refuses with BadFrame anything else."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFrame("not JSON") from None
    if not isinstance(raw, dict):
        raise BadFrame("not an object")
    kind = raw.get("type")
    if not isinstance(kind, str) or kind not in _READERS:
        raise BadFrame("unknown type")
    return {"type": kind, **_READERS[kind](raw)}


def _hello(raw: Frame) -> Frame:
    return {"tab": _text(raw, "tab", LONGEST_ID), "resume": _flag(raw, "resume")}


def _signal(raw: Frame) -> Frame:
    frame: Frame = {"gen": _number(raw, "gen")}
    if "description" in raw:
        description = raw["description"]
        if not isinstance(description, dict) or description.get("type") not in ("offer", "answer"):
            raise BadFrame("description")
        frame["description"] = {
            "type": description["type"],
            "sdp": _text(description, "sdp", LARGEST_FRAME, required=False),
        }
    elif "candidate" in raw:
        frame["candidate"] = _candidate(raw["candidate"])
    elif _flag(raw, "renew"):
        frame["renew"] = True
    else:
        raise BadFrame("signal")
    return frame


def _candidate(raw: Any) -> Frame | None:
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise BadFrame("candidate")
    line = raw.get("sdpMLineIndex")
    return {
        "candidate": _text(raw, "candidate", 4096, required=False),
        "sdpMid": _text(raw, "sdpMid", LONGEST_ID, required=False),
        "sdpMLineIndex": line if isinstance(line, int) and 0 <= line < 64 else None,
        "usernameFragment": _text(raw, "usernameFragment", 256, required=False) or None,
    }


def _state(raw: Frame) -> Frame:
    return {name: _flag(raw, name) for name in ("mic", "cam", "screen")}


def _media(raw: Frame) -> Frame:
    return {"up": _flag(raw, "up")}


def _chat(raw: Frame) -> Frame:
    text = clean(_text(raw, "text", LONGEST_CHAT)).strip()
    if not text:
        raise BadFrame("text")
    return {"id": _text(raw, "id", LONGEST_ID), "text": text}


def _nothing(raw: Frame) -> Frame:
    return {}


_READERS = {
    "hello": _hello,
    "signal": _signal,
    "state": _state,
    "media": _media,
    "chat": _chat,
    "ping": _nothing,
    "leave": _nothing,
    "end": _nothing,
}


def _text(raw: Frame, name: str, limit: int, *, required: bool = True) -> str:
    value = raw.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or len(value) > limit or (required and not value):
        raise BadFrame(name)
    return value


def _flag(raw: Frame, name: str) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise BadFrame(name)
    return value


def _number(raw: Frame, name: str) -> int:
    value = raw.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1_000_000:
        raise BadFrame(name)
    return value
