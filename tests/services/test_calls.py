"""Ringing, answering, rooms and seats (states.md, f)."""

import asyncio
import hashlib
from datetime import timedelta

import pytest

from core import clock
from core.errors import Conflict, IllegalMove, NotFound
from core.keys import KeyRing
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallSeat, CallStatus
from models.delivery import Notification, NotificationState
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Profile
from services import calls
from services.appointments import cancel_appointment
from services.presence import PresenceState, Stay, go_offline, go_online, presence_of
from tests.conftest import START
from tests.web.people import (
    Pair,
    answered_call,
    confirmed_appointment,
    make_pair,
    make_professional,
    make_visitor,
)

KEYS = KeyRing(b"k" * 32)


async def owed(member: Member) -> list[str]:
    rows = await Notification.filter(recipient_id=member.id, state=NotificationState.OWED).order_by("id")
    return [row.key for row in rows if row.key.startswith("call.")]


async def token_of(call: Call, member: Member) -> str:
    return (await calls.call_url("http://127.0.0.1:8080/", KEYS, call, member)).partition("#")[2]


@pytest.fixture
async def pair(database: str) -> Pair:
    return await make_pair()


async def test_a_ring_tells_the_professional_and_makes_one_ringing_call(pair: Pair) -> None:
    call = await calls.ring(pair.tom, pair.profile.id)
    assert call.status is CallStatus.RINGING
    assert call.rings_until == START + timedelta(seconds=45)
    row = await Notification.get(recipient_id=pair.lea.id, key="call.incoming")
    assert (row.mutable, row.urgency, row.subject_kind, row.subject_id) == (False, 0, "call", call.id)


async def test_somebody_offline_cannot_be_rung(pair: Pair) -> None:
    await go_offline(pair.lea, pair.profile.id)
    with pytest.raises(calls.CalleeOffline):
        await calls.ring(pair.tom, pair.profile.id)
    clock.freeze(START)
    await go_online(pair.lea, pair.profile.id, Stay.ONE_HOUR)
    clock.freeze(START + timedelta(hours=1))
    with pytest.raises(calls.CalleeOffline):
        await calls.ring(pair.tom, pair.profile.id)


async def test_only_one_call_rings_at_a_professional_and_only_one_of_a_caller(pair: Pair) -> None:
    ines = await make_visitor(1003, "Inès")
    _, other = await make_professional(1004, "Marc Favre")
    await calls.ring(pair.tom, pair.profile.id)
    with pytest.raises(calls.CalleeBusy):
        await calls.ring(ines, pair.profile.id)
    with pytest.raises(calls.CallerBusy):
        await calls.ring(pair.tom, other.id)


