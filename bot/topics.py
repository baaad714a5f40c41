"""A topic of the chat for each conversation, where the bot has topics: made, found, renamed and deleted with it."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import BadRequest

from bot.calling import call
from bot.failures import SOON, Trouble, failure_of
from bot.pages.messages import named
from bot.rates import Rates
from bot.refusals import refusal_key
from bot.rounds import go_round
from bot.turn import BotFacts, Turn
from core import metrics
from core.ending import Ending, one_step
from core.errors import DomainError, NotFound
from core.i18n import words
from core.text import clip
from models.conversation import ConversationTopic
from models.delivery import Notification
from models.member import Member
from services import conversation_topics, conversations, delivery
from services.unit_of_work import savepoint

log = logging.getLogger(__name__)
SWEEP_SECONDS = 5.0
LONGEST_NAME = 128
# A topic that is not there, or whose name is the one it has already.
_NOTHING_TO_DO = ("message thread not found", "topic_id_invalid", "topic_not_modified")


def is_missing(error: BadRequest) -> bool:
    """Whether Telegram says that there is no such topic (any more)."""
    return "message thread not found" in str(error).lower()


@dataclass
class Topics:
    """Finds or makes the topic of a notice, and brings topics in line with conversations that moved.

    A process that dies between Telegram's answer and our note leaves one empty topic behind, at most one a death:
    the notice goes into a second one.
    """

    bot: Bot
    facts: BotFacts
    rates: Rates
    first_retry: timedelta = SOON
    ending: Ending = field(default_factory=Ending)

    async def place(self, notification: Notification, member: Member) -> ConversationTopic | None:
        """Where the notice of a conversation goes, made when there is none yet; None is the ordinary chat.

        The caller has its turn in the chat: nobody else makes one for the same conversation.
        """
        number, chat_id = notification.subject_id, member.telegram_id
        if not self.facts.topics or notification.subject_kind != "conversation":
            return None
        if number is None or chat_id is None:
            return None
        known = await conversation_topics.topic_of(member.id, number, chat_id)
        if known is not None:
            return known if known.thread_id is not None else None
        try:
            name = await self._name(member, number)
        except NotFound:
            return None
        try:
            made = await call(self.bot, "createForumTopic", chat_id=chat_id, name=name)
        except BadRequest as error:
            # The notice goes into the chat; the next one asks again.
            metrics.SENDS.labels("topic", "refused").inc()
            log.warning("Telegram made no topic: %s", error)
            return None
        await conversation_topics.store_topic(member.id, number, chat_id, int(made["message_thread_id"]))
        return await conversation_topics.topic_of(member.id, number, chat_id)

    async def _name(self, member: Member, conversation_id: int) -> str:
        line = await conversations.line_of(conversation_id, member)
        return clip(named(words(member.language), line), LONGEST_NAME)

    async def run(self) -> None:
        """Goes on until cancelled."""
        await go_round(
            self.settle_one,
            hears="topics",
            seconds=SWEEP_SECONDS,
            failed="a topic could not be settled",
            ready=self.rates.until_open,
        )

    @one_step
    async def settle_one(self) -> bool:
        """Renames the next topic that is behind its conversation, or deletes it; says whether there was one."""
        topic = await conversation_topics.claim_topic()
        if topic is None:
            return False
        try:
            await self._settle(topic)
        except Exception as error:
            await self._fails(topic, error)
        return True

    async def _settle(self, topic: ConversationTopic) -> None:
        member = await delivery.reader(topic.member_id)
        if await conversation_topics.is_gone(topic):
            async with self.rates.turn(topic.chat_id, urgent=False):
                await delete_topic(self.bot, topic)
            await conversation_topics.forget_topic(topic)
            return
        if topic.thread_id is not None and member.deleted_at is None and member.telegram_id == topic.chat_id:
            async with self.rates.turn(topic.chat_id, urgent=False):
                await _harmlessly(
                    self.bot, "editForumTopic", _place(topic) | {"name": await self._of(topic, member)}
                )
        await conversation_topics.settle_topic(topic)

    async def _of(self, topic: ConversationTopic, member: Member) -> str:
        try:
            return await self._name(member, topic.conversation_id)
        except NotFound:
            # Who no longer answers for the company reads no new name.
            return words(member.language).plain("acc-deleted_name")

    async def _fails(self, topic: ConversationTopic, error: Exception) -> None:
        failure = failure_of(error)
        metrics.SENDS.labels("topic", failure.trouble).inc()
        if failure.trouble in (Trouble.UNREACHABLE, Trouble.REFUSED):
            # Nobody reads this topic any more, or Telegram keeps it: it stays as it is.
            await conversation_topics.settle_topic(topic)
            return
        if failure.trouble is Trouble.DEFECT:
            log.error("a topic cannot be settled", exc_info=error)
        await conversation_topics.put_back(topic, failure.wait or self.first_retry)


def _place(topic: ConversationTopic) -> dict[str, Any]:
    return {"chat_id": topic.chat_id, "message_thread_id": topic.thread_id}


async def delete_topic(bot: Bot, topic: ConversationTopic) -> None:
    """Deletes a topic with its messages; harmless when the person did so already."""
    if topic.thread_id is not None:
        await _harmlessly(bot, "deleteForumTopic", _place(topic))


async def _harmlessly(bot: Bot, method: str, parameters: dict[str, Any]) -> None:
    try:
        await call(bot, method, **parameters)
    except BadRequest as error:
        if not any(sign in str(error).lower() for sign in _NOTHING_TO_DO):
            raise


async def conversation_of(turn: Turn) -> int | None:
    """The conversation whose topic the person writes in; None in the main chat and in topics that are none of ours."""
    if turn.thread_id is None:
        return None
    return await conversation_topics.conversation_in(turn.member.id, turn.chat_id, turn.thread_id)


@asynccontextmanager
async def refused_there(turn: Turn, conversation_id: int | None) -> AsyncIterator[None]:
    """What is refused inside is undone and answered in the topic; without one it is refused as anywhere."""
    try:
        async with savepoint():
            yield
    except DomainError as error:
        if conversation_id is None:
            raise
        key, values = refusal_key(error, turn.look)
        await conversation_topics.owe_refusal(turn.member.id, conversation_id, key, values)
