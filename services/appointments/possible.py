"""What a reader may do to an appointment right now: which buttons its card has."""

from core import clock
from core.errors import NotFound
from models.appointment import Appointment, AppointmentStatus
from models.conversation import Conversation, ConversationState
from models.member import Member
from models.profile import Profile
from services.appointments.deadlines import ABSENCE_AFTER_START
from services.appointments.ending import sides_that_came
from services.appointments.rescheduling import may_move, mover_side, pending_move
from services.appointments.sides import Side, has_passed, is_under_check, other_party, side_of
from services.profiles import access_profile

_S = AppointmentStatus


async def possible_actions(appointment: Appointment, member: Member) -> frozenset[str]:
    """Names of the service functions that would not refuse this member now. NotFound to strangers.

    A courtesy for drawing: each function judges again when it is called.
    """
    side = await side_of(appointment, member)
    now = clock.now()
    match appointment.status, side:
        case _S.REQUESTED, Side.PROFESSIONAL if _in_time(appointment):
            if await is_under_check(appointment):
                return frozenset({"decline_appointment"})
            return frozenset({"accept_appointment", "decline_appointment", "offer_other_slots"})
        case _S.REQUESTED, Side.CLIENT:
            return frozenset({"withdraw_request"})
        case _S.COUNTERED, Side.CLIENT if _in_time(appointment):
            picks = set() if await is_under_check(appointment) else {"pick_offer"}
            return frozenset(picks | {"decline_offers"})
        case _S.CONFIRMED, _ if appointment.end_at > now:
            return frozenset({"cancel_appointment"}) | await _moves(appointment, side)
        case _S.IN_PROGRESS, _:
            ends = {"finish_appointment"} if side is Side.PROFESSIONAL else set()
            late = now >= appointment.start_at + ABSENCE_AFTER_START
            if late and await sides_that_came(appointment.id) == {side}:
                ends.add("mark_no_show")
            return frozenset(ends)
    return frozenset()


async def profile_to_ask_again(appointment: Appointment, member: Member) -> Profile | None:
    """The other side's profile, where an appointment was cancelled by no person, or passed without anybody, and can be
    asked for anew.

    None where somebody cancelled it, and while the other side cannot be found. NotFound to strangers.
    """
    party = await other_party(appointment, member)
    undecided = appointment.status is _S.CANCELLED and appointment.ended_by_id is None
    if not (undecided or has_passed(appointment)) or party.profile is None:
        return None
    try:
        return await access_profile(party.profile.id, member)
    except NotFound:
        return None


async def where_to_explain(appointment: Appointment, member: Member) -> Profile | Conversation | None:
    """To whom a member who was reported absent can write about it: the other side's profile, or the conversation that
    there is with whoever has none.

    None for everybody else, and while the other side cannot be written to. NotFound to strangers.
    """
    side = await side_of(appointment, member)
    absent = Side.CLIENT if appointment.absent_id is not None else Side.PROFESSIONAL
    if appointment.status is not _S.NO_SHOW or side is not absent:
        return None
    party = await other_party(appointment, member)
    if party.profile is None:
        return await Conversation.get_or_none(
            profile_id=appointment.profile_id,
            client_id=appointment.client_id,
            mission_id=0,
            state=ConversationState.OPEN,
        )
    try:
        return await access_profile(party.profile.id, member)
    except NotFound:
        return None


def _in_time(appointment: Appointment) -> bool:
    return appointment.answer_by is None or appointment.answer_by > clock.now()


async def _moves(appointment: Appointment, side: Side) -> set[str]:
    proposer = mover_side(appointment)
    pending = await pending_move(appointment) if proposer is not None else None
    moves: set[str] = set()
    if pending is not None:
        moves.add("decline_move")
        if proposer is not side and (pending.expires_at is None or pending.expires_at > clock.now()):
            moves.add("accept_move")
    if may_move(appointment) and (pending is None or proposer is side):
        moves.add("propose_move")
    return moves
