"""Messages between a member and a professional, relayed by the bot: each side sees the other's display name only."""

from datetime import timedelta

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.text import clean, utf16_length
from models.conversation import Conversation, ConversationState, Message
from models.delivery import Notification, NotificationState
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services.contact import CertificationNeeded, require_may_turn_to
from services.conversation_reading import (
    ConversationLine,
    Thread,
    ThreadMessage,
    access_conversation,
    count_conversations,
    count_unread,
    line_of,
    list_conversations,
    mark_read,
    read_conversation,
    unread_messages,
)
from services.members import NotRegistered
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import mission_people_of
from services.profiles import access_profile, acts_for, own_profile, people_of
from services.standing import require_good_standing
from services.unit_of_work import savepoint, unit_of_work

__all__ = [
    "BUNDLE",
    "FIRST_CONTACTS_A_DAY",
    "MESSAGE_LIMIT",
    "CertificationNeeded",
    "ConversationArchived",
    "ConversationLine",
    "MessageEmpty",
    "MessageTooLong",
    "OwnProfile",
    "Thread",
    "ThreadMessage",
    "TooManyFirstContacts",
    "access_conversation",
    "checked_body",
    "count_conversations",
    "count_unread",
    "edit_message",
    "leave_message",
    "line_of",
    "list_conversations",
    "mark_read",
    "read_conversation",
    "reply",
    "unread_messages",
]

MESSAGE_LIMIT = 4000
FIRST_CONTACTS_A_DAY = 20
BUNDLE = timedelta(minutes=10)
NOTICE = "message.received"


class MessageEmpty(InvalidInput):
    """Nothing readable was written."""


class MessageTooLong(InvalidInput):
    """More than `limit` characters (UTF-16 units, as Telegram counts)."""


class OwnProfile(NotAllowed):
    """Nobody writes to, calls or reports themselves."""


class TooManyFirstContacts(Conflict):
    """`limit` new conversations were begun within 24 hours."""


class ConversationArchived(Conflict):
    """The conversation can be read and no longer be written in (FR-167)."""


async def leave_message(author: Member, profile_id: int, body: str, source_id: int | None = None) -> Message:
    """Leaves a message to a professional of the directory and opens the conversation of the pair (FR-170).

    Refuses with NotRegistered, NotFound, OwnProfile, CertificationNeeded, MessageEmpty, MessageTooLong,
    ConversationArchived and, beyond 20 first contacts a day, TooManyFirstContacts. Owes "message.received".
    """
    text = checked_body(body)
    async with unit_of_work():
        if author.registered_at is None:
            raise NotRegistered()
        require_good_standing(author)
        profile = await access_profile(profile_id, author)
        await _may_write(author, profile)
        conversation = await _conversation_of(profile, author)
        return await _write(conversation, author, text, source_id)


async def reply(author: Member, conversation_id: int, body: str, source_id: int | None = None) -> Message:
    """Answers in a conversation, for either side; what the other side wrote counts as read.

    Refuses with NotFound, ConversationArchived, MessageEmpty and MessageTooLong. Owes "message.received".
    """
    text = checked_body(body)
    async with unit_of_work():
        conversation = await access_conversation(conversation_id, author)
        require_good_standing(author)
        await lock_row("conversation", conversation.id)
        await mark_read(conversation, author)
        return await _write(conversation, author, text, source_id)


def checked_body(body: str) -> str:
    """The cleaned text of a message. Refuses with MessageEmpty and MessageTooLong."""
    text = clean(body).strip()
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise MessageEmpty()
    if utf16_length(text) > MESSAGE_LIMIT:
        raise MessageTooLong(limit=MESSAGE_LIMIT)
    return text


async def _may_write(author: Member, profile: Profile) -> None:
    if await acts_for(profile, author):
        raise OwnProfile()
    await require_may_turn_to(author, profile)


