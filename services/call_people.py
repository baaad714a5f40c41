"""Who is on which side of a direct call, for those who show it."""

from models.appointment import Appointment
from models.call import Call, CallSeat, CallStatus, RingState, SeatRole
from models.member import Member
from models.profile import Profile
from services.appointments import room_of
from services.call_rings import ring_state
from services.profiles import ProfileCard, card_of, own_profile

_TRUE_WHILE = {
    "call.incoming": (CallStatus.RINGING,),
    "call.accepted": (CallStatus.ACCEPTED, CallStatus.LIVE),
}


def is_caller(call: Call, member: Member) -> bool:
    """Whether this member rang."""
    return call.caller_id == member.id


async def caller_of(call: Call) -> Member:
    """Who rang."""
    return await Member.get(id=call.caller_id)


async def callee_profile(call: Call) -> Profile:
    """The profile that is called."""
    return await Profile.get(id=call.profile_id)


async def caller_card(call: Call) -> ProfileCard | None:
    """The caller's card for their trust line (EXT-04); None for a visitor, who has no profile."""
    profile = await own_profile(await caller_of(call))
    return await card_of(profile, None) if profile is not None else None


async def call_stands(call_id: int, key: str, member_id: int) -> bool:
    """Whether a notification about a call is still worth ringing for at this person."""
    call = await Call.get_or_none(id=call_id)
    if call is None:
        return False
    if key == "call.incoming" and call.service:
        return await ring_state(call, member_id) is RingState.RINGING
    return key not in _TRUE_WHILE or call.status in _TRUE_WHILE[key]


async def may_answer(call: Call, member: Member) -> bool:
    """Whether a call that rings can still be taken by this member: of a service only by whom it rings at."""
    if call.status is not CallStatus.RINGING or call.caller_id == member.id:
        return False
    return not call.service or await ring_state(call, member.id) is RingState.RINGING


async def declined_by(call: Call, member: Member) -> bool:
    """Whether this member let a call to their service go on to their colleagues."""
    return bool(call.service) and await ring_state(call, member.id) is RingState.DECLINED


async def answered_by(call: Call) -> Member | None:
    """Who of the called side took a direct call, if anybody did."""
    seat = await CallSeat.get_or_none(call_id=call.id, role=SeatRole.PROFESSIONAL)
    return await Member.get_or_none(id=seat.member_id) if seat is not None else None


async def has_seat(call: Call, member: Member) -> bool:
    """Whether this member has a place in the call: of an organisation's people only the one who answered."""
    return await CallSeat.filter(call_id=call.id, member_id=member.id).exists()


async def open_room_of(appointment: Appointment) -> Call | None:
    """The room of an appointment while it can be entered, else None."""
    call = await room_of(appointment)
    return call if call is not None and call.status in (CallStatus.ACCEPTED, CallStatus.LIVE) else None
