"""The professional's own agenda: working hours, booking rules, blocked time (FR-118)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import available_timezones

from core import clock
from core.errors import InvalidInput
from models.agenda import BookingRules, Claim, ClaimKind, ClaimState, WorkingHours
from models.member import Member
from models.profile import Profile
from services.claims import claim_time, take_turn
from services.free_time import (
    FreeDay,
    booking_rules_of,
    free_days,
    free_slots,
    free_slots_on,
    has_hours,
    nearby_starts,
)
from services.notifications import refresh_cards
from services.profiles import access_own_profile
from services.search.index import freshen
from services.slots.cutting import Slot
from services.slots.spans import Span, covering, instant_of, merged
from services.slots.wall_clock import DAY_MINUTES, day_bounds
from services.unit_of_work import unit_of_work

__all__ = [
    "DURATIONS",
    "FreeDay",
    "HoursInvalid",
    "HoursOverlap",
    "RuleInvalid",
    "Slot",
    "block_day",
    "block_time",
    "blocks_of",
    "booking_rules_of",
    "free_days",
    "free_slots",
    "free_slots_on",
    "has_hours",
    "nearby_starts",
    "set_booking_rules",
    "set_working_hours",
    "unblock_day",
    "unblock_time",
    "working_hours_of",
]

DURATIONS = (15, 20, 30, 45, 60, 90, 120)
_LIMITS = {
    "buffer_before_minutes": (0, 240),
    "buffer_after_minutes": (0, 240),
    "notice_minutes": (120, 43_200),
    "horizon_days": (1, 60),
    "daily_limit": (1, 96),
    "weekly_limit": (1, 672),
}


@cache
def _zones() -> set[str]:
    return available_timezones()


class HoursInvalid(InvalidInput):
    """An opening ends before it begins, or lies outside the day."""


class HoursOverlap(InvalidInput):
    """Two openings of one day overlap."""


class RuleInvalid(InvalidInput):
    """`field` takes a value from `low` to `high`."""


async def working_hours_of(profile_id: int) -> dict[int, list[tuple[int, int]]]:
    """The weekly openings by weekday (0 is Monday), in minutes after midnight; closed days are missing."""
    hours: dict[int, list[tuple[int, int]]] = {}
    for row in await WorkingHours.filter(profile_id=profile_id).order_by("weekday", "opens_minute"):
        hours.setdefault(row.weekday, []).append((row.opens_minute, row.closes_minute))
    return hours


def checked_hours(intervals: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """The openings of one day in order. Refuses HoursInvalid and HoursOverlap; 24 h is the most."""
    hours = sorted((int(opens), int(closes)) for opens, closes in intervals)
    if any(not 0 <= opens < closes <= DAY_MINUTES for opens, closes in hours):
        raise HoursInvalid()
    if any(later[0] < earlier[1] for earlier, later in pairwise(hours)):
        raise HoursOverlap()
    return hours


async def set_working_hours(
    member: Member,
    profile_id: int,
    hours: Mapping[int, Iterable[Sequence[int]]],
    *,
    time_zone: str | None = None,
) -> None:
    """Replaces the weekly openings: by weekday (0 is Monday), minutes after midnight in the provider's zone.

    Weekdays that are missing are closed. The zone is the member's when none was ever chosen. Existing
    appointments stay. Refuses strangers with NotFound, and HoursInvalid or HoursOverlap. (FR-118)
    """
    checked = {weekday: checked_hours(intervals) for weekday, intervals in hours.items()}
    if not set(checked) <= set(range(7)):
        raise HoursInvalid()
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await take_turn(profile_id)
        await _keep_rules(member, profile_id, {"time_zone": time_zone} if time_zone else {})
        await WorkingHours.filter(profile_id=profile_id).delete()
        await WorkingHours.bulk_create(
            WorkingHours(profile_id=profile_id, weekday=weekday, opens_minute=opens, closes_minute=closes)
            for weekday, intervals in checked.items()
            for opens, closes in intervals
        )
        await _touch(profile_id)


async def set_booking_rules(member: Member, profile_id: int, **rules: Any) -> BookingRules:
    """Changes how one may be booked; only the named rules change.

    `duration_minutes` (one of DURATIONS), `buffer_before_minutes` and `buffer_after_minutes` (0 to 240),
    `notice_minutes` (120 to 43200), `horizon_days` (1 to 60), `daily_limit` and `weekly_limit` (a number or
    None), `automatic_acceptance`, `time_zone` (IANA). Refuses others with RuleInvalid. (FR-119, states.md e)
    """
    _check_rules(rules)
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await take_turn(profile_id)
        stored = await _keep_rules(member, profile_id, rules)
        await _touch(profile_id)
    return stored


def _check_rules(rules: Mapping[str, Any]) -> None:
    for field, value in rules.items():
        if field == "duration_minutes":
            if value not in DURATIONS:
                raise RuleInvalid(field=field, low=DURATIONS[0], high=DURATIONS[-1])
        elif field == "time_zone":
            if value not in _zones():
                raise RuleInvalid(field=field, low="", high="")
        elif field == "automatic_acceptance":
            if not isinstance(value, bool):
                raise RuleInvalid(field=field, low="", high="")
        elif field in _LIMITS:
            low, high = _LIMITS[field]
            if value is None and field in ("daily_limit", "weekly_limit"):
                continue
            if not isinstance(value, int) or not low <= value <= high:
                raise RuleInvalid(field=field, low=low, high=high)
        else:
            raise RuleInvalid(field=field, low="", high="")


async def _keep_rules(member: Member, profile_id: int, changes: dict[str, Any]) -> BookingRules:
    _check_rules(changes)
    stored = await BookingRules.get_or_none(profile_id=profile_id)
    if stored is None:
        values: dict[str, Any] = {"time_zone": member.time_zone, "updated_at": clock.now()} | changes
        return await BookingRules.create(profile_id=profile_id, **values)
    if changes:
        await BookingRules.filter(profile_id=profile_id).update(
            **changes, updated_at=clock.now(), version=stored.version + 1
        )
    return await BookingRules.get(profile_id=profile_id)


async def _touch(profile_id: int) -> None:
    await Profile.filter(id=profile_id).update(agenda_updated_at=clock.now())
    await freshen(profile_id)
    await refresh_cards("profile", profile_id)


async def blocks_of(profile_id: int, from_at: datetime, until_at: datetime) -> list[Claim]:
    """What the professional blocked between two instants, in order."""
    return await Claim.filter(
        profile_id=profile_id,
        kind=ClaimKind.BLOCK,
        state=ClaimState.ACTIVE,
        start_at__lt=until_at,
        end_at__gt=from_at,
    ).order_by("start_at")


async def block_time(member: Member, profile_id: int, start_at: datetime, end_at: datetime) -> list[Claim]:
    """Blocks what is still free between two instants (whole minutes); what is already promised stays.

    Gives the new blocks. Choices in progress are given back; their clients learn it when they confirm.
    Refuses strangers with NotFound and an empty stretch with HoursInvalid. (FR-118)
    """
    wanted = covering(start_at, end_at)
    if wanted.start >= wanted.end:
        raise HoursInvalid()
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await take_turn(profile_id)
        await _claims_within(profile_id, wanted).filter(kind=ClaimKind.HOLD).update(state=ClaimState.RELEASED)
        occupied = await _claims_within(profile_id, wanted)
        gaps = _without(wanted, [covering(claim.blocked_from, claim.blocked_until) for claim in occupied])
        blocks = [await _block(profile_id, gap) for gap in gaps]
        await _touch(profile_id)
    return blocks


async def block_day(member: Member, profile_id: int, on: date) -> list[Claim]:
    """Blocks what is still free of a date in the provider's zone."""
    rules = await booking_rules_of(profile_id)
    return await block_time(member, profile_id, *day_bounds(rules.time_zone, on))