async def test_of_two_who_ring_in_the_same_instant_one_gets_through(pair: Pair) -> None:
    ines = await make_visitor(1003, "Inès")
    results = await asyncio.gather(
        calls.ring(pair.tom, pair.profile.id), calls.ring(ines, pair.profile.id), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["Call", "CalleeBusy"]
    assert await Call.all().count() == 1


async def test_nobody_rings_themselves_or_without_signing_up_or_at_a_hidden_profile(pair: Pair) -> None:
    with pytest.raises(calls.CallToOneself):
        await calls.ring(pair.lea, pair.profile.id)
    await Member.filter(id=pair.tom.id).update(registered_at=None)
    with pytest.raises(calls.CallNeedsRegistration):
        await calls.ring(await Member.get(id=pair.tom.id), pair.profile.id)
    ines = await make_visitor(1003, "Inès")
    await pair.profile.filter(id=pair.profile.id).update(paused=True)
    with pytest.raises(NotFound):
        await calls.ring(ines, pair.profile.id)
    assert await Call.all().count() == 0


async def test_an_answer_makes_both_busy_and_gives_two_personal_links(pair: Pair) -> None:
    call = await answered_call(pair)
    assert call.status is CallStatus.ACCEPTED
    assert await owed(pair.tom) == ["call.accepted"]
    assert await owed(pair.lea) == []
    assert (await presence_of(pair.profile)).state is PresenceState.BUSY
    first, second = await token_of(call, pair.tom), await token_of(call, pair.lea)
    assert first != second
    assert first == await token_of(await Call.get(id=call.id), pair.tom)


async def test_a_refusal_tells_the_caller_and_a_caller_who_gives_up_disturbs_nobody(pair: Pair) -> None:
    call = await calls.ring(pair.tom, pair.profile.id)
    assert (await calls.reject(call.id, pair.lea)).status is CallStatus.DECLINED
    assert await owed(pair.tom) == ["call.declined"]
    call = await calls.ring(pair.tom, pair.profile.id)
    assert (await calls.give_up(call.id, pair.tom)).status is CallStatus.CANCELLED
    assert await owed(pair.lea) == []


async def test_ringing_ends_after_45_seconds_and_both_are_told(pair: Pair) -> None:
    call = await calls.ring(pair.tom, pair.profile.id)
    clock.freeze(START + timedelta(seconds=44))
    assert await calls.ring_out_due() == 0
    clock.freeze(START + timedelta(seconds=45))
    with pytest.raises(calls.CallOver):
        await calls.answer(call.id, pair.lea)
    assert await calls.ring_out_due() == 1
    assert await calls.ring_out_due() == 0
    assert (await Call.get(id=call.id)).status is CallStatus.MISSED
    assert (await owed(pair.tom), await owed(pair.lea)) == (["call.missed"], ["call.missed"])


async def test_going_offline_misses_the_call_that_rings(pair: Pair) -> None:
    call = await calls.ring(pair.tom, pair.profile.id)
    await go_offline(pair.lea, pair.profile.id)
    assert (await Call.get(id=call.id)).status is CallStatus.MISSED


async def test_a_stranger_sees_no_call_and_the_caller_cannot_answer_for_the_other(pair: Pair) -> None:
    ines = await make_visitor(1003, "Inès")
    call = await calls.ring(pair.tom, pair.profile.id)
    for act in (calls.access_call, calls.answer, calls.reject, calls.give_up):
        with pytest.raises(NotFound):
            await act(call.id, ines)
    for act in (calls.answer, calls.reject):
        with pytest.raises(NotFound):
            await act(call.id, pair.tom)
    with pytest.raises(NotFound):
        await calls.give_up(call.id, pair.lea)
    assert (await Call.get(id=call.id)).status is CallStatus.RINGING


async def test_of_an_answer_and_a_refusal_in_the_same_instant_one_counts(pair: Pair) -> None:
    call = await calls.ring(pair.tom, pair.profile.id)
    results = await asyncio.gather(
        calls.answer(call.id, pair.lea), calls.give_up(call.id, pair.tom), return_exceptions=True
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    assert (await Call.get(id=call.id)).version == 2


async def test_a_connection_and_a_failure_in_the_same_instant_both_count_one_after_the_other(
    pair: Pair,
) -> None:
    call = await answered_call(pair)
    for _ in range(20):
        before = (await Call.get(id=call.id)).version
        first, second = await asyncio.gather(calls.connect(call.id), calls.fail(call.id))
        assert {first.status, second.status} == {CallStatus.LIVE, CallStatus.FAILED}
        assert (await Call.get(id=call.id)).version > before


async def test_a_finished_call_takes_no_answer(pair: Pair) -> None:
    call = await calls.ring(pair.tom, pair.profile.id)
    await calls.reject(call.id, pair.lea)
    with pytest.raises(IllegalMove):
        await calls.answer(call.id, pair.lea)


async def test_a_seat_is_taken_with_the_personal_token_and_only_its_hash_is_stored(pair: Pair) -> None:
    call = await answered_call(pair)
    session = await calls.take_seat(KEYS, await token_of(call, pair.tom))
    stored = await CallSeat.get(call_id=call.id, member_id=pair.tom.id)
    assert stored.session_hash == hashlib.sha256(session.secret.encode()).hexdigest()
    assert (await calls.seat_of_session(session.participation, session.secret)).id == stored.id
    for participation, secret in [
        (session.participation, session.secret[:-1]),
        (session.participation, ""),
        (session.participation, "é\ud800"),
        (f"{call.public_id}-999", session.secret),
        (f"{call.public_id}-²", session.secret),
        ("nothing", session.secret),
    ]:
        with pytest.raises(NotFound):
            await calls.seat_of_session(participation, secret)


async def test_opening_elsewhere_takes_the_seat_over(pair: Pair) -> None:
    call = await answered_call(pair)
    token = await token_of(call, pair.tom)
    first = await calls.take_seat(KEYS, token)
    second = await calls.take_seat(KEYS, token)
    with pytest.raises(NotFound):
        await calls.seat_of_session(first.participation, first.secret)
    assert await calls.seat_of_session(second.participation, second.secret)


async def test_a_link_of_before_the_access_was_recovered_is_worthless_with_its_session(pair: Pair) -> None:
    call = await answered_call(pair)
    old = await token_of(call, pair.tom)
    session = await calls.take_seat(KEYS, old)
    await CallSeat.filter(call_id=call.id, member_id=pair.tom.id).update(generation=2, session_hash=None)
    with pytest.raises(calls.CallLinkOld):
        await calls.take_seat(KEYS, old)
    with pytest.raises(NotFound):
        await calls.seat_of_session(session.participation, session.secret)
    assert await calls.take_seat(KEYS, await token_of(call, pair.tom))


@pytest.mark.parametrize(
    "spoil",
    [lambda t: t[:-2] + "AA", lambda t: ("A" if t[0] != "A" else "B") + t[1:], lambda t: "", lambda t: "é"],
)
async def test_a_token_that_was_touched_opens_nothing(pair: Pair, spoil) -> None:  # type: ignore[no-untyped-def]
    token = await token_of(await answered_call(pair), pair.tom)
    with pytest.raises(NotFound):
        await calls.take_seat(KEYS, spoil(token))
    with pytest.raises(NotFound):
        await calls.take_seat(KeyRing(b"z" * 32), token)


async def test_an_appointments_room_lets_in_from_ten_minutes_before_to_thirty_after(pair: Pair) -> None:
    appointment = await confirmed_appointment(pair, timedelta(hours=1))
    call = await calls.open_room(appointment)
    assert (await calls.open_room(appointment)).id == call.id
    token = await token_of(call, pair.tom)
    clock.freeze(START + timedelta(minutes=49, seconds=59))
    with pytest.raises(calls.CallNotOpen):
        await calls.take_seat(KEYS, token)
    clock.freeze(START + timedelta(minutes=50))
    assert await calls.take_seat(KEYS, token)
    clock.freeze(START + timedelta(hours=2))
    with pytest.raises(calls.CallOver):
        await calls.take_seat(KEYS, token)


async def test_a_cancelled_appointment_closes_its_room_and_links(pair: Pair) -> None:
    appointment = await confirmed_appointment(pair)
    call = await calls.open_room(appointment)
    token = await token_of(call, pair.tom)
    session = await calls.take_seat(KEYS, token)
    await cancel_appointment(pair.lea, appointment.id, appointment.version, "Empêchement")
    with pytest.raises(calls.CallOver):
        await calls.take_seat(KEYS, token)
    with pytest.raises(calls.CallOver):
        await calls.seat_of_session(session.participation, session.secret)
    assert (await Call.get(id=call.id)).status is CallStatus.ENDED


async def test_the_first_join_begins_the_appointment_and_the_professional_ends_it(pair: Pair) -> None:
    appointment = await confirmed_appointment(pair)
    call = await calls.open_room(appointment)
    await calls.join(call.id, pair.tom.id)
    assert (await Appointment.get(id=appointment.id)).status is AppointmentStatus.IN_PROGRESS
    await calls.join(call.id, pair.lea.id)
    assert (await presence_of(pair.profile)).state is PresenceState.BUSY
    assert (await calls.connect(call.id)).status is CallStatus.LIVE
    assert (await calls.hang_up(call.id, pair.tom.id)).status is CallStatus.LIVE
    assert (await calls.hang_up(call.id, pair.lea.id)).status is CallStatus.ENDED
    assert (await Appointment.get(id=appointment.id)).status is AppointmentStatus.DONE
    assert (await presence_of(pair.profile)).state is PresenceState.ONLINE


async def test_hanging_up_ends_a_direct_call_for_both(pair: Pair) -> None:
    call = await answered_call(pair)
    for member in (pair.tom, pair.lea):
        await calls.join(call.id, member.id)
    live = await calls.connect(call.id)
    assert live.started_at == START
    clock.freeze(START + timedelta(minutes=3))
    ended = await calls.hang_up(call.id, pair.tom.id)
    assert (ended.status, ended.ended_at) == (CallStatus.ENDED, START + timedelta(minutes=3))
    assert not await CallSeat.filter(call_id=call.id, present=True).exists()
    with pytest.raises(calls.CallOver):
        await calls.take_seat(KEYS, await token_of(call, pair.lea))


async def test_a_failed_call_comes_back_when_both_see_each_other_again(pair: Pair) -> None:
    call = await answered_call(pair)
    assert (await calls.fail(call.id)).status is CallStatus.FAILED
    assert (await calls.connect(call.id)).status is CallStatus.LIVE


async def test_a_direct_call_that_nobody_comes_to_ends_after_ten_minutes(pair: Pair) -> None:
    call = await answered_call(pair)
    clock.freeze(START + timedelta(minutes=9, seconds=59))
    assert await calls.close_due() == 0
    clock.freeze(START + timedelta(minutes=10))
    assert await calls.close_due() == 1
    assert (await Call.get(id=call.id)).status is CallStatus.ENDED


async def test_a_direct_call_that_both_left_ends_after_a_minute(pair: Pair) -> None:
    call = await answered_call(pair)
    for member in (pair.tom, pair.lea):
        await calls.join(call.id, member.id)
    await calls.connect(call.id)
    await calls.leave(call.id, pair.tom.id)
    clock.freeze(START + timedelta(seconds=60))
    assert await calls.close_due() == 1
    assert (await Call.get(id=call.id)).status is CallStatus.FAILED
    await calls.join(call.id, pair.tom.id)
    await calls.connect(call.id)
    for member in (pair.tom, pair.lea):
        await calls.leave(call.id, member.id)
    clock.freeze(START + timedelta(seconds=120))
    assert await calls.close_due() == 1
    assert (await Call.get(id=call.id)).status is CallStatus.ENDED


async def _colleagues(pair: Pair) -> tuple[Member, Member]:
    """Two people of an organisation that takes the professional's place in the directory."""
    boss = await make_visitor(1010, "Ada")
    colleague = await make_visitor(1011, "Bob")
    organisation = await Organisation.create(category="company", name="Atelier", created_at=START)
    for member in (boss, colleague):
        await Membership.create(organisation_id=organisation.id, member_id=member.id, is_owner=True)
    await Profile.filter(id=pair.profile.id).update(
        member_id=None, organisation_id=organisation.id, category=MemberCategory.COMPANY
    )
    return boss, colleague


async def test_of_two_colleagues_one_has_the_place_until_they_leave(pair: Pair) -> None:
    boss, colleague = await _colleagues(pair)
    call = await calls.open_room(await confirmed_appointment(pair))
    first, second = await token_of(call, boss), await token_of(call, colleague)
    assert await calls.take_seat(KEYS, first)
    await calls.join(call.id, boss.id)
    with pytest.raises(calls.CallFull):
        await calls.take_seat(KEYS, second)
    with pytest.raises(NotFound):
        await token_of(call, pair.lea)
    await calls.leave(call.id, boss.id)
    assert await calls.take_seat(KEYS, second)
    with pytest.raises(calls.CallFull):
        await calls.take_seat(KEYS, first)


async def test_of_two_colleagues_in_the_same_instant_one_has_the_place(pair: Pair) -> None:
    boss, colleague = await _colleagues(pair)
    call = await calls.open_room(await confirmed_appointment(pair))
    tokens = [await token_of(call, member) for member in (boss, colleague)]
    for _ in range(
        8
    ):  # The second connection to the database is slow the first time: that round proves little.
        await CallSeat.filter(call_id=call.id).update(session_hash=None)
        results = await asyncio.gather(
            *(calls.take_seat(KEYS, token) for token in tokens), return_exceptions=True
        )
        assert sorted(type(result).__name__ for result in results) == ["CallFull", "SeatSession"]
