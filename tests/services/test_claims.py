"""The database decides who has a slot; losing gives alternatives."""

import asyncio
import itertools
import subprocess
import sys
from datetime import timedelta

import pytest
from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import NotFound, SlotTaken
from models.agenda import Claim, ClaimKind, ClaimState
from models.database import on_sqlite
from models.sql import execute, fetch
from services import claims
from services.appointments import (
    AppointmentNeedsRegistration,
    SlotUnavailable,
    hold_slot,
    release_hold,
    request_appointment,
)
from services.claims import OverlapGuardMissing, claim_time, require_no_overlap_guard, sharing_buffers
from services.free_time import bookable_slot, booking_rules_of, free_slots
from services.slots.cutting import Slot
from services.unit_of_work import unit_of_work
from tests.services.booking_scene import at, hold_of, make_client, make_professional

TEN = at(5, 8)  # Tuesday, 10:00 in Zurich.
HALF_HOUR = timedelta(minutes=30)


async def overlaps() -> int:
    """How many pairs of active claims of one provider overlap."""
    rows = await fetch(
        "SELECT COUNT(*) AS pairs FROM claim a JOIN claim b ON a.profile_id = b.profile_id AND a.id < b.id"
        " WHERE a.state = 'active' AND b.state = 'active'"
        " AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until"
    )
    return int(rows[0]["pairs"])


async def test_the_guard_is_there_and_leaves_no_trace(database: str) -> None:
    await require_no_overlap_guard()
    assert await Claim.all().count() == 0


async def test_a_database_without_the_guard_is_refused_at_the_start(database: str) -> None:
    class Undo(Exception):
        pass

    with pytest.raises(Undo):
        async with unit_of_work():
            if on_sqlite():
                await execute("DROP TRIGGER claim_no_overlap_insert")
            else:
                await execute("ALTER TABLE claim DROP CONSTRAINT claim_no_overlap")
            with pytest.raises(OverlapGuardMissing):
                await require_no_overlap_guard()
            raise Undo


async def test_a_held_slot_is_hidden_from_others_and_not_from_its_client(database: str) -> None:
    _, profile = await make_professional()
    tom, eva = await make_client("Tom"), await make_client("Eva")
    await hold_slot(tom, profile.id, TEN)
    assert not await bookable_slot(profile.id, TEN, client_id=eva.id)
    assert await bookable_slot(profile.id, TEN, client_id=tom.id)
    with pytest.raises(SlotTaken):
        await hold_slot(eva, profile.id, TEN)


async def test_choosing_again_moves_the_choice(database: str) -> None:
    _, profile = await make_professional()
    tom, eva = await make_client("Tom"), await make_client("Eva")
    await hold_slot(tom, profile.id, TEN)
    await hold_slot(tom, profile.id, TEN + HALF_HOUR)
    assert await Claim.filter(state=ClaimState.ACTIVE, client_id=tom.id).count() == 1
    await hold_slot(eva, profile.id, TEN)


async def test_losing_a_slot_keeps_the_earlier_choice_and_names_three_near_ones(database: str) -> None:
    _, profile = await make_professional()
    tom, eva = await make_client("Tom"), await make_client("Eva")
    mine = await hold_slot(tom, profile.id, TEN - HALF_HOUR)
    await hold_slot(eva, profile.id, TEN)
    with pytest.raises(SlotTaken) as refused:
        await hold_slot(tom, profile.id, TEN)
    near = refused.value.details["alternatives"]
    assert near == [TEN - 2 * HALF_HOUR, TEN - HALF_HOUR, TEN + HALF_HOUR]
    for start in near:
        assert await bookable_slot(profile.id, start, client_id=tom.id)
    kept = await hold_of(tom, profile)
    assert kept is not None and kept.start_at == mine.start_at


async def test_a_choice_that_ran_out_is_as_if_it_had_never_been(database: str) -> None:
    _, profile = await make_professional()
    tom, eva = await make_client("Tom"), await make_client("Eva")
    before = await free_slots(profile.id, at(5, 0), at(6, 0))
    await hold_slot(tom, profile.id, TEN)
    clock.freeze(clock.now() + timedelta(minutes=10))
    assert await free_slots(profile.id, at(5, 0), at(6, 0)) == before
    assert await hold_of(tom, profile) is None
    await hold_slot(eva, profile.id, TEN)
    assert await overlaps() == 0


async def test_the_tick_gives_back_what_ran_out_and_nothing_else(database: str) -> None:
    _, profile = await make_professional()
    tom, eva = await make_client("Tom"), await make_client("Eva")
    await hold_slot(tom, profile.id, TEN)
    clock.freeze(clock.now() + timedelta(minutes=6))
    await hold_slot(eva, profile.id, TEN + HALF_HOUR)
    clock.freeze(clock.now() + timedelta(minutes=6))
    assert await claims.expire_holds() == 1
    assert await claims.expire_holds() == 0
    assert await hold_of(eva, profile) is not None


async def test_a_choice_is_given_back_when_the_client_gives_up(database: str) -> None:
    _, profile = await make_professional()
    tom, eva = await make_client("Tom"), await make_client("Eva")
    await hold_slot(tom, profile.id, TEN)
    await release_hold(tom.id, profile.id)
    await hold_slot(eva, profile.id, TEN)


async def test_a_time_that_is_never_offered_is_refused_as_such(database: str) -> None:
    _, profile = await make_professional()
    tom = await make_client()
    for start in (at(5, 11), at(5, 8, 7), at(9, 8), clock.now(), at(4, 8, 30), at(5, 8) + timedelta(days=90)):
        with pytest.raises(SlotUnavailable):
            await hold_slot(tom, profile.id, start)


