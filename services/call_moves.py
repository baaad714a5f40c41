"""The moves of a call (states.md, f): who may see one, and the guarded update behind every change."""

from typing import Any

from core import clock
from core.errors import Conflict, NotAllowed, NotFound, Stale
from core.wake import wake
from models.call import Call, CallMove, CallSeat, CallStatus, SeatRole, next_call_status
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services.call_rings import end_rings, has_rung
from services.notifications import drop_owed, refresh_cards
from services.profile_people import acts_for, belongs_to
from services.unit_of_work import after_commit, unit_of_work

OPEN = (CallStatus.ACCEPTED, CallStatus.LIVE, CallStatus.FAILED)


class CalleeOffline(Conflict):
    """The professional is not online: message or appointment instead."""


class CalleeBusy(Conflict):
    """The professional is being rung or in a call."""


class CallerBusy(Conflict):
    """The caller already rings somebody or sits in a call."""


class CallToOneself(NotAllowed):
    """Nobody rings themselves or their own organisation."""


class CallNeedsRegistration(NotAllowed):
    """Only registered members ring."""


class CallNotOpen(Conflict):
    """The room opens later; `opens_at` says when."""


class CallOver(Conflict):
    """The call has ended, or the link's time has passed."""


class CallFull(Conflict):
    """The two places are taken."""


class CallLinkOld(Conflict):
    """A newer link replaced this one."""


async def access_call(call_id: int, member: Member) -> Call:
    """The call, for who sits in it, acts for the profile that is called, or was rung as staff of the service that is.

    NotFound to anybody else.
    """
    call = await Call.get_or_none(id=call_id)
    if call is None:
        raise NotFound()
    seat = await CallSeat.get_or_none(call_id=call.id, member_id=member.id)
    if seat is not None and await seat_stands(call, seat):
        return call
    profile = await Profile.get_or_none(id=call.profile_id)
    if profile is None:
        raise NotFound()
    was_rung = await has_rung(call, member.id) and await belongs_to(profile, member.id)
    if not was_rung and not await acts_for(profile, member):
        raise NotFound()
    return call


async def seat_stands(call: Call, seat: CallSeat) -> bool:
    """Whether a place is still its person's: who left the organisation that is called has none any more."""
    if seat.role is SeatRole.CLIENT:
        return True
    member = await Member.get_or_none(id=seat.member_id)
    profile = await Profile.get_or_none(id=call.profile_id)
    if member is None or profile is None:
        return False
    return await (belongs_to(profile, member.id) if call.service else acts_for(profile, member))


async def move_call(call: Call, move: CallMove, **changes: Any) -> Call:
    """Moves a call as it was seen. Refuses with IllegalMove what has no row, with Stale the slower of two."""
    status = next_call_status(call.status, move)
    async with unit_of_work():
        moved = await Call.filter(id=call.id, status=call.status, version=call.version).update(
            status=status, version=call.version + 1, **changes
        )
        if not moved:
            raise Stale()
        if call.status is CallStatus.RINGING:
            await drop_owed("call", call.id, keys=["call.incoming"])
            await end_rings(call, move)
        await refresh_cards("call", call.id)
        after_commit(lambda: wake("calls"))
    return await Call.get(id=call.id)


async def lock_call(call_id: int) -> None:
    """Takes the call's row before its seats in every move that touches both, so that no two wait in a circle."""
    await lock_row("call", call_id)


async def end_call(call: Call) -> Call:
    """Ends an answered call for everybody and makes every link and session of it worthless."""
    async with unit_of_work():
        ended = await move_call(call, CallMove.HANG_UP, ended_at=clock.now())
        await CallSeat.filter(call_id=call.id, present=True).update(present=False, left_at=clock.now())
        await CallSeat.filter(call_id=call.id).update(session_hash=None)
    return ended
