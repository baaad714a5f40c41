"""The moments at which a process of the bot can be told to die, as a power cut would end it."""

import os
import signal
from collections.abc import Awaitable, Callable
from typing import Any

from bot import intake
from bot.aftermath import Aftermath
from bot.receipts import Receipts
from bot.worker import Worker
from services import delivery, screens

POINTS = ("stored", "claimed", "handled", "committed", "drawn", "posted", "sent")


def plant_death(order: str) -> None:
    """Makes this process die when it comes to a moment for the nth time, as in `handled:2`.

    stored: an update is kept and nobody was told; claimed: its transaction has begun; handled: it is about to be
    committed; committed: nothing follows yet; drawn: Telegram has the screen, we do not know it; posted: Telegram has
    the notification, there is no receipt; sent: there is a receipt, the notification is still owed.
    """
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


def _stored(passes: Callable[[], None]) -> None:
    receive = intake.inbox.receive

    async def watched(updates: Any) -> int:
        kept = await receive(updates)
        if kept:
            passes()
        return kept

    intake.inbox.receive = watched


def _posted(passes: Callable[[], None]) -> None:
    keep = Receipts.keep

    def watched(self: Receipts, *given: Any) -> None:
        passes()
        keep(self, *given)

    Receipts.keep = watched  # type: ignore[method-assign]


_PLANT: dict[str, Callable[[Callable[[], None]], None]] = {
    "stored": _stored,
    "claimed": lambda passes: _before(Worker, "_settle", passes),
    "handled": lambda passes: _before(Worker, "_settle", passes, after=True),
    "committed": lambda passes: _before(Aftermath, "follow", passes),
    "drawn": lambda passes: _before(screens, "settle_drawn", passes),
    "posted": _posted,
    "sent": lambda passes: _before(delivery, "settle_sent", passes),
}
