"""A database gets the schema of the program whole or not at all, and the golden files say what that schema is."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from core.errors import DatabaseBehind, MigrationChanged
from models.migrate import (
    Migration,
    applied_migrations,
    known_migrations,
    migrate,
    require_current_schema,
    schema_dump,
)
from models.sql import execute, fetch
from tests.models.schema_facts import read_tables
from tests.models.valid_rows import insert, valid_row
from tools.schema import FILES

ROOT = Path(__file__).parent.parent.parent
MIGRATE = """
import asyncio, sys
from models.database import close_database, open_database
from models.migrate import Migration, known_migrations, migrate
async def main():
    await open_database(sys.argv[1])
    {before}
    print(",".join(await migrate({what})))
    await close_database()
asyncio.run(main())
"""
SLOW = {
    "sqlite": "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000000)"
    " SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


def _spawn(url: str, before: str = "", what: str = "") -> subprocess.Popen[str]:
    program = MIGRATE.format(before=before, what=what)
    command = [sys.executable, "-c", program, url]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _broken_at(migration: Migration, place: int, dialect: str) -> Migration:
    lists = {"sqlite": migration.sqlite, "postgres": migration.postgres}
    statements = [
        *lists[dialect][:place],
        "SELECT no_such_column FROM no_such_table",
        *lists[dialect][place:],
    ]
    return replace(migration, **{dialect: statements})


async def test_the_golden_file_is_what_the_migrations_make(bare_database: str) -> None:
    await migrate()
    dialect = "sqlite" if bare_database.startswith("sqlite") else "postgres"
    assert await schema_dump() == FILES[dialect].read_text(), "run `make golden` and read the change"


@pytest.mark.slow
async def test_a_failure_at_any_statement_leaves_the_schema_as_it_was(bare_database: str) -> None:
    dialect = "sqlite" if bare_database.startswith("sqlite") else "postgres"
    for done, migration in enumerate(known_migrations()):
        before = await schema_dump()
        count = len(migration.sqlite if dialect == "sqlite" else migration.postgres)
        for place in range(count + 1):
            with pytest.raises(OperationalError):
                await migrate([_broken_at(migration, place, dialect)])
            assert await schema_dump() == before, f"{migration.name}: statement {place} left something behind"
            assert len(await applied_migrations()) == done
        assert await migrate([migration]) == [migration.name]
    await require_current_schema()


@pytest.mark.slow
async def test_a_migrator_killed_in_the_middle_leaves_nothing_and_the_next_one_completes(
    bare_database: str,
) -> None:
    before = await schema_dump()
    kind = bare_database.split(":")[0]
    slow = f"from dataclasses import replace; slow = {SLOW[kind]!r}; first = known_migrations()[0];"
    slow += "changed = [replace(first, sqlite=first.sqlite + [slow], postgres=first.postgres + [slow])];"
    slow += "print('migrating', flush=True)"
    process = _spawn(bare_database, before=slow, what="changed")
    assert process.stdout is not None
    assert process.stdout.readline() == "migrating\n"
    await asyncio.sleep(1.5)
    assert process.poll() is None, "the migration was over before it could be killed"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert await schema_dump() == before
    if kind == "postgresql":
        await execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
        )
    assert await migrate() == [migration.name for migration in known_migrations()]


@pytest.mark.slow
async def test_of_four_migrators_at_once_one_does_the_work_and_the_others_find_it_done(
    bare_database: str,
) -> None:
    processes = [_spawn(bare_database) for _ in range(4)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, [error for _, error in outputs]
    applied = [name for out, _ in outputs for name in out.strip().split(",") if name]
    assert sorted(applied) == sorted(migration.name for migration in known_migrations())


async def test_a_database_behind_is_refused_until_it_is_migrated(bare_database: str) -> None:
    with pytest.raises(DatabaseBehind):
        await require_current_schema()
    await migrate()
    await require_current_schema()
    await execute("DELETE FROM schema_migration WHERE number = :last", last=len(known_migrations()))
    with pytest.raises(DatabaseBehind) as refused:
        await require_current_schema()
    assert refused.value.details == {"missing": 1}


async def test_a_database_one_migration_ahead_is_taken(bare_database: str) -> None:
    await migrate()
    later = Migration(len(known_migrations()) + 1, "later", ["SELECT 1"], ["SELECT 1"])
    assert await migrate([*known_migrations(), later]) == ["later"]
    await require_current_schema()


async def test_a_migration_that_was_rewritten_after_it_was_applied_is_refused(bare_database: str) -> None:
    first = Migration(1, "first", ["CREATE TABLE a (b INTEGER)"], ["CREATE TABLE a (b INTEGER)"])
    assert await migrate([first]) == ["first"]
    assert await migrate([first]) == []
    with pytest.raises(MigrationChanged) as refused:
        await migrate(
            [replace(first, sqlite=["CREATE TABLE a (c TEXT)"], postgres=["CREATE TABLE a (c TEXT)"])]
        )
    assert refused.value.details == {"name": "0001_first"}


async def test_statements_and_their_record_are_committed_together(bare_database: str) -> None:
    await migrate()
    names = [row["name"] for row in await fetch("SELECT name FROM schema_migration ORDER BY number")]
    assert names == [migration.name for migration in known_migrations()]


_READ_ONLY = """
import asyncio, concurrent.futures.thread, os, sys, traceback, encodings.idna, sqlite3, aiosqlite
from core.errors import DatabaseUnusable
from models.database import close_database, open_database
from models.migrate import migrate
async def attempt(path):
    await open_database("sqlite://" + path)
    try:
        return await migrate()
    finally:
        await close_database()
