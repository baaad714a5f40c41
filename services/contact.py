"""Whether somebody may turn to a professional: one rule for messages, calls and appointments."""

from core.errors import DomainError, NotAllowed
from models.member import Member, MemberCategory
from models.profile import Profile
from services.footing import Footing, footing_of
from services.standing import require_may_begin, require_not_under_check


class CertificationNeeded(NotAllowed):
    """Certification comes before turning to others (FR-078, FR-084).

    `category` is the author's: it decides what they are told to do.
    """


def may_turn_to_others(footing: Footing) -> bool:
    """Whether a member may write to, call or meet professionals, as far as their own certification goes.

    Every category but the visitor's is certified first, whoever they turn to: states.md (e) asks it of the requester
    of an appointment without looking at the other side, and D-04 has nobody of these categories in front of anybody
    before the team looked. So a freelance without certificate does not call a public body or an association either;
    « Nous contacter », scam reports, answers in a conversation that is open, and appointments and calls that others
    ask for stay open to them. A visitor, who shows nothing of themselves, turns to everybody; for an appointment with
    address and city (FR-032). Staff turn to others in the name of their organisation: its certificate counts.
    """
    if footing.member.category in (None, MemberCategory.VISITOR):
        return True
    place = footing.place
    standing = footing.own if place is None else footing.profiles.get(place.organisation_id)
    return standing is not None and standing.is_certified


async def require_may_turn_to(member: Member, profile: Profile) -> None:
    """Refuses with AccountBarred and AccountRestricted, with CertificationNeeded whoever has to be certified first, and
    with OtherUnderCheck to turn to somebody whose account is restricted (states.md, g).
    """
    refusal = refusal_on(await footing_of(member), profile)
    if refusal is not None:
        raise refusal


async def why_not_turn_to(member: Member, profile: Profile) -> DomainError | None:
    """What `require_may_turn_to` would refuse with, for a page that says it instead of offering buttons."""
    return refusal_on(await footing_of(member), profile)


def refusal_on(footing: Footing, profile: Profile) -> DomainError | None:
    """The same for a footing that was read already."""
    try:
        require_may_begin(footing.member)
        if not may_turn_to_others(footing):
            raise CertificationNeeded(category=str(footing.member.category))
        require_not_under_check(profile)
    except DomainError as refusal:
        return refusal
    return None
