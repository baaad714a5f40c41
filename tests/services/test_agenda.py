"""The professional's agenda: hours, rules, blocked time, and what others see of it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core import clock
from core.errors import NotFound
from models.agenda import BookingRules, Claim, ClaimKind, ClaimState
from models.profile import Profile
from services import agenda
from services.appointments import accept_appointment, hold_slot, request_appointment
from services.free_time import bookable_slot, nearby_starts
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at, make_client, make_professional

TUESDAY = date(2026, 5, 5)


async def tuesday(profile: Profile) -> list[str]:
    """The starts on Tuesday as Zurich's clocks show them."""
    slots = await agenda.free_slots_on(profile.id, TUESDAY, "Europe/Zurich")
    return [slot.start.astimezone(ZoneInfo("Europe/Zurich")).strftime("%H:%M") for slot in slots]


async def test_without_hours_nothing_is_offered(database: str) -> None:
    _, profile = await make_professional(hours={})
    assert not await agenda.has_hours(profile.id)
    assert await agenda.free_days(profile.id, "Europe/Zurich") == []


async def test_hours_are_cut_into_slots_of_the_chosen_length(database: str) -> None:
    _, profile = await make_professional(duration_minutes=60)
    assert await tuesday(profile) == ["09:00", "10:00", "11:00", "14:00", "15:00", "16:00", "17:00"]


async def test_setting_hours_replaces_the_old_ones_and_dates_the_agenda(database: str) -> None:
    lea, profile = await make_professional()
    await agenda.set_working_hours(lea, profile.id, {1: [(600, 660)]})
    assert await agenda.working_hours_of(profile.id) == {1: [(600, 660)]}
    assert await tuesday(profile) == ["10:00", "10:30"]
    assert (await Profile.get(id=profile.id)).agenda_updated_at == clock.now()


@pytest.mark.parametrize(
    ("intervals", "refused"),
    [
        ([(600, 700), (690, 720)], agenda.HoursOverlap),
        ([(0, 1440), (1, 2)], agenda.HoursOverlap),
        ([(700, 600)], agenda.HoursInvalid),
        ([(600, 600)], agenda.HoursInvalid),
        ([(0, 1441)], agenda.HoursInvalid),
        ([(-1, 60)], agenda.HoursInvalid),
    ],
)
async def test_hours_that_cannot_be_are_refused_and_the_old_ones_stay(
    database: str, intervals: list[tuple[int, int]], refused: type[Exception]
) -> None:
    lea, profile = await make_professional()
    with pytest.raises(refused):
        await agenda.set_working_hours(lea, profile.id, {0: [(60, 120)], 1: intervals})
    assert await agenda.working_hours_of(profile.id) == MONDAY_TO_FRIDAY


async def test_a_weekday_that_does_not_exist_is_refused(database: str) -> None:
    lea, profile = await make_professional()
    with pytest.raises(agenda.HoursInvalid):
        await agenda.set_working_hours(lea, profile.id, {7: [(60, 120)]})


async def test_rules_out_of_their_bounds_are_refused(database: str) -> None:
    lea, profile = await make_professional()
    wrong = [
        {"duration_minutes": 7},
        {"buffer_before_minutes": 241},
        {"notice_minutes": 119},
        {"horizon_days": 61},
        {"daily_limit": 0},
        {"automatic_acceptance": "yes"},
        {"time_zone": "Europe/Nyon"},
        {"version": 9},
    ]
    for rules in wrong:
        with pytest.raises(agenda.RuleInvalid):
            await agenda.set_booking_rules(lea, profile.id, **rules)
    kept = await agenda.set_booking_rules(lea, profile.id, daily_limit=3)
    assert (kept.daily_limit, kept.duration_minutes) == (3, 30)
    assert (await agenda.set_booking_rules(lea, profile.id, daily_limit=None)).daily_limit is None


async def test_the_zone_of_the_hours_is_the_professionals_own_until_it_is_changed(database: str) -> None:
    lea, profile = await make_professional(zone="America/New_York")
    assert (await BookingRules.get(profile_id=profile.id)).time_zone == "America/New_York"
    [first, *_] = await agenda.free_slots(profile.id, at(5, 0), at(6, 0))
    assert first.start == at(5, 13)
    await agenda.set_booking_rules(lea, profile.id, time_zone="Asia/Tokyo")
    [first, *_] = await agenda.free_slots(profile.id, at(5, 0), at(6, 0))
    assert first.start == at(5, 0)


