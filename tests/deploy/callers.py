"""Somebody's call page without its pictures: the link, the session and the socket, as docs/call-protocol.md says."""

import asyncio
import json
from typing import Any

import aiohttp

from web.call_pages import cookie_name
from web.call_socket import PROTOCOL

PATIENCE_SECONDS = 20.0


class Caller:
    """One page. It comes back when its socket breaks, as the page does."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, url
        self._tab = f"tab{id(self)}"
        self._participation = self._secret = ""
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self.welcome: dict[str, Any] = {}

    async def enters(self, token: str) -> None:
        """Takes the place and joins the room."""
        async with self._session.post(
            f"{self._url}/v/enter", json={"token": token}, headers={"Origin": self._url}
        ) as answer:
            assert answer.status == 200, await answer.text()
            self._participation = (await answer.json())["participation"]
            self._secret = answer.cookies[cookie_name(self._participation)].value
        await self._connects(resume=False)

    async def is_broken(self) -> bool:
        """Whether the socket is closed; reads what still comes for a moment to find out."""
        assert self._socket is not None
        try:
            async with asyncio.timeout(0.2):
                while not self._socket.closed:
                    if (await self._socket.receive()).type is not aiohttp.WSMsgType.TEXT:
                        return True
        except TimeoutError:
            return False
        return True

    async def comes_back(self) -> None:
        """Connects again at once, as after a loss, until a worker takes it."""
        if self._socket is not None and self._socket._response.connection is not None:
            transport = self._socket._response.connection.transport
            if transport is not None:
                transport.abort()
        for _ in range(100):
            try:
                return await self._connects(resume=True)
            except (aiohttp.ClientError, OSError, AssertionError):
                await asyncio.sleep(0.1)
        raise AssertionError("nobody takes the socket")

    async def _connects(self, *, resume: bool) -> None:
        headers = {
            "Origin": self._url,
            "Cookie": f"{cookie_name(self._participation)}={self._secret}",
        }
        self._socket = await self._session.ws_connect(
            f"{self._url}/v/{self._participation}/ws", protocols=(PROTOCOL,), headers=headers
        )
        await self.says({"type": "hello", "tab": self._tab, "resume": resume})
        self.welcome = await self.hears("welcome")

    async def says(self, frame: dict[str, Any]) -> None:
        """Sends a frame."""
        assert self._socket is not None
        await self._socket.send_json(frame)

    async def hears(self, kind: str) -> dict[str, Any]:
        """The next frame of this kind; what comes before it is passed over."""
        assert self._socket is not None
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                message = await self._socket.receive()
                assert message.type is aiohttp.WSMsgType.TEXT, message
                frame: dict[str, Any] = json.loads(message.data)
                if frame["type"] == kind:
                    return frame

    async def is_gone(self) -> None:
        """Leaves the room with a goodbye."""
        await self.says({"type": "leave"})
        assert self._socket is not None
        await self._socket.close()
