"""In whose name a person acts: their own, or an organisation's to which they belong (D-03)."""

from dataclasses import dataclass

from core.errors import NotFound
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Profile
from models.role import Role
from services import screens
from services.profile_people import membership_of, place_of
from services.roles.reading import roles_of_holder
from services.unit_of_work import unit_of_work


@dataclass(frozen=True)
class Hat:
    """One way to act. `organisation_id` is None for the person's own; `service` is empty for owners without one.

    `roles` are what the team gave under this hat; their menus come with what they do.
    """

    organisation_id: int | None
    name: str
    category: MemberCategory | None
    service: str
    is_owner: bool
    roles: tuple[Role, ...] = ()


async def hat_of(member: Member) -> Hat:
    """The hat that a person wears now."""
    place = await place_of(member)
    return await _hat_at(place) if place is not None else await _own_hat(member)


async def hats_of(member: Member) -> list[Hat]:
    """Every hat that a person may wear, their own first; with one there is nothing to change."""
    places = await Membership.filter(member_id=member.id).order_by("id")
    hats = [await _hat_at(place) for place in places]
    return [await _own_hat(member), *hats] if await _has_own_hat(member, places) else hats


async def has_hats(member: Member) -> bool:
    """Whether a person has more than one hat, and so one to change."""
    return len(await hats_of(member)) > 1


async def put_on_hat(member: Member, organisation_id: int | None) -> Member:
    """« Changer de casquette »: menus follow from now on. None is one's own hat.

    Refuses with NotFound an organisation without a place for this person, and an own hat that there is not.
    """
    async with unit_of_work():
        if organisation_id is not None:
            if await membership_of(member.id, organisation_id) is None:
                raise NotFound()
        elif not await _has_own_hat(member, await Membership.filter(member_id=member.id)):
            raise NotFound()
        await Member.filter(id=member.id).update(hat_organisation_id=organisation_id)
        await screens.redraw(member.id, None, {})
        return await Member.get(id=member.id)


async def _has_own_hat(member: Member, places: list[Membership]) -> bool:
    """A profile of one's own is a hat, and so is a visitor's account, unless all that they have is an organisation."""
    if await Profile.filter(member_id=member.id, deleted_at=None).exists():
        return True
    return member.category is MemberCategory.VISITOR and not any(place.is_owner for place in places)


async def _own_hat(member: Member) -> Hat:
    profile = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    name = profile.display_name if profile is not None else member.display_name or member.first_name
    category = profile.category if profile is not None else member.category
    return Hat(None, name, category, "", False, await roles_of_holder(member_id=member.id))


async def _hat_at(place: Membership) -> Hat:
    organisation = await Organisation.get(id=place.organisation_id)
    profile = await Profile.get_or_none(organisation_id=organisation.id, deleted_at=None)
    name = profile.display_name if profile is not None else organisation.name
    roles = await roles_of_holder(organisation_id=organisation.id)
    return Hat(organisation.id, name, organisation.category, place.service or "", place.is_owner, roles)
