"""Writes very many rows that are like one of them, on both databases: one statement for thousands."""

import json
from collections.abc import Iterable
from itertools import islice

from tortoise.models import Model

from models.database import on_sqlite
from models.sql import execute
from services.unit_of_work import unit_of_work

BATCH = 10_000


async def copy_rows(template: Model, rows: Iterable[dict[str, object]]) -> None:
    """Copies a stored row, each with the values given (the same columns in all); the template stays."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        async with unit_of_work():
            await execute(
                _statement(template, list(batch[0])),
                rows=json.dumps(batch, default=str),
                template=template.pk,
            )


def _statement(template: Model, given: list[str]) -> str:
    meta = template._meta
    # A number of its own is given by the database, unless the rows bring theirs.
    columns = [
        column
        for name, column in meta.fields_db_projection.items()
        if column in given or name != meta.pk_attr
    ]
    if on_sqlite():
        values = ", ".join(
            f"json_extract(item.value, '$.{column}')" if column in given else f"template.{column}"
            for column in columns
        )
        source = "json_each(:rows) AS item"
    else:
        values = ", ".join(f"item.{column}" for column in columns)
        source = "jsonb_populate_recordset(template, CAST(CAST(:rows AS TEXT) AS JSONB)) AS item"
    return (
        f"INSERT INTO {meta.db_table} ({', '.join(columns)}) SELECT {values}"
        f" FROM {meta.db_table} AS template, {source} WHERE template.id = :template"
    )
