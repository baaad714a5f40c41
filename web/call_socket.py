"""The signalling socket of one participation: docs/call-protocol.md, server side."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable

from aiohttp import WSMsgType, web

from core import clock
from core.errors import DomainError
from models.call import Call, CallSeat, CallStatus
from services import calls
from services.call_seats import hash_secret
from web.call_frames import LARGEST_FRAME, BadFrame, Frame, read_frame
from web.call_hub import HUB, CallHub, CloseCode
from web.call_pages import cookie_name
from web.context import CONTEXT
from web.exchange import Line
from web.ice import ice_servers
from web.security import is_our_origin

log = logging.getLogger(__name__)

PROTOCOL = "entremise.call.1"
HELLO_SECONDS = 5.0
HEARTBEAT_SECONDS = 10.0
GOODBYE_SECONDS = 2.0
BURST_FRAMES = 150
FRAMES_A_SECOND = 40.0
RELAYED = ("signal", "state", "chat")


class Bucket:
    """A token bucket on the real clock."""

    def __init__(self, burst: float, rate: float) -> None:
        self._level, self._burst, self._rate, self._at = burst, burst, rate, time.monotonic()

    def take(self) -> bool:
        """Whether one more is allowed now."""
        now = time.monotonic()
        self._level = min(self._burst, self._level + (now - self._at) * self._rate)
        self._at = now
        self._level -= 1
        return self._level >= 0


async def open_socket(request: web.Request) -> web.StreamResponse:
    """Upgrades for our own pages only; everything later is told by close codes."""
    if not is_our_origin(request):
        raise web.HTTPForbidden()
    offered = request.headers.get("Sec-WebSocket-Protocol", "").replace(" ", "").split(",")
    if PROTOCOL not in offered:
        raise web.HTTPBadRequest()
    socket = web.WebSocketResponse(
        protocols=(PROTOCOL,), heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_FRAME, compress=False
    )
    await socket.prepare(request)
    participation = request.match_info["participation"]
    try:
        seat = await calls.seat_of_session(participation, request.cookies.get(cookie_name(participation), ""))
    except DomainError as error:
        over = error.code == "call-over"
        await socket.close(code=CloseCode.ENDED if over else CloseCode.TOKEN, message=error.code.encode())
        return socket
    secret = request.cookies[cookie_name(participation)]
    transport = request.transport
    abort = transport.abort if transport is not None else lambda: None
    await CallSocket(socket, request.app, participation, seat, hash_secret(secret), abort).run()
    return socket


class CallSocket:
    """One person's connection, from hello to close."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        app: web.Application,
        participation: str,
        seat: CallSeat,
        session: str,
        abort: Callable[[], None],
    ) -> None:
        self.participation, self.session, self.call_id = participation, session, seat.call_id
        self.entered = False
        self._member_id = seat.member_id
        self._socket = socket
        self._hub: CallHub = app[HUB]
        self._exchange = app[CONTEXT].exchange
        self._line: Line | None = None
        self._settings = app[CONTEXT].settings
        self._room = participation.partition("-")[0]
        self._outbox: asyncio.Queue[Frame | tuple[int, str]] = asyncio.Queue(maxsize=500)
        self._seq = 0
        self._closing = False
        self._abort = abort
        self._tab = ""
        self._state: Frame = {"mic": False, "cam": False, "screen": False}
        self._up = self._other_up = False
        self._moving: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Serves the connection until either side closes it."""
        writer = asyncio.create_task(self._write())
        self._line = self._exchange.join(self._room, self.participation, self._receive)
        self._hub.add(self)
        try:
            if await self._greet():
                await self._listen()
        finally:
            self._line.close()
            self._hub.remove(self)
            if self.entered:
                self._hub.person_gone(self)
            await self._stop(writer)

    def send(self, frame: Frame) -> None:
        """Queues a frame; a browser that does not read is cut off rather than remembered for ever."""
        try:
            self._outbox.put_nowait(frame)
        except asyncio.QueueFull:
            self._hub.cut(self)

    def abort(self) -> None:
        """Drops the connection without a goodbye."""
        self._abort()

    def close(self, code: CloseCode, reason: str) -> None:
        """Says goodbye after what is already queued."""
        self._closing = True
        with contextlib.suppress(asyncio.QueueFull):
            self._outbox.put_nowait((int(code), reason))

    def publish(self, frame: Frame) -> None:
        """Tells the other one."""
        if self._line is not None:
            self._line.publish(frame)

    @property
    def place(self) -> tuple[int, int, str]:
        """Call, member and page instance: what a return is recognised by."""
        return self.call_id, self._member_id, self._tab

    async def _write(self) -> None:
        while True:
            item = await self._outbox.get()
            if isinstance(item, tuple):
                await self._socket.close(code=item[0], message=item[1].encode())
                return
            self._seq += 1
            try:
                await self._socket.send_str(json.dumps({"seq": self._seq, **item}, separators=(",", ":")))
            except ConnectionError:
                return

    async def _stop(self, writer: asyncio.Task[None]) -> None:
        """Lets the goodbye go out where one is queued."""
        if not self._closing:
            writer.cancel()
        await asyncio.wait([writer], timeout=GOODBYE_SECONDS)
        writer.cancel()

    async def _greet(self) -> bool:
        """Hello within five seconds, then the room: join, welcome, and the others are told."""
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                message = await self._socket.receive()
        except TimeoutError:
            await self._socket.close(code=CloseCode.HELLO_LATE, message=b"hello late")
            return False
        try:
            hello = read_frame(message.data) if message.type is WSMsgType.TEXT else {}
        except BadFrame:
            hello = {}
        if hello.get("type") != "hello":
            await self._socket.close(code=CloseCode.BAD_MESSAGE, message=b"hello first")
            return False
        self._tab = hello["tab"]
        try:
            call = await calls.join(self.call_id, self._member_id, self._hub.process)
            welcome = await self._welcome(call)
        except DomainError as error:
            await self._socket.close(code=CloseCode.ENDED, message=error.code.encode())
            return False
        returned = self._hub.person_came(self) or hello["resume"]
        self.send(welcome | {"resumed": returned})
        self._hub.supersede(self)
        # From here on without awaiting: whoever publishes first is the one who was here first.
        self.entered = True
        self.publish({"type": "peer", "event": "back" if returned else "joined"})
        return True

    async def _welcome(self, call: Call) -> Frame:
        view = await calls.room_view(call.id, self._member_id)
        now = clock.now()
        started = call.started_at if call.status is CallStatus.LIVE else None
        return {
            "type": "welcome",
            "other": view.other,
            "mayEnd": view.may_end,
            "ice": {"servers": ice_servers(self._settings, self.participation, call.closes_at - now)},
            "clock": {
                "runningSeconds": int((now - started).total_seconds()) if started else None,
                "endsInSeconds": int((view.ends_at - now).total_seconds()) if view.ends_at else None,
            },
        }

    def _receive(self, sender: str, frame: Frame) -> None:
        """What another participation published."""
        if not self.entered:
            return
        kind, event = frame["type"], frame.get("event")
        if kind == "media":
            self._other_up = frame["up"]
            if self._up and self._other_up:
                # Both may have said it at once by two processes: whoever hears the other's word second moves the call.
                self._moving = asyncio.create_task(self._move(up=True))
            return
        if kind == "peer" and event in ("joined", "back"):
            # The one who was here first leads; the newcomer hears of it by "here" and is the polite one.
            self.publish({"type": "peer", "event": "here", "state": self._state, "back": event == "back"})
            if event == "joined":
                self._up = self._other_up = False
        self.send(frame)

    async def _listen(self) -> None:
        bucket = Bucket(BURST_FRAMES, FRAMES_A_SECOND)
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                return self.close(CloseCode.BAD_MESSAGE, "text only")
            if not bucket.take():
                return self.close(CloseCode.RATE, "slower")
            try:
                frame = read_frame(message.data)
            except BadFrame as error:
                return self.close(CloseCode.BAD_MESSAGE, str(error))
            if not await self._act(frame):
                return None
        return None

    async def _act(self, frame: Frame) -> bool:
        kind = frame["type"]
        if kind == "ping":
            self.send({"type": "pong"})
        elif kind in RELAYED:
            if kind == "state":
                self._state = {name: frame[name] for name in ("mic", "cam", "screen")}
            self.publish(frame)
            if kind == "chat":
                self.send({"type": "ack", "id": frame["id"]})
        elif kind == "media":
            await self._media(frame["up"])
        elif kind in ("leave", "end"):
            await self._go(end=kind == "end")
            return False
        return True

    async def _media(self, up: bool) -> None:
        """Live once both report that the other's media arrive; failed when one could not connect for 30 s."""
        self._up = up
        self.publish({"type": "media", "up": up})
        if not up or self._other_up:
            await self._move(up=up)

    async def _move(self, *, up: bool) -> None:
        try:
            await (calls.connect if up else calls.fail)(self.call_id)
        except DomainError as error:
            log.info("a call did not move: %s", error.code)

    async def _go(self, *, end: bool) -> None:
        """Leaves the room, or hangs up for both where this person may."""
        self.entered = False
        self._hub.forget(self)
        try:
            call = await calls.hang_up(self.call_id, self._member_id) if end else None
            if call is None:
                await calls.leave(self.call_id, self._member_id)
        except DomainError:
            call = None  # It had ended already: what is left is to say so.
        over = call is not None and call.status is CallStatus.ENDED
        self.publish({"type": "ended"} if over else {"type": "peer", "event": "left"})
        self.send({"type": "ended"} if over else {"type": "bye"})
        self.close(CloseCode.ENDED if over else CloseCode.NORMAL, "bye")
