"""Who reads what one side of a conversation writes."""

from core.errors import Conflict
from models.conversation import Conversation
from models.member import Member
from models.profile import Profile
from services.profile_people import mission_people_of, people_of


class CounterpartGone(Conflict):
    """The other side's account was deleted: what was written stays, nobody would read more."""


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
        return await mission_people_of(profile.organisation_id)
    return await people_of(profile)
