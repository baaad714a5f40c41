"""Which topic of a person's chat stands for which conversation (Bot API 9.3: topics in private chats)."""

from datetime import timedelta

from core import clock
from core.wake import wake
from models.conversation import Conversation, ConversationState, ConversationTopic
from models.sql import execute
from services.leases import DueRows
from services.notifications import Subject, owe
from services.unit_of_work import after_commit, unit_of_work

# How long whoever claimed a topic has for it; another one takes it after that (real time).
LEASE = timedelta(seconds=90)
REFUSED = "message.refused"
_DUE = DueRows(ConversationTopic, "due_at <= :now", LEASE, takes="due_at = :until")


async def topic_of(member_id: int, conversation_id: int, chat_id: int) -> ConversationTopic | None:
    """The topic of a conversation in this chat of the person; one of a chat that they left for another is none."""
    return await ConversationTopic.get_or_none(
        member_id=member_id, conversation_id=conversation_id, chat_id=chat_id
    )


async def has_topic(member_id: int, conversation_id: int) -> bool:
    """Whether a conversation has a topic that the person did not delete."""
    found = ConversationTopic.filter(member_id=member_id, conversation_id=conversation_id)
    return await found.filter(thread_id__isnull=False).exists()


async def store_topic(member_id: int, conversation_id: int, chat_id: int, thread_id: int) -> None:
    """The topic was made; it takes the place of one in a chat that the person no longer uses."""
    async with unit_of_work():
        await ConversationTopic.filter(member_id=member_id, conversation_id=conversation_id).delete()
        await ConversationTopic.filter(chat_id=chat_id, thread_id=thread_id).delete()
        await ConversationTopic.create(
            member_id=member_id,
            conversation_id=conversation_id,
            chat_id=chat_id,
            thread_id=thread_id,
            made_at=clock.real_now(),
        )


async def lose_topic(topic: ConversationTopic) -> None:
    """The person deleted the topic: what is new of its conversation stands in the chat from now on, for good."""
    async with unit_of_work():
        await ConversationTopic.filter(id=topic.id, thread_id=topic.thread_id).update(thread_id=None)


async def conversation_in(member_id: int, chat_id: int, thread_id: int) -> int | None:
    """Which conversation a topic of this person stands for; None for topics that are none of ours."""
    found = await ConversationTopic.get_or_none(member_id=member_id, chat_id=chat_id, thread_id=thread_id)
    return found.conversation_id if found is not None else None


async def owe_change(conversation_id: int) -> None:
    """Has the topics of a conversation brought in line with it, in the transaction that closes it or changes a name."""
    async with unit_of_work():
        await ConversationTopic.filter(conversation_id=conversation_id).update(due_at=clock.real_now())
    after_commit(lambda: wake("topics"))


async def owe_refusal(
    member_id: int, conversation_id: int, sentence: str, values: dict[str, str | int | float]
) -> None:
    """Owes the answer to what was written into a topic and refused; it goes where the conversation's notices go.

    `sentence` is a catalogue key.
    """
    details = {"own": True, "sentence": sentence, "values": values}
    subject = Subject("conversation", conversation_id, 0)
    await owe(member_id, REFUSED, subject=subject, details=details, mutable=False, urgency=0)


async def claim_topic() -> ConversationTopic | None:
    """The next topic that is not as its conversation is, left alone by others for 90 s; None when all are."""
    return await _DUE.claim()


async def is_gone(topic: ConversationTopic) -> bool:
    """Whether the conversation is closed: then its topic goes too (D-12)."""
    conversation = await Conversation.get(id=topic.conversation_id)
    return conversation.state is ConversationState.CLOSED


async def settle_topic(topic: ConversationTopic) -> None:
    """The claimed topic is as its conversation was then; a change since is due by itself."""
    await _due(topic, "NULL")


async def put_back(topic: ConversationTopic, delay: timedelta) -> None:
    """It could not be changed now: it is tried again after `delay` (real time)."""
    await _due(topic, ":at", at=clock.real_now() + delay)


async def _due(topic: ConversationTopic, when: str, **values: object) -> None:
    async with unit_of_work():
        await execute(
            f"UPDATE conversation_topic SET due_at = {when} WHERE id = :id AND due_at = :claimed",
            id=topic.id,
            claimed=topic.due_at,
            **values,
        )


async def forget_topic(topic: ConversationTopic) -> None:
    """The topic is no longer in the chat."""
    async with unit_of_work():
        await ConversationTopic.filter(id=topic.id).delete()


async def topics_of(member_id: int) -> list[ConversationTopic]:
    """The topics that still stand in a person's chat."""
    return await ConversationTopic.filter(member_id=member_id, thread_id__isnull=False).order_by("id")


async def forget_topics_of(member_id: int) -> None:
    """Nothing tells any more which topics a person had."""
    async with unit_of_work():
        await ConversationTopic.filter(member_id=member_id).delete()
