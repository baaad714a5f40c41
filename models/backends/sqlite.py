"""SQLite backend: BEGIN IMMEDIATE, a transaction that always gives its lock back, commits that several share."""

import asyncio
import sqlite3
from contextlib import suppress
from types import TracebackType
from typing import Any

import aiosqlite
from tortoise.backends.base.client import (
    ConnectionWrapper,
    TransactionalDBClient,
    TransactionContext,
)
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

from models.backends.present import present
from models.backends.shared_commit import SharedCommit
from models.backends.sqlite_transaction import GuardedSqliteTransaction, run_at_once
from models.backends.uncancellable import to_the_end

_UNIT = "unit"  # The savepoint of a unit that shares a transaction with others.


class GuardedSqliteContext(TransactionContext):
    """Enters and leaves a transaction without ever losing the connection's lock.

    Who leaves lets those go first who wait for the lock already, and one COMMIT keeps what all of them did: waiting for
    the disk costs more than everything else. They are parts of one transaction of the file then, each behind a
    savepoint of its own, and nobody is let go before it is on the disk.
    """

    def __init__(
        self, client: GuardedSqliteTransaction, parent: "GuardedSqliteClient", lock: asyncio.Lock
    ) -> None:
        self.client = self._transaction = client
        self.connection_name = client.connection_name
        self._parent = parent
        self._lock = lock
        self._joined: SharedCommit | None = None

    async def __aenter__(self) -> TransactionalDBClient:
        await self._lock.acquire()
        try:
            if not self._has_begun_at_once():
                await to_the_end(self._begin())
        except BaseException:
            try:
                await to_the_end(self._parent.leave_clean())
            finally:
                self._lock.release()
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        self._present = present.set(self._transaction)
        return self.client

    def _has_begun_at_once(self) -> bool:
        if self._parent._connection is None:
            return False
        self.client._connection = self._parent._connection
        self._joined = self._parent.commit_to_join()
        if self._joined is None:
            return self._transaction.begin_at_once()
        run_at_once(self.client._connection, f"SAVEPOINT {_UNIT}")
        return True

    async def _begin(self) -> None:
        if self._parent._connection is None:
            await self._parent.create_connection(with_db=True)
        assert self._parent._connection is not None
        self.client._connection = self._parent._connection
        await self._transaction.begin()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        get_connections().reset(self._token)
        present.reset(self._present)
        if kind is not None or self.client._finalized:
            await self._undo()
        elif self._joined is not None:
            await self._keep_with_others(self._joined)
        elif self._has_committed_at_once():
            self._lock.release()
        else:
            await to_the_end(self._keep())

    async def _undo(self) -> None:
        try:
            if self._joined is None:
                await to_the_end(self._parent.leave_clean())
            else:
                await to_the_end(self._undo_part())
        finally:
            self._lock.release()

    async def _undo_part(self) -> None:
        try:
            # In the connection's thread, behind what it still has to do.
            await self.client._connection.execute(f"ROLLBACK TO {_UNIT}")
            await self.client._connection.execute(f"RELEASE {_UNIT}")
        except BaseException:
            await self._parent.leave_clean()
            raise

    def _has_committed_at_once(self) -> bool:
        try:
            return self._transaction.commit_at_once()
        except OperationalError:
            return False  # The thorough way fails as well, and leaves nothing open.

    async def _keep_with_others(self, joined: SharedCommit) -> None:
        try:
            if self.client._connection._tx.empty():
                run_at_once(self.client._connection, f"RELEASE {_UNIT}")
            else:
                await to_the_end(self.client._connection.execute(f"RELEASE {_UNIT}"))
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        finally:
            self._lock.release()
        await to_the_end(joined.over)

    async def _keep(self) -> None:
        shared = self._parent.pending = SharedCommit()
        self._lock.release()
        try:
            # Behind all who wait now: their units become parts of this transaction.
            await self._lock.acquire()
        except BaseException as error:
            shared.fail(error)
            raise
        try:
            await self._parent.commit(shared)
        finally:
            self._lock.release()
        shared.over.result()


