"""Whether somebody may turn to a professional: certification comes before the two sides of the market exchange."""

from core.errors import NotAllowed
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services.profile_people import standing_profile

_MARKET = {MemberCategory.COMPANY, MemberCategory.FREELANCE}


class CertificationNeeded(NotAllowed):
    """Certification comes before exchanging with the other side of the marketplace (FR-078, FR-084).

    `category` is the author's: it decides what they are told to do.
    """


async def may_turn_to(member: Member, profile: Profile) -> bool:
    """Whether a member may write to, call or meet a professional, as far as their own certification goes.

    A company and a freelance exchange once the team has certified the one who turns to the other (FR-078, FR-084).
    """
    if member.category in (None, MemberCategory.VISITOR):
        return True
    standing = await standing_profile(member)
    if standing is not None and standing.certification is Certification.CERTIFIED:
        return True
    return {standing.category if standing is not None else member.category, profile.category} != _MARKET


async def require_may_turn_to(member: Member, profile: Profile) -> None:
    """Refuses with CertificationNeeded whoever has to be certified first."""
    if not await may_turn_to(member, profile):
        raise CertificationNeeded(category=str(member.category))
