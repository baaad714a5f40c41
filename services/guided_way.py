"""« Rendre mon profil public »: the empty sections one by one, then the e-mail, then the documents (FR-052)."""

from dataclasses import dataclass

from core.errors import NotFound
from models.member import Member
from models.profile import Profile
from services import certifications
from services.completeness import read_sections
from services.profiles import access_own_profile
from services.unit_of_work import unit_of_work

EMAIL, EVIDENCE = "email", "evidence"


@dataclass(frozen=True)
class Stop:
    """One stop of the way: its name, its number from 1, and what became of it."""

    name: str
    number: int
    done: bool
    skipped: bool


@dataclass(frozen=True)
class Way:
    """All stops of one profile, in order; the last one is the documents for the team."""

    stops: tuple[Stop, ...]

    @property
    def following(self) -> Stop | None:
        """Where to go on: the first stop that is neither done nor passed over; None at the end."""
        return next((stop for stop in self.stops if not (stop.done or stop.skipped)), None)

    @property
    def passed_over(self) -> int:
        """How many stops were passed over and are still empty."""
        return sum(stop.skipped and not stop.done for stop in self.stops)

    def named(self, name: str) -> Stop:
        """The stop of this name. Refuses with NotFound what is not on this way."""
        found = next((stop for stop in self.stops if stop.name == name), None)
        if found is None:
            raise NotFound()
        return found

    def before(self, stop: Stop) -> Stop | None:
        """The stop before, whatever became of it."""
        return self.stops[stop.number - 2] if stop.number > 1 else None

    def after(self, stop: Stop) -> Stop | None:
        """The next stop after this one that is still to do; None when only the documents are left."""
        return next((each for each in self.stops[stop.number :] if not (each.done or each.skipped)), None)


async def way_of(profile: Profile, member: Member) -> Way:
    """The way of a profile to the public, as far as it went; it is read anew, so leaving it loses nothing."""
    told = [(section.name.value, section.filled) for section in await read_sections(profile)]
    told.append((EMAIL, member.email_verified_at is not None))
    needs = await certifications.needs_of(profile)
    told.append((EVIDENCE, all(need.given for need in needs)))
    skipped = set(profile.skipped_sections.split(","))
    return Way(
        tuple(
            # The documents for the team cannot be passed over: without them nothing is ever visible.
            Stop(name, number, done, name in skipped and name != EVIDENCE)
            for number, (name, done) in enumerate(told, 1)
        )
    )


async def pass_over(member: Member, profile_id: int, name: str) -> Profile:
    """Leaves a stop for later; twice changes nothing. Refuses with NotFound strangers and names off the way."""
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        (await way_of(profile, member)).named(name)
        return await _remember(profile, {*profile.skipped_sections.split(","), name} - {"", EVIDENCE})


async def come_back(member: Member, profile_id: int) -> Profile:
    """Puts everything that was passed over on the way again. Refuses strangers with NotFound."""
    async with unit_of_work():
        return await _remember(await access_own_profile(member, profile_id), set())


async def _remember(profile: Profile, names: set[str]) -> Profile:
    profile.skipped_sections = ",".join(sorted(names))
    await Profile.filter(id=profile.id).update(skipped_sections=profile.skipped_sections)
    return profile