class _BetweenCommits(ConnectionWrapper[aiosqlite.Connection]):
    """The connection for a statement outside of transactions: it sees nothing that is not on the disk yet."""

    client: "GuardedSqliteClient"

    async def __aenter__(self) -> aiosqlite.Connection:
        if self.client.pending is not None:
            with suppress(Exception):  # Whoever waits for that commit is told what became of it.
                await asyncio.shield(self.client.pending.over)
        connection = await super().__aenter__()
        try:
            if self.client.pending is not None:
                await to_the_end(self.client.commit(self.client.pending))
        except BaseException:
            self._lock.release()
            raise
        return connection


class GuardedSqliteClient(SqliteClient):
    """Tortoise's SQLite client with guarded transactions.

    `pending` is the commit that the finished parts of the open transaction wait for, if there are any.
    """

    def __init__(self, file_path: str, **kwargs: Any) -> None:
        super().__init__(file_path, **kwargs)
        self.pending: SharedCommit | None = None

    async def create_connection(self, with_db: bool) -> None:
        """Opens the file; the connection may be used from the loop's thread, too, by whoever holds the lock."""
        if self._connection is None:
            opening = aiosqlite.connect(self.filename, isolation_level=None, check_same_thread=False)
            try:
                self._connection = await opening
            except BaseException:
                # Its thread ends without being waited for, and its last word would find the loop closed.
                await asyncio.to_thread(opening._thread.join)
                raise
            self._connection._conn.row_factory = sqlite3.Row
            for name, value in self.pragmas.items():
                await (await self._connection.execute(f"PRAGMA {name}={value}")).close()
            await self._post_connect()

    def acquire_connection(self) -> ConnectionWrapper[aiosqlite.Connection]:
        return _BetweenCommits(self._lock, self)

    def idle_connection(self) -> aiosqlite.Connection | None:
        """The connection, if nobody is at it and nothing on it waits for a commit: whoever reads without awaiting
        anything meanwhile needs no lock.
        """
        return self._connection if self.pending is None and not self._lock.locked() else None

    def _in_transaction(self) -> TransactionContext:
        transaction = GuardedSqliteTransaction(self)
        transaction.patience = int(self.pragmas["busy_timeout"])
        return GuardedSqliteContext(transaction, self, self._lock)

    def commit_to_join(self) -> SharedCommit | None:
        """The commit that a unit may share with those before it. Only for who holds the lock."""
        if self.pending is None or self._connection is None:
            return None
        is_open = self._connection.in_transaction
        # SQLite itself may have undone everything, as it does when the disk is full.
        if self.pending.over.done() or not is_open:
            self._lose_pending()
            if is_open:
                run_at_once(self._connection, "ROLLBACK")
        return self.pending

    async def commit(self, shared: SharedCommit) -> None:
        """Commits the open transaction for all who share it, unless somebody did. Only for who holds the lock.

        Each of them learns from `shared` whether it was kept.
        """
        if shared is not self.pending or self.commit_to_join() is None:
            return
        assert self._connection is not None
        try:
            await self._connection.commit()
        except sqlite3.OperationalError as error:
            await self.leave_clean(OperationalError(error))
        except BaseException as error:
            await self.leave_clean(error)
            raise
        else:
            self.pending = None
            shared.succeed()

    async def leave_clean(self, error: BaseException | None = None) -> None:
        """Undoes the open transaction, for all who share it. Only for who holds the lock."""
        self._lose_pending(error)
        if self._connection is not None and self._connection.in_transaction:
            await self._connection.rollback()

    def _lose_pending(self, error: BaseException | None = None) -> None:
        if self.pending is not None:
            self.pending.fail(error)
            self.pending = None


client_class = GuardedSqliteClient
