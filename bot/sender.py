"""Delivers what is owed to people on Telegram."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot import posting
from bot.cards import CARDS
from bot.drawing import seconds_of
from bot.notices import NoLongerTrue, is_own, notice_view, require_still_true
from bot.rates import ChatClosed, Rates
from bot.receipts import Receipts
from bot.request import AnswerLost
from bot.turn import BotFacts, Look
from core import metrics
from core.errors import DomainError
from core.wake import wait_for
from models.delivery import Channel, Notification
from models.member import Member
from services import delivery, screens
from services.delivery import ShownCard

log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
SLOWEST_RETRY = timedelta(minutes=10)
AMBIGUOUS_TRIES = 2


@dataclass
class Sender:
    """Claims one notification at a time, checks again that it is true, words it for its reader, sends and settles it.

    A notification arrives at least once; twice only when the process dies between Telegram's answer and the receipt.
    """

    bot: Bot
    facts: BotFacts
    rates: Rates
    receipts: Receipts
    first_retry: timedelta = field(default=timedelta(seconds=2))

    async def run(self) -> None:
        """Delivers until cancelled."""
        while True:
            try:
                while await self.send_one():
                    pass
            except InvalidToken:
                raise
            except Exception:
                log.exception("a notification could not be settled")
            await wait_for("sender", IDLE_SECONDS)

    async def send_one(self) -> bool:
        """Delivers, drops or puts back the next notification; says whether there was one."""
        notification = await delivery.claim_notification(Channel.TELEGRAM)
        if notification is None:
            return False
        result = "failed"
        try:
            result = await self._deliver(notification)
        except NoLongerTrue as moot:
            result = "moot"
            await delivery.settle_dropped(notification, moot.reason)
        except RetryAfter as error:
            result = "too many"
            await self._wait_for_chat(notification, error)
        except ChatClosed as error:
            result = "closed"
            await delivery.put_back(notification, result, timedelta(seconds=error.seconds), counted=False)
        except (Forbidden, BadRequest) as error:
            result = await self._refused(notification, error)
        except AnswerLost as error:
            result = await self._ambiguous(notification, error)
        except InvalidToken:
            raise
        except (TimeoutError, TelegramError) as error:
            await delivery.put_back(notification, type(error).__name__, self._delay(notification))
        except Exception as error:
            log.exception("notification %s (%s) cannot be delivered", notification.id, notification.key)
            await delivery.put_back(
                notification, f"{type(error).__name__}: {error}", self._delay(notification)
            )
        metrics.SENDS.labels("notification", result).inc()
        return True

    def _delay(self, notification: Notification) -> timedelta:
        return min(self.first_retry * float(2 ** (notification.attempts - 1)), SLOWEST_RETRY)

    async def _deliver(self, notification: Notification) -> str:
        member = await delivery.reader(notification.recipient_id)
        if notification.attempts > 1 and (known := self.receipts.find(notification.id)) is not None:
            await self._settle(notification, member, known, None)
            return "receipt"
        await require_still_true(notification, member)
        if member.telegram_id is None or member.unreachable_at is not None:
            await delivery.mark_unreachable(member.id)
            return "unreachable"
        card = await self._card(notification, member.telegram_id)
        view = await notice_view(notification, member, self.facts, brief=is_own(notification))
        async with self.rates.turn(member.telegram_id, urgent=notification.urgency == 0):
            message_id = await posting.post(self.bot, member.telegram_id, view)
        self.receipts.keep(notification.id, message_id)
        await self._settle(notification, member, message_id, card)
        return "ok"

    async def _card(self, notification: Notification, chat_id: int) -> ShownCard | None:
        if notification.subject_kind not in CARDS or notification.subject_id is None or is_own(notification):
            return None
        return await delivery.expect_card(
            notification.recipient_id, notification.subject_kind, notification.subject_id, chat_id
        )

    async def _settle(
        self, notification: Notification, member: Member, message_id: int, card: ShownCard | None
    ) -> None:
        await delivery.settle_sent(notification, member.telegram_id, message_id, card)
        await screens.raise_floor(
            member.id, message_id, unless=(notification.subject_kind or "", notification.subject_id or 0)
        )
        if card is not None:
            await self._take_over_screen(member, card)
        if card is not None and card.old_message_id is not None and card.old_message_id != message_id:
            try:
                await posting.strip(self.bot, card.old_chat_id, card.old_message_id)
            except TelegramError as error:
                metrics.SENDS.labels("strip", type(error).__name__).inc()

    async def _take_over_screen(self, member: Member, card: ShownCard) -> None:
        if not CARDS[card.kind].is_its_page:
            return
        old = await screens.yield_to_card(member.id, card.kind, card.object_id)
        if old is None or member.telegram_id is None:
            return
        try:
            view = await CARDS[card.kind].view(Look(member, self.facts), card.object_id)
        except DomainError:
            return
        await posting.make_plain(self.bot, member.telegram_id, old, view)

    async def _wait_for_chat(self, notification: Notification, error: RetryAfter) -> None:
        member = await delivery.reader(notification.recipient_id)
        seconds = seconds_of(error)
        self.rates.pause(member.telegram_id or 0, seconds)
        await delivery.put_back(notification, "too many", timedelta(seconds=seconds), counted=False)

    async def _refused(self, notification: Notification, error: TelegramError) -> str:
        if isinstance(error, Forbidden) or "chat not found" in str(error).lower():
            await delivery.mark_unreachable(notification.recipient_id)
            return "unreachable"
        log.error("Telegram refused notification %s (%s): %s", notification.id, notification.key, error)
        await delivery.settle_failed(notification, str(error))
        return "refused"

    async def _ambiguous(self, notification: Notification, error: AnswerLost) -> str:
        """Telegram may have sent it: what may be missed is not repeated, what must arrive is repeated once."""
        if notification.mutable or notification.attempts >= AMBIGUOUS_TRIES:
            await delivery.settle_dropped(notification, f"the answer was lost: {error}")
            return "lost"
        await delivery.put_back(notification, "the answer was lost", self._delay(notification))
        return "lost, again"
