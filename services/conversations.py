"""Messages between a member and a professional, relayed by the bot: each side sees the other's display name only."""

from datetime import timedelta

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import Conflict, DomainError, NotAllowed, NotFound
from models.conversation import Conversation, ConversationState, Message
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services.contact import CertificationNeeded, require_may_turn_to
from services.conversation_changes import delete_message, edit_message, is_message_of
from services.conversation_lines import ConversationLine
from services.conversation_notices import BUNDLE, ring
from services.conversation_people import (
    CannotAnswer,
    CounterpartGone,
    can_anybody_answer,
    is_other_out_of_reach,
    is_other_under_check,
    other_side,
)
from services.conversation_reading import (
    ConversationArchived,
    ConversationClosed,
    Thread,
    ThreadMessage,
    access_conversation,
    access_file,
    count_conversations,
    line_of,
    list_conversations,
    mark_read,
    read_conversation,
    unread_messages,
)
from services.members import NotRegistered
from services.message_content import (
    MESSAGE_LIMIT,
    AttachedFile,
    AttachmentRefused,
    AttachmentTooLarge,
    GivenFile,
    MessageEmpty,
    MessageTooLong,
    ProgramRefused,
    attach_file,
    checked_body,
    checked_file,
)
from services.notifications import refresh_cards
from services.profiles import access_profile, acts_for, own_profile
from services.response_rates import note_message
from services.standing import require_may_begin
from services.unit_of_work import savepoint, unit_of_work
from services.writing_rights import require_may_write

__all__ = [
    "BUNDLE",
    "FIRST_CONTACTS_A_DAY",
    "MESSAGE_LIMIT",
    "AttachedFile",
    "AttachmentRefused",
    "AttachmentTooLarge",
    "CertificationNeeded",
    "ConversationArchived",
    "ConversationClosed",
    "ConversationLine",
    "CounterpartGone",
    "GivenFile",
    "MessageEmpty",
    "MessageTooLong",
    "OwnProfile",
    "ProgramRefused",
    "Thread",
    "ThreadMessage",
    "TooManyFirstContacts",
    "access_conversation",
    "access_file",
    "checked_body",
    "count_conversations",
    "delete_message",
    "edit_message",
    "is_message_of",
    "is_other_out_of_reach",
    "is_other_under_check",
    "leave_message",
    "line_of",
    "list_conversations",
    "mark_read",
    "read_conversation",
    "reply",
    "unread_messages",
    "why_not_reply",
]

FIRST_CONTACTS_A_DAY = 20


class OwnProfile(NotAllowed):
    """Nobody writes to, calls or reports themselves."""


class TooManyFirstContacts(Conflict):
    """`limit` new conversations were begun within 24 hours."""


async def leave_message(author: Member, profile_id: int, body: str, source_id: int | None = None) -> Message:
    """Leaves a message to a professional of the directory and opens the conversation of the pair (FR-170).

    Refuses with NotRegistered, NotFound, OwnProfile, CertificationNeeded, MessageEmpty, MessageTooLong,
    ConversationArchived, CounterpartGone, CannotAnswer and, beyond 20 first contacts a day, TooManyFirstContacts. Owes
    "message.received".
    """
    text = checked_body(body)
    async with unit_of_work():
        if author.registered_at is None:
            raise NotRegistered()
        require_may_begin(author)
        profile = await access_profile(profile_id, author)
        await _may_write(author, profile)
        conversation = await _conversation_of(profile, author)
        return await _write(conversation, author, text, source_id)


async def reply(
    author: Member,
    conversation_id: int,
    body: str,
    source_id: int | None = None,
    file: GivenFile | None = None,
) -> Message:
    """Answers in a conversation, for either side, by a text or a file; what the other side wrote counts as read.

    Of a file Telegram's name is kept, and its content stays with Telegram. Refuses with NotFound, ConversationClosed,
    ConversationArchived, CounterpartGone, CannotAnswer, MessageEmpty, MessageTooLong, AttachmentRefused, ProgramRefused
    and AttachmentTooLarge. Owes "message.received".
    """
    given = checked_file(file)
    text = checked_body(body, given)
    async with unit_of_work():
        conversation = await access_conversation(conversation_id, author)
        await require_may_write(author, conversation)
        await lock_row("conversation", conversation.id)
        await mark_read(conversation, author)
        return await _write(conversation, author, text, source_id, given)


async def why_not_reply(author: Member, conversation_id: int) -> DomainError | None:
    """What `reply` would refuse any words with now, for a page that says it instead of asking for them.

    Refuses with NotFound and ConversationClosed like reading it.
    """
    conversation = await access_conversation(conversation_id, author)
    try:
        await require_may_write(author, conversation)
        await _require_answerable(conversation, author)
    except DomainError as refusal:
        return refusal
    return None


async def _require_answerable(conversation: Conversation, author: Member) -> list[int]:
    """The readers of what is written. Refuses with ConversationArchived, CounterpartGone and CannotAnswer."""
    if conversation.state is not ConversationState.OPEN:
        raise ConversationArchived()
    readers = await other_side(conversation, author)
    if not await can_anybody_answer(readers):
        raise CannotAnswer()
    return readers


async def _may_write(author: Member, profile: Profile) -> None:
    if await acts_for(profile, author):
        raise OwnProfile()
    if not await _was_written_to(author, profile):
        await require_may_turn_to(author, profile)


async def _was_written_to(author: Member, profile: Profile) -> bool:
    """Whether the other one has written: who answers needs no certificate."""
    found = await _reverse(profile, author) or await Conversation.get_or_none(
        profile_id=profile.id, client_id=author.id, mission_id=0
    )
    if found is None:
        return False
    return await Message.filter(conversation_id=found.id).exclude(author_id=author.id).exists()


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


async def _write(
    conversation: Conversation,
    author: Member,
    body: str,
    source_id: int | None,
    file: GivenFile | None = None,
) -> Message:
    # One message at a time: each sees whether the one before it has rung already.
    await lock_row("conversation", conversation.id)
    conversation = await Conversation.get(id=conversation.id)
    if conversation.state is ConversationState.CLOSED:
        raise ConversationClosed()
    readers = await _require_answerable(conversation, author)
    now = clock.now()
    message = await Message.create(
        conversation_id=conversation.id, author_id=author.id, body=body, source_id=source_id, created_at=now
    )
    if file is not None:
        await attach_file(message, file)
    version = conversation.version + 1
    await Conversation.filter(id=conversation.id).update(last_message_at=now, version=version)
    await note_message(conversation)
    for member_id in readers:
        await ring(conversation, message, member_id, version)
    await refresh_cards("conversation", conversation.id)
    return message


async def has_unread(conversation_id: int, member_id: int) -> bool:
    """Whether a notice of new messages is still worth sending to this person; False for strangers too."""
    member = await Member.get_or_none(id=member_id)
    if member is None:
        return False
    try:
        return bool(await unread_messages(conversation_id, member))
    except NotFound:
        return False


async def other_profile_of(conversation_id: int, member: Member) -> str:
    """The public id of the profile of the other side; empty for a visitor and for who left.

    Refuses strangers with NotFound.
    """
    conversation = await access_conversation(conversation_id, member)
    if conversation.client_id == member.id:
        profile = await Profile.get_or_none(id=conversation.profile_id, deleted_at=None)
    else:
        profile = await Profile.get_or_none(member_id=conversation.client_id, deleted_at=None)
    return profile.public_id if profile is not None else ""
