"""What a member does for their certification."""

from collections.abc import Callable

from core.errors import InvalidInput, NotAllowed
from models.certification import CertificationMove, may_be_submitted, next_certification
from models.member import Member, MemberCategory
from models.profile import Profile
from services.certifications.moving import change, move_certification, tell_team
from services.certifications.needs import needs_of, read_number, read_other_number
from services.profiles import access_own_profile
from services.seen_version import require_version
from services.unit_of_work import unit_of_work


class NumberLocked(NotAllowed):
    """A number that the team checked is changed through the team only (FR-086)."""


class EvidenceMissing(InvalidInput):
    """Something is still to be given before the team can look."""


async def submit_if_complete(profile_id: int, member_id: int) -> bool:
    """Hands a profile to the team as soon as nothing is missing; says whether it did (FR-073)."""
    async with unit_of_work():
        profile = await Profile.get(id=profile_id)
        missing = [need for need in await needs_of(profile) if not need.given]
        if missing or not may_be_submitted(profile.certification):
            return False
        await move_certification(profile, CertificationMove.SUBMIT, member_id)
        await tell_team("certification.waiting")
        return True


async def submit(member: Member, profile_id: int, version: int) -> Profile:
    """« Rendre mon profil public » when everything is given.

    Refuses with NotFound, Stale, EvidenceMissing, IllegalMove.
    """
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        require_version(profile, version)
        next_certification(profile.certification, CertificationMove.SUBMIT)
        if not await submit_if_complete(profile_id, member.id):
            raise EvidenceMissing()
        return await Profile.get(id=profile_id)


async def say_no_permit(member: Member, profile_id: int, version: int) -> Profile:
    """« Pas encore de permis »: a task for the team and no visibility (FR-071, FR-072).

    Refuses with NotFound, Stale, IllegalMove; only a freelance works under a permit.
    """
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        require_version(profile, version)
        if profile.category is not MemberCategory.FREELANCE:
            raise NotAllowed()
        moved = await move_certification(profile, CertificationMove.NO_PERMIT, member.id)
        await tell_team("certification.no_permit")
        return moved


async def give_number(member: Member, profile_id: int, text: str) -> Profile:
    """The registration number of an organisation; hands the profile to the team when nothing else is missing.

    Refuses with NotFound, NotAllowed, WrongNumber and, once the team looks at it or has, NumberLocked (FR-086).
    """
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        if not profile.category.is_organisation:
            raise NotAllowed()
        return await _keep_number(profile, member, lambda: read_number(profile.category, text))


async def give_other_number(member: Member, profile_id: int, country: str, text: str) -> Profile:
    """The number of a company in a register that we cannot check, with its country: the team then wants to see an
    extract of that register as well.

    Refuses like `give_number`; TextMissing, TextTooLong.
    """
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        if profile.category is not MemberCategory.COMPANY:
            raise NotAllowed()
        return await _keep_number(profile, member, lambda: read_other_number(country, text))


async def _keep_number(profile: Profile, member: Member, read: Callable[[], str]) -> Profile:
    if not may_be_submitted(profile.certification):
        raise NumberLocked()
    await change(profile, registration_number=read())
    await submit_if_complete(profile.id, member.id)
    return await Profile.get(id=profile.id)
