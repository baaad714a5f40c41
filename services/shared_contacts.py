"""Whose card a shared contact leads to: only somebody who shows themselves under the name that the contact has."""

from core.errors import NotFound
from core.text import fold
from models.member import Member
from models.profile import Profile
from services.profiles import access_profile


async def profile_of_contact(reader: Member, telegram_id: int) -> Profile:
    """The profile of the person behind a Telegram contact, as far as this reader may find it (S19).

    Nobody learns by it who stands behind a profile: the card has to show the first and the last name that Telegram
    gives, and what an organisation shows has no person. Refuses everything else with NotFound, like what never was.
    """
    member = await Member.get_or_none(telegram_id=telegram_id, deleted_at=None)
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None) if member is not None else None
    if member is None or own is None or not _shows_who_it_is(own, member):
        raise NotFound()
    return await access_profile(own.id, reader)


def _shows_who_it_is(profile: Profile, member: Member) -> bool:
    shown = set(fold(profile.display_name).split())
    named = fold(f"{member.first_name} {member.last_name}").split()
    return bool(named) and set(named) <= shown
