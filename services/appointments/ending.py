"""How an appointment begins and ends: first join, end, absence, cancellation, a party that is gone."""

from tortoise.expressions import Q

from core import clock
from core.errors import IllegalMove
from models.appointment import Appointment, AppointmentMove, AppointmentStatus, next_appointment_status
from models.call import Call, CallSeat, SeatRole
from models.member import Member
from models.sql import lock_row
from services.appointments.acting import acting_on, decided, move_appointment, said_reason
from services.appointments.deadlines import ABSENCE_AFTER_START, LATE_CANCEL
from services.appointments.errors import AbsenceTooEarly, AbsenceUnproven, AppointmentOver
from services.appointments.notices import tell, tell_both
from services.appointments.sides import LIVE, Side, is_ahead
from services.claims import release_claims, take_turn
from services.notifications import refresh_cards
from services.reminders import drop_reminders
from services.unit_of_work import unit_of_work


async def cancel_appointment(
    member: Member, appointment_id: int, version: int | None, reason: str
) -> Appointment:
    """« Annuler le rendez-vous » with a reason: the slot is free, the room shut; under 2 h before it is late.

    Refuses with ReasonNeeded, with AppointmentOver after its end, with IllegalMove what is not confirmed.
    """
    said = said_reason(reason)
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.appointment
        next_appointment_status(appointment.status, AppointmentMove.CANCEL)
        now = clock.now()
        if appointment.end_at <= now:
            raise AppointmentOver()
        late = appointment.start_at - now < LATE_CANCEL
        cancelled = await _cancel(appointment, AppointmentMove.CANCEL, member, reason=said, late_cancel=late)
        await tell_both(cancelled, "cancelled", acting.side, late=late)
        return cancelled


async def withdraw_request(member: Member, appointment_id: int, version: int | None = None) -> Appointment:
    """« Retirer ma demande » by who asked, while nobody answered: the time is free again, and the other side is told.

    Refuses the professional with NotYourTurn, and with IllegalMove what was answered or lapsed meanwhile.
    """
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.only(Side.CLIENT)
        next_appointment_status(appointment.status, AppointmentMove.TAKE_BACK)
        withdrawn = await move_appointment(appointment, AppointmentMove.TAKE_BACK, **decided(member))
        await release_claims(appointment.id)
        await refresh_cards("profile", appointment.profile_id)
        await tell(withdrawn, Side.PROFESSIONAL, "withdrawn")
        return withdrawn


async def _cancel(
    appointment: Appointment, move: AppointmentMove, member: Member | None, **changes: object
) -> Appointment:
    # The room first: who joins locks a seat, then the appointment; the same order here avoids a deadlock.
    await _close_room(appointment.id)
    # What is owed before the cards, as where a notification becomes a card: no two wait in a circle.
    await drop_reminders(appointment)
    cancelled = await move_appointment(
        appointment,
        move,
        moved_by_id=None,
        calendar_sequence=appointment.calendar_sequence + 1,
        reminder_version=appointment.reminder_version + 1,
        **decided(member),
        **changes,
    )
    await release_claims(appointment.id)
    return cancelled


async def _close_room(appointment_id: int) -> None:
    # Calls begin and finish appointments, so they are imported when needed.
    from services.calls import close_room

    await close_room(appointment_id)


async def first_join(appointment_id: int, member_id: int) -> Appointment:
    """Somebody is in the room: the appointment is in progress, and the other side is told.

    Nothing changes when it already is. Refuses with IllegalMove an appointment that is over.
    """
    async with unit_of_work():
        appointment = await Appointment.get(id=appointment_id)
        if appointment.status is AppointmentStatus.IN_PROGRESS:
            return appointment
        begun = await move_appointment(appointment, AppointmentMove.FIRST_JOIN, ended_at=None)
        waiting_for = Side.PROFESSIONAL if member_id == appointment.client_id else Side.CLIENT
        await tell(begun, waiting_for, "waiting", must_arrive=True)
        # Who still waits then is told that the absence can be noted: the card gets its button with that.
        absent_from = begun.start_at + ABSENCE_AFTER_START
        await tell(begun, waiting_for.other, "absent_yet", due_at=absent_from)
        return begun


