"""Delivers what is owed to people on Telegram."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot import posting
from bot.cards import CARDS
from bot.courier import Courier
from bot.failures import PASSING, SOON, Trouble, failure_of
from bot.notices import is_own, notice_view, require_still_true, way_in_brief
from bot.rates import Rates
from bot.receipts import Receipts
from bot.topics import Topics, is_missing
from bot.turn import BotFacts, Look
from bot.view import Row, View
from core import metrics
from core.errors import DomainError
from models.delivery import Channel, Notification
from models.member import Member
from services import conversation_topics, delivery, screens
from services.chat_messages import note_message
from services.delivery import ShownCard

log = logging.getLogger(__name__)
FILES = "+files"
SLOWEST_REPEAT = timedelta(minutes=1)


@dataclass
class Sender(Courier):
    """Words a notification for its reader, sends it and remembers it as the living card of its subject.

    What must arrive is sent until Telegram says that it was; twice only when an answer was lost or the process died
    between Telegram's answer and the receipt.
    """

    bot: Bot
    facts: BotFacts
    rates: Rates
    receipts: Receipts
    topics: Topics
    first_retry: timedelta = field(default=timedelta(seconds=2))

    channel: ClassVar[Channel] = Channel.TELEGRAM
    what: ClassVar[str] = "notification"
    hears: ClassVar[str] = "sender"
    idle_seconds: ClassVar[float] = 1.0

    async def ready(self) -> None:
        await self.rates.until_open()

    async def deliver(self, notification: Notification, member: Member, *, silent: bool) -> str:
        if self._sent(notification) is None:
            await require_still_true(notification, member)
        if member.telegram_id is None or member.unreachable_at is not None:
            await delivery.mark_unreachable(member.id)
            return "unreachable"
        card = await self._card(notification, member.telegram_id)
        way = await self._way(notification, member, card)
        if way is not None:
            card = None  # What follows the subject stays the message that it is.
        view = await notice_view(notification, member, self.facts, brief=is_own(notification), way=way)
        async with self.rates.turn(member.telegram_id, urgent=notification.urgency == 0):
            # Nobody else writes into this chat now: whoever was at it before us has left its receipt.
            known = self._sent(notification)
            message_id, in_topic = known, False
            if message_id is None:
                message_id, in_topic = await self._post(notification, member, view, silent)
            apart = view.attachments and not posting.is_caption(view)
            if apart and self._sent(notification, FILES) is None:
                attached = await posting.attach(self.bot, member.telegram_id, view)
                self.receipts.keep(notification.id, message_id, FILES)
                for attached_id in attached:
                    await note_message(member.id, attached_id)
        await self._settle(notification, member, message_id, card, in_topic)
        return "ok" if known is None else "receipt"

    def _sent(self, notification: Notification, part: str = "") -> int | None:
        return self.receipts.find(notification.id, part) if notification.attempts > 1 else None

    async def _post(
        self, notification: Notification, member: Member, view: View, silent: bool
    ) -> tuple[int, bool]:
        """Sends into the conversation's topic or into the chat; gives the message, and whether it is in a topic."""
        assert member.telegram_id is not None, "whoever has no chat is unreachable"
        chat_id, topic = member.telegram_id, await self.topics.place(notification, member)
        thread_id = topic.thread_id if topic is not None else None
        try:
            posted = await posting.post_into(self.bot, chat_id, thread_id, view, silent=silent)
        except BadRequest as error:
            if topic is None or not is_missing(error):
                raise
            posted = await posting.post_into(self.bot, chat_id, None, view, silent=silent)
        self.receipts.keep(notification.id, posted.message_id)
        if topic is not None and posted.thread_id != thread_id:
            # Telegram refuses a topic that the person deleted, or puts the message into the chat without a word.
            await conversation_topics.lose_topic(topic)
        return posted.message_id, posted.thread_id is not None

    async def _card(self, notification: Notification, chat_id: int) -> ShownCard | None:
        if notification.subject_kind not in CARDS or notification.subject_id is None or is_own(notification):
            return None
        return await delivery.expect_card(
            notification.recipient_id, notification.subject_kind, notification.subject_id, chat_id
        )

    async def _way(self, notification: Notification, member: Member, card: ShownCard | None) -> Row | None:
        if card is None:
            return None
        is_there = card.old_message_id is not None
        return await way_in_brief(notification, member, self.facts, is_there=is_there)

    async def _settle(
        self,
        notification: Notification,
        member: Member,
        message_id: int,
        card: ShownCard | None,
        in_topic: bool,
    ) -> None:
        await delivery.settle_sent(notification, member.telegram_id, message_id, card)
        if not in_topic:
            # What stands in a topic moves nothing in the main chat, where the screen is.
            await screens.raise_floor(
                member.id, message_id, unless=(notification.subject_kind or "", notification.subject_id or 0)
            )
        if card is not None:
            await self._take_over_screen(member, card)
        if card is not None and card.old_message_id is not None and card.old_message_id != message_id:
            await self._leave_old(notification, member, card, card.old_message_id)

    async def _leave_old(self, notification: Notification, member: Member, card: ShownCard, old: int) -> None:
        """The card's message of before loses its buttons. Where its object moved and nobody had drawn that yet, nobody
        will any more: it is left with what is true now, and not with a state, or a name, that is gone.
        """
        view = None
        if card.is_behind and await delivery.has_moved_since(notification, old):
            try:
                look = Look(member, self.facts)
                view = await CARDS[card.kind].left_behind(look, card.object_id, old)
            except DomainError:
                view = None
        if view is not None:
            await posting.make_plain(self.bot, card.old_chat_id, old, view)
            return
        try:
            await posting.strip(self.bot, card.old_chat_id, old)
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

    async def fails(self, notification: Notification, error: Exception) -> str:
        failure = failure_of(error)
        trouble, delay = failure.trouble, min(self._delay(notification), SOON)
        if trouble in PASSING:
            await delivery.put_back(notification, trouble, failure.wait, counted=False)
        elif trouble is Trouble.AWAY:
            await delivery.put_back(notification, str(error), delay, counted=not self.rates.outage.is_on)
        elif trouble is Trouble.LOST:
            await self._ambiguous(notification)
        elif trouble is Trouble.UNREACHABLE:
            await delivery.mark_unreachable(notification.recipient_id)
        elif trouble is Trouble.REFUSED:
            log.error("Telegram refused notification %s: %s", notification.key, error)
            await delivery.settle_failed(notification, str(error))
        else:
            return await self.give_back(notification, error, self._delay(notification))
        return trouble

    def _delay(self, notification: Notification) -> timedelta:
        return self.first_retry * float(2 ** min(notification.attempts - 1, 8))

    async def _ambiguous(self, notification: Notification) -> None:
        """Telegram may have sent it: what may be missed is not repeated, what must arrive is until it is certain."""
        if notification.mutable and self.receipts.find(notification.id) is None:
            await delivery.settle_dropped(notification, "the answer was lost")
            return
        delay = min(self._delay(notification), SLOWEST_REPEAT)
        counted = not self.rates.outage.is_on
        await delivery.put_back(notification, "the answer was lost", delay, counted=counted)
