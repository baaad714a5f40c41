"""Reads conversations for one of their two sides, who see each other's display names and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from core import clock
from core.errors import Conflict, NotFound
from models.application import BOUND, Application
from models.conversation import Conversation, ConversationState, Message, MessageFile
from models.member import Member
from models.profile import Profile
from services.conversation_lines import ConversationLine, lines_of, other_names
from services.footing import footing_of
from services.lures import is_lure
from services.message_content import AttachedFile, files_of
from services.profile_people import may_handle_missions
from services.profiles import acts_for
from services.unit_of_work import unit_of_work


class ConversationClosed(NotFound):
    """One of its two sides asks for a conversation that ended for good: it is gone (FR-168, FR-169)."""


class ConversationArchived(Conflict):
    """The conversation can be read and no longer be written in (FR-167)."""


@dataclass(frozen=True)
class ThreadMessage:
    """One message as a reader sees it; `is_mine` is true for everybody of the author's side.

    `warns` says that the other side lures off the platform or asks for money first (EXT-03); of what was deleted,
    `is_gone` that its author's account went, rather than this one message. `colleague` names another author of the
    reader's own side.
    """

    id: int
    is_mine: bool
    body: str
    created_at: datetime
    is_edited: bool
    is_deleted: bool
    by_me: bool = False
    file: AttachedFile | None = None
    warns: bool = False
    is_gone: bool = False
    colleague: str = ""


@dataclass(frozen=True)
class Thread:
    """A page of a conversation, oldest message first; `before` reads the page before it, when there is one."""

    line: ConversationLine
    messages: tuple[ThreadMessage, ...]
    before: int | None


async def access_conversation(name: int | str, member: Member) -> Conversation:
    """The conversation with this id or public id, for its two sides. Refuses everybody else with NotFound, and the two
    sides with ConversationClosed once it ended.
    """
    by_id = isinstance(name, int)
    conversation = await (
        Conversation.get_or_none(id=name) if by_id else Conversation.get_or_none(public_id=str(name))
    )
    if conversation is None:
        raise NotFound()
    if conversation.client_id != member.id:
        profile = await Profile.get(id=conversation.profile_id)
        if not await _answers_for(profile, member, conversation):
            raise NotFound()
    if conversation.state is ConversationState.CLOSED:
        raise ConversationClosed()
    return conversation


async def _answers_for(profile: Profile, member: Member, conversation: Conversation) -> bool:
    """What is about a mission belongs to whoever handles the missions of the company (FR-037)."""
    if conversation.mission_id and profile.organisation_id is not None:
        return await may_handle_missions(member, profile.organisation_id)
    return await acts_for(profile, member)


async def list_conversations(
    member: Member, state: ConversationState = ConversationState.OPEN, limit: int = 50, offset: int = 0
) -> list[ConversationLine]:
    """The conversations of a person and of the profile they act for, newest message first (D-12)."""
    rows = Conversation.filter(await _involving(member), state=state).order_by("-last_message_at", "-id")
    return await lines_of(await rows.offset(offset).limit(limit), member)


async def count_conversations(member: Member, state: ConversationState = ConversationState.OPEN) -> int:
    """How many conversations a list would show without limit."""
    return await Conversation.filter(await _involving(member), state=state).count()


async def _involving(member: Member) -> Q:
    footing = await footing_of(member)
    own, organisation_id = footing.acting, footing.mission_organisation
    involving = Q(client_id=member.id)
    if own is not None:
        involving |= Q(profile_id=own.id)
    if organisation_id is not None:
        company = await Profile.get_or_none(organisation_id=organisation_id)
        involving |= Q(profile_id=company.id if company is not None else 0, mission_id__gt=0)
    return involving


def _from_other_side(conversation: Conversation, is_client: bool) -> QuerySet[Message]:
    messages = Message.filter(conversation_id=conversation.id)
    if is_client:
        return messages.exclude(author_id=conversation.client_id)
    return messages.filter(author_id=conversation.client_id)


def from_same_side(conversation: Conversation, message: Message) -> QuerySet[Message]:
    """What the side that wrote a message wrote in its conversation."""
    return _from_other_side(conversation, message.author_id != conversation.client_id)


async def read_conversation(
    conversation_id: int, member: Member, *, before: int | None = None, limit: int = 10, peek: bool = False
) -> Thread:
    """A page of a conversation for one of its sides; what the other side wrote counts as read from now on.

    `before` is the id of a message: the page ends before it. With `peek` nothing is marked, as for drawing a screen
    again. Refuses strangers with NotFound.
    """
    async with unit_of_work():
        conversation = await access_conversation(conversation_id, member)
        if before is None and not peek:
            await mark_read(conversation, member)
        messages = Message.filter(conversation_id=conversation.id)
        if before is not None:
            messages = messages.filter(id__lt=before)
        page = await messages.order_by("-id").limit(limit + 1)
        shown = await _shown(list(reversed(page[:limit])), conversation, member)
        return Thread(
            line=(await lines_of([conversation], member))[0],
            messages=shown,
            before=shown[0].id if len(page) > limit else None,
        )


async def _shown(
    messages: list[Message], conversation: Conversation, member: Member
) -> tuple[ThreadMessage, ...]:
    files = await files_of(messages)
    warns = not await has_deal(conversation)
    left = not (await other_names([conversation], member))[conversation.id]
    # Others of one's own side: a client has none.
    authors = {message.author_id for message in messages if conversation.client_id != member.id}
    names = await _names_of(authors - {member.id, conversation.client_id})
    shown = []
    for message in messages:
        by_client = message.author_id == conversation.client_id
        is_mine, file = by_client == (conversation.client_id == member.id), files.get(message.id)
        body = message.body if message.deleted_at is None else ""
        said = f"{body}\n{file.name}" if file is not None else body
        shown.append(
            ThreadMessage(
                id=message.id,
                is_mine=is_mine,
                body=body,
                created_at=message.created_at,
                is_edited=message.edited_at is not None,
                is_deleted=message.deleted_at is not None,
                by_me=message.author_id == member.id,
                file=file,
                warns=warns and not is_mine and is_lure(said),
                is_gone=left and not is_mine and message.deleted_at is not None,
                colleague=names.get(message.author_id, "") if is_mine else "",
            )
        )
    return tuple(shown)


async def _names_of(members: set[int]) -> dict[int, str]:
    found = await Member.filter(id__in=list(members)) if members else []
    return {each.id: each.called for each in found}


async def has_deal(conversation: Conversation) -> bool:
    """Whether the two work together, or did: then they deal with each other as they like (D-24, FR-171).

    A conversation of the directory has no deal.
    """
    return await Application.filter(conversation_id=conversation.id, status__in=BOUND).exists()


async def access_file(message_id: int, member: Member) -> tuple[MessageFile, int]:
    """The file of a message, for the two sides while the conversation can be read, and the conversation's id.

    Refuses with NotFound and ConversationClosed.
    """
    message = await Message.get_or_none(id=message_id, deleted_at=None)
    if message is None:
        raise NotFound()
    conversation = await access_conversation(message.conversation_id, member)
    file = await MessageFile.get_or_none(message_id=message.id)
    if file is None:
        raise NotFound()
    return file, conversation.id


async def unread_messages(conversation_id: int, member: Member) -> list[ThreadMessage]:
    """What a notice of new messages has to show: empty once everything was read. Refuses strangers with NotFound."""
    conversation = await access_conversation(conversation_id, member)
    waiting = _from_other_side(conversation, conversation.client_id == member.id)
    rows = await waiting.filter(read_at=None, deleted_at=None).order_by("id")
    return list(await _shown(rows, conversation, member))


async def line_of(conversation_id: int, member: Member) -> ConversationLine:
    """One conversation as a line, without reading it. Refuses strangers with NotFound."""
    (line,) = await lines_of([await access_conversation(conversation_id, member)], member)
    return line


async def mark_read(conversation: Conversation, member: Member) -> int:
    """Counts what the other side wrote as read; gives how many messages were new."""
    async with unit_of_work():
        waiting = _from_other_side(conversation, conversation.client_id == member.id)
        return await waiting.filter(read_at=None).update(read_at=clock.now())
