"""The world of the sandbox: bots, persons and everything between them."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import orjson

from sandbox import inline_acts
from sandbox.chats import Chats
from sandbox.clock import MovableClock, SandboxClock
from sandbox.commands import CommandMenus
from sandbox.errors import AnswerLost, ApiError, CannotDo, Unreachable
from sandbox.events import Events, Subscription
from sandbox.faults import Faults, Rates
from sandbox.files import Files
from sandbox.mail_store import MailStore
from sandbox.methods import perform
from sandbox.params import Params, Upload
from sandbox.people import Bot, Json, Person
from sandbox.person_chats import PersonChats
from sandbox.person_messages import PersonMessages
from sandbox.person_taps import PersonTaps
from sandbox.store import Store
from sandbox.updates import Updates
from sandbox.webhooks import Webhooks

FIRST_PERSON = 5_000_000_001
FIRST_UPDATE = 100_000_000
REQUESTS_KEPT = 1000
LONG_PARAMETER = 4000


class World(PersonMessages, PersonTaps, PersonChats):
    """Open one with `World.open`; `:memory:` keeps nothing. All business dates come from the clock."""

    def __init__(self, path: str, clock: MovableClock | None) -> None:
        self.store = Store(path)
        self.clock = clock or SandboxClock(timedelta(seconds=self.store.fact("clock_offset_seconds", 0.0)))
        self.real_now: Callable[[], float] = time.time
        self.events = Events()
        self.faults = Faults()
        self.rates = Rates()
        self.chats = Chats(self)
        self.updates = Updates(self)
        self.webhooks = Webhooks(self)
        self.files = Files(self)
        self.menus = CommandMenus(self)
        self.mail = MailStore(self)
        self.requests: deque[Json] = deque(maxlen=REQUESTS_KEPT)
        self.bots: dict[int, Bot] = {}
        self.people: dict[int, Person] = {}
        self._after: list[Callable[[], None]] = []
        for row in self.store.all("SELECT body FROM bot"):
            bot = Bot(**orjson.loads(row["body"]))
            self.bots[bot.id] = bot
        for row in self.store.all("SELECT body FROM person ORDER BY rowid"):
            person = Person(**orjson.loads(row["body"]))
            self.people[person.id] = person

    @classmethod
    async def open(cls, path: str = ":memory:", clock: MovableClock | None = None) -> World:
        """Open a world and go on delivering to the webhooks that it remembers."""
        world = cls(str(path), clock)
        for bot in world.bots.values():
            await world.webhooks.restart(bot)
        return world

    async def close(self) -> None:
        """Stop deliveries and close the file."""
        for bot in self.bots.values():
            self.updates.end_polling(bot, "Conflict: the sandbox is closing")
        await self.webhooks.close()
        self.store.close()

    def business_seconds(self) -> int:
        """Return the present business instant in whole unix seconds."""
        return int(self.clock.now().timestamp())

    def clock_shown(self) -> Json:
        """Tell the business time and how far it is from the real one."""
        now = self.clock.now()
        return {"now": now.isoformat(), "offset_seconds": round(now.timestamp() - time.time())}

    async def advance(self, by: timedelta) -> None:
        """Move the business clock forwards and tell the page."""
        await self.clock.advance(by)
        if isinstance(self.clock, SandboxClock):
            self.store.remember("clock_offset_seconds", self.clock.offset.total_seconds())
        self.events.tell("clock", **self.clock_shown())

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do something once the present transaction is kept; dropped when it is not."""
        self._after.append(act)

    def settle(self, act: Callable[[], Any]) -> Any:
        """Run a synchronous act in one transaction."""
        try:
            with self.store.transaction():
                result = act()
        except BaseException:
            self._after.clear()
            self.chats.forget_unsaved()
            raise
        after, self._after = self._after, []
        for then in after:
            then()
        return result

    def register_bot(self, token: str, first_name: str, username: str, *, topics: bool = False) -> Bot:
        """Create a bot, or find it again by the number at the start of its token and update its names.

        `topics` is what @BotFather asks: whether private chats with the bot have topics.
        """
        number = token.partition(":")[0]
        if not number.isdigit():
            raise ValueError("A bot token is a number, a colon and a secret.")
        bot = self.bots.get(int(number)) or Bot(int(number), token, first_name, username)
        bot.token, bot.first_name, bot.username, bot.topics = token, first_name, username, topics
        self.bots[bot.id] = bot
        self.store.run(
            "INSERT OR IGNORE INTO bot VALUES (?, ?, ?, 1, ?)",
            bot.id,
            token,
            orjson.dumps(asdict(bot)),
            FIRST_UPDATE,
        )
        self.save_bot(bot)
        return bot

    def save_bot(self, bot: Bot) -> None:
        """Keep the changes of a bot."""
        self.store.run(
            "UPDATE bot SET token = ?, body = ? WHERE id = ?", bot.token, orjson.dumps(asdict(bot)), bot.id
        )

    def add_person(
        self,
        first_name: str,
        last_name: str = "",
        username: str | None = None,
        language_code: str = "fr",
        time_zone: str = "Europe/Zurich",
        role: str = "",
        picture: str | None = None,
        user_id: int | None = None,
        phone_number: str = "",
    ) -> Person:
        """Add a person who has the app but has not written to any bot yet."""
        number = user_id or max([FIRST_PERSON - 1, *self.people]) + 1
        person = Person(
            number, first_name, last_name, username, language_code, time_zone, role, picture,
            phone_number=phone_number or f"+4179{number % 10_000_000:07d}",
        )  # fmt: skip
        self.people[number] = person
        self.save_person(person)
        return person

    def save_person(self, person: Person) -> None:
        """Keep the changes of a person."""
        self.store.run(
            "INSERT OR REPLACE INTO person VALUES (?, ?)", person.id, orjson.dumps(person.as_json())
        )
        self.events.tell("person", user_id=person.id, person=person.as_json())

    def person(self, user_id: int) -> Person:
        """Return a person; refuses an unknown number."""
        if user_id not in self.people:
            raise CannotDo(f"Nobody here has the number {user_id}.")
        return self.people[user_id]

    def bot(self, bot_id: int | None = None) -> Bot:
        """Return a bot; without a number the first one."""
        if bot_id is None and self.bots:
            return next(iter(self.bots.values()))
        if bot_id not in self.bots:
            raise CannotDo(f"There is no bot with the number {bot_id}.")
        return self.bots[bot_id]

    def bot_of_token(self, token: str) -> Bot:
        """Return the bot of a token, which may be percent-encoded; refuses others with 401."""
        plain = unquote(token)
        number = plain.partition(":")[0]
        bot = self.bots.get(int(number)) if number.isdigit() and number.isascii() else None
        if bot is None or bot.token != plain:
            raise ApiError(401, "Unauthorized")
        return bot

    async def ask_inline(self, user_id: int, bot_id: int | None, query: str, offset: str = "") -> str:
        """Let a person type the bot's name and a query; return the inline_query_id."""
        return await inline_acts.ask_inline(self, user_id, self.bot(bot_id), query, offset)

    async def choose_inline(self, user_id: int, bot_id: int | None, query_id: str, result_id: str) -> Json:
        """Let a person send one of the offered results into their chat with the bot."""
        return await inline_acts.choose_inline(self, user_id, self.bot(bot_id), query_id, result_id)

    def subscribe(self, after: int | None = None) -> Subscription:
        """Listen to what happens; see `Events`."""
        return self.events.subscribe(after)

    async def call(
        self,
        token: str,
        method: str,
        params: dict[str, Any],
        files: dict[str, tuple[str, bytes, str]] | None = None,
    ) -> Json:
        """Answer one Bot API call: `{"ok": …}`; raises ConnectionError or TimeoutError when a fault is on."""
        began = time.perf_counter()
        if self.faults.offline:
            raise Unreachable("The sandbox is switched offline.")
        if self.faults.slow_ms:
            await asyncio.sleep(self.faults.slow_ms / 1000)
        if self.faults.strikes(self.faults.timeout_rate):
            await asyncio.sleep(self.faults.timeout_seconds)
            raise AnswerLost("The request was lost.")
        uploads = {name: Upload(*file) for name, file in (files or {}).items()}
        answer = await self._answer(token, method, Params(params, uploads))
        self._record(token, method, params, uploads, answer, (time.perf_counter() - began) * 1000)
        if self.faults.strikes(self.faults.lost_answer_rate):
            await asyncio.sleep(self.faults.timeout_seconds)
            raise AnswerLost("The answer was lost.")
        return answer

    async def _answer(self, token: str, method: str, params: Params) -> Json:
        try:
            bot = self.bot_of_token(token)
            refused = self.faults.refusal()
            if refused is not None:
                raise refused
            return {"ok": True, "result": await perform(self, bot, method, params)}
        except ApiError as refused:
            return refused.answer()

    def _record(
        self, token: str, method: str, params: Json, uploads: dict[str, Upload], answer: Json, took_ms: float
    ) -> None:
        if method.lower() == "getupdates" and answer.get("result") == []:
            return
        shown = {
            name: value if len(str(value)) <= LONG_PARAMETER else f"{str(value)[:LONG_PARAMETER]}…"
            for name, value in params.items()
        }
        shown |= {
            name: f"{file.name} ({file.mime}, {len(file.data)} bytes)" for name, file in uploads.items()
        }
        number = unquote(token).partition(":")[0]
        request = {
            "bot_id": int(number) if number.isascii() and number.isdigit() else None,
            "method": method,
            "params": shown,
            "answer": answer,
            "ms": round(took_ms, 2),
            "at": self.real_now(),
        }
        self.requests.append(request)
        self.events.tell("request", **request)
