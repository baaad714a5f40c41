"""The e-mails that reached the sandbox."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from sandbox.errors import CannotDo
from sandbox.people import Json

if TYPE_CHECKING:
    from sandbox.world import World


class MailStore:
    """Keeps e-mails as they came and shows them taken apart."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add(self, sender: str, recipients: list[str], raw: bytes) -> int:
        """Keep an e-mail and return its number."""
        cursor = self.world.store.run(
            "INSERT INTO mail (received_at, sender, recipients, raw) VALUES (?, ?, ?, ?)",
            self.world.clock.now().timestamp(), sender, "\n".join(recipients), raw,
        )  # fmt: skip
        number = int(cursor.lastrowid or 0)
        self.world.events.tell("mail", mail=self.summary(number))
        return number

    def count(self) -> int:
        """Count the e-mails."""
        row = self.world.store.one("SELECT COUNT(*) AS n FROM mail")
        return int(row["n"]) if row else 0

    def _parsed(self, number: int) -> tuple[Json, EmailMessage]:
        row = self.world.store.one("SELECT * FROM mail WHERE number = ?", number)
        if row is None:
            raise CannotDo(f"There is no e-mail number {number}.")
        message = email.message_from_bytes(row["raw"], policy=email.policy.default)
        assert isinstance(message, EmailMessage), "the default policy makes EmailMessage"
        facts = {
            "number": number,
            "received_at": row["received_at"],
            "sender": row["sender"],
            "recipients": row["recipients"].split("\n"),
            "from": str(message.get("From", "")),
            "to": str(message.get("To", "")),
            "subject": str(message.get("Subject", "")),
        }
        return facts, message

    def summary(self, number: int) -> Json:
        """Return who wrote to whom about what."""
        return self._parsed(number)[0]

    def all(self) -> list[Json]:
        """Return the summaries, newest first."""
        rows = self.world.store.all("SELECT number FROM mail ORDER BY number DESC")
        return [self.summary(row["number"]) for row in rows]

    def whole(self, number: int) -> Json:
        """Return headers, text, html and the list of attachments."""
        facts, message = self._parsed(number)
        text, html = message.get_body(("plain",)), message.get_body(("html",))
        return {
            **facts,
            "headers": {name: str(value) for name, value in message.items()},
            "text": text.get_content() if text else "",
            "html": html.get_content() if html else "",
            "attachments": [
                {
                    "index": index,
                    "name": part.get_filename() or f"part-{index}",
                    "mime": part.get_content_type(),
                    "size": len(self._bytes(part)),
                    "content_id": str(part.get("Content-ID", "")).strip("<>"),
                }
                for index, part in enumerate(self._parts(message))
            ],
        }

    def attachment(self, number: int, index: int) -> tuple[str, str, bytes]:
        """Return name, media type and bytes of an attachment."""
        parts = self._parts(self._parsed(number)[1])
        if not 0 <= index < len(parts):
            raise CannotDo(f"The e-mail has no attachment {index}.")
        part = parts[index]
        return part.get_filename() or f"part-{index}", part.get_content_type(), self._bytes(part)

    @staticmethod
    def _bytes(part: EmailMessage) -> bytes:
        content = part.get_payload(decode=True)
        return content if isinstance(content, bytes) else b""

    @staticmethod
    def _parts(message: EmailMessage) -> list[EmailMessage]:
        bodies = {id(message.get_body((kind,))) for kind in ("plain", "html")}
        return [
            part
            for part in message.walk()
            if isinstance(part, EmailMessage) and not part.is_multipart() and id(part) not in bodies
        ]
