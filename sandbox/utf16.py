"""Counting text the way Telegram does: in UTF-16 code units."""

from __future__ import annotations


def length(text: str) -> int:
    """Return how many UTF-16 code units the text takes: two for a character beyond U+FFFF."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def positions(text: str) -> list[int]:
    """Return the UTF-16 offset of every character, and of the end as the last item."""
    offsets = []
    at = 0
    for character in text:
        offsets.append(at)
        at += 2 if character > "\uffff" else 1
    offsets.append(at)
    return offsets


def cut(text: str, offset: int, units: int) -> str:
    """Return the piece of text at a UTF-16 offset; a split surrogate pair is dropped."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + units) * 2].decode("utf-16-le", "ignore")