async def _conversation_of(profile: Profile, client: Member) -> Conversation:
    found = await Conversation.get_or_none(profile_id=profile.id, client_id=client.id, mission_id=0)
    if found is None:
        found = await _reverse(profile, client)
    if found is not None:
        return found
    since = clock.now() - timedelta(days=1)
    begun = Conversation.filter(client_id=client.id, mission_id=0, created_at__gt=since)
    if await begun.count() >= FIRST_CONTACTS_A_DAY:
        raise TooManyFirstContacts(limit=FIRST_CONTACTS_A_DAY)
    now = clock.now()
    try:
        async with savepoint():
            return await Conversation.create(
                profile_id=profile.id, client_id=client.id, created_at=now, last_message_at=now
            )
    except IntegrityError:
        return await Conversation.get(profile_id=profile.id, client_id=client.id, mission_id=0)


async def _reverse(profile: Profile, author: Member) -> Conversation | None:
    """The conversation that the other person began: one thread a pair of people, whoever wrote first."""
    own = await own_profile(author)
    if own is None or profile.member_id is None:
        return None
    return await Conversation.get_or_none(profile_id=own.id, client_id=profile.member_id, mission_id=0)


async def _write(conversation: Conversation, author: Member, body: str, source_id: int | None) -> Message:
    # One message at a time: each sees whether the one before it has rung already.
    await lock_row("conversation", conversation.id)
    conversation = await Conversation.get(id=conversation.id)
    if conversation.state is not ConversationState.OPEN:
        raise ConversationArchived()
    now = clock.now()
    message = await Message.create(
        conversation_id=conversation.id, author_id=author.id, body=body, source_id=source_id, created_at=now
    )
    version = conversation.version + 1
    await Conversation.filter(id=conversation.id).update(last_message_at=now, version=version)
    for member_id in await _other_side(conversation, author):
        await _owe_notice(conversation, message, member_id, version)
    await refresh_cards("conversation", conversation.id)
    return message


async def _other_side(conversation: Conversation, author: Member) -> list[int]:
    if conversation.client_id != author.id:
        return [conversation.client_id]
    profile = await Profile.get(id=conversation.profile_id)
    if conversation.mission_id and profile.organisation_id is not None:
        return await mission_people_of(profile.organisation_id)
    return await people_of(profile)


async def _owe_notice(conversation: Conversation, message: Message, recipient_id: int, version: int) -> None:
    """The first unread message rings at once, the following ones at most every ten minutes a thread."""
    unread = await Message.filter(
        conversation_id=conversation.id, author_id=message.author_id, read_at=None, id__lt=message.id
    ).exists()
    last = (
        await Notification.filter(
            recipient_id=recipient_id, key=NOTICE, subject_kind="conversation", subject_id=conversation.id
        )
        .order_by("-id")
        .first()
    )
    due = clock.now()
    if unread and last is not None and last.state in (NotificationState.OWED, NotificationState.SENT):
        if last.state is NotificationState.OWED:
            return  # What is already on its way is rendered at delivery, with every unread message.
        due = max(due, last.due_at + BUNDLE)
    await owe(
        recipient_id,
        NOTICE,
        subject=Subject("conversation", conversation.id, version),
        details={"message_id": message.id},
        due_at=due,
    )


async def edit_message(author: Member, source_id: int, body: str) -> Message:
    """Takes over the author's edit of a message in their own chat; the other side is not rung again.

    Refuses with NotFound what the author did not write, with ConversationArchived, MessageEmpty and MessageTooLong.
    """
    text = checked_body(body)
    async with unit_of_work():
        message = (
            await Message.filter(author_id=author.id, source_id=source_id, deleted_at=None)
            .order_by("-id")
            .first()
        )
        if message is None:
            raise NotFound()
        conversation = await access_conversation(message.conversation_id, author)
        if conversation.state is not ConversationState.OPEN:
            raise ConversationArchived()
        if message.body != text:
            await Message.filter(id=message.id).update(body=text, edited_at=clock.now())
            await refresh_cards("conversation", conversation.id)
        return await Message.get(id=message.id)


async def has_unread(conversation_id: int, member_id: int) -> bool:
    """Whether a notice of new messages is still worth sending to this person; False for strangers too."""
    member = await Member.get_or_none(id=member_id)
    if member is None:
        return False
    try:
        return bool(await unread_messages(conversation_id, member))
    except NotFound:
        return False


async def profile_name_of(conversation_id: int, member: Member) -> str:
    """The public id of the profile that a conversation is with, for its two sides. Refuses strangers with NotFound."""
    conversation = await access_conversation(conversation_id, member)
    return (await Profile.get(id=conversation.profile_id)).public_id
