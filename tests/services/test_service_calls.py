"""Calls to a service of an organisation: who is rung, who answers, and what follows (FR-037, EXT-27)."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import Conflict, NotFound, Stale
from models.call import Call, CallRing, CallSeat, CallStatus, RingState
from models.member import Member
from services import calls, teams
from services.duty import go_off_duty, go_on_duty, lines_of, service_key
from services.missed_calls import ring_out_due
from services.presence import PresenceState, Stay, drop_expired, go_online, presence_of
from tests.conftest import START
from tests.services.team_scene import CARE, SALES, Firm, make_firm, newcomer, told
from tests.web.people import make_visitor


@pytest.fixture
async def firm(database: str) -> Firm:
    return await make_firm()


async def online(firm: Firm, member: Member) -> Member:
    await go_on_duty(member, firm.id, Stay.THREE_HOURS)
    return member


async def states(call: Call) -> dict[int, str]:
    return {ring.member_id: str(ring.state) for ring in await CallRing.filter(call_id=call.id)}


async def test_a_call_rings_who_is_online_in_the_service_and_the_first_answer_takes_it(firm: Firm) -> None:
    ana = await online(firm, await firm.takes(await newcomer(2001, "Ana"), SALES))
    bob = await online(firm, await firm.takes(await newcomer(2002, "Bob")))
    carl = await online(firm, await firm.takes(await newcomer(2003, "Carl")))
    await firm.takes(await newcomer(2004, "Dora"))
    tom, ines = await make_visitor(2005, "Tom"), await make_visitor(2006, "Inès")
    call = await calls.ring(tom, firm.profile.id, CARE)
    assert await states(call) == {bob.id: "ringing", carl.id: "ringing"}
    with pytest.raises(calls.CalleeBusy):
        await calls.ring(ines, firm.profile.id, CARE)
    with pytest.raises(NotFound):
        await calls.answer(call.id, ana)
    with pytest.raises(NotFound):
        await calls.answer(call.id, firm.owner)
    came = await asyncio.gather(
        calls.answer(call.id, bob), calls.answer(call.id, carl), return_exceptions=True
    )
    won = [each for each in came if isinstance(each, Call)]
    assert len(won) == 1 and all(isinstance(each, Call | Conflict) for each in came)
    assert sorted((await states(call)).values()) == ["answered", "taken"]
    assert await CallSeat.filter(call_id=call.id).count() == 2
    second = await calls.ring(ines, firm.profile.id, CARE)
    taker = next(member_id for member_id, state in (await states(call)).items() if state == "answered")
    assert taker not in await states(second)
    assert (await presence_of(firm.profile)).state is PresenceState.ONLINE


async def test_when_all_decline_or_nobody_answers_the_call_is_missed_and_owners_and_staff_are_told(
    firm: Firm,
) -> None:
    bob = await online(firm, await firm.takes(await newcomer(2002, "Bob")))
    carl = await online(firm, await firm.takes(await newcomer(2003, "Carl")))
    tom = await make_visitor(2005, "Tom")
    call = await calls.ring(tom, firm.profile.id, CARE)
    assert (await calls.reject(call.id, bob)).status is CallStatus.RINGING
    with pytest.raises(Stale):
        await calls.answer(call.id, bob)
    assert (await calls.reject(call.id, carl)).status is CallStatus.MISSED
    assert (await told(tom, "call.missed"), await told(firm.owner, "call.missed")) == (1, 1)
    assert await told(bob, "call.missed") == 0
    for _ in range(2):
        call = await calls.ring(tom, firm.profile.id, CARE)
        clock.freeze(clock.now() + timedelta(seconds=45))
        await ring_out_due()
    assert await told(carl, "call.missed") == 2 and await told(firm.owner, "call.missed") == 3
    with pytest.raises(calls.CalleeOffline):
        await calls.ring(tom, firm.profile.id, CARE)


async def test_who_goes_offline_leaves_or_is_moved_stops_being_rung(firm: Firm) -> None:
    bob = await online(firm, await firm.takes(await newcomer(2002, "Bob")))
    carl = await online(firm, await firm.takes(await newcomer(2003, "Carl")))
    tom = await make_visitor(2005, "Tom")
    call = await calls.ring(tom, firm.profile.id, CARE)
    await go_off_duty(carl.id, firm.id)
    assert await states(call) == {bob.id: "ringing", carl.id: "stopped"}
    await teams.remove_colleague(firm.owner, (await firm.place(bob)).id)
    assert (await Call.get(id=call.id)).status is CallStatus.MISSED
    for act in (calls.answer(call.id, bob), calls.access_call(call.id, bob), calls.reject(call.id, bob)):
        with pytest.raises(NotFound):
            await act
    await online(firm, carl)
    call = await calls.ring(tom, firm.profile.id, CARE)
    await teams.change_service(firm.owner, (await firm.place(carl)).id, SALES)
    assert await states(call) == {carl.id: "stopped"}
    assert [(line.name, line.presence.state) for line in await lines_of(firm.profile)] == [
        (SALES, PresenceState.OFFLINE)
    ]


async def test_who_is_removed_during_a_call_is_out_of_it(firm: Firm) -> None:
    bob = await online(firm, await firm.takes(await newcomer(2002, "Bob")))
    tom = await make_visitor(2005, "Tom")
    call = await calls.answer((await calls.ring(tom, firm.profile.id, CARE)).id, bob)
    await calls.join(call.id, bob.id)
    await teams.remove_colleague(firm.owner, (await firm.place(bob)).id)
    assert (await Call.get(id=call.id)).status is CallStatus.ENDED
    with pytest.raises(NotFound):
        await calls.access_call(call.id, bob)


async def test_a_person_online_in_two_organisations_is_rung_by_one_call_at_a_time(firm: Firm) -> None:
    other = await make_firm(2010, "Gamma SA")
    bob = await online(firm, await firm.takes(await newcomer(2002, "Bob")))
    bob = await online(other, await other.takes(bob, SALES))
    tom, ines = await make_visitor(2005, "Tom"), await make_visitor(2006, "Inès")
    came = await asyncio.gather(
        calls.ring(tom, firm.profile.id, CARE),
        calls.ring(ines, other.profile.id, SALES),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in came) == ["Call", "CalleeBusy"]
    assert await CallRing.filter(member_id=bob.id, state=RingState.RINGING).count() == 1
    assert await Call.all().count() == 1


async def test_time_online_for_a_service_ends_by_itself_and_the_desk_is_another_line(firm: Firm) -> None:
    bob = await online(firm, await firm.takes(await newcomer(2002, "Bob")))
    tom = await make_visitor(2005, "Tom")
    with pytest.raises(calls.CalleeOffline):
        await calls.ring(tom, firm.profile.id)
    with pytest.raises(calls.CallToOneself):
        await calls.ring(bob, firm.profile.id, CARE)
    await go_online(firm.owner, firm.profile.id, Stay.ONE_HOUR)
    ringing = await calls.ring(tom, firm.profile.id)
    assert (ringing.service, await states(ringing)) == ("", {})
    clock.freeze(START + timedelta(hours=3))
    assert await drop_expired() == 2
    assert await told(bob, "duty.ended") == 1
    assert (await presence_of(firm.profile)).state is PresenceState.OFFLINE
    assert service_key("Après-vente") == service_key("apres-VENTE")
