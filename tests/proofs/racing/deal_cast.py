"""Who takes part in the contests about missions and deals: two who handle a company's mission, and two freelances."""

from core import clock
from models.application import Application
from models.member import Member, MemberCategory, Membership, Organisation
from models.mission import Mission
from models.profile import Certification, Domain, Profile
from services import applications
from services.payroll_partner import Partner, use_partner
from tests.proofs.racing.contests import team
from tests.proofs.racing.duels import Facts
from tests.services import mission_scene
from tests.services.booking_scene import make_client, make_professional

EVE, BOB, LEA, MARC = "eve", "bob", "lea", "marc"
CANDIDATES = (LEA, MARC)


async def published(place: int) -> Facts:
    """A published mission of a certified company in which nobody is interested yet; payrolling has a partner."""
    facts: Facts = {"team": await team(), "seen": {}}  # The team comes with the keys, which seal a dossier.
    use_partner(Partner("SPS", 600, "dossiers@sps.example", ""))
    eve, bob = await make_client(f"Eve {place}"), await make_client(f"Bob {place}")
    people = {EVE: eve.id, BOB: bob.id}
    await _found_company(eve, bob)
    mission = await mission_scene.published(await Member.get(id=eve.id))
    facts["profiles"] = {}
    for name in CANDIDATES:
        member, profile = await make_professional(f"{name} {place}", hours={})
        await Profile.filter(id=profile.id).update(domain=Domain.IT)
        people[name], facts["profiles"][name] = member.id, profile.id
    facts |= {"people": people, "roles": dict(people), "mission": mission.id, "names": [mission.public_id]}
    return await as_seen(facts)


async def _found_company(eve: Member, bob: Member) -> None:
    now, category = clock.now(), MemberCategory.COMPANY
    made = await Organisation.create(category=category, name="Alpina SA", created_at=now)
    await Profile.create(
        organisation_id=made.id,
        category=category,
        display_name="Alpina SA",
        certification=Certification.CERTIFIED,
        created_at=now,
        updated_at=now,
    )
    for member in (eve, bob):
        await Membership.create(
            organisation_id=made.id, member_id=member.id, is_owner=member is eve, may_handle_missions=True
        )
        await Member.filter(id=member.id).update(category=category)


async def who(facts: Facts, name: str) -> Member:
    """One of the four."""
    return await Member.get(id=facts["people"][name])


async def interest_of(facts: Facts, name: str) -> Application | None:
    """How far a freelance and the mission are."""
    return await Application.get_or_none(mission_id=facts["mission"], profile_id=facts["profiles"][name])


async def proposed_oneself(facts: Facts, name: str) -> Facts:
    """A freelance proposed to work on the mission."""
    await applications.propose_oneself(await who(facts, name), facts["mission"])
    return await as_seen(facts)


async def proposed_to(facts: Facts, name: str) -> Facts:
    """The company proposed its mission to a freelance."""
    await applications.propose_mission(await who(facts, EVE), facts["mission"], facts["profiles"][name])
    return await as_seen(facts)


async def talking(place: int) -> Facts:
    """Both freelances are in discussion."""
    facts = await published(place)
    for name in CANDIDATES:
        await proposed_oneself(facts, name)
        row = await interest_of(facts, name)
        assert row is not None, "whoever proposed themselves has a row"
        await applications.accept(await who(facts, EVE), row.id, row.version)
    return await as_seen(facts)


async def firm(facts: Facts, name: str) -> Facts:
    """A freelance in discussion said the definitive yes."""
    row = facts["seen"][name]
    await applications.apply_firmly(await who(facts, name), row["id"], row["version"])
    return await as_seen(facts)


async def chosen(facts: Facts, name: str) -> Facts:
    """The company chose."""
    row = facts["seen"][name]
    await applications.choose(await who(facts, EVE), row["id"], row["version"])
    return await as_seen(facts)


async def as_seen(facts: Facts) -> Facts:
    """The buttons that everybody has before them: each carries the version of its thing."""
    seen: Facts = {"mission": (await Mission.get(id=facts["mission"])).version}
    for name in CANDIDATES:
        row = await interest_of(facts, name)
        if row is not None:
            seen[name] = {"id": row.id, "version": row.version}
    return facts | {"seen": seen}
