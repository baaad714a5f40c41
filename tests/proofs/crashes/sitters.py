"""Two who stay in a call while processes die: whoever's socket breaks comes back to the same place."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import aiohttp

from core import clock
from core.errors import DomainError
from models.call import Call, CallSeat, CallStatus
from models.member import Member
from services.call_seats import call_url
from tests.kit.child import KEYS
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.rota import STAYING
from tests.proofs.crashes.whole import PUBLIC_URL
from web.call_hub import CloseCode
from web.call_pages import cookie_name
from web.call_socket import PROTOCOL

PAUSE_SECONDS, AGAIN_SECONDS, STAY_SECONDS, ANSWER_SECONDS = 1.0, 0.1, 4.0, 30.0
OVER = "calls that time ended"
FOR_EVER = "nothing"
REFUSED = set(CloseCode) - {CloseCode.NORMAL, CloseCode.RESTARTING}


class Place(NamedTuple):
    """Whose place in which call it is, and what the browser has for it."""

    call_id: int
    member_id: int
    participation: str
    secret: str


class Cut(Exception):
    """The connection broke without a word of the call's."""


@dataclass
class Sitters:
    """What came of their sockets, and what was wrong."""

    cast: Cast
    url: str
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    sat_in: list[int] = field(default_factory=list)

    async def go_on(self, is_over: Callable[[], bool]) -> None:
        """They meet in one call after the other until it is over; from the last one they part as from the others."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout, headers={"Origin": PUBLIC_URL}) as session:
            while not is_over():
                # The clock may end the last call in this very instant.
                with suppress(DomainError):
                    call = await self.cast.talk(STAYING)
                    self.sat_in.append(call.id)
                    people = await self.cast.client(STAYING), await self.cast.owner(STAYING)
                    await asyncio.gather(*(self._stay(session, call, member) for member in people))
                await asyncio.sleep(PAUSE_SECONDS)

    async def _stay(self, session: aiohttp.ClientSession, call: Call, member: Member) -> None:
        place = await self._enter(session, call, member)
        until, returns = time.monotonic() + STAY_SECONDS, False
        while place is not None:
            try:
                if await self._sit(session, place, until, returns):
                    return
            except (Cut, aiohttp.ClientError, OSError, TimeoutError):
                returns = True
                await asyncio.sleep(AGAIN_SECONDS)

    async def _enter(self, session: aiohttp.ClientSession, call: Call, member: Member) -> Place | None:
        token = (await call_url(PUBLIC_URL, KEYS, call, member)).partition("#")[2]
        while True:
            try:
                asked = session.post(f"{self.url}/v/enter", json={"token": token})
                async with asyncio.timeout(ANSWER_SECONDS), asked as answer:
                    if answer.status != 200:
                        await self._ended(call.id, f"a place: {answer.status}")
                        return None
                    name = (await answer.json())["participation"]
                    return Place(call.id, member.id, name, answer.cookies[cookie_name(name)].value)
            except (aiohttp.ClientError, OSError, TimeoutError):
                await asyncio.sleep(AGAIN_SECONDS)

    async def _sit(self, session: aiohttp.ClientSession, place: Place, until: float, returns: bool) -> bool:
        """Connects, stays, and leaves with a goodbye; says whether that was the end. Raises Cut."""
        cookie = {"Cookie": f"{cookie_name(place.participation)}={place.secret}"}
        address = f"{self.url}/v/{place.participation}/ws"
        async with session.ws_connect(address, protocols=(PROTOCOL,), headers=cookie) as socket:
            tab = f"tab{place.member_id}x{place.call_id}"
            await socket.send_json({"type": "hello", "tab": tab, "resume": returns})
            if not await self._hears(socket, place, "welcome", ANSWER_SECONDS):
                return True
            self.answers["sockets of calls that came back" if returns else "sockets of calls opened"] += 1
            await self._is_seated(place)
            if not await self._hears(socket, place, FOR_EVER, until - time.monotonic()):
                return True
            await socket.send_json({"type": "leave"})
            if await self._hears(socket, place, "bye", ANSWER_SECONDS):
                left = await CallSeat.filter(
                    call_id=place.call_id, member_id=place.member_id, present=False
                ).count()
                self._note(left == 1, "somebody left and has a place")
            return True

    async def _hears(
        self, socket: aiohttp.ClientWebSocketResponse, place: Place, kind: str, seconds: float
    ) -> bool:
        """Reads until the frame of this kind, or for so long; False where the call is over. Raises Cut."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, seconds)):
                while True:
                    message = await socket.receive()
                    if message.type is not aiohttp.WSMsgType.TEXT:
                        return await self._closed(socket, place)
                    if message.json()["type"] == kind:
                        return True
        if kind != FOR_EVER:
            raise Cut
        return True

    async def _closed(self, socket: aiohttp.ClientWebSocketResponse, place: Place) -> bool:
        if socket.close_code in REFUSED:
            await self._ended(place.call_id, f"a socket was closed with {socket.close_code}")
            return False
        self.answers["sockets of calls that a death closed"] += 1
        raise Cut

    async def _ended(self, call_id: int, told: str) -> None:
        self._note(await _is_over(call_id), told)
        self.answers[OVER] += 1

    async def _is_seated(self, place: Place) -> None:
        places = await CallSeat.filter(call_id=place.call_id, member_id=place.member_id)
        told = f"a place: {[one.present for one in places]}"
        self._note(await _is_over(place.call_id) or [one.present for one in places] == [True], told)

    def _note(self, is_right: bool, told: str) -> None:
        if not is_right:
            self.wrong.append(told)

    async def reckon(self) -> Counter[str]:
        """Who was refused, had no place or two, or still has one after all have left."""
        left = await CallSeat.filter(call_id__in=[*self.sat_in, 0], present=True).count()
        return Counter(
            {
                "people in calls who could not come back": len(self.wrong),
                "places in calls that stay taken": left,
            }
        )


async def _is_over(call_id: int) -> bool:
    call = await Call.get(id=call_id)
    return call.status is CallStatus.ENDED or call.closes_at <= clock.now()
