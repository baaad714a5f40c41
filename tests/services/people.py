"""Makes people and certified profiles for the tests of services, through the services themselves."""

from itertools import count

from models.member import Member, MemberCategory
from models.profile import Domain, Profile
from services import members
from services.certifications import certify_profile

# As long as real ones: a short number would be found in any date or hash.
_telegram_ids = count(710_000_000)


async def visitor(name: str = "Tom Reed") -> Member:
    """A registered visitor."""
    member = await members.arrive(next(_telegram_ids), name, "", "fr")
    await members.accept_terms(member.id)
    return await members.register_visitor(member.id, "Rue du Test 1", "Lausanne")


async def admin(name: str = "Ada") -> Member:
    """Somebody of the team."""
    member = await visitor(name)
    assert member.telegram_id is not None
    return await members.appoint_admin(member.telegram_id)


async def professional(
    name: str,
    *,
    category: MemberCategory = MemberCategory.FREELANCE,
    sector: str = "",
    domain: Domain | None = None,
    city: str = "Lausanne",
    description: str = "",
    skills: tuple[str, ...] = (),
    certified: bool = True,
) -> tuple[Member, Profile]:
    """A registered professional, certified unless said otherwise."""
    member = await members.arrive(next(_telegram_ids), name, "", "fr")
    await members.accept_terms(member.id)
    profile = await members.register_professional(
        member.id, category, name, sector, domain, city, description, list(skills)
    )
    if certified:
        profile = await certify_profile(profile.id, "Ada")
    return await Member.get(id=member.id), profile
