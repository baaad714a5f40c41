"""Plain statements with named parameters, the same text on both databases where it can be the same."""

import re
from datetime import UTC, datetime
from typing import Any

from tortoise.connection import get_connection

from models.database import CONNECTION, on_sqlite

_NAME = re.compile(r"(?<!:):([a-z_][a-z_0-9]*)")


def _bound(query: str, values: dict[str, Any]) -> tuple[str, list[Any]]:
    order: list[str] = []

    def place(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in order:
            order.append(name)
        return f"{'?' if on_sqlite() else '$'}{order.index(name) + 1}"

    text = _NAME.sub(place, query)
    return text, [_plain(values[name]) for name in order]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a naive datetime reached a statement")
        return value.astimezone(UTC)
    return value


async def fetch(query: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of a SELECT or of a statement with RETURNING. Parameters are written `:name`.

    Instants come back as text on SQLite: read them with `models.fields.read_instant`.
    """
    text, parameters = _bound(query, values)
    rows: list[dict[str, Any]] = await get_connection(CONNECTION).execute_query_dict(text, parameters)
    return rows


async def execute(query: str, **values: Any) -> int:
    """Runs a statement and gives the number of rows that it touched (0 for an INSERT that did nothing)."""
    text, parameters = _bound(query, values)
    if on_sqlite() or not text.lstrip().upper().startswith("INSERT"):
        count, _ = await get_connection(CONNECTION).execute_query(text, parameters)
        return int(count)
    # The PostgreSQL driver's tag of an INSERT is "INSERT oid count": count rows by RETURNING instead.
    rows = await fetch(query if " RETURNING " in query.upper() else f"{query} RETURNING 1", **values)
    return len(rows)
