"""Units of work that follow one another on SQLite reach the disk together, and each keeps what it was promised."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError, OperationalError

from core import clock
from models.backends.shared_commit import SharedCommit
from models.backends.sqlite import GuardedSqliteClient
from models.by_key import rows_by_key
from models.database import CONNECTION
from models.member import Member
from models.sql import fetch
from services.unit_of_work import after_commit, savepoint, unit_of_work

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _client() -> GuardedSqliteClient:
    client = get_connection(CONNECTION)
    assert isinstance(client, GuardedSqliteClient)
    return client


@contextmanager
def _statements() -> Iterator[list[str]]:
    """Every statement that reaches the file, in order."""
    seen: list[str] = []
    connection = _client()._connection
    assert connection is not None
    connection._conn.set_trace_callback(seen.append)
    yield seen
    connection._conn.set_trace_callback(None)


def _on_disk(database: str) -> set[int]:
    """Whom another process sees."""
    with sqlite3.connect(database.removeprefix("sqlite://")) as other:
        return {number for (number,) in other.execute("SELECT telegram_id FROM member")}


async def _come(number: int, *, fails: bool = False) -> None:
    async with unit_of_work():
        await Member(telegram_id=number, created_at=clock.now(), last_seen_at=clock.now()).save()
        if fails:
            raise RuntimeError(number)


async def test_units_that_wait_for_each_other_share_one_commit(database: str) -> None:
    await _come(0)
    with _statements() as seen:
        await asyncio.gather(*(_come(number) for number in range(1, 9)))
    assert _on_disk(database) == set(range(9))
    assert seen.count("COMMIT") == 1


async def test_nobody_goes_on_before_the_disk_has_what_they_did(database: str) -> None:
    early: list[int] = []

    async def come(number: int) -> None:
        await _come(number)
        if number not in _on_disk(database):
            early.append(number)

    await asyncio.gather(*(come(number) for number in range(8)))
    assert early == []


async def test_what_is_called_after_a_commit_is_called_after_the_shared_one(database: str) -> None:
    early: list[int] = []

    async def come(number: int) -> None:
        async with unit_of_work():
            await Member(telegram_id=number, created_at=clock.now(), last_seen_at=clock.now()).save()
            after_commit(lambda: None if number in _on_disk(database) else early.append(number))

    await asyncio.gather(*(come(number) for number in range(8)))
    assert early == []


async def test_a_unit_that_fails_takes_nothing_of_the_others_with_it(database: str) -> None:
    came = await asyncio.gather(
        *(_come(number, fails=number in (0, 3, 7)) for number in range(8)), return_exceptions=True
    )
    assert [isinstance(each, RuntimeError) for each in came] == [number in (0, 3, 7) for number in range(8)]
    assert _on_disk(database) == {1, 2, 4, 5, 6}


async def test_parts_of_a_unit_that_shares_a_commit_may_fail_alone(database: str) -> None:
    async def come(number: int) -> None:
        async with unit_of_work():
            await Member(telegram_id=number, created_at=clock.now(), last_seen_at=clock.now()).save()
            with pytest.raises(IntegrityError):
                async with savepoint():
                    await Member(telegram_id=number, created_at=clock.now(), last_seen_at=clock.now()).save()

    await asyncio.gather(*(come(number) for number in range(5)))
    assert _on_disk(database) == set(range(5))


async def test_a_commit_that_fails_is_told_to_all_who_share_it_and_leaves_nothing_open(database: str) -> None:
    await _come(0)
    connection = _client()._connection
    assert connection is not None

    async def lose_the_transaction() -> None:
        async with unit_of_work():
            # As SQLite does by itself when the disk is full.
            connection._conn.execute("ROLLBACK")

    async def come_all() -> list[BaseException | None]:
        acts = [_come(1), _come(2), lose_the_transaction(), _come(3)]
        return await asyncio.gather(*acts, return_exceptions=True)

    told = await come_all()
    assert [isinstance(each, OperationalError) for each in told] == [True, True, True, False]
    await _come(4)
    assert _on_disk(database) == {0, 3, 4}


@pytest.mark.parametrize("read", [fetch, rows_by_key])
async def test_who_reads_outside_of_units_sees_only_what_is_on_the_disk(
    database: str, read: Callable[[str], Awaitable[list[dict[str, Any]]]]
) -> None:
    early: list[int] = []

    async def look() -> None:
        rows = await read("SELECT telegram_id FROM member")
        early.extend({row["telegram_id"] for row in rows} - _on_disk(database))

    async def look_all_the_time() -> None:
        while True:
            await look()
            await asyncio.sleep(0)

    looking = [asyncio.create_task(look_all_the_time()) for _ in range(3)]
    await asyncio.gather(*(_come(number) for number in range(8)))
    for each in looking:
        each.cancel()
    assert early == []
    assert _on_disk(database) == set(range(8))


async def test_who_reads_by_a_key_while_nobody_is_at_the_connection_waits_for_nothing(database: str) -> None:
    await fetch("SELECT 1")
    reading = rows_by_key("SELECT COUNT(*) AS count FROM member")
    with pytest.raises(StopIteration) as ended:
        reading.send(None)
    assert ended.value.value == [{"count": 0}]


async def test_a_commit_that_others_wait_for_keeps_everybody_from_reading_past_the_lock(
    database: str,
) -> None:
    await fetch("SELECT 1")
    client = _client()
    assert client.idle_connection() is not None
    client.pending = SharedCommit()
    assert client.idle_connection() is None
    client.pending = None


async def test_who_is_cancelled_while_a_shared_commit_comes_neither_loses_nor_breaks_it(
    database: str,
) -> None:
    for spare in range(60):
        tasks = [asyncio.create_task(_come(10 * spare + number)) for number in range(4)]
        for _ in range(spare):
            await asyncio.sleep(0)
        tasks[spare % 4].cancel()
        told = await asyncio.gather(*tasks, return_exceptions=True)
        kept = {10 * spare + number for number, each in enumerate(told) if each is None}
        assert kept <= _on_disk(database)
        assert len(kept) >= 3
    assert _client().pending is None
