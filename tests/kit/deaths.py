"""The moments at which a process of the bot can be told to die, as a power cut would end it."""

import os
import signal
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import aiohttp
from telegram import Bot

from bot import intake
from bot.aftermath import Aftermath
from bot.drawing import Drawing
from bot.receipts import Receipts
from bot.request import AiohttpRequest
from bot.sender import Sender
from bot.worker import Worker
from services import chat_messages, delivery, own_data, screens
from services.erasure import farewells


def plant_death(order: str) -> None:
    """Makes this process die when it comes to a moment for the nth time, as in `handled:2`; "" plants nothing.

    received: Telegram handed updates over, nothing is kept; stored: they are kept and nobody was told; claimed: the
    transaction of an update has begun; handled: it is about to be committed; committed: nothing follows yet;
    answered: the tap is answered, nothing is shown; leased: a screen is about to be drawn; drawn: Telegram has it, we
    do not know it; taken: a notification is about to be sent; asked: a message went out, no answer came yet; posted:
    Telegram has the notification, there is no receipt; sent: there is a receipt, the notification is still owed;
    parting: an erased account’s chat is about to be told goodbye; parted: it was, and we do not know it; exported: the
    file with somebody’s own data is in their chat, and we do not know it.
    """
    if not order:
        return
    point, _, times = order.partition(":")
    left = int(times)

    def passes() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    _PLANT[point](passes)


def _before(owner: Any, name: str, passes: Callable[[], None], *, after: bool = False) -> None:
    whole: Callable[..., Awaitable[Any]] = getattr(owner, name)

    async def watched(*given: Any, **named: Any) -> Any:
        if not after:
            passes()
        result = await whole(*given, **named)
        if after:
            passes()
        return result

    setattr(owner, name, watched)


def _received(passes: Callable[[], None]) -> None:
    receive = intake.inbox.receive

    async def watched(updates: Any) -> int:
        if updates:
            passes()
        return await receive(updates)

    intake.inbox.receive = watched


def _stored(passes: Callable[[], None]) -> None:
    receive = intake.inbox.receive

    async def watched(updates: Any) -> int:
        kept = await receive(updates)
        if kept:
            passes()
        return kept

    intake.inbox.receive = watched


def _answered(passes: Callable[[], None]) -> None:
    answer = Bot.answer_callback_query

    async def watched(self: Bot, *given: Any, **named: Any) -> bool:
        result = await answer(self, *given, **named)
        passes()
        return result

    Bot.answer_callback_query = watched  # type: ignore[method-assign]


def _asked(passes: Callable[[], None]) -> None:
    initialize = AiohttpRequest.initialize

    async def gone(_: aiohttp.ClientSession, context: SimpleNamespace, sent: Any) -> None:
        if "/send" in str(sent.url):
            passes()

    async def watched(self: AiohttpRequest) -> None:
        await initialize(self)
        trace = aiohttp.TraceConfig()
        trace.on_request_chunk_sent.append(gone)
        trace.freeze()
        assert self._session is not None
        if not self._session.trace_configs:
            self._session.trace_configs.append(trace)

    AiohttpRequest.initialize = watched  # type: ignore[method-assign]


def _posted(passes: Callable[[], None]) -> None:
    keep = Receipts.keep

    def watched(self: Receipts, *given: Any) -> None:
        passes()
        keep(self, *given)

    Receipts.keep = watched  # type: ignore[method-assign]


_PLANT: dict[str, Callable[[Callable[[], None]], None]] = {
    "received": _received,
    "stored": _stored,
    "claimed": lambda passes: _before(Worker, "_settle", passes),
    "handled": lambda passes: _before(Worker, "_settle", passes, after=True),
    "committed": lambda passes: _before(Aftermath, "follow", passes),
    "answered": _answered,
    "leased": lambda passes: _before(Drawing, "_view", passes),
    "drawn": lambda passes: _before(screens, "settle_drawn", passes),
    "taken": lambda passes: _before(Sender, "deliver", passes),
    "asked": _asked,
    "posted": _posted,
    "sent": lambda passes: _before(delivery, "settle_sent", passes),
    "parting": lambda passes: _before(chat_messages, "deletable_messages", passes),
    "parted": lambda passes: _before(farewells, "settle_said", passes),
    "exported": lambda passes: _before(own_data, "settle_export", passes),
}
# Moments that only those come to who leave, or ask for their data.
RARE = ("parting", "parted", "exported")
POINTS = tuple(point for point in _PLANT if point not in RARE)
