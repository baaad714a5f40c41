"""An appointment takes place: it begins, ends, or somebody does not come (states.md, e)."""

from datetime import timedelta

import pytest

from core import clock
from models.appointment import (
    Appointment,
    AppointmentStatus,
)
from models.call import CallSeat
from models.delivery import Card, Notification
from services import appointments as book
from services.calls import close_due, join, leave
from services.reminders import reminder_still_true
from tests.services.appointment_scene import scene, told

_S = AppointmentStatus


async def test_the_first_join_begins_and_the_professional_ends_it(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    assert begun.status is _S.IN_PROGRESS
    assert (await told(s.lea))[-1] == "waiting"
    assert (await book.first_join(begun.id, s.lea.id)).version == begun.version
    with pytest.raises(book.NotYourTurn):
        await book.finish_appointment(s.tom, begun.id)
    done = await book.finish_appointment(s.lea, begun.id, begun.version)
    assert done.status is _S.DONE
    assert not await CallSeat.filter(present=True).exists()


async def test_the_clock_ends_what_went_on_a_quarter_of_an_hour_too_long(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    clock.freeze(begun.end_at + timedelta(minutes=15) - timedelta(seconds=1))
    assert await book.finish_due() == 0
    clock.freeze(begun.end_at + timedelta(minutes=15))
    assert await book.finish_due() == 1
    assert (await Appointment.get(id=begun.id)).status is _S.DONE


async def test_a_talk_that_both_left_ends_after_five_minutes(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    room = await book.room_of(begun)
    assert room is not None
    await join(room.id, s.lea.id)
    for member in (s.tom, s.lea):
        await leave(room.id, member.id)
    clock.freeze(clock.now() + timedelta(minutes=4))
    assert await book.finish_due() == 0
    clock.freeze(clock.now() + timedelta(minutes=1))
    assert await book.finish_due() == 1


async def test_an_absence_is_told_by_who_waited_alone_a_quarter_of_an_hour(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    with pytest.raises(book.AbsenceTooEarly):
        await book.mark_no_show(s.tom, begun.id)
    clock.freeze(begun.start_at + timedelta(minutes=15))
    with pytest.raises(book.AbsenceUnproven):
        await book.mark_no_show(s.lea, begun.id)
    offer = await Notification.get(key="appointment.absent_yet")
    assert (offer.recipient_id, offer.due_at) == (s.tom.id, clock.now())
    assert await reminder_still_true(offer)
    marked = await book.mark_no_show(s.tom, begun.id, begun.version)
    assert not await reminder_still_true(offer)
    assert marked.status is _S.NO_SHOW
    assert (await told(s.lea))[-1] == "absent"


async def test_an_absence_cannot_be_told_of_somebody_who_came(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    room = await book.room_of(begun)
    assert room is not None
    await join(room.id, s.lea.id)
    clock.freeze(begun.start_at + timedelta(minutes=20))
    assert not await reminder_still_true(await Notification.get(key="appointment.absent_yet"))
    for member in (s.tom, s.lea):
        with pytest.raises(book.AbsenceUnproven):
            await book.mark_no_show(member, begun.id)


async def test_a_time_to_which_nobody_came_is_past_once_and_stays_confirmed(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    card = await Card.create(
        member_id=s.tom.id, kind="appointment", object_id=confirmed.id, chat_id=1, version_shown=1
    )
    clock.freeze(confirmed.end_at - timedelta(seconds=1))
    assert await book.note_passed() == 0
    assert book.is_ahead(confirmed)
    clock.freeze(confirmed.end_at)
    assert [await book.note_passed() for _ in range(2)] == [1, 0]
    passed = await Appointment.get(id=confirmed.id)
    assert (passed.status, passed.ended_at) == (_S.CONFIRMED, confirmed.end_at)
    assert book.has_passed(passed) and not book.is_ahead(passed)
    assert (await Card.get(id=card.id)).version_wanted == 2
    for member in (s.tom, s.lea):
        assert not await book.possible_actions(passed, member)
        before = ["accepted"] if member is s.tom else ["requested", "accepted"]
        assert await told(member) == [*before, "nobody_came"]


async def test_who_comes_late_into_the_open_room_begins_what_had_passed(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    clock.freeze(confirmed.start_at)
    await book.open_due_rooms()
    clock.freeze(confirmed.end_at + timedelta(minutes=5))
    assert await book.note_passed() == 1
    room = await book.room_of(confirmed)
    assert room is not None
    await join(room.id, s.lea.id)
    begun = await Appointment.get(id=confirmed.id)
    assert (begun.status, begun.ended_at) == (_S.IN_PROGRESS, None)
    assert await book.note_passed() == 0


async def test_a_room_into_which_nobody_came_leaves_the_card_when_it_closes(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    clock.freeze(confirmed.start_at)
    await book.open_due_rooms()
    clock.freeze(confirmed.end_at)
    await book.note_passed()
    card = await Card.create(
        member_id=s.tom.id, kind="appointment", object_id=confirmed.id, chat_id=1, version_shown=1
    )
    clock.freeze(confirmed.end_at + timedelta(minutes=30))
    assert await close_due() == 1
    assert (await Card.get(id=card.id)).version_wanted == 2


async def test_what_has_passed_is_not_cancelled_when_a_side_leaves(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    clock.freeze(confirmed.end_at)
    before = await told(s.lea)
    assert await book.end_for_party_gone(member_id=s.tom.id) == 0
    assert (await Appointment.get(id=confirmed.id)).status is _S.CONFIRMED
    assert await told(s.lea) == before