async def main(path, warm):
    await attempt(warm)
    if os.geteuid() == 0:
        os.setgroups([]); os.setgid(65534); os.setuid(65534)
    try:
        await attempt(path)
    except DatabaseUnusable as refused:
        print(refused.code, refused.details["reason"])
asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.parametrize("known", [True, False], ids=["an older schema", "no file yet"])
def test_a_sqlite_file_that_cannot_be_written_is_refused_with_a_reason(tmp_path: Path, known: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "read-only.db"
        if known:
            file.touch(0o444)
        Path(folder).chmod(0o555)
        command = [sys.executable, "-c", _READ_ONLY, str(file), str(tmp_path / "warm.db")]
        done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=60)
        Path(folder).chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("database-unusable "), done.stdout + done.stderr


async def test_the_conversations_of_before_missions_are_all_there_afterwards(bare_database: str) -> None:
    known = known_migrations()
    at = [migration.name for migration in known].index("applications")
    await migrate(known[:at])
    tables = await read_tables()
    for name in ("member", "organisation", "profile", "conversation", "message"):
        for number in (1, 2, 3):
            await insert(name, valid_row(tables[name], number))
    kept = {name: await fetch(f"SELECT * FROM {name} ORDER BY id") for name in ("conversation", "message")}
    assert await migrate(known[: at + 1]) == ["applications"]
    for name, rows in kept.items():
        found = await fetch(f"SELECT * FROM {name} ORDER BY id")
        assert [{**row, "mission_id": 0} if name == "conversation" else row for row in rows] == found
    pair = valid_row((await read_tables())["conversation"], 3)
    with pytest.raises(IntegrityError):
        await insert("conversation", pair | {"id": 4, "public_id": "a double", "mission_id": 0})
    await insert("conversation", pair | {"id": 4, "public_id": "about a mission", "mission_id": 1})


async def test_measures_appeals_and_exclusions_of_before_whole_scam_cases_are_all_there_afterwards(
    bare_database: str,
) -> None:
    known = known_migrations()
    at = [migration.name for migration in known].index("scam_cases_whole")
    await migrate(known[:at])
    tables = await read_tables()
    for name in ("member", "organisation", "profile", "certification_act", "measure", "exclusion", "appeal"):
        for number in (1, 2):
            row = valid_row(tables[name], number)
            row.pop("report_id", None)
            await insert(name, row)
    rows = {
        name: await fetch(f"SELECT * FROM {name} ORDER BY id") for name in ("measure", "exclusion", "appeal")
    }
    assert all(len(kept) == 2 for kept in rows.values())
    assert await migrate(known[: at + 1]) == ["scam_cases_whole"]
    added = {"measure": {"rule": None, "kept_by": None}, "appeal": {"report_id": None}, "exclusion": {}}
    for name, kept in rows.items():
        found = await fetch(f"SELECT * FROM {name} ORDER BY id")
        assert [row | added[name] for row in kept] == found
    with pytest.raises(IntegrityError):
        await insert("measure", valid_row(tables["measure"], 1) | {"id": 3, "public_id": "third"})


async def test_the_appeals_of_before_moderated_missions_are_all_there_afterwards(bare_database: str) -> None:
    known = known_migrations()
    at = [migration.name for migration in known].index("moderated_missions")
    await migrate(known[:at])
    tables = await read_tables()
    for name in ("member", "organisation", "profile", "certification_act", "measure", "appeal"):
        for number in (1, 2):
            row = valid_row(tables[name], number)
            for later in ("mission_measure_id", "report_id"):
                row.pop(later, None)
            await insert(name, row)
    kept = await fetch("SELECT * FROM appeal ORDER BY id")
    assert len(kept) == 2
    assert await migrate(known[: at + 1]) == ["moderated_missions"]
    found = await fetch("SELECT * FROM appeal ORDER BY id")
    assert [{**row, "mission_measure_id": None} for row in kept] == found
    with pytest.raises(IntegrityError):
        again = valid_row(tables["appeal"], 2) | {"id": 3, "refusal_id": 2}
        again.pop("report_id")
        await insert("appeal", again)
