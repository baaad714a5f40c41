"""Keeps to Telegram's rates, and lets one call at a time into a chat."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

OVERALL_PER_SECOND = 28.0
CHAT_PER_SECOND = 1.0
CHAT_BURST = 20.0
GROUP_PER_SECOND = 20 / 60
KEPT_FOR_SCREENS = 8.0
CHATS_REMEMBERED = 20_000
PAUSES_BEFORE_ALL_WAIT = 3
PATIENCE_SECONDS = 2.0
# Less than this is a rounding error: a clock may not even move by the time it would take to fill.
_ROUNDING = 1e-6


class ChatClosed(Exception):
    """Telegram asked to leave a chat alone for another `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"closed for {seconds:.0f} s")
        self.seconds = seconds


@dataclass
class _Bucket:
    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float, needed: float = 1.0) -> float:
        """Seconds until `needed` tokens are there."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        missing = needed - self.level
        return missing / self.rate if missing > _ROUNDING else 0.0


@dataclass
class _Chat:
    bucket: _Bucket
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    closed_until: float = 0.0


class Rates:
    """About 28 calls a second overall, one a second in a chat after a small burst, 20 a minute in a group.

    Screens that somebody waits for go first: what is owed leaves a part of the overall bucket to them. `pause`
    obeys a `retry_after`; when several chats are refused within a minute, all wait.
    """

    def __init__(
        self,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        unlimited: bool = False,
    ) -> None:
        self._now, self._sleep, self._unlimited = now, sleep, unlimited
        self._overall = _Bucket(OVERALL_PER_SECOND, OVERALL_PER_SECOND, OVERALL_PER_SECOND, now())
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._closed_until = 0.0
        self._refusals: list[float] = []

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            rate = CHAT_PER_SECOND if chat_id > 0 else GROUP_PER_SECOND
            chat = self._chats[chat_id] = _Chat(_Bucket(rate, CHAT_BURST, CHAT_BURST, self._now()))
            for old in list(self._chats)[: max(0, len(self._chats) - CHATS_REMEMBERED)]:
                if not self._chats[old].lock.locked():
                    del self._chats[old]
        self._chats.move_to_end(chat_id)
        return chat

    @asynccontextmanager
    async def turn(self, chat_id: int, *, urgent: bool) -> AsyncIterator[None]:
        """One call into a chat, when it may go out; nobody else writes into that chat meanwhile.

        Raises ChatClosed instead of waiting long for one chat: whoever waits could serve others.
        """
        chat = self._chat(chat_id)
        async with chat.lock:
            while (seconds := self._seconds_to_wait(chat, urgent)) > 0:
                if chat.closed_until - self._now() > PATIENCE_SECONDS:
                    raise ChatClosed(chat.closed_until - self._now())
                await self._sleep(seconds)
            self._overall.level -= 1
            chat.bucket.level -= 1
            yield

    def _seconds_to_wait(self, chat: _Chat, urgent: bool) -> float:
        now = self._now()
        closed = max(self._closed_until, chat.closed_until) - now
        if self._unlimited:
            return 0.0
        needed = 1.0 if urgent else 1.0 + KEPT_FOR_SCREENS
        return max(closed, self._overall.wait(now, needed), chat.bucket.wait(now))

    def pause(self, chat_id: int, seconds: float) -> None:
        """Keeps a chat closed for as long as Telegram asked; everything, when the refusals pile up."""
        now = self._now()
        self._chat(chat_id).closed_until = now + seconds
        self._refusals = [at for at in self._refusals if at > now - 60] + [now]
        if len(self._refusals) >= PAUSES_BEFORE_ALL_WAIT:
            self._closed_until = now + seconds