async def test_a_stranger_changes_nothing_in_an_agenda(database: str) -> None:
    _, profile = await make_professional()
    eva, _ = await make_professional("Eva")
    refused = [
        agenda.set_working_hours(eva, profile.id, {}),
        agenda.set_booking_rules(eva, profile.id, duration_minutes=60),
        agenda.block_day(eva, profile.id, TUESDAY),
        agenda.unblock_day(eva, profile.id, TUESDAY),
    ]
    for attempt in refused:
        with pytest.raises(NotFound):
            await attempt
    assert await agenda.working_hours_of(profile.id) == MONDAY_TO_FRIDAY
    assert await Claim.all().count() == 0


async def test_days_are_counted_in_the_zone_of_the_reader(database: str) -> None:
    _, profile = await make_professional(hours={1: [(8 * 60, 10 * 60)]}, duration_minutes=60)
    here = await agenda.free_days(profile.id, "Europe/Zurich")
    assert (here[0].on, here[0].count) == (TUESDAY, 2)
    there = await agenda.free_days(profile.id, "Pacific/Honolulu")
    assert next(day for day, _ in there) == date(2026, 5, 4)
    [first, *_] = await agenda.free_slots_on(profile.id, date(2026, 5, 4), "Pacific/Honolulu")
    assert first.start == datetime(2026, 5, 5, 6, 0, tzinfo=UTC)


async def test_a_blocked_day_offers_nothing_and_an_unblocked_one_everything_again(database: str) -> None:
    lea, profile = await make_professional()
    before = await tuesday(profile)
    await agenda.block_day(lea, profile.id, TUESDAY)
    assert await tuesday(profile) == []
    await agenda.block_day(lea, profile.id, TUESDAY)
    assert len(await agenda.blocks_of(profile.id, at(5, 0), at(6, 0))) == 1
    await agenda.unblock_day(lea, profile.id, TUESDAY)
    assert await tuesday(profile) == before


async def test_blocking_keeps_what_is_promised_and_ends_what_is_only_being_chosen(database: str) -> None:
    lea, profile = await make_professional(buffer_after_minutes=10)
    asked = await request_appointment(await make_client(), profile.id, at(5, 8))
    await accept_appointment(lea, asked.id)
    await hold_slot(await make_client("Eva"), profile.id, at(5, 13))
    blocks = await agenda.block_day(lea, profile.id, TUESDAY)
    assert [(block.start_at, block.end_at) for block in blocks] == [
        (at(4, 22), at(5, 8)),
        (at(5, 8, 40), at(5, 22)),
    ]
    kept = await Claim.filter(state=ClaimState.ACTIVE).exclude(kind=ClaimKind.BLOCK)
    assert [claim.appointment_id for claim in kept] == [asked.id]


async def test_freeing_the_middle_of_a_block_keeps_its_ends(database: str) -> None:
    lea, profile = await make_professional()
    await agenda.block_time(lea, profile.id, at(5, 7), at(5, 10))
    await agenda.unblock_time(lea, profile.id, at(5, 8), at(5, 9))
    assert (await tuesday(profile))[:2] == ["10:00", "10:30"]
    blocks = await agenda.blocks_of(profile.id, at(5, 0), at(6, 0))
    assert [(block.start_at, block.end_at) for block in blocks] == [
        (at(5, 7), at(5, 8)),
        (at(5, 9), at(5, 10)),
    ]


async def test_an_empty_block_is_refused(database: str) -> None:
    lea, profile = await make_professional()
    with pytest.raises(agenda.HoursInvalid):
        await agenda.block_time(lea, profile.id, at(5, 8), at(5, 8))


async def test_a_full_day_is_full_for_the_list_and_for_the_commit(database: str) -> None:
    _, profile = await make_professional(daily_limit=1)
    await request_appointment(await make_client(), profile.id, at(5, 8))
    assert await tuesday(profile) == []
    assert not await bookable_slot(profile.id, at(5, 13))
    assert await bookable_slot(profile.id, at(6, 13))


async def test_what_is_listed_is_bookable_and_what_is_not_listed_is_refused(database: str) -> None:
    lea, profile = await make_professional(buffer_before_minutes=10, duration_minutes=45)
    await agenda.block_time(lea, profile.id, at(5, 9), at(5, 9, 20))
    await request_appointment(await make_client(), profile.id, at(5, 12))
    listed = {slot.start for slot in await agenda.free_slots(profile.id, at(5, 0), at(6, 0))}
    for minute in range(0, 1440, 15):
        start = at(5, 0) + timedelta(minutes=minute)
        assert (await bookable_slot(profile.id, start) is not None) is (start in listed)


async def test_the_alternatives_are_the_nearest_free_starts(database: str) -> None:
    _, profile = await make_professional(hours={1: [(600, 660)]})
    near = await nearby_starts(profile.id, at(4, 8))
    assert near == [at(5, 8), at(5, 8, 30), at(12, 8)]
