"""Carries short messages between the processes of one PostgreSQL database, over a connection of its own."""

import asyncio
import contextlib
import logging
import secrets
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import asyncpg

from core.keys import KeyRing
from core.sealed import seal, unseal
from models.database import DatabaseUrl

log = logging.getLogger(__name__)

CHANNEL = "entremise"
# A NOTIFY takes less than 8000 bytes: longer messages go in pieces, of one transaction, so that none comes between.
PIECE = 7000
LOOK_SECONDS = 5.0
SLOWEST_RETRY_SECONDS = 2.0
WAITING = 5000

Hear = Callable[[Any], None]


class PostgresBus:
    """Everybody who listens hears every message, their own included, all in the same order.

    Messages are sealed: neither the database's log nor its operator reads what two people say. While the connection is
    lost nothing is heard; what is said meanwhile (the newest 5000) goes out afterwards, and `missed` is called.
    """

    def __init__(self, url: str, keys: KeyRing) -> None:
        credentials = dict(DatabaseUrl(url).connection()["credentials"])
        for pools in ("minsize", "maxsize"):
            credentials.pop(pools)
        self._credentials, self._keys = credentials, keys
        self._name = secrets.token_hex(6)
        self._said = 0
        self._hearing: defaultdict[str, list[Hear]] = defaultdict(list)
        self._missed: list[Callable[[], None]] = []
        self._waiting: asyncio.Queue[list[str] | None] = asyncio.Queue(maxsize=WAITING)
        self._pieces: dict[tuple[str, str], list[str]] = {}
        self._task: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()

    def listen(self, topic: str, hear: Hear, missed: Callable[[], None] | None = None) -> None:
        """Calls `hear` with every message of a topic, and `missed` after a time in which some may have been lost."""
        self._hearing[topic].append(hear)
        if missed is not None:
            self._missed.append(missed)

    def say(self, topic: str, body: Any) -> None:
        """Sends a value of JSON to every listener. Never blocks; what waits for too long is dropped, oldest first."""
        self._said += 1
        sealed = seal(self._keys, "bus", [topic, body])
        pieces = [sealed[at : at + PIECE] for at in range(0, len(sealed), PIECE)]
        # The number makes each payload another one: PostgreSQL drops what is said twice in one transaction.
        payloads = [
            f"{self._name} {self._said} {place} {len(pieces)} {piece}" for place, piece in enumerate(pieces)
        ]
        if self._waiting.full():
            self._waiting.get_nowait()
        self._waiting.put_nowait(payloads)

    async def start(self) -> None:
        """Begins to carry; returns once the first connection listens (OSError when there is none within 10 s)."""
        self._task = asyncio.create_task(self._run())
        try:
            async with asyncio.timeout(10):
                await self._connected.wait()
        except TimeoutError:
            await self.stop()
            raise OSError("the database does not answer") from None

    async def stop(self) -> None:
        """Ends the connection."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        pause = 0.0
        while True:
            connection = None
            try:
                connection = await asyncpg.connect(
                    **self._credentials,
                    timeout=5,
                    command_timeout=5,
                    server_settings={"application_name": "entremise-bus"},
                )
                await self._listen(connection)
                pause = 0.0
                await self._carry(connection)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("the connection between processes was lost: %s", type(error).__name__)
            finally:
                if connection is not None:
                    connection.terminate()
            await asyncio.sleep(pause)
            pause = min(max(0.1, pause * 2), SLOWEST_RETRY_SECONDS)

    async def _listen(self, connection: Any) -> None:
        connection.add_termination_listener(self._lost)
        await connection.add_listener(CHANNEL, self._heard)
        self._pieces.clear()
        if self._connected.is_set():
            for missed in self._missed:
                missed()
        self._connected.set()

    def _lost(self, connection: Any) -> None:
        with contextlib.suppress(asyncio.QueueFull):
            self._waiting.put_nowait(None)  # Wakes the task, which then finds the connection closed.

    async def _carry(self, connection: Any) -> None:
        """Sends what waits, all in one statement; when nothing does, sees that the connection still lives."""
        while True:
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    said = [await self._waiting.get()]
            except TimeoutError:
                await connection.execute("SELECT 1")
                continue
            while not self._waiting.empty():
                said.append(self._waiting.get_nowait())
            if connection.is_closed():
                for item in said:
                    if item is not None:
                        self._waiting.put_nowait(item)
                raise OSError("closed")
            payloads = [payload for item in said if item is not None for payload in item]
            if payloads:
                await connection.execute(
                    "SELECT pg_notify($1, payload) FROM unnest($2::text[]) WITH ORDINALITY AS said (payload, place)"
                    " ORDER BY place",
                    CHANNEL,
                    payloads,
                )

    def _heard(self, connection: Any, pid: int, channel: str, payload: str) -> None:
        name, number, place, count, piece = payload.split(" ", 4)
        pieces = self._pieces.setdefault((name, number), [])
        if len(pieces) != int(place):
            return  # Its beginning was said before this connection listened.
        pieces.append(piece)
        if len(pieces) < int(count):
            return
        del self._pieces[name, number]
        try:
            topic, body = unseal(self._keys, "bus", "".join(pieces))
        except ValueError as error:
            log.warning("a message between processes cannot be read: %s", error)
            return
        for hear in self._hearing[topic]:
            try:
                hear(body)
            except Exception:
                log.exception("a message between processes broke its listener")
