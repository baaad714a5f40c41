"""Brings a database to the schema of this program: plain statements, one transaction and one record a migration.

A migration is a module `mNNNN_name` with the lists SQLITE and POSTGRES. Statements and record are committed
together, under a lock, so that a crash at any statement leaves the database as it was before that migration.
"""

import hashlib
import importlib
import pkgutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.exceptions import DBConnectionError, OperationalError, TransactionManagementError
from tortoise.transactions import in_transaction

import models.migrations
from core import clock
from core.errors import DatabaseBehind, DatabaseUnusable, MigrationChanged
from models.database import CONNECTION, on_sqlite
from models.sql import execute, fetch

_LOCK = 7_216_338_501
_RECORD = (
    "CREATE TABLE IF NOT EXISTS schema_migration"
    " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at TEXT NOT NULL)"
)
_FAILURES = (
    OperationalError,
    DBConnectionError,
    TransactionManagementError,
    sqlite3.OperationalError,
    OSError,
)
_REFUSALS_TO_WRITE = ("readonly database", "unable to open database file", "read-only")


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sqlite: list[str]
    postgres: list[str]

    @property
    def statements(self) -> list[str]:
        """The statements for the open database."""
        return self.sqlite if on_sqlite() else self.postgres

    @property
    def digest(self) -> str:
        """What tells whether the statements for the open database are still those that were applied."""
        return hashlib.sha256("\0".join(self.statements).encode()).hexdigest()[:16]


def known_migrations() -> list[Migration]:
    """Every migration that this program knows, in order. Refuses gaps and doubles with ValueError."""
    found = []
    for info in pkgutil.iter_modules(models.migrations.__path__):
        if info.name.startswith("m") and info.name[1:5].isdigit():
            module = importlib.import_module(f"models.migrations.{info.name}")
            found.append(Migration(int(info.name[1:5]), info.name[6:], module.SQLITE, module.POSTGRES))
    found.sort(key=lambda migration: migration.number)
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations must be numbered 0001, 0002, … without gap")
    return found


async def applied_migrations() -> dict[int, str]:
    """Number and digest of each migration that the open database has already seen."""
    if on_sqlite():
        there = await fetch("SELECT name FROM sqlite_master WHERE name = 'schema_migration'")
    else:
        there = await fetch(
            "SELECT tablename FROM pg_tables"
            " WHERE tablename = 'schema_migration' AND schemaname = current_schema()"
        )
    if not there:
        return {}
    rows = await fetch("SELECT number, digest FROM schema_migration ORDER BY number")
    return {row["number"]: row["digest"] for row in rows}


async def migrate(migrations: Sequence[Migration] | None = None) -> list[str]:
    """Applies what is missing and gives the names of what was applied. Two at once: the second waits and finds nothing.

    Refuses with DatabaseUnusable a database that cannot be written, and with MigrationChanged one that saw a
    migration with other statements. `migrations` are those of this program unless given.
    """
    done = []
    for migration in known_migrations() if migrations is None else migrations:
        try:
            if await _apply(migration):
                done.append(migration.name)
        except _FAILURES as error:
            if isinstance(error, OSError) or any(words in str(error) for words in _REFUSALS_TO_WRITE):
                raise DatabaseUnusable(reason=str(error)) from error
            raise
    return done


async def _apply(migration: Migration) -> bool:
    """Whether the migration was missing and is applied now."""
    async with in_transaction(CONNECTION) as transaction:
        if not on_sqlite():
            await transaction.execute_query(f"SELECT pg_advisory_xact_lock({_LOCK})")
        await transaction.execute_query(_RECORD)
        seen = (await applied_migrations()).get(migration.number)
        if seen is not None:
            if seen != migration.digest:
                raise MigrationChanged(name=f"{migration.number:04}_{migration.name}")
            return False
        for statement in migration.statements:
            await transaction.execute_query(statement)
        await execute(
            "INSERT INTO schema_migration (number, name, digest, applied_at) VALUES (:number, :name, :digest, :at)",
            number=migration.number,
            name=migration.name,
            digest=migration.digest,
            at=clock.real_now().isoformat(),
        )
    return True


async def require_current_schema() -> None:
    """Refuses with DatabaseBehind when a migration of this program was not applied yet.

    A database that is ahead is taken: migrations only add, so that a program may be one version older than its schema.
    """
    missing = {migration.number for migration in known_migrations()} - set(await applied_migrations())
    if missing:
        raise DatabaseBehind(missing=len(missing))


async def schema_dump() -> str:
    """The schema as the database itself tells it, sorted: what the golden files are compared with."""
    if on_sqlite():
        rows = await fetch(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name"
        )
        return ";\n".join(row["sql"] for row in rows) + ";\n"
    rows = await fetch(
        "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable"
        " || coalesce(' generated ' || generation_expression, '') AS line"
        " FROM information_schema.columns WHERE table_schema = current_schema()"
        " UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'"
        " UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        " UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
        " UNION ALL SELECT 'EXTENSION ' || extname FROM pg_extension WHERE extname <> 'plpgsql'"
    )
    # Sorted here: the order of a database's collation differs from one server to the next.
    return "\n".join(sorted(row["line"] for row in rows)) + "\n"
