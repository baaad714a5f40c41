"""Keeps to Telegram's rates, and lets one call at a time into a chat."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.outage import Outage

OVERALL_PER_SECOND = 28.0
CHAT_PER_SECOND = 1.0
CHAT_BURST = 20.0
GROUP_PER_SECOND = 20 / 60
KEPT_FOR_SCREENS = 8.0
CHATS_REMEMBERED = 20_000
REFUSALS_BEFORE_ALL_WAIT = 3
PATIENCE_SECONDS = 2.0
# Less than this is a rounding error: a clock may not even move by the time it would take to fill.
_ROUNDING = 1e-6


class ChatClosed(Exception):
    """Telegram asked to leave a chat, or everybody, alone for another `seconds`; or it does not answer at all."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"closed for {seconds:.0f} s")
        self.seconds = seconds


@dataclass
class _Bucket:
    rate: float
    burst: float
    level: float
    at: float
    among: int = 1

    def wait(self, now: float, needed: float = 1.0) -> float:
        """Seconds until `needed` tokens are there."""
        rate, burst = self.rate / self.among, self.burst / self.among
        self.level = min(burst, self.level + (now - self.at) * rate)
        self.at = now
        missing = min(needed, burst) - self.level
        return missing / rate if missing > _ROUNDING else 0.0


@dataclass
class _Chat:
    bucket: _Bucket
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    closed_until: float = 0.0


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asked to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Rates:
    """About 28 calls a second overall, one a second in a chat after a small burst, 20 a minute in a group.

    Screens that somebody waits for go first: what is owed leaves a part of the overall bucket to them. How each call
    ends is noted: a `retry_after` closes its chat; when three chats are refused and nobody is served between them, all
    wait; and when Telegram answers nobody, it is asked only now and then.
    """

    def __init__(
        self,
        *,
        now: Callable[[], float] = _loop_time,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        unlimited: bool = False,
    ) -> None:
        self._now, self._sleep, self._unlimited = now, sleep, unlimited
        self._overall = _Bucket(OVERALL_PER_SECOND, OVERALL_PER_SECOND, OVERALL_PER_SECOND, now())
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._closed_until = 0.0
        self._refused: set[int] = set()
        self._among = 1
        self.outage = Outage()

    def _bucket(self, rate: float, burst: float) -> _Bucket:
        return _Bucket(rate, burst, burst, self._now(), self._among)

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            rate = CHAT_PER_SECOND if chat_id > 0 else GROUP_PER_SECOND
            chat = self._chats[chat_id] = _Chat(self._bucket(rate, CHAT_BURST))
            for old in list(islice(self._chats, max(0, len(self._chats) - CHATS_REMEMBERED))):
                if not self._chats[old].lock.locked():
                    del self._chats[old]
        self._chats.move_to_end(chat_id)
        return chat

    @asynccontextmanager
    async def turn(self, chat_id: int, *, urgent: bool) -> AsyncIterator[None]:
        """One call into a chat, when it may go out; nobody else writes into that chat meanwhile.

        Raises ChatClosed instead of waiting long: whoever waits could serve others, and holds a lease.
        """
        chat = self._chat(chat_id)
        async with chat.lock:
            while not self._unlimited and (seconds := self._seconds_to_wait(chat, urgent)) > 0:
                await self._sleep(seconds)
            self._overall.level -= 1
            chat.bucket.level -= 1
            self.outage.call_begins(self._now())
            try:
                yield
            except BaseException as error:
                self._note(chat_id, chat, error)
                raise
            self._note(chat_id, chat, None)

    def _seconds_to_wait(self, chat: _Chat, urgent: bool) -> float:
        now = self._now()
        closed = max(self.closed_for(), chat.closed_until - now)
        if closed > PATIENCE_SECONDS:
            raise ChatClosed(closed)
        needed = 1.0 if urgent else 1.0 + KEPT_FOR_SCREENS
        return max(closed, self._overall.wait(now, needed), chat.bucket.wait(now))

    def _note(self, chat_id: int, chat: _Chat, error: BaseException | None) -> None:
        now = self._now()
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
            chat.closed_until = now + seconds
            self._refused.add(chat_id)
            if len(self._refused) >= REFUSALS_BEFORE_ALL_WAIT:
                self._closed_until = now + seconds
        elif _is_silence(error):
            self.outage.call_failed(now)
        else:
            self._refused.clear()
            self.outage.call_answered()

    def share(self, among: int) -> None:
        """Takes an equal part of every rate: so many processes write to the same Telegram."""
        self._among = max(1, among)
        for bucket in (self._overall, *(chat.bucket for chat in self._chats.values())):
            bucket.among = self._among

    def closed_for(self) -> float:
        """For how many seconds nobody at all may be written to; 0 or less when somebody may."""
        return 0.0 if self._unlimited else max(self._closed_until, self.outage.until) - self._now()

    async def until_open(self) -> None:
        """Waits until somebody may be written to again, so that nothing is taken up only to be laid back."""
        while (seconds := self.closed_for()) > 0:
            await self._sleep(seconds)


def _is_silence(error: BaseException | None) -> bool:
    # A call that is cancelled had no answer in the time that there was for it. Refusals are network errors, too, to
    # PTB: but somebody refused.
    if isinstance(error, asyncio.CancelledError | TimeoutError):
        return True
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)
