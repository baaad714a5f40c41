"""Who acts for which profile, and under which hat (D-03)."""

from collections.abc import Collection

from models.member import Member, Membership
from models.profile import Profile
from services.footing import footing_of, handles_missions


async def place_of(member: Member) -> Membership | None:
    """The place in an organisation under whose hat a person acts now (see `Footing.place`); None when they act for
    themselves.
    """
    return (await footing_of(member)).place


async def membership_of(member_id: int, organisation_id: int | None) -> Membership | None:
    """The place of a person in an organisation, if they have one."""
    if organisation_id is None:
        return None
    return await Membership.get_or_none(member_id=member_id, organisation_id=organisation_id)


async def own_profile(member: Member) -> Profile | None:
    """The profile that a person acts for under their hat (see `Footing.acting`); None for visitors and staff."""
    return (await footing_of(member)).acting


async def standing_profile(member: Member) -> Profile | None:
    """The profile whose certification counts for what a person may read and begin (see `Footing.standing`)."""
    return (await footing_of(member)).standing


async def acts_for(profile: Profile, member: Member) -> bool:
    """Whether a person may answer, accept and change things in the name of a profile, whatever hat they wear."""
    if profile.member_id is not None:
        return profile.member_id == member.id
    return await Membership.filter(
        organisation_id=profile.organisation_id, member_id=member.id, is_owner=True
    ).exists()


async def belongs_to(profile: Profile, member_id: int) -> bool:
    """Whether a profile is a person's own, or of an organisation in which they have a place, as owner or staff."""
    if profile.member_id is not None:
        return profile.member_id == member_id
    return await membership_of(member_id, profile.organisation_id) is not None


async def may_handle_missions(member: Member, organisation_id: int) -> bool:
    """Whether a person handles the missions of an organisation: its owners, and staff with the right (FR-037)."""
    return organisation_id in await handled_among(member, [organisation_id])


async def handled_among(member: Member, organisation_ids: Collection[int]) -> set[int]:
    """Of which of these organisations a person handles the missions, whatever hat they wear."""
    places = await Membership.filter(member_id=member.id, organisation_id__in=list(organisation_ids))
    return {place.organisation_id for place in places if handles_missions(place)}


async def mission_organisation(member: Member) -> int | None:
    """The organisation whose missions a person handles under their present hat, if any."""
    return (await footing_of(member)).mission_organisation


async def people_of(profile: Profile) -> list[int]:
    """The ids of the members who are told what happens to a profile."""
    if profile.member_id is not None:
        return [profile.member_id]
    owners = Membership.filter(organisation_id=profile.organisation_id, is_owner=True).order_by("id")
    return [owner.member_id for owner in await owners]


async def mission_people_of(organisation_id: int) -> list[int]:
    """The ids of the members who are told what happens to an organisation's missions: owners, staff with the right."""
    places = await Membership.filter(organisation_id=organisation_id).order_by("id")
    return [place.member_id for place in places if handles_missions(place)]
