"""What the ORM and the drivers do without our guards: where one of these fails, an upgrade made a guard unnecessary."""

import asyncio
import sqlite3
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from tortoise import fields
from tortoise.connection import get_connection
from tortoise.exceptions import OperationalError
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import AlterField, CreateModel, RunSQL
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.transactions import in_transaction

from tests.models.plain_database import on_file, on_postgres
from tests.models.plain_tables import Shelf
from tests.postgres import PostgresServer

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
_MIGRATION = """
from tortoise import fields
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import CreateModel

class Migration(Migration):
    operations = [CreateModel("Board", [("id", fields.IntField(primary_key=True))], {"table": "board"})]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the SQLite file of a test is."""
    return tmp_path / "plain.db"


class _Tables(Migration):
    operations = [  # noqa: RUF012
        CreateModel(
            "Board",
            [("id", fields.IntField(primary_key=True)), ("name", fields.CharField(max_length=20))],
            {"table": "board"},
        ),
        CreateModel(
            "Book",
            [
                ("id", fields.IntField(primary_key=True)),
                ("board", fields.ForeignKeyField("models.Board", on_delete=fields.CASCADE)),
            ],
            {"table": "book"},
        ),
    ]


class _LongerName(Migration):
    operations = [AlterField("Board", "name", fields.CharField(max_length=40))]  # noqa: RUF012


class _Trigger(Migration):
    operations = [  # noqa: RUF012
        RunSQL(
            "CREATE TRIGGER named AFTER INSERT ON board BEGIN"
            " UPDATE board SET name = 'a'; UPDATE board SET name = 'b'; END"
        )
    ]


async def _applied(state: State, migration: type[Migration]) -> State:
    async with in_transaction() as client:
        editor = SqliteSchemaEditor(client, atomic=True)
        return await migration(migration.__name__, "models").apply(state, schema_editor=editor)


def _no_tables() -> State:
    return State(models={}, apps=StateApps(default_connections={"models": "default"}))


async def _rows(query: str) -> list[dict[str, Any]]:
    return list(await get_connection("default").execute_query_dict(query))


async def test_a_changed_column_takes_the_rows_that_refer_to_its_table_and_its_indexes_with_it(
    file: Path,
) -> None:
    async with on_file(file):
        state = await _applied(_no_tables(), _Tables)
        await get_connection("default").execute_script(
            "INSERT INTO board (id, name) VALUES (1, 'a'); INSERT INTO book (id, board_id) VALUES (1, 1);"
            " CREATE INDEX board_name ON board (name);"
        )
        await _applied(state, _LongerName)
        assert len(await _rows("SELECT * FROM board")) == 1
        assert await _rows("SELECT * FROM book") == []
        assert await _rows("SELECT name FROM sqlite_master WHERE name = 'board_name'") == []


async def test_a_trigger_is_cut_at_its_semicolons(file: Path) -> None:
    async with on_file(file):
        state = await _applied(_no_tables(), _Tables)
        with pytest.raises(OperationalError, match="incomplete input"):
            await _applied(state, _Trigger)


async def test_a_constraint_of_a_model_is_not_in_the_tables_that_are_made_from_it_on_sqlite(
    file: Path,
) -> None:
    async with on_file(file):
        await _two_of_one_name()


async def test_a_constraint_of_a_model_is_not_in_the_tables_that_are_made_from_it_on_postgres(
    postgres_server: PostgresServer,
) -> None:
    async with on_postgres(postgres_server):
        await _two_of_one_name()


async def _two_of_one_name() -> None:
    for _ in range(2):
        await Shelf.create(name="same")
    assert await Shelf.filter(name="same").count() == 2


async def test_an_instant_is_compared_as_text_on_sqlite_and_a_naive_one_passes(file: Path) -> None:
    async with on_file(file):
        await Shelf.create(name="noon", at=NOON)
        elsewhere = NOON.astimezone(timezone(timedelta(hours=2)))
        assert elsewhere == NOON
        assert await Shelf.filter(at=elsewhere).count() == 0
        with pytest.warns(RuntimeWarning, match="naive"):
            assert await Shelf.filter(at__lt=datetime(2026, 5, 4, 13)).count() == 1


