"""The life of a room: it opens, people come and go, the picture stands, it ends (FR-121, FR-242)."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from core.errors import Conflict, NotFound
from core.i18n import language_of
from core.wake import wake
from models.appointment import Appointment
from models.call import Call, CallMove, CallSeat, CallStatus, SeatRole
from models.member import Member
from models.profile import Profile
from services.call_moves import OPEN, CallOver, end_call, lock_call, move_call, seat_stands
from services.call_seats import hash_secret, participation_of
from services.notifications import refresh_cards
from services.processes import living
from services.profile_people import people_of
from services.unit_of_work import after_commit, unit_of_work

OPENS_BEFORE = timedelta(minutes=10)
CLOSES_AFTER = timedelta(minutes=30)
TIME_TO_JOIN = timedelta(minutes=10)
DROPPED_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class RoomView:
    """What one person's call page shows. Aware UTC; `ends_at` only for appointments."""

    call: Call
    participation: str
    me: str
    other: str
    role: SeatRole
    language: str
    time_zone: str
    opens_at: datetime
    closes_at: datetime
    ends_at: datetime | None
    may_end: bool


async def open_room(appointment: Appointment) -> Call:
    """Opens the room of a confirmed appointment from 10 min before its start to 30 min after its end.

    Again is harmless and follows moved times. Everybody who acts for the profile gets a link; the first there
    has the place.
    """
    opens_at, closes_at = appointment.start_at - OPENS_BEFORE, appointment.end_at + CLOSES_AFTER
    async with unit_of_work():
        call = await Call.get_or_none(appointment_id=appointment.id)
        if call is not None:
            await Call.filter(id=call.id).update(opens_at=opens_at, closes_at=closes_at)
            return await Call.get(id=call.id)
        call = await Call.create(
            appointment_id=appointment.id,
            profile_id=appointment.profile_id,
            caller_id=appointment.client_id,
            status=CallStatus.ACCEPTED,
            created_at=clock.now(),
            opens_at=opens_at,
            closes_at=closes_at,
        )
        await CallSeat.create(call_id=call.id, member_id=appointment.client_id, role=SeatRole.CLIENT)
        for person in await people_of(await Profile.get(id=appointment.profile_id)):
            await CallSeat.create(call_id=call.id, member_id=person, role=SeatRole.PROFESSIONAL)
        return call


async def close_room(appointment_id: int) -> None:
    """Ends the room of a cancelled or finished appointment with all links and sessions, if there is one."""
    async with unit_of_work():
        call = await Call.get_or_none(appointment_id=appointment_id)
        if call is None:
            return
        await lock_call(call.id)
        call = await Call.get(id=call.id)
        for seat in await CallSeat.filter(call_id=call.id):
            await CallSeat.filter(id=seat.id).update(
                generation=seat.generation + 1, session_hash=None, present=False
            )
        if call.status in (CallStatus.ACCEPTED, CallStatus.LIVE):
            await end_call(call)
        else:
            # A failed call has no end of its own: its window shuts, so that nobody brings it back to life.
            await Call.filter(id=call.id, closes_at__gt=clock.now()).update(closes_at=clock.now())
        after_commit(lambda: wake("calls"))


async def seat_of_session(participation: str, secret: str) -> CallSeat:
    """The place that a cookie's secret holds. Refuses other secrets (NotFound) and ended calls (CallOver)."""
    public_id, _, number = participation.partition("-")
    call = await Call.get_or_none(public_id=public_id)
    seat = None
    if call is not None and number.isascii() and number.isdigit() and len(number) < 19:
        seat = await CallSeat.get_or_none(id=int(number), call_id=call.id)
    if call is None or seat is None or not await seat_stands(call, seat):
        raise NotFound()
    if call.status not in OPEN or clock.now() >= call.closes_at:
        raise CallOver()
    if seat.session_hash is None or not hmac.compare_digest(seat.session_hash, hash_secret(secret)):
        raise NotFound()
    return seat


async def room_view(call_id: int, member_id: int) -> RoomView:
    """What the call page shows to one of the two."""
    call = await Call.get(id=call_id)
    mine = await CallSeat.get_or_none(call_id=call_id, member_id=member_id)
    if mine is None:
        raise NotFound()
    me = await Member.get(id=member_id)
    profile = await Profile.get(id=call.profile_id)
    client = await Member.get(id=call.caller_id)
    appointment = await Appointment.get_or_none(id=call.appointment_id) if call.appointment_id else None
    client_name = client.called
    names = {SeatRole.CLIENT: client_name, SeatRole.PROFESSIONAL: profile.display_name}
    other_role = SeatRole.CLIENT if mine.role is SeatRole.PROFESSIONAL else SeatRole.PROFESSIONAL
    return RoomView(
        call=call,
        participation=participation_of(call, mine),
        me=names[mine.role],
        other=names[other_role],
        role=mine.role,
        language=language_of(me.language),
        time_zone=me.time_zone,
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        ends_at=appointment.end_at if appointment else None,
        may_end=appointment is None or mine.role is SeatRole.PROFESSIONAL,
    )


async def join(call_id: int, member_id: int, holder: str | None = None) -> Call:
    """The person is in the room. The first join of an appointment's room begins the appointment.

    `holder` is the process that carries their socket; a later one takes over.
    """
    async with unit_of_work():
        # Nobody sits down in a call that somebody is ending at this moment.
        await lock_call(call_id)
        call = await _open_call(call_id)
        seat = await CallSeat.get_or_none(call_id=call_id, member_id=member_id)
        if seat is None:
            raise NotFound()
        await CallSeat.filter(id=seat.id).update(
            present=True, joined_at=seat.joined_at or clock.now(), left_at=None, held_by=holder
        )
        if call.appointment_id is not None:
            await _begin_appointment(call.appointment_id, member_id)
        return call


