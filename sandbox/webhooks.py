"""Delivering updates to webhooks: one in flight a lane, tried again with growing pauses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import orjson

from sandbox.errors import ApiError
from sandbox.people import Bot, Json

if TYPE_CHECKING:
    from sandbox.world import World

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 60.0
ANSWER_SECONDS = 60.0
DEFAULT_CONNECTIONS = 40


class Webhooks:
    """One pump for each bot that has a webhook; nothing runs for the others."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._pumps: dict[int, Pump] = {}
        self._session: aiohttp.ClientSession | None = None

    def session(self) -> aiohttp.ClientSession:
        """Return the client that posts, opened at the first need."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS))
        return self._session

    def wake(self, bot: Bot) -> None:
        """Look for something to deliver."""
        pump = self._pumps.get(bot.id)
        if pump is not None:
            pump.signal.set()

    async def restart(self, bot: Bot) -> None:
        """Begin to deliver, or stop when the bot has no webhook any more."""
        pump = self._pumps.pop(bot.id, None)
        if pump is not None:
            await pump.stop()
        if bot.webhook.get("url"):
            self._pumps[bot.id] = Pump(self.world, bot)

    async def close(self) -> None:
        """Stop all pumps and close the client."""
        for pump in self._pumps.values():
            await pump.stop()
        self._pumps.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None


class Pump:
    """Delivers the updates of one bot: the head of each lane, lanes side by side."""

    def __init__(self, world: World, bot: Bot) -> None:
        self.world = world
        self.bot = bot
        self.signal = asyncio.Event()
        self.signal.set()
        self.busy: dict[str, asyncio.Task[None]] = {}
        self.due: dict[str, float] = {}
        self.failures: dict[str, int] = {}
        self.task = asyncio.create_task(self.run())

    async def stop(self) -> None:
        """Stop, leaving what is not delivered in the queue."""
        tasks = [self.task, *self.busy.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def run(self) -> None:
        """Start deliveries whenever something is new, done or due again."""
        while True:
            self.signal.clear()
            pause = self.start_deliveries()
            try:
                async with asyncio.timeout(pause):
                    await self.signal.wait()
            except TimeoutError:
                continue

    def start_deliveries(self) -> float | None:
        """Start what may start; return the seconds until a waiting lane is due, or None."""
        self.world.updates.expire(self.bot)
        rows = self.world.store.all(
            "SELECT MIN(seq) AS seq, lane, body FROM incoming WHERE bot_id = ? GROUP BY lane ORDER BY 1",
            self.bot.id,
        )
        now = asyncio.get_running_loop().time()
        most = int(self.bot.webhook.get("max_connections") or DEFAULT_CONNECTIONS)
        waits = []
        for row in rows:
            lane = row["lane"]
            if lane in self.busy or len(self.busy) >= most:
                continue
            wait = self.due.get(lane, now) - now
            if wait > 0:
                waits.append(wait)
                continue
            self.busy[lane] = asyncio.create_task(self.deliver(lane, row["seq"], row["body"]))
        return min(waits, default=None)

    async def deliver(self, lane: str, seq: int, body: bytes) -> None:
        """Post one update and settle it."""
        try:
            retry_after = await self.post(body)
            if retry_after is None:
                self.world.store.run("DELETE FROM incoming WHERE seq = ?", seq)
                self.failures.pop(lane, None)
                self.due.pop(lane, None)
            else:
                count = self.failures[lane] = self.failures.get(lane, 0) + 1
                pause = min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (count - 1))
                self.due[lane] = asyncio.get_running_loop().time() + max(pause, retry_after)
        finally:
            self.busy.pop(lane, None)
            self.signal.set()

    async def post(self, body: bytes) -> float | None:
        """Return None when the bot took the update, else the seconds it asked to wait (or 0)."""
        if self.world.faults.drop_webhook or self.world.faults.offline:
            self.failed("Connection timed out")
            return 0.0
        hook = self.bot.webhook
        headers = {"Content-Type": "application/json"}
        if hook.get("secret_token"):
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook["secret_token"]
        try:
            async with self.world.webhooks.session().post(
                hook["url"], data=body, headers=headers, allow_redirects=False
            ) as answer:
                if 200 <= answer.status < 300:
                    await self.reply(await answer.read())
                    return None
                self.failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                asked = answer.headers.get("Retry-After", "0")
                return float(asked) if asked.isdigit() else 0.0
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            self.failed(str(problem) or "Connection timed out")
            return 0.0

    def failed(self, why: str) -> None:
        """Remember the failure for getWebhookInfo."""
        self.bot.webhook["last_error_date"] = int(self.world.real_now())
        self.bot.webhook["last_error_message"] = why
        self.world.save_bot(self.bot)

    async def reply(self, body: bytes) -> None:
        """Carry out the method that a webhook answer may contain; its result goes nowhere."""
        try:
            call: Json = orjson.loads(body) if body else {}
        except orjson.JSONDecodeError:
            return
        if not isinstance(call, dict) or "method" not in call:
            return
        values = {name: value for name, value in call.items() if name != "method"}
        try:
            await self.world.call(self.bot.token, str(call["method"]), values, {})
        except (ApiError, ConnectionError, TimeoutError) as problem:
            self.failed(str(problem))
