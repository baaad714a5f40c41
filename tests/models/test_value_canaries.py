"""What the ORM makes of JSON and times of day on the two databases: why no table of ours asks it to compare either."""

import sqlite3
from datetime import UTC, time
from pathlib import Path

import pytest
from tortoise.exceptions import OperationalError

from tests.models.plain_database import on_file, on_postgres
from tests.models.plain_tables import Shelf
from tests.postgres import PostgresServer

SAID, NUL = {"z": 1, "a": {"é": [None, True, 1.5, "💬"]}}, {"k": "a\0b"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the SQLite file of a test is."""
    return tmp_path / "plain.db"


async def test_json_is_text_on_sqlite(file: Path) -> None:
    async with on_file(file):
        await Shelf.create(name="said", said=SAID)
        assert list((await Shelf.get(name="said")).said) == list(SAID)
        assert await Shelf.filter(said=dict(reversed(SAID.items()))).count() == 0
        with pytest.raises(RuntimeError, match="must be overridden"):
            await Shelf.filter(said__contains={"z": 1}).count()
        await Shelf.create(name="nul", said=NUL)
        assert (await Shelf.get(name="nul")).said == NUL


async def test_json_is_a_value_on_postgres_that_forgets_the_order_of_its_names_and_holds_no_nul(
    postgres_server: PostgresServer,
) -> None:
    async with on_postgres(postgres_server):
        await Shelf.create(name="said", said=SAID)
        found = (await Shelf.get(name="said")).said
        assert found == SAID and list(found) != list(SAID)
        assert await Shelf.filter(said=dict(reversed(SAID.items()))).count() == 1
        with pytest.raises(OperationalError, match="Unicode escape"):
            await Shelf.create(name="nul", said=NUL)


async def test_a_time_of_day_cannot_be_kept_on_sqlite(file: Path) -> None:
    async with on_file(file):
        with pytest.raises(sqlite3.ProgrammingError, match="not supported"):
            await Shelf.create(name="open", opens=time(12, 30, tzinfo=UTC))


async def test_a_time_of_day_without_zone_comes_back_with_one_on_postgres(
    postgres_server: PostgresServer,
) -> None:
    async with on_postgres(postgres_server):
        await Shelf.create(name="open", opens=time(12, 30))
        assert (await Shelf.get(name="open")).opens == time(12, 30, tzinfo=UTC)
