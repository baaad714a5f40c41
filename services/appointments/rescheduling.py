"""Moving a confirmed appointment: the old time is kept until the other side accepts the new one."""

from datetime import datetime

from core import clock
from core.errors import IllegalMove
from models.agenda import Claim, ClaimKind
from models.appointment import Appointment, AppointmentMove, AppointmentStatus
from models.member import Member
from services.appointments.acting import acting_on, change_appointment, move_appointment
from services.appointments.deadlines import ANSWER_BEFORE_START, MOVE_BEFORE_START, answer_by
from services.appointments.errors import AnswerTooLate, MovePending, NoMovePending, NotYourTurn, TooLateToMove
from services.appointments.notices import tell, tell_both
from services.appointments.sides import Side
from services.claims import (
    claim_time,
    claims_of,
    confirm_claim,
    narrow_claim,
    release_claims,
    require_bookable,
    sharing_buffers,
)
from services.free_time import booking_rules_of
from services.reminders import drop_reminders, owe_reminders
from services.slots.cutting import Slot


async def pending_move(appointment: Appointment) -> Claim | None:
    """The proposed new time, when there is one."""
    return next(iter(await claims_of(appointment.id, ClaimKind.MOVE)), None)


def may_move(appointment: Appointment) -> bool:
    """Whether another time can still be proposed: confirmed, and at least 2 h ahead."""
    confirmed = appointment.status is AppointmentStatus.CONFIRMED
    return confirmed and appointment.start_at - clock.now() >= MOVE_BEFORE_START


def mover_side(appointment: Appointment) -> Side | None:
    """Which side proposed the pending move."""
    if appointment.moved_by_id is None:
        return None
    return Side.CLIENT if appointment.moved_by_id == appointment.client_id else Side.PROFESSIONAL


async def propose_move(
    member: Member, appointment_id: int, version: int | None, start_at: datetime
) -> Appointment:
    """« Déplacer », at least 2 h before: the other side is asked; proposing again replaces one's own.

    Refuses with TooLateToMove, MovePending, SlotTaken or SlotUnavailable; then nothing changes.
    """
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.appointment
        _require_confirmed(appointment)
        if appointment.start_at - clock.now() < MOVE_BEFORE_START:
            raise TooLateToMove()
        if mover_side(appointment) is acting.side.other:
            raise MovePending()
        await give_up_move(appointment)
        slot = await require_bookable(appointment.profile_id, start_at, appointment_id=appointment.id)
        await claim_time(
            ClaimKind.MOVE,
            appointment.profile_id,
            slot,
            await _room_beside_the_old_time(appointment, slot),
            appointment_id=appointment.id,
            client_id=appointment.client_id,
            expires_at=min(answer_by(slot.start), appointment.start_at - ANSWER_BEFORE_START),
        )
        asked = await change_appointment(appointment, moved_by_id=member.id)
        await tell(asked, acting.side.other, "move_asked")
        return asked


async def _room_beside_the_old_time(appointment: Appointment, slot: Slot) -> Slot:
    # Only one of the two times will remain: where they are neighbours, they share the minutes between them.
    [old] = await claims_of(appointment.id, ClaimKind.APPOINTMENT)
    pair = sorted([Slot(old.start_at, old.end_at), slot])
    shared = dict(
        zip(pair, sharing_buffers(await booking_rules_of(appointment.profile_id), pair), strict=True)
    )
    around_old = shared[Slot(old.start_at, old.end_at)]
    await narrow_claim(old, max(around_old.start, old.blocked_from), min(around_old.end, old.blocked_until))
    return shared[slot]


async def give_up_move(appointment: Appointment) -> None:
    """Frees the proposed time and gives the old one its whole buffers back."""
    await release_claims(appointment.id, ClaimKind.MOVE)
    for old in await claims_of(appointment.id, ClaimKind.APPOINTMENT):
        await confirm_claim(old, await booking_rules_of(appointment.profile_id))


async def accept_move(member: Member, appointment_id: int, version: int | None = None) -> Appointment:
    """The other side accepts: the new time replaces the old one, invitations and reminders with it.

    Refuses with NoMovePending, with NotYourTurn who proposed it, with AnswerTooLate after the deadline.
    """
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.appointment
        proposed = await _require_pending(appointment)
        if mover_side(appointment) is acting.side:
            raise NotYourTurn()
        if proposed.expires_at is not None and proposed.expires_at <= clock.now():
            raise AnswerTooLate()
        await release_claims(appointment.id, ClaimKind.APPOINTMENT)
        await confirm_claim(proposed, await booking_rules_of(appointment.profile_id))
        await drop_reminders(appointment)
        moved = await move_appointment(
            appointment,
            AppointmentMove.RESCHEDULE,
            start_at=proposed.start_at,
            end_at=proposed.end_at,
            moved_by_id=None,
            calendar_sequence=appointment.calendar_sequence + 1,
            reminder_version=appointment.reminder_version + 1,
        )
        await tell_both(moved, "moved", acting.side, was=appointment.start_at.isoformat())
        await owe_reminders(moved)
        return moved


async def decline_move(member: Member, appointment_id: int, version: int | None = None) -> Appointment:
    """The other side keeps the old time; or who proposed takes the proposal back, which tells nobody."""
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.appointment
        await _require_pending(appointment)
        proposer = mover_side(appointment)
        await give_up_move(appointment)
        kept = await change_appointment(appointment, moved_by_id=None)
        if proposer is not None and proposer is not acting.side:
            await tell(kept, proposer, "move_declined")
        return kept


def _require_confirmed(appointment: Appointment) -> None:
    if appointment.status is not AppointmentStatus.CONFIRMED:
        raise IllegalMove(status=appointment.status, move=AppointmentMove.RESCHEDULE)


async def _require_pending(appointment: Appointment) -> Claim:
    _require_confirmed(appointment)
    proposed = await pending_move(appointment)
    if proposed is None or appointment.moved_by_id is None:
        raise NoMovePending()
    return proposed
