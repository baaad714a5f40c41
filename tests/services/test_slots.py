"""Free time as a pure computation: wall clocks, busy time, limits."""

import itertools
import os
import time as process_time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.slots.cutting import Occupation, SlotRules, free_slots, free_starts
from services.slots.openings import WeeklyHours, openings_between, openings_on
from services.slots.spans import Span, covering, merged, minute_of
from services.slots.wall_clock import Edge, day_bounds, instant_on, same_time_the_day_before

EVERY_DAY = {weekday: [(9 * 60, 17 * 60)] for weekday in range(7)}
NOW = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
BASE = minute_of(NOW)

spans = st.builds(
    lambda start, length: Span(BASE + start, BASE + start + length), st.integers(0, 4000), st.integers(0, 500)
)
busy_times = st.lists(spans, max_size=12)


def _naive(openings: list[Span], busy: list[Span], duration: int, before: int, after: int) -> list[int]:
    return [
        start
        for opening in openings
        for start in range(opening.start, opening.end - duration + 1, duration)
        if all(
            start + duration + after <= b.start or b.end <= start - before for b in busy if b.start < b.end
        )
    ]


def _slots(
    zone: str = "Europe/Zurich",
    weekdays: dict[int, list[tuple[int, int]]] | None = None,
    rules: SlotRules | None = None,
    occupation: Occupation | None = None,
    now: datetime = NOW,
    days: int = 3,
) -> list[datetime]:
    hours = WeeklyHours(zone, EVERY_DAY if weekdays is None else weekdays)
    found = free_slots(
        hours, rules or SlotRules(60), occupation or Occupation(), now, now, now + timedelta(days=days)
    )
    return [slot.start for slot in found]


@given(busy_times, st.integers(0, 60), st.integers(0, 60), st.sampled_from([15, 20, 30, 45, 60, 90]))
def test_the_sweep_finds_exactly_what_comparing_every_pair_finds(
    busy: list[Span], before: int, after: int, duration: int
) -> None:
    openings = [Span(BASE + day * 1440, BASE + day * 1440 + 600) for day in range(3)]
    swept = free_starts(openings, merged(busy), duration, before, after)
    assert swept == _naive(openings, busy, duration, before, after)


