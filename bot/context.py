"""The context that handlers get from PTB: it carries the turn."""

from contextvars import ContextVar
from typing import Any

from telegram import Bot
from telegram.ext import CallbackContext

from bot.turn import Turn

current_turn: ContextVar[Turn] = ContextVar("current_turn")
# PTB swallows what a handler raises: the error handler leaves it here, where the worker finds it.
raised: ContextVar[list[BaseException]] = ContextVar("raised")


class TurnContext(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with the turn of the update that is being worked on."""

    @property
    def turn(self) -> Turn:
        """The turn; there is one in every handler."""
        return current_turn.get()


async def remember_error(update: object, context: TurnContext) -> None:
    """Keeps what a handler raised for the worker, which rolls everything back."""
    if context.error is not None:
        raised.get().append(context.error)