async def unblock_time(member: Member, profile_id: int, start_at: datetime, end_at: datetime) -> None:
    """Frees what was blocked between two instants; a block that reaches beyond keeps the rest."""
    freed = covering(start_at, end_at)
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await take_turn(profile_id)
        for block in await _claims_within(profile_id, freed).filter(kind=ClaimKind.BLOCK):
            await Claim.filter(id=block.id).update(state=ClaimState.RELEASED, version=block.version + 1)
            for rest in _without(covering(block.start_at, block.end_at), [freed]):
                await _block(profile_id, rest)
        await _touch(profile_id)


async def unblock_day(member: Member, profile_id: int, on: date) -> None:
    """Frees what was blocked of a date in the provider's zone."""
    rules = await booking_rules_of(profile_id)
    await unblock_time(member, profile_id, *day_bounds(rules.time_zone, on))


async def _block(profile_id: int, span: Span) -> Claim:
    slot = Slot(instant_of(span.start), instant_of(span.end))
    return await claim_time(ClaimKind.BLOCK, profile_id, slot, slot)


def _claims_within(profile_id: int, span: Span) -> Any:
    return Claim.filter(
        profile_id=profile_id,
        state=ClaimState.ACTIVE,
        blocked_from__lt=instant_of(span.end),
        blocked_until__gt=instant_of(span.start),
    )


def _without(whole: Span, taken: Iterable[Span]) -> list[Span]:
    rest, position = [], whole.start
    for start, end in merged(taken):
        if start > position:
            rest.append(Span(position, min(start, whole.end)))
        position = max(position, end)
    if position < whole.end:
        rest.append(Span(position, whole.end))
    return [span for span in rest if span.start < span.end]
