"""Brings a database to the schema of this program: plain statements, one transaction and one record a migration.

A migration is a module `mNNNN_name` with the lists SQLITE and POSTGRES. Statements and record are committed
together, under a lock, so that a crash at any statement leaves the database as it was before that migration.
"""

import importlib
import pkgutil
from dataclasses import dataclass

from tortoise.transactions import in_transaction

import models.migrations
from core import clock
from core.errors import DatabaseBehind
from models.database import CONNECTION, on_sqlite
from models.sql import execute, fetch

_LOCK = 7_216_338_501
_RECORD = (
    "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
)


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sqlite: list[str]
    postgres: list[str]


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


async def applied_migrations() -> list[int]:
    """Numbers that the open database has already seen."""
    if on_sqlite():
        there = await fetch("SELECT name FROM sqlite_master WHERE name = 'schema_migration'")
    else:
        there = await fetch("SELECT tablename FROM pg_tables WHERE tablename = 'schema_migration' AND schemaname = current_schema()")
    if not there:
        return []
    return [row["number"] for row in await fetch("SELECT number FROM schema_migration ORDER BY number")]


async def migrate() -> list[str]:
    """Applies what is missing and gives the names of what was applied. Two at once: the second waits and finds nothing."""
    done = []
    for migration in known_migrations():
        async with in_transaction(CONNECTION) as transaction:
            if not on_sqlite():
                await transaction.execute_query(f"SELECT pg_advisory_xact_lock({_LOCK})")
            await transaction.execute_query(_RECORD)
            if migration.number in await applied_migrations():
                continue
            for statement in migration.sqlite if on_sqlite() else migration.postgres:
                await transaction.execute_query(statement)
            await execute(
                "INSERT INTO schema_migration (number, name, applied_at) VALUES (:number, :name, :at)",
                number=migration.number,
                name=migration.name,
                at=clock.real_now().isoformat(),
            )
            done.append(migration.name)
    return done


async def require_current_schema() -> None:
    """Refuses with DatabaseBehind when a migration of this program was not applied yet."""
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
        "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line"
        " FROM information_schema.columns WHERE table_schema = current_schema()"
        " UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
        " FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'"
        " UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        ' ORDER BY 1'
    )
    return "\n".join(row["line"] for row in rows) + "\n"


