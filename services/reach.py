"""Whether what somebody is asked would reach anybody: whoever blocked the bot hears nothing (FR-075, EXT-01)."""

from core.errors import Conflict
from models.member import Member, Membership
from models.sql import fetch
from services.footing import footing_of
from services.unit_of_work import unit_of_work


class OtherOutOfReach(Conflict):
    """Nobody of the other side receives the bot's messages now, nor its mails: what they must answer would lapse."""


# The bot reaches whoever did not block it; whoever did still reads mails, when the address was proved.
_REACHED = "(m.unreachable_at IS NULL OR (m.email_verified_at IS NOT NULL AND m.email IS NOT NULL))"
_THEIRS = (
    "SELECT m.id FROM member m JOIN profile p ON p.id = :id WHERE p.deleted_at IS NULL AND (m.id = p.member_id"
    " OR m.id IN (SELECT s.member_id FROM membership s WHERE s.organisation_id = p.organisation_id"
    " AND s.is_owner = :yes))"
)


async def is_out_of_reach(profile_id: int) -> bool:
    """Whether nobody who acts for a profile can be told anything, by the bot or by mail; one of several suffices."""
    rows = await fetch(
        f"SELECT 1 AS lost WHERE EXISTS ({_THEIRS}) AND NOT EXISTS ({_THEIRS} AND {_REACHED})",
        id=profile_id,
        yes=True,
    )
    return bool(rows)


async def is_person_out_of_reach(member_id: int) -> bool:
    """Whether a person blocked the bot and has no proved address for mails."""
    member = await Member.get(id=member_id)
    by_mail = member.verified_address is not None
    return member.deleted_at is None and member.unreachable_at is not None and not by_mail


async def require_within_reach(profile_id: int) -> None:
    """Refuses with OtherOutOfReach to ask something of a profile of which nobody would hear it."""
    if await is_out_of_reach(profile_id):
        raise OtherOutOfReach()


async def lose_reach(member: Member) -> None:
    """A person blocked the bot: nobody is rung there, and profiles of which nobody else hears leave the directory.

    A company stays online while another of its owners still receives the bot's messages.
    """
    from services.duty import stop_ringing_at
    from services.presence import leave_desk
    from services.profile_people import people_of
    from services.search.index import index_profile

    async with unit_of_work():
        footing = await footing_of(member)
        await Membership.filter(member_id=member.id).update(online_until=None)
        for place in footing.places:
            await stop_ringing_at(member.id, place.organisation_id)
        for profile in footing.answered_for:
            heard = Member.filter(id__in=await people_of(profile), unreachable_at=None)
            if not await heard.exists():
                await leave_desk(profile)
            await index_profile(profile.id)


async def regain_reach(member: Member) -> None:
    """A person writes to the bot again: their profiles are found again."""
    from services.search.index import index_profile

    async with unit_of_work():
        for profile in (await footing_of(member)).answered_for:
            await index_profile(profile.id)
