"""What time does to appointments: requests lapse, proposals to move lapse, talks that ended are done."""

from core import clock
from core.errors import Conflict
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import Appointment, AppointmentMove, AppointmentStatus
from models.call import Call, CallSeat
from models.response_fact import AskedBy
from models.sql import lock_row
from services.appointments.acting import change_appointment, decided, move_appointment, show_appointment
from services.appointments.deadlines import DONE_AFTER_END, DONE_AFTER_LEAVING
from services.appointments.ending import end_talk
from services.appointments.notices import tell
from services.appointments.rescheduling import give_up_move, mover_side
from services.appointments.sides import Side
from services.claims import release_claims, take_turn
from services.reminders import show_at_home
from services.response_rates import note_silence
from services.unit_of_work import unit_of_work

_WAITING = (AppointmentStatus.REQUESTED, AppointmentStatus.COUNTERED)


async def expire_due() -> int:
    """Ends the requests and offers that nobody answered in time and tells both sides; gives how many."""
    expired = 0
    due = await Appointment.filter(status__in=_WAITING, answer_by__lte=clock.now()).order_by("answer_by")
    for row in due:
        async with unit_of_work():
            await take_turn(row.profile_id)
            appointment = await Appointment.get(id=row.id)
            if not _lapsed(appointment):
                continue
            gone = await move_appointment(appointment, AppointmentMove.EXPIRE, **decided(None))
            await release_claims(gone.id)
            if appointment.status is AppointmentStatus.REQUESTED:
                await note_silence(gone.profile_id, AskedBy.APPOINTMENT, gone.id)
            for side in Side:
                await tell(gone, side, "expired", was=appointment.status)
            expired += 1
    return expired


def _lapsed(appointment: Appointment) -> bool:
    answer_by = appointment.answer_by
    return appointment.status in _WAITING and answer_by is not None and answer_by <= clock.now()


async def expire_moves() -> int:
    """Takes back the proposals to move that nobody answered; the old time stays. Gives how many."""
    expired = 0
    due = Claim.filter(kind=ClaimKind.MOVE, state=ClaimState.ACTIVE, expires_at__lte=clock.now())
    for row in await due.order_by("expires_at"):
        async with unit_of_work():
            await take_turn(row.profile_id)
            proposed = await Claim.get(id=row.id)
            if proposed.state is not ClaimState.ACTIVE or proposed.kind is not ClaimKind.MOVE:
                continue
            await lock_row("call", proposed.appointment_id or 0, "appointment_id")
            appointment = await Appointment.get(id=proposed.appointment_id)
            proposer = mover_side(appointment)
            await give_up_move(appointment)
            kept = await change_appointment(appointment, moved_by_id=None)
            if proposer is not None:
                await tell(kept, proposer, "move_declined", by="clock")
            expired += 1
    return expired


async def finish_due() -> int:
    """Ends the talks that both sides left 5 min ago, or whose time ended 15 min ago; gives how many."""
    finished = 0
    now = clock.now()
    for appointment in await Appointment.filter(status=AppointmentStatus.IN_PROGRESS):
        if appointment.end_at + DONE_AFTER_END > now and not await _both_left(appointment.id):
            continue
        try:
            await end_talk(appointment.id)
        except Conflict:
            continue  # Somebody ended it in this very instant: that stands.
        finished += 1
    return finished


async def note_passed() -> int:
    """Has the confirmed appointments whose time passed without anybody drawn as that, and tells both sides what they
    can do now, once each; gives how many.

    They stay confirmed: states.md (e) has no row for them.
    """
    noted = 0
    unnoted = Appointment.filter(status=AppointmentStatus.CONFIRMED, ended_at=None)
    for row in await unnoted.filter(end_at__lte=clock.now()).order_by("end_at", "id"):
        async with unit_of_work():
            await take_turn(row.profile_id)
            same = Appointment.filter(id=row.id, status=row.status, version=row.version, ended_at=None)
            if await same.update(ended_at=row.end_at):
                await show_appointment(row)
                await show_at_home(row)
                for side in Side:
                    await tell(row, side, "nobody_came")
                noted += 1
    return noted


async def _both_left(appointment_id: int) -> bool:
    call = await Call.get_or_none(appointment_id=appointment_id)
    seats = await CallSeat.filter(call_id=call.id, joined_at__not_isnull=True) if call else []
    if len({seat.role for seat in seats}) < 2 or any(seat.present for seat in seats):
        return False
    latest = clock.now() - DONE_AFTER_LEAVING
    return all(seat.left_at is not None and seat.left_at <= latest for seat in seats)