async def test_nobody_holds_the_time_of_a_hidden_profile_or_without_being_registered(database: str) -> None:
    _, profile = await make_professional()
    with pytest.raises(AppointmentNeedsRegistration):
        await hold_slot(await make_client("New", registered_at=None, category=None), profile.id, TEN)
    profile.paused = True
    await profile.save()
    with pytest.raises(NotFound):
        await hold_slot(await make_client(), profile.id, TEN)


async def test_offers_share_their_buffers_and_cover_what_each_would_need(database: str) -> None:
    _, profile = await make_professional(buffer_before_minutes=10, buffer_after_minutes=15)
    rules = await booking_rules_of(profile.id)
    slots = [Slot(TEN + number * HALF_HOUR, TEN + (number + 1) * HALF_HOUR) for number in range(3)]
    shared = sharing_buffers(rules, slots)
    assert shared[0].start == TEN - timedelta(minutes=10)
    assert shared[2].end == TEN + 3 * HALF_HOUR + timedelta(minutes=15)
    assert all(one.end == two.start for one, two in itertools.pairwise(shared))


async def test_many_clients_racing_for_one_slot_leave_one_winner(database: str) -> None:
    _, profile = await make_professional()
    clients = [await make_client(f"C{number}") for number in range(8)]
    for round_number in range(6):
        start = TEN + timedelta(days=round_number % 4, minutes=30 * (round_number // 4))
        results = await asyncio.gather(
            *(request_appointment(client, profile.id, start) for client in clients), return_exceptions=True
        )
        assert sum(not isinstance(result, BaseException) for result in results) == 1
        assert all(isinstance(result, SlotTaken) for result in results if isinstance(result, BaseException))
    assert await overlaps() == 0


async def test_the_constraint_alone_keeps_racing_claims_apart(database: str) -> None:
    _, profile = await make_professional()

    async def insert(number: int) -> bool:
        slot = Slot(TEN + timedelta(minutes=number % 5), TEN + timedelta(minutes=40 + number % 5))
        try:
            async with unit_of_work():
                await claim_time(ClaimKind.BLOCK, profile.id, slot, slot)
        except SlotTaken:
            return False
        return True

    won = await asyncio.gather(*(insert(number) for number in range(20)))
    assert sum(won) == 1
    assert await overlaps() == 0


async def _check_then_insert(profile_id: int, everybody_looked: asyncio.Barrier) -> None:
    """The usual mistake: look whether the time is free, then take it."""
    busy = await Claim.filter(profile_id=profile_id, state=ClaimState.ACTIVE, start_at=TEN).exists()
    await everybody_looked.wait()
    if not busy:
        await Claim.create(
            profile_id=profile_id,
            kind=ClaimKind.BLOCK,
            start_at=TEN,
            end_at=TEN + HALF_HOUR,
            blocked_from=TEN,
            blocked_until=TEN + HALF_HOUR,
        )


async def test_without_the_constraint_checking_first_books_the_same_time_twice(database: str) -> None:
    _, profile = await make_professional()
    if on_sqlite():
        [guard] = await fetch("SELECT sql FROM sqlite_master WHERE name = 'claim_no_overlap_insert'")
        drop, restore = "DROP TRIGGER claim_no_overlap_insert", guard["sql"]
    else:
        [guard] = await fetch(
            "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'claim_no_overlap'"
        )
        drop = "ALTER TABLE claim DROP CONSTRAINT claim_no_overlap"
        restore = f"ALTER TABLE claim ADD CONSTRAINT claim_no_overlap {guard['text']}"
    looked = asyncio.Barrier(8)
    await execute(drop)
    try:
        await asyncio.gather(*(_check_then_insert(profile.id, looked) for _ in range(8)))
        assert await overlaps() > 0
    finally:
        await execute("DELETE FROM claim")
        await execute(restore)
    with pytest.raises(IntegrityError):
        for _ in range(2):
            await Claim.create(
                profile_id=profile.id,
                kind=ClaimKind.BLOCK,
                start_at=TEN,
                end_at=TEN + HALF_HOUR,
                blocked_from=TEN,
                blocked_until=TEN + HALF_HOUR,
            )


_RACER = """
import asyncio, sys
from datetime import datetime, timedelta, UTC
from core import clock
from core.errors import SlotTaken
from models.database import open_database, close_database
from models.member import Member
from services.appointments import request_appointment

async def main(url, client_id, profile_id):
    clock.freeze(datetime(2026, 5, 4, 8, tzinfo=UTC))
    await open_database(url)
    client = await Member.get(id=client_id)
    won = 0
    for number in range(6):
        try:
            start = datetime(2026, 5, 5, 7, tzinfo=UTC) + timedelta(minutes=30 * number)
            await request_appointment(client, profile_id, start)
            won += 1
        except SlotTaken:
            pass
    await close_database()
    print(won)

asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
"""


@pytest.mark.slow
async def test_processes_racing_for_the_same_slots_share_them_without_overlap(database: str) -> None:
    _, profile = await make_professional()
    clients = [await make_client(f"C{number}") for number in range(3)]
    racers = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", _RACER, database, str(client.id), str(profile.id), stdout=subprocess.PIPE
        )
        for client in clients
    ]
    answers = await asyncio.gather(*(racer.communicate() for racer in racers))
    assert sum(int(out) for out, _ in answers) == 6
    assert await Claim.filter(state=ClaimState.ACTIVE).count() == 6
    assert await overlaps() == 0