@given(busy_times, st.randoms(use_true_random=False))
def test_order_splitting_and_doubling_of_busy_time_change_nothing(busy: list[Span], chance: object) -> None:
    pieces = [
        piece
        for span in busy
        for piece in (
            Span(span.start, (span.start + span.end) // 2),
            Span((span.start + span.end) // 2, span.end),
        )
    ] + busy[:2]
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    assert _slots(occupation=Occupation(pieces)) == _slots(occupation=Occupation(busy))


@given(busy_times, busy_times)
def test_more_busy_time_never_makes_a_new_slot_appear(busy: list[Span], more: list[Span]) -> None:
    before = set(_slots(occupation=Occupation(busy)))
    assert set(_slots(occupation=Occupation(busy + more))) <= before


@given(busy_times, st.integers(0, 30), st.integers(0, 30))
def test_no_slot_with_its_buffers_touches_busy_time(busy: list[Span], before: int, after: int) -> None:
    rules = SlotRules(30, buffer_before=before, buffer_after=after)
    for start in _slots(rules=rules, occupation=Occupation(busy)):
        blocked = Span(minute_of(start) - before, minute_of(start) + 30 + after)
        assert not any(blocked.start < b.end and b.start < blocked.end for b in busy if b.start < b.end)


@given(st.integers(0, 4000), st.integers(1, 3000))
def test_what_a_window_shows_is_what_any_larger_window_shows_there(offset: int, length: int) -> None:
    hours = WeeklyHours("Europe/Zurich", EVERY_DAY)
    start, end = NOW + timedelta(minutes=offset), NOW + timedelta(minutes=offset + length)
    small = free_slots(hours, SlotRules(50), Occupation(), NOW, start, end)
    large = free_slots(hours, SlotRules(50), Occupation(), NOW, NOW, NOW + timedelta(days=10))
    assert small == [slot for slot in large if start <= slot.start < end]


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/St_Johns", "Pacific/Chatham"])
def test_the_zone_of_the_process_plays_no_part(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _slots()
    monkeypatch.setenv("TZ", zone)
    process_time.tzset()
    try:
        assert os.environ["TZ"] == zone
        assert _slots() == expected
    finally:
        monkeypatch.undo()
        process_time.tzset()


def test_without_hours_there_are_no_slots() -> None:
    assert _slots(weekdays={}) == []


def test_a_slot_in_the_notice_or_beyond_the_horizon_is_not_offered() -> None:
    starts = _slots(rules=SlotRules(60, notice=120, horizon_days=1), days=5)
    assert starts[0] == NOW + timedelta(hours=2)
    assert starts[-1] == NOW + timedelta(days=1)


def test_a_full_day_and_a_full_week_offer_nothing_more() -> None:
    monday, tuesday = date(2026, 5, 4), date(2026, 5, 5)
    occupation = Occupation(taken={monday: 1, tuesday: 2})
    by_day = _slots(rules=SlotRules(60, daily_limit=2), occupation=occupation, days=9)
    assert {start.date() for start in by_day} >= {monday, date(2026, 5, 6)}
    assert tuesday not in {start.date() for start in by_day}
    by_week = _slots(rules=SlotRules(60, weekly_limit=3), occupation=occupation, days=9)
    assert min(start.date() for start in by_week) == date(2026, 5, 11)


def test_the_day_of_a_limit_is_the_day_of_the_provider() -> None:
    evening = {weekday: [(20 * 60, 24 * 60)] for weekday in range(7)}
    occupation = Occupation(taken={date(2026, 5, 4): 1})
    now = datetime(2026, 5, 4, 4, 0, tzinfo=UTC)
    starts = _slots("America/New_York", evening, SlotRules(60, daily_limit=1), occupation, now, days=2)
    # 4 May from 20:00 to 24:00 in New York is already 5 May in UTC.
    assert starts[0] == datetime(2026, 5, 6, 0, 0, tzinfo=UTC)


def test_in_the_spring_night_no_slot_lies_in_the_gap() -> None:
    now = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    local = [
        start.astimezone(ZoneInfo("Europe/Zurich")).strftime("%H:%M%z")
        for start in _slots(weekdays={6: [(60, 270)]}, rules=SlotRules(30), now=now)
    ]
    assert local == ["01:00+0100", "01:30+0100", "03:00+0200", "03:30+0200", "04:00+0200"]


def test_an_edge_in_the_gap_moves_to_the_jump() -> None:
    gap = date(2026, 3, 29)
    jump = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert instant_on("Europe/Zurich", gap, 150, Edge.OPENING) == jump
    assert instant_on("Europe/Zurich", gap, 150, Edge.CLOSING) == jump
    assert openings_on(WeeklyHours("Europe/Zurich", {6: [(125, 170)]}), gap) == []


def test_in_the_autumn_night_both_half_past_two_exist_and_differ_by_their_offset() -> None:
    now = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    starts = _slots(weekdays={6: [(150, 180)]}, rules=SlotRules(30), now=now)
    local = [start.astimezone(ZoneInfo("Europe/Zurich")).strftime("%H:%M%z") for start in starts]
    assert local == ["02:30+0200", "02:00+0100", "02:30+0100"]


def test_twenty_four_hours_end_with_the_date_even_when_midnight_comes_twice() -> None:
    # Havana turns its clocks back from 01:00 to 00:00: what follows the first 24:00 is the next date.
    saturday = date(2026, 10, 31)
    assert day_bounds("America/Havana", saturday)[1] == datetime(2026, 11, 1, 4, 0, tzinfo=UTC)


def test_the_day_before_at_the_same_local_time_is_not_always_24_hours_before() -> None:
    start = datetime(2026, 3, 29, 8, 0, tzinfo=UTC)  # 10:00 in Zurich, on the day of the jump.
    assert same_time_the_day_before(start, "Europe/Zurich") == datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
    assert same_time_the_day_before(start, "Asia/Tokyo") == start - timedelta(days=1)


def _changes(zone: str) -> list[date]:
    place, found = ZoneInfo(zone), []
    day = datetime(2020, 1, 1, tzinfo=UTC)
    offset = day.astimezone(place).utcoffset()
    while day.year < 2036:
        day += timedelta(days=1)
        now = day.astimezone(place).utcoffset()
        if now != offset:
            found.append(day.astimezone(place).date())
            offset = now
    return found


def _check_a_change(zone: str, changed_on: date) -> int:
    place = ZoneInfo(zone)
    hours = WeeklyHours(zone, {weekday: [(0, 150), (150, 600), (1200, 1440)] for weekday in range(7)})
    dated = openings_between(hours, changed_on - timedelta(days=2), changed_on + timedelta(days=2))
    spans_only = [span for _, span in dated]
    assert merged(spans_only)[0].start == spans_only[0].start
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans_only))
    now = datetime.combine(changed_on, datetime.min.time(), UTC) - timedelta(days=2)
    found = free_slots(hours, SlotRules(30), Occupation(), now, now, now + timedelta(days=4))
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    for slot in found:
        local = slot.start.astimezone(place)
        minute = local.hour * 60 + local.minute
        assert minute < 600 or minute >= 1200, (zone, local)
        # A wall-clock time in a gap does not survive the way to UTC and back.
        assert local.astimezone(UTC).astimezone(place).replace(tzinfo=None) == local.replace(tzinfo=None)
    return len(found)


@pytest.mark.slow
def test_working_time_holds_as_wall_clock_at_sampled_transitions_of_every_zone() -> None:
    checked = 0
    for number, zone in enumerate(sorted(available_timezones())):
        changes = _changes(zone)
        for changed_on in {*changes[number % 7 :: 11], *changes[-1:]}:
            assert _check_a_change(zone, changed_on) > 100
            checked += 1
    assert checked > 500


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(available_timezones())),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.integers(0, 1440),
)
def test_an_opening_never_comes_after_the_closing_of_the_same_minute(
    zone: str, on: date, minute: int
) -> None:
    assert instant_on(zone, on, minute, Edge.OPENING) <= instant_on(zone, on, minute, Edge.CLOSING)


def test_busy_for_a_second_is_busy_for_its_minute() -> None:
    assert covering(NOW + timedelta(seconds=59), NOW + timedelta(seconds=61)) == Span(BASE, BASE + 2)
