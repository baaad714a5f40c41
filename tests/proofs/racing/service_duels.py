"""The people of a service at the same second: who answers, who declines, who goes offline, who is removed."""

from collections.abc import Awaitable, Callable
from itertools import combinations_with_replacement

from core import clock
from models.call import Call, CallRing, CallSeat, CallStatus, RingState, SeatRole
from models.member import Member, Membership
from models.profile import Profile
from services import calls, teams
from services.duty import go_off_duty, go_on_duty
from services.presence import Stay
from tests.proofs.racing.call_duels import clear
from tests.proofs.racing.call_duels import people_of as calling_people
from tests.proofs.racing.duels import Act, Duel, Facts, at_once
from tests.services.booking_scene import make_client

SERVICE = "Après-vente"
_staff: dict[int, list[int]] = {}


async def _serving(place: int, organisation_id: int) -> list[int]:
    """Two people of the service of one place, online; whoever was removed in an earlier round is back."""
    if place not in _staff:
        _staff[place] = [(await make_client(f"S{place}{n}")).id for n in range(2)]
    for member_id in _staff[place]:
        if not await Membership.filter(organisation_id=organisation_id, member_id=member_id).exists():
            await Membership.create(organisation_id=organisation_id, member_id=member_id, service=SERVICE)
        await go_on_duty(await Member.get(id=member_id), organisation_id, Stay.TONIGHT)
    return _staff[place]


async def _prepare(place: int) -> Facts:
    owners, caller, profile_id = await calling_people(place)
    organisation_id = (await Profile.get(id=profile_id)).organisation_id or 0
    staff = await _serving(place, organisation_id)
    # Read before the race: whoever looked for it after somebody else has removed it would find nothing.
    second = await Membership.get(organisation_id=organisation_id, member_id=staff[1])
    call = await calls.ring(await Member.get(id=caller), profile_id, SERVICE)
    return {
        "id": call.id,
        "staff": staff,
        "owner": owners[0],
        "caller": caller,
        "organisation": organisation_id,
        "membership": second.id,
        "now": clock.now().isoformat(),
    }


def _answer(who: int) -> Callable[[Facts], Awaitable[object]]:
    async def do(facts: Facts) -> object:
        return await calls.answer(facts["id"], await Member.get(id=facts["staff"][who]))

    return do


def _decline(who: int) -> Callable[[Facts], Awaitable[object]]:
    async def do(facts: Facts) -> object:
        return await calls.reject(facts["id"], await Member.get(id=facts["staff"][who]))

    return do


async def _goes_offline(facts: Facts) -> object:
    return await go_off_duty(facts["staff"][1], facts["organisation"])


async def _removes(facts: Facts) -> object:
    return await teams.remove_colleague(await Member.get(id=facts["owner"]), facts["membership"])


async def _gives_up(facts: Facts) -> object:
    return await calls.give_up(facts["id"], await Member.get(id=facts["caller"]))


_ACTS = (
    Act("the first answers", _answer(0), at_once),
    Act("the second answers", _answer(1), at_once),
    Act("the first declines", _decline(0), at_once),
    Act("the second declines", _decline(1), at_once),
    Act("the second goes offline", _goes_offline, at_once),
    Act("the second is removed", _removes, at_once),
    Act("the caller gives up", _gives_up, at_once),
)


async def _judge(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    row = await Call.get(id=facts["id"])
    states = {ring.member_id: ring.state for ring in await CallRing.filter(call_id=row.id)}
    takers = [member_id for member_id, state in states.items() if state is RingState.ANSWERED]
    seats = CallSeat.filter(call_id=row.id, role=SeatRole.PROFESSIONAL)
    seated = [seat.member_id for seat in await seats]
    rings = RingState.RINGING in states.values()
    wrong = []
    if rings != (row.status is CallStatus.RINGING):
        wrong.append(f"a call that is {row.status} rings at {sorted(map(str, states.values()))}")
    # Who took the call and was removed in the same second has ended it.
    if len(takers) != (row.status in (CallStatus.ACCEPTED, CallStatus.ENDED)) or seated != takers:
        wrong.append(f"{len(takers)} took a call that is {row.status}, {len(seated)} sit in it")
    second = facts["staff"][1]
    gone = not await Membership.filter(organisation_id=facts["organisation"], member_id=second).exists()
    if gone and takers == [second] and row.status is not CallStatus.ENDED:
        wrong.append("who was removed goes on with the call")
    await clear(row)
    await CallRing.filter(call_id=row.id).update(state=RingState.STOPPED)
    return wrong


def service_duels() -> tuple[Duel, ...]:
    """A duel for every pair of acts around a call that rings at two people of a service."""
    return tuple(
        Duel(f"service call: {one.name} × {other.name}", _prepare, (one, other), _judge)
        for one, other in combinations_with_replacement(_ACTS, 2)
    )
