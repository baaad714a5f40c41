"""Who lives, and whose sockets are whose: a process that starts throws nobody out whom another one carries."""

from datetime import timedelta

import pytest

from core import clock
from models.call import CallSeat
from models.process import Process
from services import calls, processes
from tests.web.people import Pair, answered_call, make_pair


@pytest.fixture
async def pair(database: str) -> Pair:
    return await make_pair()


async def silent(name: str) -> None:
    """The process has said nothing for a minute."""
    await Process.filter(id=name).update(seen_at=clock.real_now() - timedelta(minutes=1))


async def present() -> dict[int, str | None]:
    """Who sits in a room, and who carries their socket."""
    return {seat.member_id: seat.held_by for seat in await CallSeat.filter(present=True)}


async def test_a_process_lives_while_it_says_so(database: str) -> None:
    await processes.beat("a", "worker")
    await processes.beat("b", "worker")
    await processes.beat("b", "worker")
    await processes.beat("s", "scheduler")
    assert await processes.living() == {"a", "b", "s"}
    assert (await processes.living("worker"), await processes.count("worker")) == ({"a", "b"}, 2)
    await silent("a")
    await processes.withdraw("b")
    assert (await processes.living("worker"), await processes.count("worker")) == (set(), 1)


async def test_only_whoever_was_carried_by_a_dead_process_is_out(pair: Pair) -> None:
    call = await answered_call(pair)
    for name in ("a", "b"):
        await processes.beat(name, "worker")
    await calls.join(call.id, pair.tom.id, "a")
    await calls.join(call.id, pair.lea.id, "b")
    assert await calls.forget_the_dead(unheld=True) == 0
    await silent("a")
    assert await calls.forget_the_dead() == 1
    assert await present() == {pair.lea.id: "b"}


async def test_who_sits_by_no_process_is_out_when_a_carrier_starts_and_not_by_a_tick(pair: Pair) -> None:
    call = await answered_call(pair)
    await calls.join(call.id, pair.tom.id)
    assert await calls.forget_the_dead() == 0
    assert await calls.forget_the_dead(unheld=True) == 1
    assert await present() == {}


async def test_a_process_ends_nobodys_place_who_came_back_by_another_one(pair: Pair) -> None:
    call = await answered_call(pair)
    await calls.join(call.id, pair.tom.id, "a")
    await calls.join(call.id, pair.tom.id, "b")
    assert not await calls.is_held(call.id, pair.tom.id, "a")
    assert not await calls.leave(call.id, pair.tom.id, "a")
    assert await present() == {pair.tom.id: "b"}
    assert await calls.leave(call.id, pair.tom.id, "b")
    assert await present() == {}
