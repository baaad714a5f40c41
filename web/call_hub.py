"""Which sockets this process holds; gives who lost theirs a moment to return, closes what is over."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from enum import IntEnum
from typing import TYPE_CHECKING

from aiohttp import web

from core.wake import wait_for
from services import calls

if TYPE_CHECKING:
    from web.call_socket import CallSocket

log = logging.getLogger(__name__)

GRACE_SECONDS = 20.0
LOOK_SECONDS = 1.0


class CloseCode(IntEnum):
    """Why a socket was closed (docs/call-protocol.md)."""

    NORMAL = 1000
    RESTARTING = 1012
    BAD_MESSAGE = 4400
    TOKEN = 4401
    HELLO_LATE = 4408
    ENDED = 4410
    TAKEN_OVER = 4411
    RATE = 4429


class CallHub:
    """The sockets of this process, which has this name among those of the installation."""

    def __init__(self, process: str) -> None:
        self.process = process
        self._sockets: set[CallSocket] = set()
        self._leaving: dict[tuple[int, int], tuple[str, asyncio.Task[None]]] = {}

    def add(self, socket: "CallSocket") -> None:
        """A socket is open."""
        self._sockets.add(socket)

    def remove(self, socket: "CallSocket") -> None:
        """A socket is closed."""
        self._sockets.discard(socket)

    def cut(self, socket: "CallSocket") -> None:
        """Drops a connection that does not read what it is sent."""
        self.remove(socket)
        socket.abort()

    def person_came(self, socket: "CallSocket") -> bool:
        """Whether the same page comes back after its socket broke, so that the pictures go on."""
        call_id, member_id, tab = socket.place
        former_tab, task = self._leaving.pop((call_id, member_id), ("", None))
        if task is not None:
            task.cancel()
        return task is not None and former_tab == tab

    def supersede(self, socket: "CallSocket") -> None:
        """One connection a person: a page's own broken one is dropped, another page's is told why it ends."""
        for other in list(self._sockets):
            if other is socket or not other.entered or other.place[:2] != socket.place[:2]:
                continue
            other.entered = False
            if other.place == socket.place:
                self.cut(other)
            else:
                other.close(CloseCode.TAKEN_OVER, "taken over")

    def person_gone(self, socket: "CallSocket") -> None:
        """A socket broke without a goodbye: the other one is told now, the room after 20 s."""
        call_id, member_id, tab = socket.place
        if any(other.entered and other.place[:2] == (call_id, member_id) for other in self._sockets):
            return  # The same person sits here by a newer socket.
        task = asyncio.create_task(self._leave_later(socket))
        self._leaving[call_id, member_id] = tab, task

    def forget(self, socket: "CallSocket") -> None:
        """The person said goodbye: nothing to wait for."""
        _, task = self._leaving.pop(socket.place[:2], ("", None))
        if task is not None:
            task.cancel()

    async def _leave_later(self, socket: "CallSocket") -> None:
        if await self._is_held(socket):
            socket.publish({"type": "peer", "event": "away"})
            await asyncio.sleep(GRACE_SECONDS)
            await self._leave(socket)
        self._leaving.pop(socket.place[:2], None)

    async def _is_held(self, socket: "CallSocket") -> bool:
        """Whether the person did not come back by another process; when nobody can say, they did not."""
        try:
            return await calls.is_held(socket.place[0], socket.place[1], self.process)
        except Exception:
            log.warning("who sits in a call could not be asked", exc_info=True)
            return True

    async def _leave(self, socket: "CallSocket") -> None:
        call_id, member_id, _ = socket.place
        try:
            gone = await calls.leave(call_id, member_id, self.process)
        except Exception:
            log.warning("a person could not leave a call", exc_info=True)
            gone = True
        if gone:
            socket.publish({"type": "peer", "event": "left"})

    async def watch(self) -> None:
        """Closes the sockets of ended calls and of sessions taken over or revoked, wherever that was."""
        while True:
            await wait_for("calls", LOOK_SECONDS)
            if self._sockets:
                try:
                    await self._close_what_is_over()
                except Exception:
                    log.exception("the calls could not be looked at")  # The next look comes in a second.

    async def _close_what_is_over(self) -> None:
        alive, sessions = await calls.standing(list({socket.call_id for socket in self._sockets}))
        for socket in list(self._sockets):
            if socket.call_id not in alive:
                socket.entered = False
                socket.send({"type": "ended"})
                socket.close(CloseCode.ENDED, "ended")
            elif socket.session not in sessions:
                socket.close(CloseCode.TAKEN_OVER, "taken over")
            elif socket.entered and sessions[socket.session] not in (self.process, None):
                socket.entered = False  # The same page came back by another process: this connection is dead.
                self.cut(socket)

    def send_all_back(self) -> None:
        """Frames between processes may have been lost: every page comes anew, which takes it a moment."""
        for socket in list(self._sockets):
            if socket.entered:
                socket.close(CloseCode.RESTARTING, "restarting")

    async def stop(self) -> None:
        """The process stops: pages come back by themselves to the next one."""
        for socket in list(self._sockets):
            socket.close(CloseCode.RESTARTING, "restarting")
        for _, task in list(self._leaving.values()):
            task.cancel()
        await asyncio.sleep(0)


HUB: web.AppKey[CallHub] = web.AppKey("hub", CallHub)


async def run_hub(app: web.Application) -> AsyncIterator[None]:
    """Keeps the hub watching for as long as the application runs."""
    await calls.forget_the_dead(unheld=True)
    watch = asyncio.create_task(app[HUB].watch())
    yield
    await app[HUB].stop()
    watch.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watch
