"""Screens that are drawn while others are being noted are noted together; each is told what became of its own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError

from core import clock
from models.backends.sqlite import GuardedSqliteClient
from models.database import CONNECTION, on_sqlite
from models.delivery import Screen
from models.member import Member
from models.sql import execute
from services import screens
from services.drawn import DrawnScreens
from services.unit_of_work import unit_of_work

# A defect of one person's row, and how it is taken out of the database again, which other tests use as well.
PLANTED: dict[str, tuple[list[str], list[str]]] = {
    "sqlite": (
        ["CREATE TRIGGER refuses BEFORE UPDATE ON screen WHEN NEW.shown = 1 AND NEW.member_id = {id}"
         " BEGIN SELECT RAISE(ABORT, 'planted'); END"],
        ["DROP TRIGGER refuses"],
    ),
    "postgres": (
        ["CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS"
         " $$ BEGIN RAISE integrity_constraint_violation; END $$",
         "CREATE TRIGGER refuses BEFORE UPDATE ON screen FOR EACH ROW"
         " WHEN (NEW.shown = 1 AND NEW.member_id = {id}) EXECUTE FUNCTION planted()"],
        ["DROP TRIGGER refuses ON screen", "DROP FUNCTION planted()"],
    ),
}  # fmt: skip


@contextmanager
def _transactions() -> Iterator[list[str]]:
    """What began a transaction: on PostgreSQL, where a statement may be one, every statement, those among them that the
    driver asks about kinds of values with.
    """
    client = get_connection(CONNECTION)
    begun: list[str] = []
    if isinstance(client, GuardedSqliteClient):
        assert client._connection is not None
        watch = client._connection._conn.set_trace_callback
        watch(lambda text: begun.append(text) if text.startswith(("BEGIN", "SAVEPOINT")) else None)
        yield begun
        watch(None)
        return
    connections = [connection for connection, _ in client._pool._resting]  # type: ignore[attr-defined]
    for connection in connections:
        connection.add_query_logger(lambda record: begun.append(record.query))
    yield begun


async def _leased(number: int) -> Screen:
    """The screen of somebody new that was decided, shown before as message 7, and leased."""
    async with unit_of_work():
        member = await Member.create(telegram_id=number, created_at=clock.now(), last_seen_at=clock.now())
    await screens.show_page(member.id, number, "home", {})
    async with unit_of_work():
        await execute("UPDATE screen SET message_id = 7")
    [screen] = await screens.claim_screens([member.id])
    return screen


async def _is_settled(screen: Screen) -> bool:
    kept = await Screen.get(member_id=screen.member_id)
    return kept.shown == screen.rev and kept.lease_until is None


async def test_who_waits_is_noted_with_all_who_wait(database: str) -> None:
    drawn, leased = DrawnScreens(), [await _leased(number) for number in range(1, 7)]
    await screens.redraw(leased[4].member_id, None, {})
    with _transactions() as begun:
        changed = await asyncio.gather(*(drawn.settle(screen, 7, False) for screen in leased))
    assert len(begun) == 2, "the first one alone, all others after it"
    assert changed == [False, False, False, False, True, False]
    assert all([await _is_settled(screen) for screen in leased])


async def test_a_new_message_is_noted_with_what_it_is(database: str) -> None:
    screen = await _leased(1)
    assert not await DrawnScreens().settle(screen, 8, True)
    kept = await Screen.get(member_id=screen.member_id)
    assert (kept.message_id, kept.has_media, kept.floor_id) == (8, True, 8)


@pytest.mark.parametrize(
    "database_url", ["postgres"], indirect=True
)  # On SQLite one who holds a screen holds all.
async def test_who_waits_for_a_held_screen_keeps_nobody_waiting(database: str) -> None:
    drawn, leased = DrawnScreens(), [await _leased(number) for number in range(1, 5)]
    held, release = asyncio.Event(), asyncio.Event()

    async def hold_one() -> None:
        async with unit_of_work():
            await screens.redraw(leased[1].member_id, None, {})
            held.set()
            await release.wait()

    holder = asyncio.create_task(hold_one())
    await held.wait()
    acts = [asyncio.create_task(drawn.settle(screen, 7, False)) for screen in leased]
    done, waiting = await asyncio.wait(acts, timeout=2)
    assert waiting == {acts[1]}
    assert [act.result() for act in done] == [False, False, False]
    release.set()
    await holder
    assert await acts[1], "it changed meanwhile"


async def test_who_is_cancelled_takes_nobody_along(database: str) -> None:
    drawn, leased = DrawnScreens(), [await _leased(number) for number in range(1, 5)]
    for cancelled in (0, 2):
        acts = [asyncio.create_task(drawn.settle(screen, 7, False)) for screen in leased]
        await asyncio.sleep(0)
        acts[cancelled].cancel()
        told = await asyncio.gather(*acts, return_exceptions=True)
        assert isinstance(told.pop(cancelled), asyncio.CancelledError)
        assert told == [False, False, False]
        assert not drawn._waiting


async def test_a_failure_is_told_to_whom_it_concerns(database: str) -> None:
    drawn, leased = DrawnScreens(), [await _leased(number) for number in range(1, 5)]
    planted, taken_out = PLANTED["sqlite" if on_sqlite() else "postgres"]
    for statement in planted:
        await execute(statement.replace("{id}", str(leased[2].member_id)))
    try:
        told = await asyncio.gather(
            *(drawn.settle(screen, 7, False) for screen in leased), return_exceptions=True
        )
    finally:
        for statement in taken_out:
            await execute(statement)
    assert isinstance(told.pop(2), IntegrityError)
    assert told == [False, False, False]
    assert [await _is_settled(screen) for screen in leased] == [True, True, False, True]
