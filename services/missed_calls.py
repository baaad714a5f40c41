"""Calls that nobody answers: what ends them, and who is told (states.md f, EXT-01)."""

from itertools import takewhile

from core import clock
from core.errors import Stale
from models.call import Call, CallMove, CallStatus, RingState
from models.profile import Profile
from services.call_moves import lock_call, move_call
from services.call_rings import leave_ringing, rung_people, still_rings
from services.duty import take_off_duty
from services.notifications import Subject, owe, refresh_own_card
from services.presence import take_offline
from services.profile_people import people_of
from services.unit_of_work import unit_of_work

MISSED_BEFORE_OFFLINE = 2  # In a row (EXT-01): whoever does not answer is not there.


def call_subject(call: Call) -> Subject:
    """A call as what a notification speaks of."""
    return Subject("call", call.id, call.version)


async def ring_out_due() -> int:
    """Ends as missed whatever rang for 45 s and tells both sides; gives how many (the scheduler's tick).

    Two in a row take the profile offline (states.md f, EXT-01).
    """
    missed = 0
    for call in await Call.filter(status=CallStatus.RINGING, rings_until__lte=clock.now()):
        missed += await _miss(call)
    return missed


async def miss_ringing(profile_id: int) -> int:
    """A profile that goes offline misses the call that rings there; its services are online or not by themselves."""
    missed = 0
    for call in await Call.filter(status=CallStatus.RINGING, profile_id=profile_id, service=""):
        missed += await _miss(call)
    return missed


async def _miss(call: Call) -> int:
    try:
        async with unit_of_work():
            missed = await move_call(call, CallMove.RING_OUT, ended_at=clock.now())
            subject = call_subject(missed)
            await owe(missed.caller_id, "call.missed", subject=subject, details={"side": "caller"}, urgency=0)
            await _tell_the_called(missed, subject)
    except Stale:
        return 0  # Somebody answered or gave up in this very instant: theirs counts.
    return 1


async def _tell_the_called(missed: Call, subject: Subject) -> None:
    owners = await people_of(await Profile.get(id=missed.profile_id))
    staff = await rung_people(missed, RingState.MISSED) if missed.service else []
    details = {"side": "callee"} | ({"service": missed.service} if missed.service else {})
    for person in dict.fromkeys([*owners, *staff]):
        await owe(person, "call.missed", subject=subject, details=details)
    if missed.service:
        await take_off_duty(missed, staff)
    elif await _missed_in_a_row(missed.profile_id) % MISSED_BEFORE_OFFLINE == 0:
        await take_offline(missed.profile_id)


async def _missed_in_a_row(profile_id: int) -> int:
    direct = Call.filter(profile_id=profile_id, service="", appointment_id=None)
    latest = await direct.exclude(status=CallStatus.RINGING).order_by("-id")
    return len(list(takewhile(lambda call: call.status is CallStatus.MISSED, latest)))


async def stop_ringing(call_id: int, member_id: int) -> None:
    """A call to a service rings no longer at somebody who went offline or left; at nobody else either: it is missed."""
    async with unit_of_work():
        await stops_at(await Call.get(id=call_id), member_id, RingState.STOPPED)


async def stops_at(call: Call, member_id: int, state: RingState) -> bool:
    """A call to a service no longer rings at a person, and is missed when it rings at nobody else either.

    False when it did not ring there any more.
    """
    # Of two who say no in the same instant the second finds that nobody is left.
    await lock_call(call.id)
    if not await leave_ringing(call, member_id, state):
        return False
    await refresh_own_card(member_id, "call", call.id)
    if not await still_rings(call):
        await _miss(await Call.get(id=call.id))
    return True
