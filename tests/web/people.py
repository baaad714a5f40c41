"""People and calls for the tests of calls and of the web part, made by the real services where there are any."""

from dataclasses import dataclass
from datetime import timedelta

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.call import Call
from models.member import Member, MemberCategory
from models.profile import Profile
from services import calls
from services.certifications import certify_profile
from services.members import accept_terms, arrive, register_professional, register_visitor
from services.presence import Stay, go_online


@dataclass
class Pair:
    """Tom, a visitor, and Léa, a certified professional."""

    tom: Member
    lea: Member
    profile: Profile


async def make_visitor(telegram_id: int, first_name: str) -> Member:
    """A registered visitor."""
    member = await arrive(telegram_id, first_name, "Martin", "fr")
    await accept_terms(member.id)
    return await register_visitor(member.id, "Rue du Lac 1", "Vevey")


async def make_professional(telegram_id: int, name: str, **changes: object) -> tuple[Member, Profile]:
    """A certified freelance."""
    member = await arrive(telegram_id, name.split()[0], "", "fr")
    await accept_terms(member.id)
    given: dict[str, object] = {
        "display_name": name,
        "sector": "Web",
        "domain": None,
        "city": "Genève",
        "description": "Sites et boutiques.",
        "skills": ["Développement web", "WordPress", "SEO", "PHP", "Figma", "Audit"],
    }
    given.update(changes)
    profile = await register_professional(member.id, MemberCategory.FREELANCE, **given)  # type: ignore[arg-type]
    profile = await certify_profile(profile.id, "Équipe")
    return await Member.get(id=member.id), profile


async def make_pair() -> Pair:
    """Tom and Léa, who is online for an hour."""
    tom = await make_visitor(1001, "Tom")
    lea, profile = await make_professional(1002, "Léa Rochat")
    await go_online(lea, profile.id, Stay.ONE_HOUR)
    return Pair(tom, lea, await Profile.get(id=profile.id))


async def answered_call(pair: Pair) -> Call:
    """Tom rings and Léa answers."""
    ringing = await calls.ring(pair.tom, pair.profile.id)
    return await calls.answer(ringing.id, pair.lea)


async def confirmed_appointment(pair: Pair, starts_in: timedelta = timedelta(minutes=10)) -> Appointment:
    """A confirmed half hour of the two; its room is not open yet."""
    start = clock.now() + starts_in
    return await Appointment.create(
        profile_id=pair.profile.id,
        client_id=pair.tom.id,
        status=AppointmentStatus.CONFIRMED,
        start_at=start,
        end_at=start + timedelta(minutes=30),
        time_zone="Europe/Zurich",
        requested_at=clock.now(),
        decided_at=clock.now(),
    )
