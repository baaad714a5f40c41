"""Another legal name for somebody whom the team certified under the one of before (states.md, c)."""

from tortoise.exceptions import IntegrityError

from core.errors import NotAllowed
from models.certification import may_be_submitted
from models.help_request import HelpRequest, HelpTopic
from models.member import Member
from models.profile import Profile
from services import given_text
from services.help_requests.asking import checked_text, open_change, open_request, require_room
from services.help_requests.errors import NameAskedAlready, NameStillFree, SameName
from services.profiles import access_own_profile
from services.unit_of_work import savepoint, unit_of_work


def legal_name(member: Member) -> str:
    """First and last name as the account knows them."""
    return f"{member.first_name} {member.last_name}".strip()


async def require_renamable(member: Member, profile_id: int) -> Profile:
    """The profile of a person whose legal name the team may be asked to change.

    Refuses with NotFound, NotAllowed the profile of an organisation, NameStillFree, NameAskedAlready.
    """
    profile = await access_own_profile(member, profile_id)
    if profile.member_id is None:
        raise NotAllowed()
    if may_be_submitted(profile.certification):
        raise NameStillFree()
    if await open_change(profile) is not None:
        raise NameAskedAlready()
    return profile


async def ask_name_change(member: Member, profile_id: int, first: str, last: str, text: str) -> HelpRequest:
    """Asks the team to change the legal name; the request keeps the name that was and the one that is to be.

    Refuses like `require_renamable` and `ask_team`, with TextMissing and TextTooLong an empty or endless name, and
    with SameName the one that is known.
    """
    words = checked_text(text)
    first, last = given_text.name("first_name", first), given_text.name("last_name", last)
    async with unit_of_work():
        await require_room(member.id)
        profile = await require_renamable(member, profile_id)
        person = await Member.get(id=member.id)
        if (first, last) == (person.first_name, person.last_name):
            raise SameName()
        names = {"old_name": legal_name(person), "new_first_name": first, "new_last_name": last}
        try:
            async with savepoint():
                return await open_request(member, HelpTopic.NAME, words, profile, **names)
        except IntegrityError:
            # The same person on two devices, at the same moment.
            raise NameAskedAlready() from None
