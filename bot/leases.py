"""Notes what this process has leased, and takes over what processes of this machine had leased when they died, or
what it could not settle itself because the database was away.

A lease ends by itself after a while; this only makes the while short, and knows the message that a dead process sent.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot import posting
from bot.flight import FlightRecorder
from services.leases import Lease, Leased, Noted, adopt_screen, end_lease, lease_of

log = logging.getLogger(__name__)
NOTE_BYTES = 96
Sent = Callable[[int, bool], None]
_NOTE = re.compile(r"(screen|notification|card|farewell|data_export) (\d+) (\S{32})(?: (\d+) ([01]))?")


class LeaseBook:
    """The leases of this process, in a file that outlives it; without a folder nothing is noted."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = None if folder is None else FlightRecorder(folder, NOTE_BYTES)
        # Leases that nobody else will end: their processes died, or the database was away when they were settled. Each
        # is a note of this process, too, and how that is taken away: whoever dies at a take-over leaves what it took.
        self._left: list[tuple[str, Callable[[], None]]] = []

    @contextmanager
    def holding(self, row: Leased) -> Iterator[Sent]:
        """While inside, the book says that the row is leased; what it gives notes the message that was sent for it."""
        if self._file is None:
            yield lambda message_id, has_media: None
            return
        lease = lease_of(row)
        text = f"{lease.table} {lease.id} {lease.until.isoformat(timespec='microseconds')}"
        with self._file.at(text) as write:
            noted = text

            def sent(message_id: int, has_media: bool) -> None:
                nonlocal noted
                noted = f"{text} {message_id} {int(has_media)}"
                write(noted)

            try:
                yield sent
            except BaseException:
                self._inherit(noted)
                raise

    def _inherit(self, note: str) -> None:
        assert self._file is not None
        self._left.append((note, self._file.keep(note)))

    @contextmanager
    def noting(self) -> Iterator[Noted]:
        """While inside, the book says that every row it is told of is leased.

        A claim tells it before its commit: on SQLite others may go on from the same commit earlier than whoever
        claimed, and what dies then must find the lease in the book. A note of a lease that was never kept is nobody's.
        """
        with ExitStack() as held:
            yield lambda row: held.enter_context(self.holding(row))

    async def take_over(self, bot: Bot) -> int:
        """Ends the leases of processes that died, and those that could not be settled here, and keeps the screens that
        were sent meanwhile; says how many. What the database does not take now is taken over the next time.
        """
        if self._file is None:
            return 0
        self._file.left_by_the_dead(self._inherit)
        ended = 0
        while self._left:
            note, forget = self._left[0]
            # A power cut may leave half a note: that lease ends by itself.
            if (lease := _read(note)) is not None:
                await _end(lease, bot)
                ended += 1
            self._left.pop(0)
            forget()
        return ended

    def close(self) -> None:
        """Ends the book in good order; leases that could not be settled are left to whoever lives or starts next."""
        if self._file is not None:
            for _, forget in self._left:
                forget()
            self._file.close([note for note, _ in self._left])


def _read(note: str) -> Lease | None:
    found = _NOTE.fullmatch(note)
    if found is None:
        return None
    table, number, until, message_id, has_media = found.groups()
    sent = int(message_id) if message_id else None
    return Lease(table, int(number), datetime.fromisoformat(until), sent, has_media == "1")


async def _end(lease: Lease, bot: Bot) -> None:
    if lease.message_id is None:
        await end_lease(lease)
    elif (known := await adopt_screen(lease)) is not None and known[1] is not None:
        await _strip(bot, *known)


async def _strip(bot: Bot, chat_id: int, message_id: int | None) -> None:
    assert message_id is not None
    try:
        await posting.strip(bot, chat_id, message_id)
    except TelegramError as error:
        log.warning("an old screen keeps its buttons: %s", type(error).__name__)
