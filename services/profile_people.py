"""Who acts for which profile."""

from models.member import Member, Membership
from models.profile import Profile


async def own_profile(member: Member) -> Profile | None:
    """The profile that a person acts for: their own, or the one of the organisation they own; None for visitors."""
    mine = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    if mine is not None:
        return mine
    owned = (
        await Membership.filter(member_id=member.id, is_owner=True)
        .order_by("id")
        .values_list("organisation_id", flat=True)
    )
    return await Profile.filter(organisation_id__in=list(owned), deleted_at=None).order_by("id").first()


async def acts_for(profile: Profile, member: Member) -> bool:
    """Whether a person may answer, accept and change things in the name of a profile."""
    if profile.member_id is not None:
        return profile.member_id == member.id
    return await Membership.filter(
        organisation_id=profile.organisation_id, member_id=member.id, is_owner=True
    ).exists()


async def people_of(profile: Profile) -> list[int]:
    """The ids of the members who are told what happens to a profile."""
    if profile.member_id is not None:
        return [profile.member_id]
    owners = Membership.filter(organisation_id=profile.organisation_id, is_owner=True).order_by("id")
    return [owner.member_id for owner in await owners]
