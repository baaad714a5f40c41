"""Rows found by their key: the fixed statements of what happens at every tap.

They are for a handful of rows behind an index. On SQLite they run where they are awaited instead of in the
connection's thread, which costs a fifth; a statement that may take longer belongs in `models.sql`.
"""

from collections.abc import Callable
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

import orjson
from tortoise.connection import get_connection
from tortoise.fields import Field, JSONField
from tortoise.models import Model

from models.backends.present import present
from models.backends.sqlite import GuardedSqliteClient
from models.backends.sqlite_transaction import rows_at_once
from models.database import CONNECTION, on_sqlite
from models.fields import UtcDateTime, read_instant
from models.sql import bound

M = TypeVar("M", bound=Model)


async def rows_by_key(query: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of a SELECT, or of a change with RETURNING. Parameters are written `:name`."""
    text, parameters = bound(query, values)
    transaction = present.get()
    if transaction is not None:
        return await transaction.rows(text, parameters)
    client = get_connection(CONNECTION)
    if isinstance(client, GuardedSqliteClient):
        if (idle := client.idle_connection()) is not None:
            return rows_at_once(idle, text, parameters)
        async with client.acquire_connection() as connection:
            return rows_at_once(connection, text, parameters)
    rows: list[dict[str, Any]] = await client.execute_query_dict(text, parameters)
    return rows


async def change_by_key(query: str, **values: Any) -> int:
    """Runs an UPDATE, DELETE or INSERT inside a transaction; gives how many rows it touched."""
    text, parameters = bound(query, values)
    transaction = present.get()
    if transaction is not None:
        return await transaction.change(text, parameters)
    count, _ = await get_connection(CONNECTION).execute_query(text, parameters)
    return int(count)


async def change_later(query: str, **values: Any) -> None:
    """A change inside a transaction that nothing else in it reads or touches, and of which nobody asks how many rows.

    On PostgreSQL it travels with the next statement by key, or with the commit, instead of alone.
    """
    transaction = present.get()
    assert transaction is not None, "a change belongs into a transaction"
    await transaction.later(*bound(query, values))


async def row_by_key(model: type[M], where: str, *, locked: bool = False, **values: Any) -> M | None:
    """The row that `where` finds by its key, or None. `locked` keeps others from it until the transaction ends."""
    lock = " FOR UPDATE" if locked and not on_sqlite() else ""
    rows = await rows_by_key(f"SELECT * FROM {model._meta.db_table} WHERE {where}{lock}", **values)
    return as_row(model, rows[0]) if rows else None


def as_row(model: type[M], row: dict[str, Any]) -> M:
    """A row of `SELECT *` or `RETURNING *` as its model."""
    made = model.__new__(model)
    values = made.__dict__
    values.update(row)
    for name, read in _readings(model, on_sqlite()):
        if (value := row[name]) is not None:
            values[name] = read(value)
    # What Tortoise notes of a row that it read itself.
    values.update(
        _partial=False, _saved_in_db=True, _custom_generated_pk=_has_own_key(model), _await_when_save={}
    )
    return made


@cache
def beside(*models: type[Model]) -> str:
    """The columns of several tables in one statement, for `part_of`; each table stands there under its own name."""
    return ", ".join(
        f"{_name(model)}.{column} AS {_name(model)}_{column}"
        for model in models
        for column in _columns(model)
    )


def part_of(model: type[M], row: dict[str, Any]) -> M | None:
    """The row of one of the tables that a statement read `beside` others, or None where it joined none."""
    key, columns, own_values = _part(model)
    if row[key] is None:
        return None
    return as_row(model, dict(zip(columns, own_values(row), strict=True)))


@cache
def _part(model: type[Model]) -> tuple[str, tuple[str, ...], Callable[[dict[str, Any]], tuple[Any, ...]]]:
    """What tells whether there is a row, its columns, and what finds their values `beside` those of others."""
    name, columns = _name(model), _columns(model)
    return f"{name}_{model._meta.db_pk_column}", columns, itemgetter(*(f"{name}_{each}" for each in columns))


def _name(model: type[Model]) -> str:
    return model._meta.db_table


def _columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(model._meta.fields_db_projection.values())


@cache
def _readings(model: type[Model], sqlite: bool) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The columns that a database's driver does not give as the model has them, and how each is read."""
    plain = [(name, field.field_type) for name, _, field in model._meta.db_default_fields]
    return (*plain, *((name, _reading(field, sqlite)) for name, _, field in model._meta.db_complex_fields))


def _reading(field: Field[Any], sqlite: bool) -> Callable[[Any], Any]:
    """How the values of a column are read, without asking each of them of which type it is."""
    if isinstance(field, UtcDateTime):
        return read_instant
    return field.decoder if sqlite and isinstance(field, JSONField) else field.to_python_value


@cache
def _has_own_key(model: type[Model]) -> bool:
    return model._meta.db_pk_column not in model._meta.generated_db_fields


def as_json(value: Any) -> str | None:
    """A value for a column of JSON."""
    return None if value is None else orjson.dumps(value).decode()
