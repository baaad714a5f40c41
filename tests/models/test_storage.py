"""The storage layer keeps its promises on both databases."""

import asyncio
import threading
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import OperationalError

import pytest
from tortoise.exceptions import IntegrityError

from core import clock
from models.backends.sqlite import GuardedSqliteClient
from models.member import Member
from models.migrate import migrate, require_current_schema
from models.sql import execute, fetch
from services.unit_of_work import after_commit, savepoint, unit_of_work


def _member(telegram_id: int) -> Member:
    return Member(telegram_id=telegram_id, created_at=clock.now(), last_seen_at=clock.now())


async def test_migrating_twice_changes_nothing(database: str) -> None:
    assert await migrate() == []
    await require_current_schema()


async def test_an_error_undoes_the_whole_unit_of_work(database: str) -> None:
    with pytest.raises(RuntimeError):
        async with unit_of_work():
            await _member(1).save()
            raise RuntimeError
    assert await Member.all().count() == 0


async def test_a_savepoint_fails_alone(database: str) -> None:
    async with unit_of_work():
        await _member(1).save()
        with pytest.raises(IntegrityError):
            async with savepoint():
                await _member(1).save()
        await _member(2).save()
    assert await Member.all().count() == 2


async def test_parts_of_parts_are_undone_each_by_itself(database: str) -> None:
    async with unit_of_work():
        with pytest.raises(RuntimeError):
            async with savepoint():
                await _member(1).save()
                with pytest.raises(IntegrityError):
                    async with savepoint():
                        await _member(1).save()
                async with savepoint():
                    await _member(2).save()
                raise RuntimeError
        async with savepoint():
            await _member(3).save()
    assert [member.telegram_id for member in await Member.all()] == [3]


async def test_a_transaction_that_changed_nothing_leaves_nothing_open_behind_it(database: str) -> None:
    for _ in range(3):
        async with unit_of_work(), savepoint():
            assert await Member.filter(telegram_id=1).count() == 0
        async with unit_of_work():
            assert await fetch("SELECT 1 AS one WHERE 1 = 0") == []
    async with unit_of_work():
        await _member(1).save()
    with pytest.raises(RuntimeError):
        async with unit_of_work():
            await Member.filter(telegram_id=1).update(first_name="Léa")
            raise RuntimeError
    assert (await Member.get(telegram_id=1)).first_name == ""


async def test_what_waits_for_the_commit_is_called_after_it_and_never_after_a_rollback(database: str) -> None:
    called: list[str] = []
    async with unit_of_work():
        after_commit(lambda: called.append("committed"))
        assert called == []
    with pytest.raises(RuntimeError):
        async with unit_of_work():
            after_commit(lambda: called.append("rolled back"))
            raise RuntimeError
    assert called == ["committed"]


async def test_a_naive_datetime_is_refused_in_rows_and_filters(database: str) -> None:
    naive = datetime(2026, 1, 1)
    with pytest.raises(ValueError):
        await Member(telegram_id=1, created_at=naive, last_seen_at=clock.now()).save()
    with pytest.raises(ValueError):
        await Member.filter(created_at__lt=naive).count()


async def test_instants_compare_as_instants_whatever_their_zone_and_fraction(database: str) -> None:
    from zoneinfo import ZoneInfo

    base = clock.now()
    await Member(telegram_id=1, created_at=base, last_seen_at=base).save()
    await Member(telegram_id=2, created_at=base + timedelta(microseconds=5), last_seen_at=base).save()
    zurich = (base + timedelta(microseconds=1)).astimezone(ZoneInfo("Asia/Tokyo"))
    assert [m.telegram_id for m in await Member.filter(created_at__gt=zurich)] == [2]
    rows = await fetch("SELECT telegram_id FROM member WHERE created_at <= :at", at=zurich)
    assert [row["telegram_id"] for row in rows] == [1]


async def test_two_thousand_cancellations_leave_the_database_answering(database: str) -> None:
    async def work(number: int) -> None:
        async with unit_of_work():
            await execute("UPDATE member SET version = version + 1")
            await asyncio.sleep(0)

    for number in range(250):
        task = asyncio.create_task(work(number))
        for _ in range(number % 25):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(60):
        async with unit_of_work():
            await _member(1).save()
    assert await Member.all().count() == 1


async def test_ids_are_never_used_again(database: str) -> None:
    first = _member(1)
    await first.save()
    await first.delete()
    second = _member(1)
    await second.save()
    assert second.id > first.id


def _threads_left_by(path: Path) -> set[threading.Thread]:
    """The threads that are left of a loop in which this file could not be opened."""
    before = set(threading.enumerate())

    async def look() -> None:
        with pytest.raises(OperationalError):
            await GuardedSqliteClient(str(path), connection_name="default").create_connection(with_db=True)

    asyncio.run(look())
    return set(threading.enumerate()) - before


def test_a_file_that_cannot_be_opened_leaves_no_thread_behind_that_outlives_its_loop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert [_threads_left_by(tmp_path / "file" / "entremise.db") for _ in range(30)] == [set()] * 30
