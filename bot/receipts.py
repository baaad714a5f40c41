"""Remembers on disk which notification became which message, before the database knows."""

import os
from pathlib import Path

FULL_BYTES = 1_000_000


class Receipts:
    """A file of lines « notification message », written right after Telegram's answer.

    A process that dies between that answer and its mark in the database leaves a line here, and whoever takes the
    notification up again finds it instead of sending twice. Processes of one machine share the file: small
    appends are atomic.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "receipts"
        self._older = folder / "receipts.1"

    def keep(self, notification_id: int, message_id: int, part: str = "") -> None:
        """Writes that a notification was sent as a message, or `part` of it after the message."""
        line = f"{notification_id}{part} {message_id}\n".encode()
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, line)
            full = os.fstat(descriptor).st_size > FULL_BYTES
        finally:
            os.close(descriptor)
        if full:
            os.replace(self._path, self._older)

    def find(self, notification_id: int, part: str = "") -> int | None:
        """The message that a notification (or this part of it) already became, or None."""
        wanted = f"{notification_id}{part}"
        for path in (self._path, self._older):
            lines = path.read_text().splitlines() if path.exists() else []
            for line in reversed(lines):
                number, _, message_id = line.partition(" ")
                if number == wanted and message_id.isdigit():
                    return int(message_id)
        return None
