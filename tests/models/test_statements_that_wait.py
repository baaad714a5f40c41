"""On PostgreSQL what nobody waits for travels with other statements, and is kept or undone with what it belongs to."""

import pytest

from models.backends.present import present
from models.by_key import change_by_key, change_later, rows_by_key
from models.sql import fetch
from services.unit_of_work import savepoint, unit_of_work

_NOTE = "INSERT INTO app_state (key, value) VALUES (:key, :value)"


async def _kept() -> dict[str, str]:
    return {row["key"]: row["value"] for row in await fetch("SELECT key, value FROM app_state")}


async def test_what_waits_is_kept_with_the_next_statement_or_with_the_commit(database: str) -> None:
    async with unit_of_work():
        await change_later(_NOTE, key="a", value="1")
        await change_later(_NOTE, key="b", value="2")
        changed = "UPDATE app_state SET value = :value WHERE key = :key RETURNING value"
        assert await rows_by_key(changed, value="3", key="nobody") == []
        await change_later(_NOTE, key="c", value="4")
    assert await _kept() == {"a": "1", "b": "2", "c": "4"}


async def test_what_waits_goes_with_a_unit_that_fails(database: str) -> None:
    with pytest.raises(RuntimeError):
        async with unit_of_work():
            await change_later(_NOTE, key="a", value="1")
            raise RuntimeError
    assert await _kept() == {}


async def test_what_waits_goes_with_the_part_that_it_belongs_to_and_no_other(database: str) -> None:
    async with unit_of_work():
        await change_later(_NOTE, key="before", value="1")
        with pytest.raises(RuntimeError):
            async with savepoint():
                await change_later(_NOTE, key="undone", value="2")
                raise RuntimeError
        async with savepoint():
            await change_later(_NOTE, key="inside", value="3")
            async with savepoint():
                await change_later(_NOTE, key="deep inside", value="4")
        await change_by_key(_NOTE, key="after", value="5")
    assert set(await _kept()) == {"before", "inside", "deep inside", "after"}


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_what_waits_needs_no_way_of_its_own(database: str) -> None:
    sent: list[str] = []
    async with unit_of_work():
        connection = present.get()._connection  # type: ignore[union-attr]
        with connection.query_logger(lambda record: sent.append(record.query)):
            await change_later(_NOTE, key="a", value="1")
            await change_later(_NOTE, key="b", value="2")
            assert sent == []
            assert await change_by_key(_NOTE, key="c", value="3") == 1
    assert len(sent) == 1
    assert await _kept() == {"a": "1", "b": "2", "c": "3"}
