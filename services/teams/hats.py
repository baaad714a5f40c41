"""In whose name a person acts: their own, or an organisation's to which they belong (D-03)."""

from dataclasses import dataclass

from core.errors import NotFound
from models.member import Member, MemberCategory, Membership, Organisation
from models.role import Role
from services import screens
from services.footing import Footing, footing_of
from services.profile_people import membership_of
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
    return await worn_hat(await footing_of(member))


async def hats_of(member: Member) -> list[Hat]:
    """Every hat that a person may wear, their own first; with one there is nothing to change."""
    footing = await footing_of(member)
    hats = [await _hat_at(footing, place) for place in footing.places]
    return [await _own_hat(footing), *hats] if footing.has_own_hat else hats


async def worn_hat(footing: Footing) -> Hat:
    """The hat that a person wears on a footing that was read already."""
    place = footing.place
    return await _own_hat(footing) if place is None else await _hat_at(footing, place)


async def has_hats(member: Member) -> bool:
    """Whether a person has more than one hat, and so one to change."""
    return (await footing_of(member)).hats > 1


async def put_on_hat(member: Member, organisation_id: int | None) -> Member:
    """« Changer de casquette »: menus follow from now on. None is one's own hat.

    Refuses with NotFound an organisation without a place for this person, and an own hat that there is not.
    """
    async with unit_of_work():
        if organisation_id is not None:
            if await membership_of(member.id, organisation_id) is None:
                raise NotFound()
        elif not (await footing_of(member)).has_own_hat:
            raise NotFound()
        await Member.filter(id=member.id).update(hat_organisation_id=organisation_id)
        await screens.redraw(member.id, None, {})
        return await Member.get(id=member.id)


async def _own_hat(footing: Footing) -> Hat:
    member, profile = footing.member, footing.own
    name = profile.display_name if profile is not None else member.called
    category = profile.category if profile is not None else member.category
    return Hat(None, name, category, "", False, await roles_of_holder(member_id=member.id))


async def _hat_at(footing: Footing, place: Membership) -> Hat:
    shown = footing.profiles.get(place.organisation_id)
    if shown is not None:
        name, category = shown.display_name, shown.category
    else:
        organisation = await Organisation.get(id=place.organisation_id)
        name, category = organisation.name, organisation.category
    roles = await roles_of_holder(organisation_id=place.organisation_id)
    return Hat(place.organisation_id, name, category, place.service or "", place.is_owner, roles)
