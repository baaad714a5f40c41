"""Cancels an operation at its first, second, … nth suspension, and looks at the database from outside."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Generator
from contextlib import closing
from typing import Any

import asyncpg

from models.database import DatabaseUrl

Operation = Callable[[], Coroutine[Any, Any, object]]
Fingerprint = dict[str, int]


class Driven:
    """Awaits a coroutine step by step and cancels the task that does so at one of its suspensions.

    Either while what it waits for is still under way, or (`arriving`) when that is over and the task does not know it
    yet: then the result arrives nowhere.
    """

    def __init__(self, coroutine: Coroutine[Any, Any, object], at: int, arriving: bool) -> None:
        self.coroutine, self.at, self.arriving = coroutine, at, arriving
        self.steps = 0

    def __await__(self) -> Generator[Any, Any, object]:
        send: Callable[[Any], Any] = self.coroutine.send
        value: Any = None
        while True:
            try:
                awaited = send(value)
            except StopIteration as end:
                return end.value
            self.steps += 1
            if self.steps == self.at:
                self._cancel(awaited)
            try:
                value, send = (yield awaited), self.coroutine.send
            except BaseException as error:
                value, send = error, self.coroutine.throw

    def _cancel(self, awaited: Any) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self.arriving and awaited is not None:
            awaited.add_done_callback(lambda _: task.cancel())
        else:
            task.cancel()


async def interrupt(operation: Operation, at: int, *, arriving: bool = False) -> bool:
    """Runs an operation in a task that is cancelled at its `at`-th suspension; False when it ended before that.

    Whatever else goes wrong in it is raised.
    """
    driven = Driven(operation(), at, arriving)

    async def run() -> None:
        await driven

    try:
        await asyncio.create_task(run())
    except asyncio.CancelledError:
        return True
    return driven.steps >= at


# What was sent to whom is noted apart, so that it can be taken back: a drawing that is repeated notes it once more.
_OWN_TABLES = ("schema_migration", "sqlite_sequence", "sent_message")
_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
}
_OPEN = (
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend' AND (xact_start IS NOT NULL OR state LIKE 'idle in transaction%')"
)


class Outsider:
    """Another program's look at the database: what is in it, and whether somebody still holds something."""

    def __init__(self, url: str) -> None:
        self.url = DatabaseUrl(url)
        self._postgres: asyncpg.Connection | None = None
        self._question = ""

    async def open(self) -> None:
        """Connects and finds out which tables there are."""
        if not self.url.is_sqlite:
            self._postgres = await asyncpg.connect(self.url.text)
        names = [row[0] for row in await self._ask(_NAMES["sqlite" if self.url.is_sqlite else "postgres"])]
        parts = []
        for name in names:
            if name in _OWN_TABLES or name.startswith(("proof_", "directory_word", "directory_entry_")):
                continue
            columns = await self._columns(name)
            parts.append(f"(SELECT COUNT(*) FROM {name}) AS {name}_rows")
            parts += [
                f"(SELECT COALESCE(SUM({column}), 0) FROM {name}) AS {name}_{column}s"
                for column in ("version", "generation")
                if column in columns
            ]
            for column in {"state", "status"} & columns:
                parts.append(f"(SELECT COALESCE(SUM(LENGTH({column})), 0) FROM {name}) AS {name}_{column}es")
        self._parts = [part.rpartition(" AS ")[2] for part in parts]
        self._question = "SELECT " + ", ".join(parts)

    async def _columns(self, table: str) -> set[str]:
        if self.url.is_sqlite:
            return {row[1] for row in await self._ask(f"PRAGMA table_info({table})")}
        rows = await self._ask(
            f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'"
        )
        return {row[0] for row in rows}

    async def close(self) -> None:
        """Disconnects."""
        if self._postgres is not None:
            await self._postgres.close()

    async def _ask(self, question: str) -> list[Any]:
        if self._postgres is not None:
            return list(await self._postgres.fetch(question))
        with closing(sqlite3.connect(self.url.path, timeout=0, isolation_level=None)) as file:
            return file.execute(question).fetchall()

    async def fingerprint(self) -> Fingerprint:
        """How many rows each table has, and how far their versions and statuses went."""
        [row] = await self._ask(self._question)
        return {name: int(value) for name, value in zip(self._parts, row, strict=True)}

    async def is_free(self) -> bool:
        """Whether nobody holds a transaction open or the write lock (a moment is granted to end)."""
        for _ in range(100):
            if await self._free_now():
                return True
            await asyncio.sleep(0.02)
        return False

    async def _free_now(self) -> bool:
        if self._postgres is not None:
            return not (await self._ask(_OPEN))[0][0]
        with closing(sqlite3.connect(self.url.path, timeout=0, isolation_level=None)) as file:
            try:
                file.execute("BEGIN IMMEDIATE")
                file.execute("ROLLBACK")
            except sqlite3.OperationalError:
                return False
            # A reader that was left behind would keep the log from being emptied for ever.
            return not file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def difference(before: Fingerprint, after: Fingerprint) -> Fingerprint:
    """What changed."""
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}
