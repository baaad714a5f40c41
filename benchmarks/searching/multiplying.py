"""Makes many times as many professionals of those who are written, each a row of their own, without asking each word.

The full text index stands aside meanwhile and is made anew at the end, which takes a fraction of the time of adding to
it entry by entry.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from models.database import on_sqlite
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work

# The columns that count people: a copy's are moved by as many as there were.
_NUMBERS = ("id", "profile_id", "member_id", "place")
_TABLES = ("member", "profile", "skill", "directory_entry")
# Entries are written as the product writes many: in the order of their places.
_ORDER = {"directory_entry": "place"}
_OTHER_ID = {True: "lower(hex(randomblob(8)))", False: "substr(md5(random()::text), 1, 16)"}


# Nobody else uses the file, and one that was not made to the end is made anew: nothing has to survive a crash.
_WHILE_MADE = ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -400000")
_COLUMNS = "trade, skills, name, body, filters"
# FTS5's own « rebuild » takes entries as they lie in their table, and writes what it has gathered to a segment of its
# own whenever a number is smaller than the one before: of a million that makes hundreds of thousands to be merged.
_FILL = (
    "INSERT INTO directory_index (directory_index) VALUES ('delete-all')",
    f"INSERT INTO directory_index (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} FROM directory_entry ORDER BY place",
)


async def multiply(times: int) -> None:
    """Copies everybody until there are `times` as many."""
    people = int((await fetch("SELECT COUNT(*) AS total FROM profile"))[0]["total"])
    for table in _TABLES:
        columns = await _columns(table)
        values = ", ".join(_value(column, people) for column in columns)
        last = "profile_id" if table == "directory_entry" else "id"
        for copy in range(1, times):
            async with unit_of_work():
                await execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {last} <= {people}"
                    f" ORDER BY {_ORDER.get(table, 'id')}",
                    copy=copy,
                )


def _value(column: str, people: int) -> str:
    if column == "public_id":
        return _OTHER_ID[on_sqlite()]
    return f"{column} + {people} * CAST(:copy AS BIGINT)" if column in _NUMBERS else column


async def _columns(table: str) -> list[str]:
    if on_sqlite():
        return [row["name"] for row in await fetch(f"SELECT name FROM pragma_table_info('{table}')")]
    statement = (
        "SELECT attname AS name FROM pg_attribute WHERE attrelid = CAST(CAST(:name AS TEXT) AS REGCLASS)"
    )
    return [
        row["name"] for row in await fetch(f"{statement} AND attnum > 0 AND NOT attisdropped", name=table)
    ]


@asynccontextmanager
async def without_full_text() -> AsyncIterator[None]:
    """Entries are written without the index that finds their words; it is made of all of them afterwards."""
    if on_sqlite():
        for setting in _WHILE_MADE:
            await fetch(f"PRAGMA {setting}")
        made = await fetch("SELECT sql FROM sqlite_master WHERE name = 'directory_entry_added'")
        await execute("DROP TRIGGER directory_entry_added")
    else:
        made = await fetch(
            "SELECT indexdef AS sql FROM pg_indexes WHERE indexname = 'directory_entry_document'"
        )
        await execute("DROP INDEX directory_entry_document")
    yield
    async with unit_of_work():
        if on_sqlite():
            for statement in _FILL:
                await execute(statement)
        else:
            await execute("SET LOCAL maintenance_work_mem = '1GB'")
        await execute(made[0]["sql"])
