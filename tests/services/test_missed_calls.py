"""Calls that nobody answers, presence that ends while it rings, and failed calls whose time is over."""

from datetime import timedelta

import pytest

from core import clock
from models.appointment import AppointmentStatus
from models.call import Call, CallStatus
from models.delivery import Notification
from models.profile import Profile
from services import appointments, calls
from services.presence import PresenceState, Stay, drop_expired, go_online, presence_of
from tests.conftest import START
from tests.web.people import Pair, answered_call, confirmed_appointment, make_pair, make_visitor

RUNG_OUT = timedelta(seconds=45)


@pytest.fixture
async def pair(database: str) -> Pair:
    return await make_pair()


async def miss_one(pair: Pair) -> PresenceState:
    await calls.ring(pair.tom, pair.profile.id)
    clock.freeze(clock.now() + RUNG_OUT)
    await calls.ring_out_due()
    return (await presence_of(await Profile.get(id=pair.profile.id))).state


async def test_the_second_call_missed_in_a_row_takes_the_profile_offline(pair: Pair) -> None:
    assert await miss_one(pair) is PresenceState.ONLINE
    assert await miss_one(pair) is PresenceState.OFFLINE
    await go_online(pair.lea, pair.profile.id, Stay.ONE_HOUR)
    assert await miss_one(pair) is PresenceState.ONLINE


async def test_a_call_that_was_answered_or_refused_between_them_begins_the_count_again(pair: Pair) -> None:
    assert await miss_one(pair) is PresenceState.ONLINE
    call = await calls.ring(pair.tom, pair.profile.id)
    await calls.reject(call.id, pair.lea)
    assert await miss_one(pair) is PresenceState.ONLINE


async def test_a_ringing_overdue_by_two_minutes_counts_before_the_next_one_rings(pair: Pair) -> None:
    assert await miss_one(pair) is PresenceState.ONLINE
    await calls.ring(pair.tom, pair.profile.id)
    clock.freeze(clock.now() + timedelta(minutes=2))
    with pytest.raises(calls.CalleeOffline):
        await calls.ring(await make_visitor(1003, "Inès"), pair.profile.id)


async def test_a_call_that_rings_when_presence_ends_is_missed(pair: Pair) -> None:
    clock.freeze(START + timedelta(minutes=59, seconds=50))
    call = await calls.ring(pair.tom, pair.profile.id)
    clock.freeze(START + timedelta(hours=1))
    assert await drop_expired() == 1
    assert (await Call.get(id=call.id)).status is CallStatus.MISSED
    assert await Notification.filter(recipient_id=pair.tom.id, key="call.missed").count() == 1


async def test_a_failed_room_cannot_come_back_to_life_after_its_appointment(pair: Pair) -> None:
    appointment = await confirmed_appointment(pair)
    call = await calls.open_room(appointment)
    await calls.join(call.id, pair.tom.id)
    await calls.fail(call.id)
    done = await appointments.finish_appointment(pair.lea, appointment.id)
    assert done.status is AppointmentStatus.DONE
    for act in (calls.connect, calls.fail):
        with pytest.raises(calls.CallOver):
            await act(call.id)
    assert (await Call.get(id=call.id)).status is CallStatus.FAILED


async def test_a_call_whose_window_has_closed_does_not_move_any_more(pair: Pair) -> None:
    call = await answered_call(pair)
    await calls.fail(call.id)
    clock.freeze(START + timedelta(hours=4))
    with pytest.raises(calls.CallOver):
        await calls.connect(call.id)
    with pytest.raises(calls.CallOver):
        await calls.join(call.id, pair.tom.id)
