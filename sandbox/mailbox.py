"""The SMTP mailbox: takes every e-mail and delivers none."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP, Envelope, Session

if TYPE_CHECKING:
    from sandbox.world import World

MOST_BYTES = 30 * 1024 * 1024


class _Taker:
    def __init__(self, world: World) -> None:
        self.world = world

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        raw = envelope.content or b""
        data = raw if isinstance(raw, bytes) else raw.encode()
        self.world.mail.add(envelope.mail_from or "", list(envelope.rcpt_tos), data)
        return "250 OK"


class Mailbox:
    """Listens on loopback; port 0 takes a free one, which `port` tells after the start."""

    def __init__(self, world: World, host: str, port: int) -> None:
        self.world, self.host, self.port = world, host, port
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Begin to listen."""
        loop = asyncio.get_running_loop()
        taker = _Taker(self.world)

        def protocol() -> Any:
            return SMTP(
                taker, data_size_limit=MOST_BYTES, enable_SMTPUTF8=True, loop=loop, hostname="sandbox"
            )

        self._server = await loop.create_server(protocol, self.host, self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None
