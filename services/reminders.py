"""Reminders and the opening of rooms: derived from the appointment, never kept as jobs."""

from datetime import datetime, timedelta
from enum import StrEnum

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallSeat
from models.delivery import Notification
from models.member import Member
from models.profile import Profile
from services.claims import take_turn
from services.notifications import Subject, drop_owed, owe, refresh_cards
from services.profile_people import people_of
from services.screens import follow_facts
from services.slots.wall_clock import same_time_the_day_before
from services.unit_of_work import unit_of_work

ROOM_OPENS_BEFORE = timedelta(minutes=10)


class ReminderKind(StrEnum):
    """How long before the start a reminder comes. M-10 is the opening of the room."""

    DAY_BEFORE = "J-1"
    HOUR_BEFORE = "H-1"
    ROOM = "M-10"


def reminder_due_at(kind: ReminderKind, start_at: datetime, zone: str) -> datetime:
    """When a reminder is due: the day before at the reader's same local time, else elapsed time (EXT-06)."""
    if kind is ReminderKind.DAY_BEFORE:
        return same_time_the_day_before(start_at, zone)
    return start_at - (timedelta(hours=1) if kind is ReminderKind.HOUR_BEFORE else ROOM_OPENS_BEFORE)


async def people_in(appointment: Appointment) -> list[int]:
    """Everybody who is reminded: the client and the people of the profile."""
    return [appointment.client_id, *await people_of(await Profile.get(id=appointment.profile_id))]


async def owe_reminders(appointment: Appointment) -> None:
    """Owes both sides the reminders that are not yet past; one version is owed once for ever (EXT-18)."""
    now = clock.now()
    for person in await people_in(appointment):
        member = await Member.get(id=person)
        for kind in (ReminderKind.DAY_BEFORE, ReminderKind.HOUR_BEFORE):
            due_at = reminder_due_at(kind, appointment.start_at, member.time_zone)
            if due_at <= now:
                continue
            await owe(
                person,
                "appointment.reminder",
                subject=Subject("appointment", appointment.id, appointment.reminder_version),
                details={"kind": kind},
                due_at=due_at,
                mutable=False,
                dedupe_key=_key(appointment, kind, person),
            )


def _key(appointment: Appointment, kind: ReminderKind, person: int) -> str:
    return f"appointment.reminder:{appointment.id}:{kind}:{appointment.reminder_version}:{person}"


async def drop_reminders(appointment: Appointment) -> None:
    """Forgets the reminders that an appointment no longer needs."""
    await drop_owed("appointment", appointment.id, keys=["appointment.reminder", "appointment.room_open"])


_HOLDS_IN = {
    "appointment.requested": {AppointmentStatus.REQUESTED},
    "appointment.countered": {AppointmentStatus.COUNTERED},
    "appointment.accepted": {AppointmentStatus.CONFIRMED, AppointmentStatus.IN_PROGRESS},
    "appointment.moved": {AppointmentStatus.CONFIRMED, AppointmentStatus.IN_PROGRESS},
    "appointment.move_asked": {AppointmentStatus.CONFIRMED},
    "appointment.waiting": {AppointmentStatus.IN_PROGRESS},
    "appointment.absent_yet": {AppointmentStatus.IN_PROGRESS},
    "appointment.withdrawn": {AppointmentStatus.CANCELLED},
    "appointment.room_open": {AppointmentStatus.CONFIRMED, AppointmentStatus.IN_PROGRESS},
    "appointment.reminder": {AppointmentStatus.CONFIRMED},
    "appointment.nobody_came": {AppointmentStatus.CONFIRMED},
}


async def reminder_still_true(notification: Notification) -> bool:
    """Whether what is owed about an appointment still tells the truth at its delivery; for every key.

    A reminder or an opened room speaks of a `reminder_version` (its subject version), which rises when the
    appointment moves or ends. A reminder is also overtaken when the next one is due (the clock was moved).
    """
    appointment = await Appointment.get_or_none(id=notification.subject_id)
    key, now = notification.key, clock.now()
    if appointment is None or appointment.status not in _HOLDS_IN.get(key, set(AppointmentStatus)):
        return False
    if key == "appointment.move_asked":
        return appointment.moved_by_id is not None
    if key == "appointment.absent_yet":
        return await _one_side_waits(appointment)
    if key not in ("appointment.reminder", "appointment.room_open"):
        return True
    if notification.subject_version != appointment.reminder_version:
        return False
    kind = ReminderKind(notification.details["kind"])
    if kind is ReminderKind.ROOM:
        return now < appointment.end_at
    following = ReminderKind.HOUR_BEFORE if kind is ReminderKind.DAY_BEFORE else ReminderKind.ROOM
    return now < reminder_due_at(following, appointment.start_at, "UTC")


async def _one_side_waits(appointment: Appointment) -> bool:
    call = await Call.get_or_none(appointment_id=appointment.id)
    seats = await CallSeat.filter(call_id=call.id, joined_at__not_isnull=True) if call else []
    return len({seat.role for seat in seats}) == 1


async def show_at_home(appointment: Appointment, people: list[int] | None = None) -> None:
    """Has the home that somebody of an appointment looks at drawn again where its room opens or ends: the way into the
    room stands there from its opening on (FR-120). An appointment that is further ahead changes nothing there.
    """
    if clock.now() >= appointment.start_at - ROOM_OPENS_BEFORE:
        await follow_facts("home", people or await people_in(appointment))


async def open_due_rooms() -> int:
    """At M-10 opens the room of every confirmed appointment and owes both sides their link; says how many."""
    now = clock.now()
    opened = 0
    due = Appointment.filter(
        status=AppointmentStatus.CONFIRMED, start_at__lte=now + ROOM_OPENS_BEFORE, end_at__gt=now
    )
    for row in await due.order_by("start_at"):
        async with unit_of_work():
            opened += await _open_room_of(row)
    return opened


async def _open_room_of(row: Appointment) -> int:
    # Calls begin and finish appointments, so they are imported when needed.
    from services.calls import open_room

    if await Call.filter(appointment_id=row.id).exists():
        return 0
    await take_turn(row.profile_id)
    appointment = await Appointment.get(id=row.id)
    already = await Call.filter(appointment_id=row.id).exists()
    if already or appointment.status is not AppointmentStatus.CONFIRMED:
        return 0
    if appointment.start_at > clock.now() + ROOM_OPENS_BEFORE:
        return 0
    await open_room(appointment)
    people = await people_in(appointment)
    for person in people:
        await owe(
            person,
            "appointment.room_open",
            subject=Subject("appointment", appointment.id, appointment.reminder_version),
            details={"kind": ReminderKind.ROOM},
            mutable=False,
            urgency=0,
            dedupe_key=_key(appointment, ReminderKind.ROOM, person),
        )
    await refresh_cards("appointment", appointment.id)
    await show_at_home(appointment, people)
    return 1
