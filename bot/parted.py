"""What somebody reads whose account was erased a moment ago: that it is gone, and that /start begins anew."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.calling import call
from bot.rates import ChatClosed, Rates
from bot.tapped import Received, Tapped
from core import metrics
from core.i18n import words
from services.members import JustLeft

log = logging.getLogger(__name__)


async def tell_parted(bot: Bot, rates: Rates, update: Received, gone: JustLeft) -> None:
    """Answers a tap, or a message that came after the last one was said; nothing of it is kept (states.md, h)."""
    said = words(gone.language).plain(f"goodbye-gone-{gone.kind}")
    user = update.effective_user
    try:
        if isinstance(update, Tapped):
            given = {"callback_query_id": update.query_id, "text": said, "show_alert": True}
            await call(bot, "answerCallbackQuery", **given)
        elif update.message is not None and user is not None and gone.was_told:
            async with rates.turn(user.id, urgent=True):
                await call(bot, "sendMessage", chat_id=user.id, text=said)
    except (TelegramError, ChatClosed) as error:
        metrics.SENDS.labels("parted", type(error).__name__).inc()
        log.info("somebody who left could not be answered: %s", type(error).__name__)
