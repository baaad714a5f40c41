"""Who reads what one side of a conversation writes, and whether that side may answer, or is being checked."""

from core.errors import Conflict
from models.conversation import Conversation, ConversationState
from models.member import Member
from models.profile import Profile
from services.conversation_reading import access_conversation
from services.profile_people import mission_people_of, own_profile, people_of
from services.reach import is_out_of_reach, is_person_out_of_reach
from services.standing import is_under_check


class CounterpartGone(Conflict):
    """The other side's account was deleted: what was written stays, nobody would read more."""


class CannotAnswer(Conflict):
    """Nobody of the other side may write while a measure of the team lasts: a message would wait without an answer."""


async def other_side(conversation: Conversation, author: Member) -> list[int]:
    """The ids of the members across from somebody who has a part in a conversation. Refuses with CounterpartGone."""
    if conversation.client_id != author.id:
        if await Member.filter(id=conversation.client_id, deleted_at=None).exists():
            return [conversation.client_id]
        raise CounterpartGone()
    profile = await Profile.get(id=conversation.profile_id)
    if profile.deleted_at is not None:
        raise CounterpartGone()
    if conversation.mission_id and profile.organisation_id is not None:
        people = await mission_people_of(profile.organisation_id)
        # Whoever joined the organisation of their own candidature stays the candidate: they do not read both sides.
        return [person for person in people if person != conversation.client_id]
    return await people_of(profile)


async def can_anybody_answer(people: list[int]) -> bool:
    """Whether one of these members is not kept out by a measure of the team (states.md, g)."""
    return await Member.filter(id__in=people, barred_by=None, deleted_at=None).exists()


async def is_other_under_check(conversation_id: int, reader: Member) -> bool:
    """Whether the team is checking the other side of a conversation that goes on (states.md, c and g).

    Refuses with NotFound and ConversationClosed like reading it.
    """
    conversation = await access_conversation(conversation_id, reader)
    if conversation.state is not ConversationState.OPEN:
        return False
    if conversation.client_id == reader.id:
        return is_under_check(await Profile.get(id=conversation.profile_id))
    client = await Member.get(id=conversation.client_id)
    # What is about a mission was begun by a freelance, whatever hat they wear now.
    mine = (
        await Profile.get_or_none(member_id=client.id)
        if conversation.mission_id
        else await own_profile(client)
    )
    return is_under_check(client) or (mine is not None and is_under_check(mine))


async def is_other_out_of_reach(conversation_id: int, reader: Member) -> bool:
    """Whether nobody of the other side of a conversation that goes on receives the bot's messages now.

    Refuses with NotFound and ConversationClosed like reading it.
    """
    conversation = await access_conversation(conversation_id, reader)
    if conversation.state is not ConversationState.OPEN:
        return False
    if conversation.client_id == reader.id:
        return await is_out_of_reach(conversation.profile_id)
    return await is_person_out_of_reach(conversation.client_id)
