"""Keeps messages about objects true: draws them again, silently, when their object moved."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot import posting
from bot.cards import CARDS
from bot.drawing import seconds_of
from bot.rates import ChatClosed, Rates
from bot.turn import BotFacts, Look
from core import metrics
from core.errors import DomainError
from core.wake import wait_for
from models.delivery import Card
from services import delivery

log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0


@dataclass
class LivingCards:
    """Draws cards whose object is newer than what they show."""

    bot: Bot
    facts: BotFacts
    rates: Rates
    retry: timedelta = field(default=timedelta(seconds=30))

    async def run(self) -> None:
        """Draws until cancelled."""
        while True:
            try:
                while await self.draw_one():
                    pass
            except InvalidToken:
                raise
            except Exception:
                log.exception("a living card could not be settled")
            await wait_for("screens", IDLE_SECONDS)

    async def draw_one(self) -> bool:
        """Draws one card that is behind; says whether there was one."""
        card = await delivery.claim_card()
        if card is None:
            return False
        try:
            result = await self._draw(card)
        except RetryAfter as error:
            self.rates.pause(card.chat_id, seconds_of(error))
            await delivery.delay_card(card, timedelta(seconds=seconds_of(error)))
            result = "too many"
        except ChatClosed as error:
            await delivery.delay_card(card, timedelta(seconds=error.seconds))
            result = "closed"
        except Forbidden:
            await delivery.mark_unreachable(card.member_id)
            result = "unreachable"
        except (posting.MessageGone, BadRequest) as error:
            if not isinstance(error, posting.MessageGone):
                log.error("Telegram refused a card of kind %s: %s", card.kind, error)
            await delivery.forget_card_message(card)
            result = "gone"
        except InvalidToken:
            raise
        except TelegramError as error:
            await delivery.delay_card(card, self.retry)
            result = type(error).__name__
        except Exception:
            log.exception("the card %s %s cannot be drawn", card.kind, card.object_id)
            await delivery.delay_card(card, self.retry)
            result = "defect"
        metrics.SENDS.labels("card", result).inc()
        return True

    async def _draw(self, card: Card) -> str:
        living, message_id = CARDS.get(card.kind), card.message_id
        assert message_id is not None, "only cards with a message are claimed"
        member = await delivery.reader(card.member_id)
        view = None
        if living is not None and member.deleted_at is None:
            try:
                view = await living.view(Look(member, self.facts), card.object_id)
            except DomainError:
                view = None
        async with self.rates.turn(card.chat_id, urgent=True):
            if view is None:
                await posting.strip(self.bot, card.chat_id, message_id)
            else:
                await posting.change(self.bot, card.chat_id, message_id, view)
        if view is None:
            await delivery.forget_card_message(card)
            return "no longer there"
        await delivery.settle_card(card)
        return "ok"
