"""What becomes of a unit of work on SQLite while another process holds the file."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import OperationalError

from core import clock
from models.backends.sqlite import GuardedSqliteClient
from models.database import CONNECTION, DatabaseUrl
from models.member import Member
from services.unit_of_work import unit_of_work

HELD_SECONDS, BETWEEN_SECONDS = 0.02, 0.0005
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
UNITS, SOON_SECONDS = 5, 5.0
PATIENCE_MILLISECONDS = 200


async def _write(number: int) -> None:
    async with unit_of_work():
        await Member(telegram_id=number, created_at=clock.now(), last_seen_at=clock.now()).save()


def _client() -> GuardedSqliteClient:
    client = get_connection(CONNECTION)
    assert isinstance(client, GuardedSqliteClient)
    return client


@contextmanager
def _hardly_ever_free(url: str) -> Iterator[None]:
    """Somebody else has one transaction right after the other."""
    over = threading.Event()

    def live() -> None:
        with closing(sqlite3.connect(DatabaseUrl(url).path, isolation_level=None, timeout=0)) as file:
            while not over.is_set():
                with suppress(sqlite3.OperationalError):
                    file.execute("BEGIN IMMEDIATE")
                    time.sleep(HELD_SECONDS)
                    file.execute("COMMIT")
                time.sleep(BETWEEN_SECONDS)

    neighbour = threading.Thread(target=live)
    neighbour.start()
    try:
        yield
    finally:
        over.set()
        neighbour.join()


async def test_who_finds_the_file_hardly_ever_free_takes_it_all_the_same(database: str) -> None:
    with _hardly_ever_free(database):
        began = time.monotonic()
        for number in range(UNITS):
            await asyncio.sleep(2 * HELD_SECONDS)  # Their turn.
            await _write(number)
        took = time.monotonic() - began
    assert await Member.all().count() == UNITS
    assert took < SOON_SECONDS


async def test_a_file_that_is_held_for_too_long_is_an_error_that_leaves_nothing_open(database: str) -> None:
    client = _client()
    client.pragmas["busy_timeout"] = PATIENCE_MILLISECONDS
    with closing(sqlite3.connect(DatabaseUrl(database).path, isolation_level=None)) as file:
        file.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(OperationalError, match="locked"):
            await _write(1)
        assert time.monotonic() - began >= PATIENCE_MILLISECONDS / 1000
        file.execute("ROLLBACK")
    await _write(2)
    assert [member.telegram_id for member in await Member.all()] == [2]


async def test_what_no_waiting_helps_against_is_an_error_at_once(database: str) -> None:
    client = _client()
    await client.execute_query("BEGIN")
    began = time.monotonic()
    with pytest.raises(OperationalError, match="within a transaction"):
        await _write(1)
    assert time.monotonic() - began < SOON_SECONDS
    await _write(2)
    assert [member.telegram_id for member in await Member.all()] == [2]
