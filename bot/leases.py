"""Notes what this process has leased, and takes over what processes of this machine had leased when they died.

A lease ends by itself after a while; this only makes the while short, and knows the message that a dead process sent.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot import posting
from bot.flight import FlightRecorder
from services.leases import Lease, Leased, adopt_screen, end_lease, lease_of

log = logging.getLogger(__name__)
NOTE_BYTES = 96
Sent = Callable[[int, bool], None]
_NOTE = re.compile(r"(screen|notification|card|farewell|data_export) (\d+) (\S{32})(?: (\d+) ([01]))?")


class LeaseBook:
    """The leases of this process, in a file that outlives it; without a folder nothing is noted."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = None if folder is None else FlightRecorder(folder, NOTE_BYTES)

    @contextmanager
    def holding(self, row: Leased) -> Iterator[Sent]:
        """While inside, the book says that the row is leased; what it gives notes the message that was sent for it."""
        if self._file is None:
            yield lambda message_id, has_media: None
            return
        lease = lease_of(row)
        text = f"{lease.table} {lease.id} {lease.until.isoformat(timespec='microseconds')}"
        with self._file.at(text) as write:
            yield lambda message_id, has_media: write(f"{text} {message_id} {int(has_media)}")

    async def take_over(self, bot: Bot) -> int:
        """Ends the leases of processes that died, and keeps the screens that they had sent; says how many."""
        if self._file is None:
            return 0
        leases = [
            lease for notes in self._file.left_by_the_dead() for note in notes if (lease := _read(note))
        ]
        for lease in leases:
            if lease.message_id is None:
                await end_lease(lease)
            elif (known := await adopt_screen(lease)) is not None and known[1] is not None:
                await _strip(bot, *known)
        return len(leases)

    def close(self) -> None:
        """Ends the book in good order."""
        if self._file is not None:
            self._file.close()


def _read(note: str) -> Lease | None:
    found = _NOTE.fullmatch(note)
    if found is None:
        return None  # A power cut may leave half a note: that lease ends by itself.
    table, number, until, message_id, has_media = found.groups()
    sent = int(message_id) if message_id else None
    return Lease(table, int(number), datetime.fromisoformat(until), sent, has_media == "1")


async def _strip(bot: Bot, chat_id: int, message_id: int | None) -> None:
    assert message_id is not None
    try:
        await posting.strip(bot, chat_id, message_id)
    except TelegramError as error:
        log.warning("an old screen keeps its buttons: %s", type(error).__name__)
