"""Tells the chats of erased accounts goodbye, and has them forgotten."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot
from telegram.error import BadRequest

from bot.calling import call
from bot.failures import SOON, Trouble, failure_of
from bot.leases import LeaseBook
from bot.rates import Rates
from bot.receipts import Receipts
from bot.rounds import go_round
from bot.topics import delete_topic
from core import metrics
from core.ending import Ending, one_step
from core.i18n import words
from models.departure import Farewell
from services import chat_messages, conversation_topics
from services.erasure import farewells, storage

log = logging.getLogger(__name__)
SWEEP_SECONDS = 5.0
AT_ONCE = 100  # Telegram's limit for one deleteMessages.
PART = "goodbye"


@dataclass
class Farewells:
    """Takes one chat after the other: the bot's messages of 48 hours go, the last one is said, the chat is forgotten.

    Each step may be repeated: messages that are gone are no error, and a receipt on disk says that the last message
    was sent already, should the process have died before the database knew. `linger` is for how long the number stays
    afterwards, for what is still on its way.
    """

    bot: Bot
    rates: Rates
    receipts: Receipts
    first_retry: timedelta = timedelta(seconds=2)
    linger: timedelta = farewells.LINGERS
    ending: Ending = field(default_factory=Ending)
    leases: LeaseBook = field(default_factory=LeaseBook)

    async def run(self) -> None:
        """Goes on until cancelled."""
        await go_round(
            self.part_one,
            hears="farewells",
            seconds=SWEEP_SECONDS,
            failed="a chat could not be told goodbye",
            ready=self.rates.until_open,
        )

    @one_step
    async def part_one(self) -> bool:
        """Settles the next chat that is due, and says whether there was one."""
        with self.leases.noting() as noted:
            farewell = await farewells.claim_farewell(noted)
            if farewell is None:
                return False
            await self._part(farewell)
        return True

    async def _part(self, farewell: Farewell) -> None:
        if farewells.is_over(farewell):
            await farewells.forget_chat(farewell)
            await storage.begin_log_anew()
            return
        try:
            await self._say(farewell)
        except Exception as error:
            await self._fails(farewell, error)
        else:
            metrics.SENDS.labels("farewell", "ok").inc()
            await farewells.settle_said(farewell, self.linger)

    async def _say(self, farewell: Farewell) -> None:
        chat_id = farewell.chat_id
        async with self.rates.turn(chat_id, urgent=True):
            await self._delete_messages(farewell)
            for topic in await conversation_topics.topics_of(farewell.member_id):
                await delete_topic(self.bot, topic)
                await conversation_topics.forget_topic(topic)
            if farewell.attempts > 1 and self.receipts.find(farewell.id, PART) is not None:
                return
            told = await call(
                self.bot,
                "sendMessage",
                chat_id=chat_id,
                text=words(farewell.language)(f"goodbye-last-{farewell.kind}"),
                parse_mode="HTML",
                reply_markup={"remove_keyboard": True},
            )
            self.receipts.keep(farewell.id, int(told["message_id"]), PART)

    async def _delete_messages(self, farewell: Farewell) -> None:
        while known := (await chat_messages.deletable_messages(farewell.member_id))[:AT_ONCE]:
            try:
                await call(self.bot, "deleteMessages", chat_id=farewell.chat_id, message_ids=known)
            except BadRequest:
                # One that may not be deleted refuses them all: each is tried by itself.
                for message_id in known:
                    await self._delete_one(farewell.chat_id, message_id)
            await chat_messages.forget_messages(farewell.member_id, known)

    async def _delete_one(self, chat_id: int, message_id: int) -> None:
        try:
            await call(self.bot, "deleteMessage", chat_id=chat_id, message_id=message_id)
        except BadRequest:
            metrics.SENDS.labels("farewell", "kept").inc()

    async def _fails(self, farewell: Farewell, error: Exception) -> None:
        failure = failure_of(error)
        metrics.SENDS.labels("farewell", failure.trouble).inc()
        if failure.trouble in (Trouble.UNREACHABLE, Trouble.REFUSED):
            # Nobody reads this chat any more: nothing is left to say, and no reason to know its number.
            await farewells.forget_chat(farewell)
            return
        if failure.trouble is Trouble.DEFECT:
            log.error("a chat cannot be told goodbye", exc_info=error)
        delay = self.first_retry * float(2 ** min(farewell.attempts - 1, 8))
        await farewells.put_back(farewell, failure.wait or min(delay, SOON))
