"""The answers to a request: accept, refuse, offer other slots, pick one, refuse them all."""

from collections.abc import Iterable
from datetime import UTC, datetime

from core import clock
from core.errors import IllegalMove
from models.agenda import Claim, ClaimKind
from models.appointment import Appointment, AppointmentMove, AppointmentStatus, next_appointment_status
from models.member import Member, MemberCategory
from models.response_fact import AskedBy
from services.appointments.acting import NOTE_LIMIT, acting_on, decided, move_appointment, said_reason
from services.appointments.deadlines import ANSWER_BEFORE_START, answer_by
from services.appointments.errors import AnswerTooLate, OfferCount
from services.appointments.notices import tell, tell_both
from services.appointments.sides import Side, is_under_check
from services.claims import (
    claim_time,
    claims_of,
    confirm_claim,
    release_claim,
    release_claims,
    require_bookable,
    sharing_buffers,
)
from services.contact import CertificationNeeded
from services.free_time import booking_rules_of
from services.given_text import paragraph
from services.reminders import owe_reminders
from services.response_rates import note_answer
from services.standing import OtherUnderCheck

MOST_OFFERS = 3


async def confirm(
    appointment: Appointment,
    claim: Claim,
    acting: Side | None,
    move: AppointmentMove = AppointmentMove.ACCEPT,
) -> Appointment:
    """Makes a requested or offered time the appointment; tells both and owes the reminders."""
    await confirm_claim(claim, await booking_rules_of(appointment.profile_id))
    confirmed = await move_appointment(
        appointment,
        move,
        start_at=claim.start_at,
        end_at=claim.end_at,
        answer_by=None,
        decided_at=clock.now(),
    )
    await tell_both(confirmed, "accepted", acting)
    await owe_reminders(confirmed)
    return confirmed


async def accept_appointment(member: Member, appointment_id: int, version: int | None = None) -> Appointment:
    """« Accepter »: the requested time is the appointment (the professional's side only).

    Refuses with AnswerTooLate after the deadline, with IllegalMove what was answered already, and with OtherUnderCheck
    the interview of an organisation that lost its certificate meanwhile.
    """
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.only(Side.PROFESSIONAL)
        _require_move(appointment, AppointmentMove.ACCEPT)
        if await is_under_check(appointment):
            raise OtherUnderCheck()
        await _note_answer(appointment)
        [claim] = await claims_of(appointment.id, ClaimKind.REQUEST)
        return await confirm(appointment, claim, acting=Side.PROFESSIONAL)


async def decline_appointment(
    member: Member, appointment_id: int, version: int | None, reason: str
) -> Appointment:
    """« Refuser » with a reason (the professional's side only): the slot is free again."""
    said = said_reason(reason)
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.only(Side.PROFESSIONAL)
        declined = await move_appointment(
            appointment, AppointmentMove.DECLINE, reason=said, decided_at=clock.now(), **decided(member)
        )
        await _note_answer(appointment)
        await release_claims(appointment.id)
        await tell(declined, Side.CLIENT, "declined")
        return declined


async def offer_other_slots(
    member: Member, appointment_id: int, version: int | None, starts: Iterable[datetime]
) -> Appointment:
    """« Proposer un autre créneau »: the requested time is given back, one to three others are kept instead.

    Refuses with OfferCount, SlotTaken or SlotUnavailable; then the request stays as it was.
    """
    wanted = sorted({start.astimezone(UTC) for start in starts})
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.only(Side.PROFESSIONAL)
        _require_move(appointment, AppointmentMove.OFFER_OTHER)
        if not 1 <= len(wanted) <= MOST_OFFERS or appointment.start_at in wanted:
            raise OfferCount(most=MOST_OFFERS)
        profile_id = appointment.profile_id
        slots = [await require_bookable(profile_id, at, appointment_id=appointment.id) for at in wanted]
        await release_claims(appointment.id)
        blocked = sharing_buffers(await booking_rules_of(profile_id), slots)
        for slot, around in zip(slots, blocked, strict=True):
            await claim_time(
                ClaimKind.OFFER,
                profile_id,
                slot,
                around,
                appointment_id=appointment.id,
                client_id=appointment.client_id,
            )
        countered = await move_appointment(
            appointment, AppointmentMove.OFFER_OTHER, answer_by=answer_by(slots[-1].start)
        )
        await _note_answer(appointment)
        await tell(countered, Side.CLIENT, "countered")
        return countered


async def offers_of(appointment: Appointment) -> list[Claim]:
    """The slots that wait for the client's choice, in order of time."""
    return await claims_of(appointment.id, ClaimKind.OFFER)


async def pick_offer(member: Member, appointment_id: int, version: int | None, offer_id: int) -> Appointment:
    """The client picks one of the offered slots: it is confirmed, the others are free again.

    Refuses with AnswerTooLate when the deadline or the last 30 minutes before that slot have begun, and with
    CertificationNeeded for an organisation that lost its certificate since it asked for an interview.
    """
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.only(Side.CLIENT)
        _require_move(appointment, AppointmentMove.PICK_OFFER)
        if await is_under_check(appointment):
            raise CertificationNeeded(category=str(MemberCategory.COMPANY))
        chosen = next((offer for offer in await offers_of(appointment) if offer.id == offer_id), None)
        if chosen is None:
            raise IllegalMove(status=appointment.status, move=AppointmentMove.PICK_OFFER)
        if chosen.start_at - ANSWER_BEFORE_START <= clock.now():
            raise AnswerTooLate()
        for offer in await offers_of(appointment):
            if offer.id != chosen.id:
                await release_claim(offer)
        return await confirm(appointment, chosen, Side.CLIENT, AppointmentMove.PICK_OFFER)


async def decline_offers(
    member: Member, appointment_id: int, version: int | None, reason: str = ""
) -> Appointment:
    """The client refuses every offered slot; a reason may be given."""
    said = paragraph("reason", reason, NOTE_LIMIT)
    async with acting_on(member, appointment_id, version) as acting:
        appointment = acting.only(Side.CLIENT)
        declined = await move_appointment(
            appointment,
            AppointmentMove.DECLINE_OFFERS,
            reason=said,
            decided_at=clock.now(),
            **decided(member),
        )
        await release_claims(appointment.id)
        await tell(declined, Side.PROFESSIONAL, "offer_declined")
        return declined


async def _note_answer(appointment: Appointment) -> None:
    """The professional's people answered a request: how long it waited is part of their response time (EXT-02)."""
    if appointment.status is AppointmentStatus.REQUESTED:
        waited = clock.now() - appointment.requested_at
        await note_answer(appointment.profile_id, AskedBy.APPOINTMENT, appointment.id, waited)


def _require_move(appointment: Appointment, move: AppointmentMove) -> None:
    next_appointment_status(appointment.status, move)
    if appointment.answer_by is not None and appointment.answer_by <= clock.now():
        raise AnswerTooLate()
