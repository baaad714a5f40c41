"""The web's side of the matrix: teasers of hidden profiles, and places in rooms that are not one's own."""

import json
from dataclasses import dataclass

import aiohttp
from aiohttp import WSMsgType

from core.links import CallPass, sign_call_pass
from models.call import Call, CallSeat, CallStatus
from models.member import Member
from services import calls
from tests.proofs.fuzzing.dump import changes, dump_without
from tests.proofs.fuzzing.frames import GOOD, HELLO
from tests.proofs.fuzzing.http import Answer, Wire, request
from tests.proofs.fuzzing.requests import JSON
from tests.proofs.fuzzing.site import KEYS
from tests.proofs.fuzzing.world import World
from tests.proofs.proof import Tally
from web.call_hub import CloseCode
from web.call_socket import PROTOCOL

UNKNOWN = "23456789abcd"
FRAMES = (HELLO, *GOOD, {"type": "leave"}, {"type": "end"})


@dataclass
class Doors:
    """Tries the addresses that name a thing, as whoever has no right to it."""

    port: int
    world: World
    tally: Tally

    def broke(self, what: str, example: object) -> None:
        """Counts what must not happen."""
        self.tally.broken[what] += 1
        self.tally.notes.append(f"{what}: {str(example)[:300]}")

    async def try_all(self) -> None:
        """Profiles, links of who left, and sockets at somebody else's place."""
        before = await dump_without(())
        self.wire = Wire(self.port)
        await self._teasers()
        await self._links_of_who_left()
        await self._foreign_sockets()
        await self.wire.close()
        # Taking one's own places, to have sessions to try elsewhere, is the only change there may be.
        for line in changes(before, await dump_without(()), but=("call_seat",)):
            self.broke("unauthorised changes", line)

    async def _teasers(self) -> None:
        nobody = await self._get(f"/p/{UNKNOWN}")
        for thing in self.world.things:
            if thing.kind == "profile" and not thing.visible:
                answer = await self._get(f"/p/{thing.name}")
                self.tally.done["cells"] += 1
                shown = answer.body.replace(thing.name.encode(), UNKNOWN.encode())
                if (answer.status, shown) != (nobody.status, nobody.body):
                    self.broke("answers that tell of a thing", (thing.status, answer.status))

    async def _get(self, path: str) -> Answer:
        headers = [("Host", f"127.0.0.1:{self.port}"), ("Accept", "text/html")]
        return await self.wire.ask(request("GET", path, headers))

    async def _post(self, path: str, token: str) -> Answer:
        place = f"127.0.0.1:{self.port}"
        headers = [("Host", place), ("Origin", f"http://{place}"), ("Content-Type", JSON)]
        return await self.wire.ask(request("POST", path, headers, json.dumps({"token": token}).encode()))

    async def _links_of_who_left(self) -> None:
        """A link that was signed for somebody of the organisation is worth nothing once they left it."""
        leaver = await self.world.member(self.world.actors["ex_employee"])
        nobody = await self._post("/v/look", "A" * 60)
        for seat in await CallSeat.filter(member_id=leaver.id):
            call = await Call.get(id=seat.call_id)
            token = _token(call, seat)
            for path in ("/v/look", "/v/enter"):
                answer = await self._post(path, token)
                self.tally.done["cells"] += 1
                if (answer.status, answer.body) != (nobody.status, nobody.body):
                    self.broke(
                        "answers that tell of a thing", (path, call.status, answer.status, answer.body[:80])
                    )

    async def _foreign_sockets(self) -> None:
        """A session opens its own place and no other: each frame is sent at each other place with it."""
        places = await self._places()
        for name in places:
            for other, secret in places.items():
                if other == name:
                    continue
                for frame in FRAMES:
                    self.tally.done["cells"] += 1
                    code, told = await self._speak(name, secret, frame)
                    if code != CloseCode.TOKEN or told:
                        self.broke("answers that tell of a thing", (frame["type"], code, told))

    async def _places(self) -> dict[str, str]:
        """The sessions of both people of the open appointment, and of one of another call."""
        found = {}
        for call in await Call.filter(status__in=[CallStatus.ACCEPTED, CallStatus.LIVE]).order_by("id"):
            leaver = await self.world.member(self.world.actors["ex_employee"])
            for seat in await CallSeat.filter(call_id=call.id).exclude(member_id=leaver.id).order_by("id"):
                if len(found) < 3:
                    session = await calls.take_seat(KEYS, await _link(call, seat))
                    found[session.participation] = session.secret
        return found

    async def _speak(self, name: str, secret: str, frame: dict[str, object]) -> tuple[int | None, list[str]]:
        origin, told = f"http://127.0.0.1:{self.port}", []
        headers = {"Origin": origin, "Cookie": f"seat_{name}={secret}"}
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{origin}/v/{name}/ws", headers=headers, protocols=(PROTOCOL,)) as socket,
        ):
            try:
                await socket.send_json(frame)
            except ConnectionError:
                pass  # It was closed before it was heard.
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    told.append(str(message.data))
            return socket.close_code, told


async def _link(call: Call, seat: CallSeat) -> str:
    member = await Member.get(id=seat.member_id)
    return (await calls.call_url("http://localhost", KEYS, call, member)).rpartition("#")[2]


def _token(call: Call, seat: CallSeat) -> str:
    """The link as it was signed while they belonged there."""
    call_pass = CallPass(
        call.public_id, seat.member_id, str(seat.role), seat.generation, call.opens_at, call.closes_at
    )
    return sign_call_pass(KEYS, call_pass)
