"""Takes updates in: they are kept before Telegram is told that they arrived."""

from typing import Any

from bot.incoming import read_incoming
from core import metrics
from services import inbox


async def ingest(raw: bytes) -> None:
    """Keeps one update that Telegram pushed; returns only when it is committed.

    Raises whatever the database raises: the web part then answers 503 and Telegram tries again.
    """
    with metrics.INGEST.time():
        await inbox.receive([read_incoming(raw)])


async def ingest_all(updates: list[Any], dump: Any) -> None:
    """Keeps what one `getUpdates` gave, all in one commit; each is read by itself, so one bad one spoils no other."""
    with metrics.INGEST.time():
        await inbox.receive([read_incoming(dump(update)) for update in updates])
