"""One transaction on SQLite's single connection, and its parts that may fail alone."""

import asyncio
import sqlite3
from collections.abc import Sequence
from typing import Any

import aiosqlite
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.exceptions import IntegrityError, OperationalError

# SQLite itself looks every 100 ms: who looks so seldom hardly ever finds the file between two transactions of a process
# that is busy, and gives up although it was free a thousand times.
_LOOK_AGAIN_SECONDS = 0.002


def run_at_once(connection: aiosqlite.Connection, query: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
    """Runs a statement that takes microseconds where it stands.

    The way to the connection's thread and back costs several times that. Only for who holds the client's lock.
    """
    try:
        return connection._conn.execute(query, values)
    except sqlite3.OperationalError as error:
        raise OperationalError(error) from error
    except sqlite3.IntegrityError as error:
        raise IntegrityError(error) from error


def rows_at_once(connection: aiosqlite.Connection, query: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """The rows that a statement gives where it stands. Only for who holds the client's lock."""
    found = run_at_once(connection, query, values).fetchall()
    if not found:
        return []
    # A row looks each of its names up among all of them when it is made a dictionary by itself.
    names = found[0].keys()
    return [dict(zip(names, row, strict=True)) for row in found]


class GuardedSqliteTransaction(SqliteTransactionWrapper):
    """One transaction on the single connection; begins IMMEDIATE so that a writer never has to upgrade its lock.

    `patience` is how long another process is waited for, in milliseconds.
    """

    patience = 10_000
    depth = 0

    def __init__(self, connection: SqliteClient) -> None:
        super().__init__(connection)
        self._whole = self
        self._changes_before = 0

    async def begin(self) -> None:
        """Starts the transaction as soon as no other process holds the file's write lock.

        A database that stays busy for longer than `patience`, or is read-only, surfaces as OperationalError.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + self.patience / 1000
        while not self.begin_at_once():
            if loop.time() >= until:
                raise OperationalError("database is locked")
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    def begin_at_once(self) -> bool:
        """Starts the transaction if nobody else holds the file's write lock; never waits."""
        connection = self._connection._conn
        connection.execute("PRAGMA busy_timeout=0")
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                return False
            raise OperationalError(error) from error
        finally:
            connection.execute(f"PRAGMA busy_timeout={self.patience}")
        self._changes_before = connection.total_changes
        return True

    def commit_at_once(self) -> bool:
        """Ends a transaction that changed nothing, for which the disk need not be waited for; says whether it was one.

        What the connection's thread still has to do comes before any commit.
        """
        connection = self._connection
        if connection.total_changes != self._changes_before or not connection._tx.empty():
            return False
        run_at_once(connection, "COMMIT")
        return True

    async def rows(self, text: str, parameters: list[Any]) -> list[dict[str, Any]]:
        """The rows of a statement that takes microseconds."""
        return rows_at_once(self._connection, text, parameters)

    async def change(self, text: str, parameters: list[Any]) -> int:
        """How many rows a statement that takes microseconds touched."""
        return run_at_once(self._connection, text, parameters).rowcount

    async def later(self, text: str, parameters: list[Any]) -> None:
        """Runs a statement that takes microseconds: there is nothing to be saved by waiting."""
        run_at_once(self._connection, text, parameters)

    async def savepoint(self) -> None:
        """Marks where a part that may fail alone begins; one name a depth, so that its statement is known already."""
        self._whole.depth += 1
        self._savepoint = f"part_{self._whole.depth}"
        run_at_once(self._connection, f"SAVEPOINT {self._savepoint}")

    async def savepoint_rollback(self) -> None:
        """Undoes the part."""
        self._whole.depth -= 1
        # In the connection's thread, behind what it still has to do: a statement whose task was cancelled (by a time
        # limit, say) would otherwise be run after the part was undone, and be kept.
        await self._connection.execute(f"ROLLBACK TO {self._savepoint}")

    async def release_savepoint(self) -> None:
        """Keeps the part."""
        self._whole.depth -= 1
        run_at_once(self._connection, f"RELEASE {self._savepoint}")

    def _in_transaction(self) -> TransactionContext:
        part = GuardedSqliteTransaction(self)
        part._whole = self._whole
        return NestedTransactionContext(part)