async def leave(call_id: int, member_id: int, holder: str | None = None) -> bool:
    """The person is out of the room, which stays open for both; their link leads back in. Says whether they were in.

    With `holder`, only while that process still carries their socket: they may have come back by another one.
    """
    async with unit_of_work():
        seats = CallSeat.filter(call_id=call_id, member_id=member_id, present=True)
        if holder is not None:
            seats = seats.filter(held_by=holder)
        return bool(await seats.update(present=False, left_at=clock.now(), held_by=None))


async def is_held(call_id: int, member_id: int, holder: str) -> bool:
    """Whether this process carries the socket of a person who is in the room."""
    return await CallSeat.filter(call_id=call_id, member_id=member_id, present=True, held_by=holder).exists()


async def connect(call_id: int) -> Call:
    """Both see and hear each other: the call is live. Nothing changes when it already is."""
    async with unit_of_work():
        await lock_call(call_id)
        call = await _open_call(call_id)
        if call.status is CallStatus.LIVE:
            return call
        return await move_call(call, CallMove.CONNECT, started_at=call.started_at or clock.now())


async def fail(call_id: int) -> Call:
    """No connection could be made: the call has failed until a new try succeeds."""
    async with unit_of_work():
        await lock_call(call_id)
        call = await _open_call(call_id)
        return call if call.status is CallStatus.FAILED else await move_call(call, CallMove.FAIL)


async def hang_up(call_id: int, member_id: int) -> Call:
    """Ends a direct call for both. In an appointment only the professional ends it; the client leaves."""
    async with unit_of_work():
        await lock_call(call_id)
        call = await _open_call(call_id)
        seat = await CallSeat.get_or_none(call_id=call_id, member_id=member_id)
        if seat is None:
            raise NotFound()
        await leave(call_id, member_id)
        if call.status is CallStatus.FAILED or (call.appointment_id and seat.role is SeatRole.CLIENT):
            return call
        if call.appointment_id is None:
            return await end_call(call)
        await _finish_appointment(call.appointment_id)
        return await Call.get(id=call_id)


async def close_due() -> int:
    """Ends the calls that nobody is in any more; gives how many changed (the scheduler's tick).

    A direct call: nobody came for 10 min, or both are gone for 60 s; one gone for 60 s is a failure that their
    return repairs. Any call: its window has closed. (Appointments end by `services.appointments.finish_due`.)
    """
    changed = 0
    for call in await Call.filter(status__in=[CallStatus.ACCEPTED, CallStatus.LIVE]):
        try:
            async with unit_of_work():
                changed += await _close_if_due(await Call.get(id=call.id))
        except Conflict:
            continue  # Somebody moved it in this very instant: the next tick looks again.
    return changed


async def standing(call_ids: list[int]) -> tuple[set[int], dict[str, str | None]]:
    """Which of these calls are still open, and the hashes of the sessions that still hold a place in them, each with
    the process that carries its socket.
    """
    now = clock.now()
    alive = await Call.filter(id__in=call_ids, status__in=list(OPEN), closes_at__gt=now)
    seats = await CallSeat.filter(call_id__in=[call.id for call in alive], session_hash__not_isnull=True)
    held = {seat.session_hash: seat.held_by for seat in seats if seat.session_hash}
    return {call.id for call in alive}, held


async def forget_the_dead(*, unheld: bool = False) -> int:
    """Whoever's socket was carried by a process that died, and who did not come back by another one, is out of the
    room; gives how many. With `unheld`, also who sits there by no process at all.
    """
    async with unit_of_work():
        alive = await living()
        present = await CallSeat.filter(present=True)
        dead = {seat.held_by for seat in present if seat.held_by is not None} - alive
        lost = CallSeat.filter(present=True, held_by__in=list(dead))
        changed = await lost.update(present=False, left_at=clock.now(), held_by=None) if dead else 0
        if unheld:
            left = CallSeat.filter(present=True, held_by=None)
            changed += await left.update(present=False, left_at=clock.now())
        return changed


async def _open_call(call_id: int) -> Call:
    call = await Call.get_or_none(id=call_id)
    if call is None:
        raise NotFound()
    if call.status not in OPEN or call.closes_at <= clock.now():
        raise CallOver()
    return call


async def _close_if_due(call: Call) -> int:
    now = clock.now()
    if call.closes_at <= now:
        await end_call(call)
        if call.appointment_id is not None:
            # Where nobody came, nothing else has the card drawn without its way into the room.
            await refresh_cards("appointment", call.appointment_id)
        return 1
    if call.appointment_id is not None:
        return 0
    seats = await CallSeat.filter(call_id=call.id)
    present = sum(seat.present for seat in seats)
    last_left = max((seat.left_at for seat in seats if seat.left_at is not None), default=None)
    dropped = last_left is not None and now - last_left >= DROPPED_AFTER
    unused = last_left is None and now - call.opens_at >= TIME_TO_JOIN
    if not present and (dropped or unused):
        await end_call(call)
        return 1
    if call.status is CallStatus.LIVE and present == 1 and dropped:
        await move_call(call, CallMove.FAIL)
        return 1
    return 0


async def _begin_appointment(appointment_id: int, member_id: int) -> None:
    # Appointments close rooms, so they are imported when needed.
    from services.appointments import first_join

    await first_join(appointment_id, member_id)


async def _finish_appointment(appointment_id: int) -> None:
    from services.appointments import end_talk

    await end_talk(appointment_id)
