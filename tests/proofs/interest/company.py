"""The company leaves with its only owner's account, as the product's erasure has it, and is there for the next play."""

from dataclasses import dataclass
from typing import Any

from core import clock
from core.errors import NotFound
from models.member import Member, Membership
from models.mission import MissionSkill
from models.profile import Profile
from models.sql import lock_row
from services.erasure.parting import end_applications, end_what_lives
from services.unit_of_work import unit_of_work

Values = dict[str, Any]
_PERSONAL = ("category", "hat_organisation_id", "registered_at")


@dataclass(frozen=True)
class Company:
    """What a company takes with it: the places in it, what its missions ask for, and how its people stood."""

    organisation_id: int
    owner_id: int
    places: tuple[Values, ...]
    skills: tuple[Values, ...]
    people: dict[int, Values]


async def remember(organisation_id: int, missions: list[int]) -> Company:
    """The company as it is before any play."""
    places = await Membership.filter(organisation_id=organisation_id).order_by("id")
    people = [await Member.get(id=place.member_id) for place in places]
    return Company(
        organisation_id,
        next(place.member_id for place in places if place.is_owner),
        tuple(await Membership.filter(organisation_id=organisation_id).order_by("id").values()),
        tuple(await MissionSkill.filter(mission_id__in=missions).order_by("id").values()),
        {person.id: {name: getattr(person, name) for name in _PERSONAL} for person in people},
    )


async def leave(company: Company) -> None:
    """Its only owner's account is erased, as far as missions and interest go. Refuses with NotFound a second time."""
    async with unit_of_work():
        await lock_row("member", company.owner_id)
        profile = await Profile.get_or_none(organisation_id=company.organisation_id, deleted_at=None)
        if profile is None:
            raise NotFound()
        await end_what_lives(await Member.get(id=company.owner_id), [profile])
        await Profile.filter(id=profile.id).update(deleted_at=clock.now())
        await end_applications()


async def come_back(company: Company) -> None:
    """Everybody has their place again, and every mission what it asks for; nothing changes where nobody left."""
    if await Membership.filter(organisation_id=company.organisation_id).exists():
        return
    await Membership.bulk_create([Membership(**values) for values in company.places])
    # A mission that was edited names the same skills in rows of other numbers.
    await MissionSkill.filter(mission_id__in={values["mission_id"] for values in company.skills}).delete()
    await MissionSkill.bulk_create([MissionSkill(**values) for values in company.skills])
    for number, values in company.people.items():
        await Member.filter(id=number).update(**values)
