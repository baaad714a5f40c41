"""Sends hostile requests and frames to a site and looks at every answer."""

import asyncio
import json
from dataclasses import dataclass, field
from random import Random

import aiohttp
from aiohttp import WSMsgType

from core.errors import DomainError
from core.links import read_call_pass
from models.delivery import InboxUpdate
from services.unit_of_work import unit_of_work
from tests.proofs.fuzzing import frames
from tests.proofs.fuzzing.http import Answer, Wire, request
from tests.proofs.fuzzing.requests import JSON, TOO_LARGE, RequestMaker
from tests.proofs.fuzzing.site import KEYS, WEBHOOK_SECRET, Site
from tests.proofs.fuzzing.watch import Watch
from tests.proofs.proof import Tally
from web.call_frames import BadFrame, read_frame
from web.call_hub import CloseCode
from web.call_socket import PROTOCOL
from web.webhook import SECRET_HEADER, webhook_path

WANTED = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
EXAMPLES = 3
GOOD_CLOSES = {code.value for code in CloseCode} | {1002, 1007, 1009}


@dataclass
class WebSiege:
    """One site under hostile input; what breaks is counted in `tally`, with the first examples as notes."""

    site: Site
    tally: Tally
    random: Random
    watch: Watch
    wire: Wire = field(init=False)

    def __post_init__(self) -> None:
        self.wire = Wire(self.site.port)
        patterns = [
            (route.method, route.resource.canonical)
            for route in self.site.app.router.routes()
            if route.resource
        ]
        names = [*self.site.public_names, *self.site.sessions, *self.site.tokens, "edition", "style.css"]
        self.maker = RequestMaker(self.random, patterns, names, self.site.place)

    def broke(self, what: str, example: object) -> None:
        """Counts what must not happen."""
        self.tally.broken[what] += 1
        if self.tally.broken[what] <= EXAMPLES:
            self.tally.notes.append(f"{what}: {str(example)[:500]}")

    async def requests(self, count: int) -> None:
        """Any method, path, header and body; now and then the site is asked whether it still answers."""
        for number in range(count):
            made, is_head, is_whole = self.maker.any()
            self.judge(made, await self.wire.ask(made, head=is_head, whole=is_whole), is_whole)
            self.tally.done["requests"] += 1
            if number % 50 == 49:
                await self.still_answers()

    async def still_answers(self) -> None:
        """The address for watchers says that the process lives."""
        await self.wire.close()
        answer = await self.wire.ask(request("GET", "/healthz", [("Host", self.site.place)]))
        if answer.status != 200:
            self.broke("silences afterwards", answer)

    def judge(self, made: bytes, answer: Answer, whole: bool = True) -> None:
        """What holds for every answer."""
        if answer.status >= 500:
            self.broke("answers of 500 and more", (answer.status, made[:300]))
        if answer.status:
            missing = [name for name, value in WANTED.items() if answer.headers.get(name) != value]
            if missing or "default-src" not in answer.headers.get("content-security-policy", ""):
                self.broke(
                    "answers without the security headers", (answer.status, answer.body[:80], made[:300])
                )
        elif whole:
            self.broke("requests without any answer", made[:300])
        shown = answer.body.decode("utf-8", "replace") + str(answer.headers)
        asked = made.decode("utf-8", "replace")
        if any(secret in shown and secret not in asked for secret in self.site.secrets):
            self.broke("secrets in an answer", (answer.status, made[:300]))

    async def forgeries(self, count: int) -> None:
        """Posts to the webhook with a wrong, missing, shortened, lengthened or foreign secret: no row comes of any."""
        path, random = webhook_path(KEYS), self.random
        before = await InboxUpdate.all().count()
        for number in range(count):
            secret = random.choice(
                (None, "", WEBHOOK_SECRET[:-1], WEBHOOK_SECRET + "x", "é" * 20, WEBHOOK_SECRET.upper())
            )
            place = random.choice(
                (path, path[:-1], path + "0", "/telegram/", "/telegram/é", path.upper(), path + "/")
            )
            if place == path and random.random() < 0.3:
                secret = random.choice((" ", "\x7f", WEBHOOK_SECRET[1:]))
            elif place != path and random.random() < 0.5:
                secret = WEBHOOK_SECRET
            headers = [("Host", self.site.place), ("Content-Type", JSON)]
            headers += [(SECRET_HEADER, secret)] if secret is not None else []
            body = json.dumps({"update_id": 77_000_000 + number, "message": {}}).encode()
            made = request("POST", place, headers, body)
            answer = await self.wire.ask(made)
            self.judge(made, answer)
            if answer.status < 400:
                self.broke("forged posts that were taken", made)
            self.tally.done["forged posts"] += 1
        for _ in range(await InboxUpdate.all().count() - before):
            self.broke("rows of forged posts", "")

    async def limits(self) -> None:
        """With the right secrets: what is too large is refused, what is just small enough is not, depth is no harm."""
        headers = [("Host", self.site.place), ("Content-Type", JSON), (SECRET_HEADER, WEBHOOK_SECRET)]
        bodies = {
            b" " * (TOO_LARGE - 15) + b'{"update_id":1}': 413,
            b'{"update_id":88000001}' + b" " * 1_000_000: 200,
            b"[" * 100_000: 400, b'{"a":' * 100_000: 400, b"\xff": 400, b"": 400,
        }  # fmt: skip
        for body, wanted in bodies.items():
            made = request("POST", webhook_path(KEYS), headers, body)
            answer = await self.wire.ask(made)
            self.judge(made[:500], answer)
            if answer.status != wanted:
                self.broke("limits not kept", (answer.status, wanted, len(body), body[:30]))
            self.tally.done["posts at the limits"] += 1
        async with unit_of_work():
            await InboxUpdate.filter(update_id__in=[88000001]).delete()

    async def tokens(self, count: int) -> None:
        """Personal links with a character changed, gone or added lead nowhere: in the reader, every tenth by post."""
        for number in range(count):
            token = self.site.tokens[number % len(self.site.tokens)]
            at = self.random.randrange(len(token))
            bad = (
                token[:at] + self.random.choice(("", "A", "-", "=", "é", "\n", "..", token)) + token[at + 1 :]
            )
            self.tally.done["mutated tokens"] += 1
            if bad == token:
                continue
            try:
                read_call_pass(KEYS, bad)
                self.broke("mutated tokens that were taken", bad)
            except (DomainError, UnicodeEncodeError):
                pass
            if number % 10 == 0:
                headers = [("Host", self.site.place), ("Origin", self.site.origin), ("Content-Type", JSON)]
                place = self.random.choice(("/v/look", "/v/enter"))
                made = request("POST", place, headers, json.dumps({"token": bad}).encode())
                answer = await self.wire.ask(made)
                self.judge(made, answer)
                if answer.status < 400:
                    self.broke("mutated tokens that were taken", bad)

    def frames(self, count: int) -> None:
        """Frames to the reader alone: each is read or refused."""
        for _ in range(count):
            made = frames.frame(self.random)
            self.tally.done["frames read"] += 1
            try:
                read_frame(made)
            except BadFrame:
                continue
            except Exception as error:
                self.broke("frames that break the reader", (repr(error), made[:200]))

    async def sockets(self, count: int) -> None:
        """Sockets with one's own seat that say anything, and sockets at somebody else's: nobody is harmed."""
        mine, other = list(self.site.sessions)
        async with aiohttp.ClientSession() as session:
            quiet = await self._open(session, other, self.site.sessions[other])
            await quiet.send_json(frames.HELLO)
            while self.tally.done["frames sent"] < count:
                await self._one_socket(session, mine, quiet)
            await quiet.close()

    async def _open(
        self, session: aiohttp.ClientSession, name: str, secret: str
    ) -> aiohttp.ClientWebSocketResponse:
        headers = {"Origin": self.site.origin, "Cookie": f"seat_{name}={secret}"}
        return await session.ws_connect(
            f"{self.site.origin}/v/{name}/ws", headers=headers, protocols=(PROTOCOL,)
        )

    async def _one_socket(
        self, session: aiohttp.ClientSession, mine: str, quiet: aiohttp.ClientWebSocketResponse
    ) -> None:
        random = self.random
        rightful = random.random() < 0.7
        secret = (
            self.site.sessions[mine] if rightful else random.choice(("x", "", *self.site.sessions.values()))
        )
        name = mine if rightful else random.choice((*self.site.sessions, mine + "0", "x-1", "x"))
        rightful = self.site.sessions.get(name) == secret
        socket = await self._open(session, name, secret)
        if rightful and name == mine and random.random() < 0.8:
            await socket.send_json(frames.HELLO)
        elif rightful and name != mine:
            await socket.close()  # The quiet one's own place: that would be themselves.
            return
        try:
            for _ in range(random.choice((1, 5, 40, 200))):
                self.tally.done["frames sent"] += 1
                if random.random() < 0.03:
                    await socket.send_bytes(b"\x00\xff")
                else:
                    await socket.send_str(frames.frame(random).encode("utf-8", "replace").decode())
                if socket.closed:
                    break
        except (ConnectionError, aiohttp.ClientError):
            pass
        await self._closes_well(socket, rightful)
        if quiet.closed:
            self.broke("sockets of others closed", quiet.close_code)

    async def _closes_well(self, socket: aiohttp.ClientWebSocketResponse, rightful: bool) -> None:
        """Reads what came until the end; a wrong person is told nothing but that."""
        try:
            async with asyncio.timeout(2):
                async for message in socket:
                    if message.type is WSMsgType.TEXT and not rightful:
                        self.broke("frames told to strangers", message.data)
        except TimeoutError:
            pass
        await socket.close()
        if socket.close_code not in (*GOOD_CLOSES, None, 1000, 1006):
            self.broke("closes that the protocol does not have", socket.close_code)
