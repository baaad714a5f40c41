"""Reminders follow from the appointment; rooms open ten minutes before."""

import asyncio
from datetime import datetime, timedelta

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.call import Call
from models.delivery import Notification
from models.member import Member
from services import appointments as book
from services.reminders import ReminderKind, open_due_rooms, owe_reminders, reminder_still_true
from tests.services.booking_scene import at, make_client, make_professional

FRIDAY = at(8, 8)  # 10:00 in Zurich.


async def confirmed(start: datetime = FRIDAY, client_zone: str = "Europe/Zurich") -> Appointment:
    """Tom's confirmed appointment with Léa."""
    lea, profile = await make_professional()
    tom = await make_client("Tom", time_zone=client_zone)
    asked = await book.request_appointment(tom, profile.id, start)
    return await book.accept_appointment(lea, asked.id)


async def still_true(key: str, appointment_id: int, version: int, kind: str = "H-1") -> bool:
    """Whether a notification would still be delivered."""
    return await reminder_still_true(
        Notification(key=key, subject_id=appointment_id, subject_version=version, details={"kind": kind})
    )


async def due(member_id: int, state: str = "owed") -> dict[str, datetime]:
    """When a person's reminders are due, by kind."""
    rows = await Notification.filter(recipient_id=member_id, key="appointment.reminder", state=state)
    return {row.details["kind"]: row.due_at for row in rows}


async def test_both_are_reminded_the_day_before_and_the_hour_before(database: str) -> None:
    appointment = await confirmed()
    for person in await Member.all():
        assert await due(person.id) == {"J-1": at(7, 8), "H-1": at(8, 7)}
    assert not await Notification.filter(key="appointment.reminder", mutable=True).exists()
    assert appointment.reminder_version == 1


async def test_the_day_before_is_counted_on_the_readers_own_clocks(database: str) -> None:
    # Léa's clocks change on 29 March, Tom's in Tokyo never do.
    clock.freeze(datetime.fromisoformat("2026-03-24T08:00:00+00:00"))
    lea, profile = await make_professional(hours={6: [(600, 660)]})
    tom = await make_client("Tom", time_zone="Asia/Tokyo")
    start = datetime.fromisoformat("2026-03-29T08:00:00+00:00")
    asked = await book.request_appointment(tom, profile.id, start)
    await book.accept_appointment(lea, asked.id)
    assert (await due(lea.id))["J-1"] == start - timedelta(hours=23)
    assert (await due(tom.id))["J-1"] == start - timedelta(hours=24)


async def test_what_would_already_be_past_at_the_booking_is_not_owed(database: str) -> None:
    appointment = await confirmed(at(4, 12))
    assert set(await due(appointment.client_id)) == {"H-1"}


async def test_owing_again_owes_nothing_more(database: str) -> None:
    appointment = await confirmed()
    before = await Notification.all().count()
    await owe_reminders(appointment)
    assert await Notification.all().count() == before


async def test_a_moved_appointment_drops_its_reminders_and_owes_new_ones(database: str) -> None:
    appointment = await confirmed()
    lea = await Member.get(display_name="Léa")
    tom = await Member.get(id=appointment.client_id)
    old = await Notification.filter(key="appointment.reminder").order_by("id")
    assert len(old) == 4
    await book.propose_move(lea, appointment.id, None, at(11, 8))
    moved = await book.accept_move(tom, appointment.id)
    assert await due(tom.id) == {"J-1": at(10, 8), "H-1": at(11, 7)}
    assert len(await due(tom.id, "dropped")) == 2
    for row in old:
        assert row.subject_id == moved.id
        assert not await reminder_still_true(row)


async def test_a_proposal_to_move_does_not_silence_the_reminders(database: str) -> None:
    appointment = await confirmed()
    tom = await Member.get(id=appointment.client_id)
    await book.propose_move(tom, appointment.id, None, at(11, 8))
    clock.freeze(at(7, 8))
    assert await still_true("appointment.reminder", appointment.id, 1, "J-1")


async def test_a_cancelled_appointment_reminds_nobody(database: str) -> None:
    appointment = await confirmed()
    tom = await Member.get(id=appointment.client_id)
    await book.cancel_appointment(tom, appointment.id, None, "Malade")
    assert await due(tom.id) == {}
    assert not await still_true("appointment.reminder", appointment.id, 1)
    assert await still_true("appointment.cancelled", appointment.id, 3)


async def test_after_a_jump_of_the_clock_only_the_last_reminder_is_true(database: str) -> None:
    appointment = await confirmed()
    key, number = "appointment.reminder", appointment.id
    clock.freeze(FRIDAY - timedelta(minutes=30))
    assert not await still_true(key, number, 1, ReminderKind.DAY_BEFORE)
    assert await still_true(key, number, 1, ReminderKind.HOUR_BEFORE)
    clock.freeze(FRIDAY - timedelta(minutes=10))
    assert not await still_true(key, number, 1, ReminderKind.HOUR_BEFORE)
    assert await still_true("appointment.room_open", number, 1, "M-10")
    clock.freeze(FRIDAY + timedelta(days=1))
    assert not await still_true("appointment.room_open", number, 1, "M-10")
    assert not await still_true(key, number, 1)


async def test_what_a_later_answer_overtook_is_no_longer_true(database: str) -> None:
    appointment = await confirmed()
    assert not await still_true("appointment.requested", appointment.id, 1)
    assert not await still_true("appointment.move_asked", appointment.id, 2)
    assert await still_true("appointment.accepted", appointment.id, 2)
    assert not await still_true("appointment.accepted", 999_999, 2)


async def test_the_room_opens_ten_minutes_before_once_and_both_are_told(database: str) -> None:
    appointment = await confirmed()
    clock.freeze(FRIDAY - timedelta(minutes=10, seconds=1))
    assert await open_due_rooms() == 0
    clock.freeze(FRIDAY - timedelta(minutes=10))
    assert await open_due_rooms() == 1
    assert await open_due_rooms() == 0
    room = await Call.get(appointment_id=appointment.id)
    assert room.opens_at == FRIDAY - timedelta(minutes=10)
    rows = await Notification.filter(key="appointment.room_open")
    assert len(rows) == 2
    assert {row.mutable for row in rows} == {False}


async def test_schedulers_at_the_same_second_open_one_room(database: str) -> None:
    await confirmed()
    clock.freeze(FRIDAY - timedelta(minutes=5))
    opened = await asyncio.gather(*(open_due_rooms() for _ in range(6)))
    assert sum(opened) == 1
    assert await Notification.filter(key="appointment.room_open").count() == 2


async def test_no_room_opens_for_what_is_cancelled_or_over(database: str) -> None:
    appointment = await confirmed()
    clock.freeze(appointment.end_at)
    assert await open_due_rooms() == 0
    clock.freeze(FRIDAY - timedelta(minutes=5))
    await Appointment.filter(id=appointment.id).update(status=AppointmentStatus.CANCELLED)
    assert await open_due_rooms() == 0
