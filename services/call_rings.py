"""A call to a service as it rings at each of its people, and what becomes of it there (EXT-27)."""

from tortoise.exceptions import IntegrityError

from models.call import Call, CallMove, CallRing, RingState
from services.unit_of_work import savepoint

# What an unanswered ringing becomes when the whole call moves; whoever answers has left RINGING before.
_ENDINGS = {
    CallMove.ANSWER: RingState.TAKEN,
    CallMove.RING_OUT: RingState.MISSED,
    CallMove.GIVE_UP: RingState.STOPPED,
    CallMove.REJECT: RingState.STOPPED,
}


async def ring_at(call: Call, people: list[int]) -> list[int]:
    """Rings at these persons in the order of their ids, and gives where it does ring.

    The database lets one call to a service ring at a person: who is being rung by another at this very instant is
    left out.
    """
    rung = []
    for member_id in sorted(people):
        try:
            async with savepoint():
                await CallRing.create(call_id=call.id, member_id=member_id)
        except IntegrityError:
            continue
        rung.append(member_id)
    return rung


async def rung_among(member_ids: list[int]) -> set[int]:
    """Who of these persons is being rung by a call to a service."""
    ringing = CallRing.filter(member_id__in=member_ids, state=RingState.RINGING)
    return {ring.member_id for ring in await ringing}


async def ring_state(call: Call, member_id: int) -> RingState | None:
    """What became of the call at this person; None when it never rang there."""
    ring = await CallRing.get_or_none(call_id=call.id, member_id=member_id)
    return ring.state if ring is not None else None


async def has_rung(call: Call, member_id: int) -> bool:
    """Whether the call rang at this person."""
    return bool(call.service) and await ring_state(call, member_id) is not None


async def rung_people(call: Call, *states: RingState) -> list[int]:
    """The ids of the persons at whom the call rang, with one of these states."""
    rings = CallRing.filter(call_id=call.id, state__in=list(states)).order_by("member_id")
    return [ring.member_id for ring in await rings]


async def leave_ringing(call: Call, member_id: int, state: RingState) -> bool:
    """The call stops ringing at one person; False when it did not ring there any more."""
    ringing = CallRing.filter(call_id=call.id, member_id=member_id, state=RingState.RINGING)
    return bool(await ringing.update(state=state))


async def still_rings(call: Call) -> bool:
    """Whether anybody is left who may answer."""
    return await CallRing.filter(call_id=call.id, state=RingState.RINGING).exists()


async def end_rings(call: Call, move: CallMove) -> None:
    """The call moved on: it rings at nobody any more."""
    if call.service:
        await CallRing.filter(call_id=call.id, state=RingState.RINGING).update(state=_ENDINGS[move])


async def missed_in_a_row(member_id: int) -> int:
    """How many calls to their service a person let ring until the end since the last one that they took or declined."""
    count = 0
    rings = CallRing.filter(member_id=member_id).order_by("-id")
    for ring in await rings.exclude(state__in=[RingState.TAKEN, RingState.STOPPED, RingState.RINGING]).limit(
        50
    ):
        if ring.state is not RingState.MISSED:
            break
        count += 1
    return count
