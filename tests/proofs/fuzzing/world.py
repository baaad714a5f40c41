"""The world of the fuzzing proofs: things with their people, and houses to put them in."""

from dataclasses import dataclass, field
from datetime import datetime

from models.call import Call
from models.member import Member, MemberCategory, Membership
from models.profile import Profile
from services.agenda import set_working_hours
from services.unit_of_work import unit_of_work
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import OFFICE

TUESDAY = datetime.fromisoformat("2026-05-05T08:00:00+00:00")  # Ten o'clock in Zurich.


@dataclass(frozen=True)
class Thing:
    """What an id names. `people` are those on its sides; `visible` is a profile that anybody may find."""

    kind: str
    status: str
    id: int
    name: str = ""
    version: int = 0
    people: dict[str, Person] = field(default_factory=dict)
    visible: bool = False
    offer: int = 0


@dataclass
class House:
    """An organisation with its owner, somebody who belonged to it, and a client."""

    owner: Person
    client: Person
    profile: Profile

    @property
    def people(self) -> dict[str, Person]:
        """By side."""
        return {"professional": self.owner, "client": self.client}


@dataclass
class World:
    """Every thing, and one person of each kind that has no part in any."""

    stage: Stage
    actors: dict[str, Person] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    rooms: list[Call] = field(default_factory=list)

    async def member(self, person: Person) -> Member:
        """The member behind a person, as they are now."""
        return await self.stage.member(person)


async def belongs(world: World, person: Person, organisation_id: int) -> None:
    """Somebody becomes an owner of an organisation."""
    member = await world.member(person)
    await Membership.create(organisation_id=organisation_id, member_id=member.id, is_owner=True)


async def house_of(world: World, name: str) -> House:
    """An organisation with working hours, to which the former employee belongs still."""
    owner = await world.stage.professional(f"{name} SA", category=MemberCategory.COMPANY)
    client = await world.stage.visitor(f"{name}-Client")
    member = await world.member(owner)
    place = await Membership.get(member_id=member.id)
    async with unit_of_work():
        await belongs(world, world.actors["ex_employee"], place.organisation_id)
    profile = await Profile.get(organisation_id=place.organisation_id)
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    return House(owner, client, profile)
