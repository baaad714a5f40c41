"""What follows a committed update: the tap is answered, direct effects happen, the screen is drawn."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.calling import call
from bot.drawing import Drawing
from bot.held import Held
from bot.tapped import Received, Tapped
from bot.turn import Turn
from core import clock, metrics

log = logging.getLogger(__name__)
AT_ONCE = 64
CROWD = 500


@dataclass
class Aftermath:
    """Nothing here may undo or repeat what was committed: failures are counted, and the sweeper draws again."""

    bot: Bot
    drawing: Drawing
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def follow(
        self, update: Received | None, turn: Turn | None, held: Held | None, received_at: datetime
    ) -> None:
        """Does what follows an update; `held` is the person's screen, leased by the update's own transaction."""
        if update is None or turn is None:
            return
        try:
            async with self._room:
                if isinstance(update, Tapped):
                    await self._answer(update.query_id, turn)
                for effect in turn.effects:
                    await self._do(effect(self.bot))
                if await self.drawing.draw(turn.member.id, held):
                    metrics.TAP_TO_SCREEN.observe((clock.real_now() - received_at).total_seconds())
        except BaseException as error:
            # Nobody comes back for the screen that the update leased: the book has it drawn within seconds.
            if held is not None:
                held.let_go(error)
            raise

    def in_background(self, act: Coroutine[Any, Any, None]) -> None:
        """Lets the worker go on; what fails is logged."""
        task = asyncio.create_task(self._logged(act))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    @property
    def is_crowded(self) -> bool:
        """Whether so much is still to be shown that workers had better wait for it."""
        return len(self._running) >= CROWD

    async def finish(self) -> None:
        """Waits for everything that still runs."""
        while self._running:
            await asyncio.wait(self._running)

    async def _logged(self, act: Coroutine[Any, Any, None]) -> None:
        try:
            await act
        except Exception:
            log.exception("what follows an update failed")

    async def _answer(self, query_id: str, turn: Turn) -> None:
        try:
            await call(
                self.bot,
                "answerCallbackQuery",
                callback_query_id=query_id,
                text=turn.toast,
                show_alert=turn.toast_is_alert or None,
            )
        except BadRequest as error:
            # Telegram forgets a tap after a while: nobody waits for this answer any more.
            metrics.SENDS.labels(
                "toast", "too old" if "query is too old" in str(error).lower() else "refused"
            ).inc()
        except TelegramError as error:
            metrics.SENDS.labels("toast", type(error).__name__).inc()

    async def _do(self, effect: Any) -> None:
        try:
            await effect
        except TelegramError as error:
            metrics.SENDS.labels("effect", type(error).__name__).inc()
            log.warning("a direct effect was refused: %s", type(error).__name__)
