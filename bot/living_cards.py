"""Keeps messages about objects true: draws them again, silently, when their object moved."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot

from bot import posting
from bot.cards import CARDS
from bot.failures import PASSING, Trouble, failure_of
from bot.leases import LeaseBook
from bot.rates import Rates
from bot.rounds import go_round
from bot.turn import BotFacts, Look
from bot.view import View
from core import metrics
from core.ending import Ending, one_step
from core.errors import DomainError
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
    ending: Ending = field(default_factory=Ending)
    leases: LeaseBook = field(default_factory=LeaseBook)

    async def run(self) -> None:
        """Draws until cancelled."""
        await go_round(
            self.draw_one,
            hears="screens",
            seconds=IDLE_SECONDS,
            failed="a living card could not be settled",
            ready=self.rates.until_open,
        )

    @one_step
    async def draw_one(self) -> bool:
        """Draws one card that is behind; says whether there was one."""
        with self.leases.noting() as noted:
            card = await delivery.claim_card(noted)
            if card is None:
                return False
            metrics.SENDS.labels("card", await self._attempt(card)).inc()
        return True

    async def _attempt(self, card: Card) -> str:
        try:
            return await self._draw(card)
        except posting.MessageGone:
            await delivery.forget_card_message(card)
            return "gone"
        except Exception as error:
            return await self._fails(card, error)

    async def _fails(self, card: Card, error: Exception) -> str:
        failure = failure_of(error)
        if failure.trouble in PASSING:
            await delivery.delay_card(card, failure.wait)
        elif failure.trouble is Trouble.UNREACHABLE:
            await delivery.mark_unreachable(card.member_id)
        elif failure.trouble is Trouble.REFUSED:
            log.error("Telegram refused a card of kind %s: %s", card.kind, error)
            await delivery.forget_card_message(card)
        else:
            if failure.trouble is Trouble.DEFECT:
                log.error("the card %s %s cannot be drawn", card.kind, card.object_id, exc_info=error)
            await delivery.delay_card(card, self.retry)
        return failure.trouble

    async def _draw(self, card: Card) -> str:
        living, message_id = CARDS.get(card.kind), card.message_id
        assert message_id is not None, "only cards with a message are claimed"
        member = await delivery.reader(card.member_id)
        view, is_there = None, False
        if living is not None and member.deleted_at is None:
            look = Look(member, self.facts)
            try:
                view, is_there = await living.again(look, card.object_id, message_id), True
            except DomainError:
                # What it said of somebody whose account is gone does not stay readable.
                view = View(look.words("card-gone")) if living.says_when_gone else None
        async with self.rates.turn(card.chat_id, urgent=True):
            if not await delivery.is_card_message(card):
                # A newer message took over while the chat was waited for: this one lost its buttons and keeps none.
                return "taken over"
            if view is None:
                await posting.strip(self.bot, card.chat_id, message_id)
            else:
                await posting.change(self.bot, card.chat_id, message_id, view)
        if not is_there:
            await delivery.forget_card_message(card)
            return "no longer there"
        await delivery.settle_card(card)
        return "ok"
