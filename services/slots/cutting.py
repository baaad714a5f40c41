"""Cuts openings into slots and leaves out what is occupied, too soon, too far or too many."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from services.slots.openings import WeeklyHours, openings_between
from services.slots.spans import Span, instant_of, merged, minute_after, minute_of
from services.slots.wall_clock import date_in


class Slot(NamedTuple):
    """A time that can be asked for (aware UTC)."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class SlotRules:
    """How slots are cut: all in minutes but the horizon, in days, and the limits, in appointments."""

    duration: int
    buffer_before: int = 0
    buffer_after: int = 0
    notice: int = 0
    horizon_days: int = 60
    daily_limit: int | None = None
    weekly_limit: int | None = None


@dataclass(frozen=True)
class Occupation:
    """What already takes the provider's time.

    `busy` includes buffers. `bare` is time that a new slot itself may not overlap but whose buffers do not
    count (an appointment that is about to move). `taken` counts appointments by date in the provider's zone.
    """

    busy: Iterable[Span] = ()
    bare: Iterable[Span] = ()
    taken: Mapping[date, int] = field(default_factory=dict)


def free_starts(
    openings: Sequence[Span], busy: Sequence[Span], duration: int, before: int = 0, after: int = 0
) -> list[int]:
    """Starts (minutes) of the slots that fit, in one sweep. Both inputs in order; `busy` merged.

    The grid hangs on each opening and never on what is busy: more busy time never makes a new slot appear.
    """
    starts: list[int] = []
    ends, count = [span.end for span in busy], len(busy)
    for opening in openings:
        position = bisect_right(ends, opening.start - before)
        for start in range(opening.start, opening.end - duration + 1, duration):
            blocked_from, blocked_until = start - before, start + duration + after
            while position < count and busy[position].end <= blocked_from:
                position += 1
            if position == count or busy[position].start >= blocked_until:
                starts.append(start)
    return starts


def free_slots(
    hours: WeeklyHours,
    rules: SlotRules,
    occupation: Occupation,
    now: datetime,
    from_at: datetime,
    until_at: datetime,
) -> list[Slot]:
    """The slots that begin in [from_at, until_at), in order. No hours, no slots (FR-118, FR-119)."""
    earliest = max(minute_after(from_at), minute_after(now + timedelta(minutes=rules.notice)))
    latest = min(minute_after(until_at) - 1, minute_of(now + timedelta(days=rules.horizon_days)))
    if earliest > latest:
        return []
    # A date that begins before the window may still have an opening that reaches into it.
    first_on = date_in(hours.zone, instant_of(earliest)) - timedelta(days=1)
    dated = openings_between(hours, first_on, date_in(hours.zone, instant_of(latest)) + timedelta(days=1))
    starts = free_starts(
        [span for _, span in dated],
        merged(occupation.busy),
        rules.duration,
        rules.buffer_before,
        rules.buffer_after,
    )
    starts = [start for start in starts if earliest <= start <= latest]
    starts = _clear_of(starts, merged(occupation.bare), rules.duration)
    full = _full_days(occupation.taken, rules)
    slots = [Slot(instant_of(start), instant_of(start + rules.duration)) for start in starts]
    if not full.days and not full.weeks:
        return slots
    return [slot for slot in slots if not full.contains(date_in(hours.zone, slot.start))]


def _clear_of(starts: list[int], bare: Sequence[Span], duration: int) -> list[int]:
    return [
        start
        for start in starts
        if not any(start < span.end and span.start < start + duration for span in bare)
    ]


class _Full(NamedTuple):
    days: set[date]
    weeks: set[tuple[int, int]]

    def contains(self, day: date) -> bool:
        return day in self.days or _week(day) in self.weeks


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week


def _full_days(taken: Mapping[date, int], rules: SlotRules) -> _Full:
    weeks: dict[tuple[int, int], int] = {}
    for day, number in taken.items():
        weeks[_week(day)] = weeks.get(_week(day), 0) + number
    return _Full(
        {
            day
            for day, number in taken.items()
            if rules.daily_limit is not None and number >= rules.daily_limit
        },
        {
            week
            for week, number in weeks.items()
            if rules.weekly_limit is not None and number >= rules.weekly_limit
        },
    )
