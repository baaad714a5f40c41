"""Rows found by their key: the fixed statements of what happens at every tap.

They are for a handful of rows behind an index. On SQLite they run where they are awaited instead of in the
connection's thread, which costs a fifth; a statement that may take longer belongs in `models.sql`.
"""

from typing import Any, TypeVar

import orjson
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.connection import get_connection
from tortoise.models import Model

from models.backends.sqlite_transaction import GuardedSqliteTransaction, run_at_once
from models.database import CONNECTION, on_sqlite
from models.sql import bound

M = TypeVar("M", bound=Model)


async def rows_by_key(query: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of a SELECT, or of a change with RETURNING. Parameters are written `:name`."""
    text, parameters = bound(query, values)
    client = get_connection(CONNECTION)
    if isinstance(client, GuardedSqliteTransaction):
        # Whoever is in the transaction holds the connection's lock already.
        return [dict(row) for row in run_at_once(client._connection, text, parameters)]
    if isinstance(client, SqliteClient):
        async with client.acquire_connection() as connection:
            return [dict(row) for row in run_at_once(connection, text, parameters)]
    rows: list[dict[str, Any]] = await client.execute_query_dict(text, parameters)
    return rows


async def change_by_key(query: str, **values: Any) -> int:
    """Runs an UPDATE, DELETE or INSERT inside a transaction; gives how many rows an UPDATE or a DELETE touched."""
    text, parameters = bound(query, values)
    client = get_connection(CONNECTION)
    if isinstance(client, GuardedSqliteTransaction):
        return run_at_once(client._connection, text, parameters).rowcount
    count, _ = await client.execute_query(text, parameters)
    return int(count)


async def row_by_key(model: type[M], where: str, *, locked: bool = False, **values: Any) -> M | None:
    """The row that `where` finds by its key, or None. `locked` keeps others from it until the transaction ends."""
    lock = " FOR UPDATE" if locked and not on_sqlite() else ""
    rows = await rows_by_key(f"SELECT * FROM {model._meta.db_table} WHERE {where}{lock}", **values)
    return as_row(model, rows[0]) if rows else None


def as_row(model: type[M], row: dict[str, Any]) -> M:
    """A row of `SELECT *` or `RETURNING *` as its model."""
    return model._init_from_db(**row)


def as_json(value: Any) -> str | None:
    """A value for a column of JSON."""
    return None if value is None else orjson.dumps(value).decode()
