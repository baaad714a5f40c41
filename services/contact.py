"""Whether somebody may turn to a professional: one rule for messages, calls and appointments."""

from core.errors import DomainError, NotAllowed
from models.member import Member, MemberCategory
from models.profile import Profile
from services.profile_people import own_profile, place_of
from services.standing import require_may_begin, require_not_under_check


class CertificationNeeded(NotAllowed):
    """Certification comes before turning to others (FR-078, FR-084).

    `category` is the author's: it decides what they are told to do.
    """


async def may_turn_to_others(member: Member) -> bool:
    """Whether a member may write to, call or meet professionals, as far as their own certification goes.

    Every category but the visitor's is certified first, whoever they turn to: states.md (e) asks it of the requester
    of an appointment without looking at the other side, and D-04 has nobody of these categories in front of anybody
    before the team looked. So a freelance without certificate does not call a public body or an association either;
    « Nous contacter », scam reports, answers in a conversation that is open, and appointments and calls that others
    ask for stay open to them. A visitor, who shows nothing of themselves, turns to everybody; for an appointment with
    address and city (FR-032). Staff turn to others in the name of their organisation: its certificate counts.
    """
    if member.category in (None, MemberCategory.VISITOR):
        return True
    place = await place_of(member)
    if place is None:
        standing = await own_profile(member)
    else:
        standing = await Profile.get_or_none(organisation_id=place.organisation_id, deleted_at=None)
    return standing is not None and standing.is_certified


async def require_may_turn_to(member: Member, profile: Profile) -> None:
    """Refuses with AccountBarred and AccountRestricted, with CertificationNeeded whoever has to be certified first, and
    with OtherUnderCheck to turn to somebody whose account is restricted (states.md, g).
    """
    require_may_begin(member)
    if not await may_turn_to_others(member):
        raise CertificationNeeded(category=str(member.category))
    require_not_under_check(profile)


async def why_not_turn_to(member: Member, profile: Profile) -> DomainError | None:
    """What `require_may_turn_to` would refuse with, for a page that says it instead of offering buttons."""
    try:
        await require_may_turn_to(member, profile)
    except DomainError as refusal:
        return refusal
    return None
