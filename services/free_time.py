"""When a professional can be booked: one computation for the list and for the commit."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from tortoise.expressions import Q

from core import clock
from models.agenda import BookingRules, Claim, ClaimKind, ClaimState, WorkingHours
from services.slots import cutting
from services.slots.cutting import Occupation, Slot, SlotRules
from services.slots.openings import WeeklyHours
from services.slots.spans import Span, covering
from services.slots.wall_clock import date_in, day_bounds

# Buffers reach at most four hours, a weekly limit counts a whole week: claims are read that much further.
_MARGIN = timedelta(days=8)


class FreeDay(NamedTuple):
    """A date in the reader's zone, and how many slots begin on it."""

    on: date
    count: int  # type: ignore[assignment]  # Says more here than the method of tuples that it hides.


async def booking_rules_of(profile_id: int) -> BookingRules:
    """How a profile may be booked; the usual rules, not yet stored, when its owner never set any."""
    stored = await BookingRules.get_or_none(profile_id=profile_id)
    return stored or BookingRules(profile_id=profile_id, updated_at=clock.now())


async def has_hours(profile_id: int) -> bool:
    """Whether the owner ever said when they work; without it there are no slots at all."""
    return await WorkingHours.filter(profile_id=profile_id).exists()


async def weekly_hours_of(profile_id: int, zone: str) -> WeeklyHours:
    """The weekly hours of a profile, in its zone."""
    weekdays: dict[int, list[tuple[int, int]]] = {}
    for row in await WorkingHours.filter(profile_id=profile_id).order_by("weekday", "opens_minute"):
        weekdays.setdefault(row.weekday, []).append((row.opens_minute, row.closes_minute))
    return WeeklyHours(zone, weekdays)


async def free_slots(
    profile_id: int,
    from_at: datetime,
    until_at: datetime,
    *,
    client_id: int | None = None,
    appointment_id: int | None = None,
) -> list[Slot]:
    """The slots that can be asked for and begin in [from_at, until_at): aware UTC, in order (FR-118, FR-119).

    `client_id` leaves out that client's own choice in progress; `appointment_id` lists where that appointment
    could be moved: its own time is no obstacle to a neighbouring slot, but is not offered again.
    """
    now = clock.now()
    rules = await booking_rules_of(profile_id)
    hours = await weekly_hours_of(profile_id, rules.time_zone)
    claims = await _claims_around(profile_id, from_at, until_at, now, client_id)
    return cutting.free_slots(
        hours, slot_rules(rules), _occupation(claims, rules.time_zone, appointment_id), now, from_at, until_at
    )


def slot_rules(rules: BookingRules) -> SlotRules:
    """The stored rules as the computation wants them."""
    return SlotRules(
        duration=rules.duration_minutes,
        buffer_before=rules.buffer_before_minutes,
        buffer_after=rules.buffer_after_minutes,
        notice=rules.notice_minutes,
        horizon_days=rules.horizon_days,
        daily_limit=rules.daily_limit,
        weekly_limit=rules.weekly_limit,
    )


async def _claims_around(
    profile_id: int, from_at: datetime, until_at: datetime, now: datetime, client_id: int | None
) -> list[Claim]:
    claims = await Claim.filter(
        Q(profile_id=profile_id, state=ClaimState.ACTIVE),
        Q(blocked_from__lt=until_at + _MARGIN, blocked_until__gt=from_at - _MARGIN),
    )

    def counts(claim: Claim) -> bool:
        if claim.kind is not ClaimKind.HOLD:
            return True
        expired = claim.expires_at is not None and claim.expires_at <= now
        return not expired and (client_id is None or claim.client_id != client_id)

    return [claim for claim in claims if counts(claim)]


def _occupation(claims: list[Claim], zone: str, appointment_id: int | None) -> Occupation:
    busy: list[Span] = []
    bare: list[Span] = []
    taken: set[tuple[date, str, int]] = set()
    for claim in claims:
        if appointment_id is not None and claim.appointment_id == appointment_id:
            bare.append(covering(claim.start_at, claim.end_at))
            continue
        busy.append(covering(claim.blocked_from, claim.blocked_until))
        if claim.kind in (ClaimKind.BLOCK, ClaimKind.MISSION):
            continue
        # Three offers of one appointment will become one appointment: they count once a day.
        mark = ("claim", claim.id) if claim.appointment_id is None else ("appointment", claim.appointment_id)
        taken.add((date_in(zone, claim.start_at), *mark))
    return Occupation(busy, bare, Counter(day for day, _, _ in taken))


async def free_slots_on(
    profile_id: int, on: date, zone: str, *, client_id: int | None = None, appointment_id: int | None = None
) -> list[Slot]:
    """The slots that begin on a date of the reader's zone (EXT-06)."""
    start, end = day_bounds(zone, on)
    return await free_slots(profile_id, start, end, client_id=client_id, appointment_id=appointment_id)


async def free_days(
    profile_id: int, zone: str, *, client_id: int | None = None, appointment_id: int | None = None
) -> list[FreeDay]:
    """The dates of the reader's zone on which slots begin, up to the horizon, with their number."""
    now = clock.now()
    rules = await booking_rules_of(profile_id)
    until = now + timedelta(days=rules.horizon_days + 1)
    slots = await free_slots(profile_id, now, until, client_id=client_id, appointment_id=appointment_id)
    counts = Counter(date_in(zone, slot.start) for slot in slots)
    return [FreeDay(on, counts[on]) for on in sorted(counts)]


async def bookable_slot(
    profile_id: int, start_at: datetime, *, client_id: int | None = None, appointment_id: int | None = None
) -> Slot | None:
    """The slot that begins at an instant when it can be asked for now, else nothing."""
    slots = await free_slots(
        profile_id,
        start_at,
        start_at + timedelta(minutes=1),
        client_id=client_id,
        appointment_id=appointment_id,
    )
    return next((slot for slot in slots if slot.start == start_at.astimezone(UTC)), None)


async def lies_in_hours(profile_id: int, start_at: datetime) -> bool:
    """Whether a start would be offered if the provider had nothing else to do."""
    rules = await booking_rules_of(profile_id)
    hours = await weekly_hours_of(profile_id, rules.time_zone)
    slots = cutting.free_slots(
        hours, slot_rules(rules), Occupation(), clock.now(), start_at, start_at + timedelta(minutes=1)
    )
    return any(slot.start == start_at for slot in slots)


async def nearby_starts(
    profile_id: int,
    near: datetime,
    *,
    client_id: int | None = None,
    appointment_id: int | None = None,
    count: int = 3,
) -> list[datetime]:
    """Up to `count` free starts, those nearest to an instant, in order of time."""
    for days in (2, 14, 366):
        reach = timedelta(days=days)
        slots = await free_slots(
            profile_id, near - reach, near + reach, client_id=client_id, appointment_id=appointment_id
        )
        if len(slots) >= count or days == 366:
            break
    nearest = sorted(slots, key=lambda slot: (abs(slot.start - near), slot.start))[:count]
    return sorted(slot.start for slot in nearest)