async def test_who_reads_before_writing_on_sqlite_does_not_wait_for_who_wrote_meanwhile(file: Path) -> None:
    async with on_file(file):
        await Shelf.create(name="one")
        with pytest.raises(OperationalError, match="locked"):
            async with in_transaction():
                await Shelf.all().count()
                with sqlite3.connect(file) as other:
                    other.execute("INSERT INTO shelf (name) VALUES ('other')")
                other.close()
                await Shelf.create(name="mine")


async def test_locking_a_row_is_left_out_on_sqlite_without_a_word(file: Path) -> None:
    async with on_file(file):
        assert "FOR UPDATE" not in Shelf.filter(id=1).select_for_update().sql()


async def test_a_task_that_outlives_its_transaction_writes_into_that_of_somebody_else_on_sqlite(
    file: Path,
) -> None:
    async with on_file(file):
        go = asyncio.Event()

        async def straggle() -> None:
            await go.wait()
            await Shelf.create(name="late")

        async with in_transaction():
            await Shelf.create(name="first")
            late = asyncio.create_task(straggle())
        with pytest.raises(RuntimeError):
            async with in_transaction():
                go.set()
                await late
                raise RuntimeError
        assert [shelf.name for shelf in await Shelf.all()] == ["first"]


async def test_a_transaction_that_is_cancelled_while_it_begins_silences_sqlite(file: Path) -> None:
    # The same on PostgreSQL, where it takes many, is the naive control of the cancellations.
    async with on_file(file):
        task = asyncio.create_task(_writes("cancelled"))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await Shelf.all().count()


async def _writes(name: str) -> None:
    async with in_transaction():
        await Shelf.create(name=name)


async def test_a_deadlock_comes_as_the_drivers_own_error(postgres_server: PostgresServer) -> None:
    async with on_postgres(postgres_server):
        for number in (1, 2):
            await Shelf.create(id=number, name=f"n{number}")
        met = asyncio.Barrier(2)

        async def cross(first: int, second: int) -> None:
            async with in_transaction():
                await Shelf.filter(id=first).update(name="taken")
                await met.wait()
                await Shelf.filter(id=second).update(name="taken")

        ways: list[Coroutine[Any, Any, None]] = [cross(1, 2), cross(2, 1)]
        ended = await asyncio.gather(*ways, return_exceptions=True)
    assert [type(each) for each in ended if each is not None] == [asyncpg.DeadlockDetectedError]


async def test_a_migration_that_is_applied_is_recorded_in_no_transaction_of_its_own(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = file.parent / "plain_migrations"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "m0001.py").write_text(_MIGRATION)
    monkeypatch.syspath_prepend(file.parent)
    apps = {"models": {"models": [], "default_connection": "default", "migrations": "plain_migrations"}}

    def dies(event: str, _: str, __: str) -> None:
        if event == "apply_done":
            raise KeyboardInterrupt

    async with on_file(file):
        executor = MigrationExecutor(get_connection("default"), apps)
        with pytest.raises(KeyboardInterrupt):
            await executor.migrate(progress=dies)
        assert await _rows("SELECT name FROM tortoise_migrations") == []
        with pytest.raises(OperationalError, match="already exists"):
            await MigrationExecutor(get_connection("default"), apps).migrate()


@pytest.mark.parametrize("own", [None, KeyError])
async def test_a_connection_that_was_ended_comes_as_the_drivers_own_error_and_hides_any_other(
    postgres_server: PostgresServer, own: type[Exception] | None
) -> None:
    async with on_postgres(postgres_server):
        with pytest.raises(asyncpg.InterfaceError, match="connection is closed"):
            async with in_transaction() as mine:
                await Shelf.create(name="lost")
                (row,) = await mine.execute_query_dict("SELECT pg_backend_pid() AS pid")
                await asyncio.to_thread(postgres_server.sql, f"SELECT pg_terminate_backend({row['pid']})")
                await asyncio.sleep(0.1)  # Until the driver has heard of it.
                if own is not None:
                    raise own
        assert await Shelf.all().count() == 0
