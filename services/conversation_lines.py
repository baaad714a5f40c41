"""Conversations as lines of a list: with whom, about what, the newest message and how many are unread."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.functions import Count, Max

from core.text import clip, one_line
from models.conversation import Conversation, ConversationState, Message
from models.member import Member
from models.mission import Mission
from models.profile import Profile
from services.message_content import AttachedFile, files_of

EXCERPT = 80


@dataclass(frozen=True)
class ConversationLine:
    """One line of « Messagerie ». `other_name` is empty when the other side's account is gone.

    `about` is the title of the mission that it is about, if any; `file` is the one of the newest message.
    """

    id: int
    public_id: str
    profile_id: int
    is_client: bool
    other_name: str
    about: str
    state: ConversationState
    excerpt: str
    excerpt_is_mine: bool
    file: AttachedFile | None
    unread: int
    last_message_at: datetime


async def lines_of(conversations: Sequence[Conversation], member: Member) -> list[ConversationLine]:
    """The lines of conversations of this member, in their order, with as many statements for many as for one."""
    if not conversations:
        return []
    names, titles = await other_names(conversations, member), await _titles(conversations)
    newest, unread = await _newest(conversations), await _unread(conversations, member)
    files = await files_of(list(newest.values()))
    lines = []
    for each in conversations:
        last, is_client = newest.get(each.id), each.client_id == member.id
        lines.append(
            ConversationLine(
                id=each.id,
                public_id=each.public_id,
                profile_id=each.profile_id,
                is_client=is_client,
                other_name=names[each.id],
                about=titles.get(each.mission_id, ""),
                state=each.state,
                excerpt=clip(one_line(last.body), EXCERPT) if last is not None else "",
                excerpt_is_mine=last is not None and (last.author_id == each.client_id) == is_client,
                file=files.get(last.id) if last is not None else None,
                unread=unread[each.id],
                last_message_at=each.last_message_at,
            )
        )
    return lines


async def other_names(conversations: Sequence[Conversation], member: Member) -> dict[int, str]:
    """What the other side of each conversation is called, by the conversation's id; empty when its account is gone."""
    profiles = {each.profile_id for each in conversations if each.client_id == member.id}
    clients = {each.client_id for each in conversations if each.client_id != member.id}
    sides: list[Profile | Member] = []
    if profiles:
        sides += await Profile.filter(id__in=profiles)
    if clients:
        sides += await Member.filter(id__in=clients)
    called = {(type(side), side.id): side.display_name if side.deleted_at is None else "" for side in sides}
    return {
        each.id: called[
            (Profile, each.profile_id) if each.client_id == member.id else (Member, each.client_id)
        ]
        for each in conversations
    }


async def _titles(conversations: Sequence[Conversation]) -> dict[int, str]:
    ids = {each.mission_id for each in conversations if each.mission_id}
    return {mission.id: mission.title for mission in await Mission.filter(id__in=ids)} if ids else {}


async def _newest(conversations: Sequence[Conversation]) -> dict[int, Message]:
    """The newest message of each that was not deleted."""
    there = Message.filter(conversation_id__in=[each.id for each in conversations], deleted_at=None)
    newest = (
        await there.annotate(newest=Max("id")).group_by("conversation_id").values_list("newest", flat=True)
    )
    found = await Message.filter(id__in=list(newest)) if newest else []
    return {message.conversation_id: message for message in found}


async def _unread(conversations: Sequence[Conversation], member: Member) -> Counter[int]:
    """How many messages of the other side each has that nobody of the reader's side has read."""
    client_of, unread = {each.id: each.client_id for each in conversations}, Counter[int]()
    new = Message.filter(conversation_id__in=list(client_of), read_at=None, deleted_at=None)
    counted = new.annotate(count=Count("id")).group_by("conversation_id", "author_id")
    for conversation_id, author_id, count in await counted.values_list(
        "conversation_id", "author_id", "count"
    ):
        client_id = client_of[conversation_id]
        if (author_id == client_id) != (client_id == member.id):
            unread[conversation_id] += count
    return unread
