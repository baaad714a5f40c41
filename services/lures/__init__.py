"""Finds in a message what leads off the platform or asks for money first, to warn its reader (EXT-03, D-24).

Nothing is kept, blocked or counted against anybody: the message is delivered, and its reader is told to be vigilant.
Pure functions of the text; French and English (docs/lures.md has the measured recall and false alarms).
"""

from enum import StrEnum

from services.lures.addresses import gives_email, gives_handle, gives_link
from services.lures.as_seen import plain
from services.lures.money import asks_for_money
from services.lures.moves import moves_elsewhere
from services.lures.phones import gives_phone


class Lure(StrEnum):
    """What a message does."""

    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    MOVE = "move"
    ADVANCE = "advance"


_SIGNS = {
    Lure.PHONE: gives_phone,
    Lure.EMAIL: gives_email,
    Lure.HANDLE: gives_handle,
    Lure.LINK: gives_link,
    Lure.MOVE: moves_elsewhere,
    Lure.ADVANCE: asks_for_money,
}


def find_lures(text: str) -> frozenset[Lure]:
    """What a message of at most a few thousand characters lures with; empty for an honest one."""
    read = plain(text)
    return frozenset(lure for lure, sign in _SIGNS.items() if sign(read))


def is_lure(text: str) -> bool:
    """Whether the reader of a message is to be warned."""
    read = plain(text)
    return any(sign(read) for sign in _SIGNS.values())
