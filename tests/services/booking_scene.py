"""A certified professional with working hours, and clients who may book."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from core import clock
from models.agenda import Claim, ClaimKind, ClaimState
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services import agenda

MONDAY_TO_FRIDAY = {weekday: [(9 * 60, 12 * 60), (14 * 60, 18 * 60)] for weekday in range(5)}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of May 2026; Zurich is two hours ahead."""
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC)


async def make_client(name: str = "Tom", **changes: object) -> Member:
    """A registered visitor with an address in Nyon."""
    values: dict[str, object] = {
        "category": MemberCategory.VISITOR,
        "first_name": name,
        "display_name": name,
        "address": "Rue du Lac 1",
        "city": "Nyon",
        "registered_at": clock.now(),
        "created_at": clock.now(),
        "last_seen_at": clock.now(),
    }
    return await Member.create(**(values | changes))


async def hold_of(client: Member, profile: Profile) -> Claim | None:
    """What a client is choosing at a professional, when it did not run out yet."""
    return await Claim.get_or_none(
        profile_id=profile.id,
        client_id=client.id,
        kind=ClaimKind.HOLD,
        state=ClaimState.ACTIVE,
        expires_at__gt=clock.now(),
    )


async def make_professional(
    name: str = "Léa",
    hours: Mapping[int, Sequence[tuple[int, int]]] = MONDAY_TO_FRIDAY,
    zone: str = "Europe/Zurich",
    **rules: object,
) -> tuple[Member, Profile]:
    """A certified freelance, open from Monday to Friday 9–12 and 14–18 when nothing else is said."""
    member = await make_client(name, category=MemberCategory.FREELANCE, time_zone=zone)
    profile = await Profile.create(
        member_id=member.id,
        category=MemberCategory.FREELANCE,
        display_name=name,
        certification=Certification.CERTIFIED,
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    if hours:
        await agenda.set_working_hours(member, profile.id, hours)
    if rules:
        await agenda.set_booking_rules(member, profile.id, **rules)
    return member, profile
