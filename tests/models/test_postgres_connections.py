"""Connections to PostgreSQL are lent to one borrower at a time, and never one of which nobody knows what it is at."""

import asyncio

import asyncpg
import pytest
from tortoise.connection import get_connection

from models.backends import postgres_connections
from models.backends.postgres import GuardedPostgresClient
from models.backends.postgres_connections import Connections
from models.database import CONNECTION
from models.sql import fetch
from services.unit_of_work import unit_of_work

pytestmark = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)


async def _connections() -> Connections:
    client = get_connection(CONNECTION)
    assert isinstance(client, GuardedPostgresClient)
    return await client.connections()


async def _backend() -> int:
    """Which of the server's processes answers a statement outside of transactions."""
    return int((await fetch("SELECT pg_backend_pid() AS pid"))[0]["pid"])


async def test_the_same_connection_serves_one_after_the_other(database: str) -> None:
    first = await _backend()
    async with unit_of_work():
        assert await _backend() == first
    with pytest.raises(Exception, match="nowhere"):
        await fetch("SELECT 1 FROM nowhere")
    assert await _backend() == first


async def test_who_is_cut_off_in_a_statement_leaves_its_connection_to_nobody(database: str) -> None:
    first = await _backend()
    sleeper = asyncio.create_task(fetch("SELECT pg_sleep(60)"))
    await asyncio.sleep(0.2)
    sleeper.cancel()
    await asyncio.gather(sleeper, return_exceptions=True)
    assert await _backend() != first


async def test_a_connection_that_was_left_in_a_transaction_is_not_lent_again(database: str) -> None:
    connections = await _connections()
    left = await connections.take()
    await left.execute("BEGIN")
    connections.give_back(left)
    assert left.is_closed()


async def test_what_the_server_ended_meanwhile_is_not_lent_again(database: str) -> None:
    connections = await _connections()
    ended, other = await connections.take(), await connections.take()
    connections.give_back(ended)
    await other.execute("SELECT pg_terminate_backend($1)", ended.get_server_pid())
    while not ended.is_closed():
        await asyncio.sleep(0.01)
    third = await connections.take()
    assert third is not ended
    assert await other.fetchval("SELECT 1") == 1
    # Closing would wait ten seconds for what nobody gives back.
    connections.give_back(third)
    connections.give_back(other)


async def test_who_finds_all_connections_lent_waits_for_the_first_that_comes_back(database: str) -> None:
    asked = GuardedPostgresClient(**_address(), minsize=1, maxsize=2, connection_name="two")
    few = await asked.connections()
    try:
        first, second = await few.take(), await few.take()
        waiting, cancelled = asyncio.create_task(few.take()), asyncio.create_task(few.take())
        await asyncio.sleep(0)
        assert not waiting.done()
        cancelled.cancel()
        few.give_back(second)
        assert await waiting is second
        few.give_back(first)
        few.give_back(second)
    finally:
        await asked.close()
    assert first.is_closed() and second.is_closed()


async def test_a_server_that_cannot_be_reached_takes_no_place(database: str) -> None:
    async def refuse() -> asyncpg.Connection:
        raise OSError("planted")

    few = Connections(refuse, 1)
    for _ in range(3):
        with pytest.raises(OSError, match="planted"):
            await few.take()


def _address() -> dict[str, object]:
    client = get_connection(CONNECTION)
    assert isinstance(client, GuardedPostgresClient)
    return {
        "user": client.user,
        "password": client.password,
        "host": client.host,
        "port": client.port,
        "database": client.database,
    }


async def test_what_rested_for_long_is_not_lent_again(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await _backend()
    assert await _backend() == first
    monkeypatch.setattr(postgres_connections, "LONGEST_REST_SECONDS", -1.0)
    assert await _backend() != first