async def finish_appointment(member: Member, appointment_id: int, version: int | None = None) -> Appointment:
    """« Terminer le rendez-vous » by the professional: both cards show it, nothing is asked of anybody.

    Refuses the client with NotYourTurn, and with IllegalMove what is not in progress.
    """
    async with acting_on(member, appointment_id, version) as acting:
        return await _finish(acting.only(Side.PROFESSIONAL), member)


async def end_talk(appointment_id: int) -> Appointment:
    """The room or the clock ends an appointment in progress. Refuses with IllegalMove any other."""
    async with unit_of_work():
        return await _finish(await Appointment.get(id=appointment_id), None)


async def _finish(appointment: Appointment, member: Member | None) -> Appointment:
    next_appointment_status(appointment.status, AppointmentMove.FINISH)
    await _close_room(appointment.id)
    return await move_appointment(appointment, AppointmentMove.FINISH, **decided(member))


async def mark_no_show(member: Member, appointment_id: int, version: int | None = None) -> Appointment:
    """« Absence », from 15 min after the start, by who was in the room while the other never came.

    Refuses with AbsenceTooEarly, AbsenceUnproven or IllegalMove. Never a sanction by itself.
    """
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.appointment
        next_appointment_status(appointment.status, AppointmentMove.MARK_NO_SHOW)
        if clock.now() < appointment.start_at + ABSENCE_AFTER_START:
            raise AbsenceTooEarly()
        came = await sides_that_came(appointment.id)
        if came != {acting.side}:
            raise AbsenceUnproven()
        await _close_room(appointment.id)
        absent_id = appointment.client_id if acting.side is Side.PROFESSIONAL else None
        marked = await move_appointment(
            appointment, AppointmentMove.MARK_NO_SHOW, absent_id=absent_id, **decided(member)
        )
        await tell(marked, acting.side.other, "absent")
        return marked


async def sides_that_came(appointment_id: int) -> set[Side]:
    """Which sides were in the room at all."""
    call = await Call.get_or_none(appointment_id=appointment_id)
    if call is None:
        return set()
    seats = await CallSeat.filter(call_id=call.id, joined_at__not_isnull=True)
    return {Side.CLIENT if seat.role is SeatRole.CLIENT else Side.PROFESSIONAL for seat in seats}


async def end_for_party_gone(*, member_id: int | None = None, profile_id: int | None = None) -> int:
    """Cancels everything to come of a member or profile that left, was excluded or lost its certificate.

    What an organisation asked for in its name, interviews, ends with its certificate as well, whoever asked. The other
    side is told without a reason. Gives how many; an appointment in progress is left to its end, and one whose time
    passed is none to come.
    """
    by_member = Q(client_id=member_id)
    mine = by_member if member_id is not None else Q(profile_id=profile_id) | Q(asked_for_id=profile_id)
    ended = 0
    async with unit_of_work():
        for row in await Appointment.filter(mine, status__in=LIVE).order_by("profile_id", "id"):
            gone = Side.PROFESSIONAL if row.profile_id == profile_id else Side.CLIENT
            await take_turn(row.profile_id)
            await lock_row("call", row.id, "appointment_id")
            appointment = await Appointment.get(id=row.id)
            if not is_ahead(appointment):
                continue
            try:
                next_appointment_status(appointment.status, AppointmentMove.PARTY_GONE)
            except IllegalMove:
                continue
            cancelled = await _cancel(appointment, AppointmentMove.PARTY_GONE, None)
            await tell(cancelled, gone.other, "cancelled", must_arrive=True, by_mail=True, by="gone")
            ended += 1
    return ended
