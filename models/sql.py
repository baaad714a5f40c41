"""Plain statements with named parameters, the same text on both databases where it can be the same."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tortoise.connection import get_connection

from models.database import CONNECTION, on_sqlite

_NAME = re.compile(r"(?<!:):([a-z_][a-z_0-9]*)")


@lru_cache(maxsize=1024)
def _placed(query: str, mark: str) -> tuple[str, tuple[str, ...]]:
    """The statement with numbered parameters, and their names in that order."""
    order: list[str] = []

    def place(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in order:
            order.append(name)
        return f"{mark}{order.index(name) + 1}"

    return _NAME.sub(place, query), tuple(order)


def bound(query: str, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """A statement and its parameters as the open database takes them; refuses naive datetimes with ValueError."""
    text, order = _placed(query, "?" if on_sqlite() else "$")
    return text, [_plain(value) if isinstance(value := values[name], datetime) else value for name in order]


def _plain(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a naive datetime reached a statement")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def listed(statuses: Iterable[StrEnum]) -> str:
    """Statuses of our own as a statement names them behind IN: `('filed', 'review')`."""
    return "(" + ", ".join(f"'{status.value}'" for status in statuses) + ")"


async def fetch(query: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of a SELECT or of a statement with RETURNING. Parameters are written `:name`.

    Instants come back as text on SQLite: read them with `models.fields.read_instant`.
    """
    text, parameters = bound(query, values)
    rows: list[dict[str, Any]] = await get_connection(CONNECTION).execute_query_dict(text, parameters)
    return rows


async def lock_row(table: str, row_id: int, column: str = "id") -> bool:
    """Waits until nobody else changes a row, keeps it until the transaction ends, and says whether it exists.

    Who reads a row to decide about it locks it first: of two who decide, the second then reads what the first wrote.
    SQLite has one writer at a time, which holds the whole database from its first statement on.
    """
    lock = "" if on_sqlite() else " FOR NO KEY UPDATE"
    return bool(await fetch(f"SELECT 1 AS one FROM {table} WHERE {column} = :row_id{lock}", row_id=row_id))


async def execute(query: str, **values: Any) -> int:
    """Runs a statement and gives the number of rows that it touched (0 for an INSERT that did nothing)."""
    text, parameters = bound(query, values)
    if on_sqlite() or not text.lstrip().upper().startswith("INSERT"):
        count, _ = await get_connection(CONNECTION).execute_query(text, parameters)
        return int(count)
    # The PostgreSQL driver's tag of an INSERT is "INSERT oid count": count rows by RETURNING instead.
    rows = await fetch(query if " RETURNING " in query.upper() else f"{query} RETURNING 1", **values)
    return len(rows)
