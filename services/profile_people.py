"""Who acts for which profile, and under which hat (D-03)."""

from models.member import Member, Membership
from models.profile import Profile


async def place_of(member: Member) -> Membership | None:
    """The place in an organisation under whose hat a person acts now; None when they act for themselves.

    Without a hat put on by hand: one's own profile comes first, then an organisation that one owns, then (for whoever
    joined without a profile of their own) the organisation that one belongs to. A hat whose place is gone is no hat.
    """
    if member.hat_organisation_id is not None:
        worn = await membership_of(member.id, member.hat_organisation_id)
        if worn is not None:
            return worn
    if await Profile.filter(member_id=member.id, deleted_at=None).exists():
        return None
    places = await Membership.filter(member_id=member.id).order_by("id")
    owned = next((place for place in places if place.is_owner), None)
    if owned is not None or member.category is None or not member.category.is_organisation:
        return owned
    return places[0] if places else None


async def membership_of(member_id: int, organisation_id: int | None) -> Membership | None:
    """The place of a person in an organisation, if they have one."""
    if organisation_id is None:
        return None
    return await Membership.get_or_none(member_id=member_id, organisation_id=organisation_id)


async def own_profile(member: Member) -> Profile | None:
    """The profile that a person acts for under their present hat: their own, or the one of the organisation they own.

    None for visitors, and for staff, who belong to an organisation without acting for it.
    """
    place = await place_of(member)
    if place is None:
        return await Profile.get_or_none(member_id=member.id, deleted_at=None)
    if not place.is_owner:
        return None
    return await Profile.get_or_none(organisation_id=place.organisation_id, deleted_at=None)


async def standing_profile(member: Member) -> Profile | None:
    """The profile whose certification counts for what a person may read and begin: like `own_profile`, and also the
    organisation's for staff with the mission right, who look for people in its name (FR-037). Other staff have what
    their own profile gives them.
    """
    place = await place_of(member)
    if place is None or not (place.is_owner or place.may_handle_missions):
        return await Profile.get_or_none(member_id=member.id, deleted_at=None)
    return await Profile.get_or_none(organisation_id=place.organisation_id, deleted_at=None)


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
    place = await membership_of(member.id, organisation_id)
    return place is not None and (place.is_owner or place.may_handle_missions)


async def mission_organisation(member: Member) -> int | None:
    """The organisation whose missions a person handles under their present hat, if any."""
    place = await place_of(member)
    if place is None or not (place.is_owner or place.may_handle_missions):
        return None
    return place.organisation_id


async def people_of(profile: Profile) -> list[int]:
    """The ids of the members who are told what happens to a profile."""
    if profile.member_id is not None:
        return [profile.member_id]
    owners = Membership.filter(organisation_id=profile.organisation_id, is_owner=True).order_by("id")
    return [owner.member_id for owner in await owners]


async def mission_people_of(organisation_id: int) -> list[int]:
    """The ids of the members who are told what happens to an organisation's missions: owners, staff with the right."""
    places = await Membership.filter(organisation_id=organisation_id).order_by("id")
    return [place.member_id for place in places if place.is_owner or place.may_handle_missions]
