"""SQLite backend: BEGIN IMMEDIATE, and a transaction that always gives its lock back."""

import asyncio
import sqlite3
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import aiosqlite
from tortoise.backends.base.client import NestedTransactionContext, TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from models.backends.uncancellable import to_the_end


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
        """Starts the transaction; a busy or read-only database surfaces as OperationalError."""
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        self._changes_before = self._connection.total_changes

    def begin_at_once(self) -> bool:
        """Starts the transaction if nobody else holds the file's write lock; never waits."""
        connection = self._connection._conn
        connection.execute("PRAGMA busy_timeout=0")
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
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


class GuardedSqliteContext(TransactionContext):
    """Enters and leaves a transaction without ever losing the connection's lock."""

    def __init__(
        self, client: GuardedSqliteTransaction, parent: "GuardedSqliteClient", lock: asyncio.Lock
    ) -> None:
        self.client = self._transaction = client
        self.connection_name = client.connection_name
        self._parent = parent
        self._lock = lock

    async def __aenter__(self) -> TransactionalDBClient:
        await self._lock.acquire()
        try:
            if not self._has_begun_at_once():
                await to_the_end(self._begin())
        except BaseException:
            try:
                await to_the_end(self._leave_clean())
            finally:
                self._lock.release()
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        return self.client

    def _has_begun_at_once(self) -> bool:
        if self._parent._connection is None:
            return False
        self.client._connection = self._parent._connection
        return self._transaction.begin_at_once()

    async def _begin(self) -> None:
        if self._parent._connection is None:
            await self._parent.create_connection(with_db=True)
        assert self._parent._connection is not None
        self.client._connection = self._parent._connection
        await self._transaction.begin()

    async def _leave_clean(self) -> None:
        connection = self._parent._connection
        if connection is not None and connection.in_transaction:
            await connection.rollback()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        get_connections().reset(self._token)
        try:
            if kind is None and not self.client._finalized:
                if not self._has_committed_at_once():
                    await to_the_end(self._commit())
            else:
                await to_the_end(self._leave_clean())
        finally:
            self._lock.release()

    def _has_committed_at_once(self) -> bool:
        try:
            return self._transaction.commit_at_once()
        except OperationalError:
            return False  # The thorough way fails as well, and leaves nothing open.

    async def _commit(self) -> None:
        try:
            await self.client._connection.commit()
        except sqlite3.OperationalError as error:
            await self._leave_clean()
            raise OperationalError(error) from error
        except BaseException:
            await self._leave_clean()
            raise


class GuardedSqliteClient(SqliteClient):
    """Tortoise's SQLite client with guarded transactions."""

    def __init__(self, file_path: str, **kwargs: Any) -> None:
        super().__init__(file_path, **kwargs)

    async def create_connection(self, with_db: bool) -> None:
        """Opens the file; the connection may be used from the loop's thread, too, by whoever holds the lock."""
        if self._connection is None:
            self._connection = await aiosqlite.connect(
                self.filename, isolation_level=None, check_same_thread=False
            )
            self._connection._conn.row_factory = sqlite3.Row
            for name, value in self.pragmas.items():
                await (await self._connection.execute(f"PRAGMA {name}={value}")).close()
            await self._post_connect()

    def _in_transaction(self) -> TransactionContext:
        transaction = GuardedSqliteTransaction(self)
        transaction.patience = int(self.pragmas["busy_timeout"])
        return GuardedSqliteContext(transaction, self, self._lock)


client_class = GuardedSqliteClient
