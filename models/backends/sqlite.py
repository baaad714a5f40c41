"""SQLite backend: BEGIN IMMEDIATE, and a transaction that always gives its lock back."""

import asyncio
import sqlite3
from types import TracebackType
from typing import Any

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

from models.backends.uncancellable import to_the_end


class GuardedSqliteTransaction(SqliteTransactionWrapper):
    """One transaction on the single connection; begins IMMEDIATE so that a writer never has to upgrade its lock."""

    async def begin(self) -> None:
        """Starts the transaction; a busy or read-only database surfaces as OperationalError."""
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error


class GuardedSqliteContext(TransactionContext):
    """Enters and leaves a transaction without ever losing the connection's lock."""

    def __init__(
        self, client: GuardedSqliteTransaction, parent: "GuardedSqliteClient", lock: asyncio.Lock
    ) -> None:
        self.client = client
        self.connection_name = client.connection_name
        self._parent = parent
        self._lock = lock

    async def __aenter__(self) -> TransactionalDBClient:
        await self._lock.acquire()
        try:
            await to_the_end(self._begin())
        except BaseException:
            try:
                await to_the_end(self._leave_clean())
            finally:
                self._lock.release()
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def _begin(self) -> None:
        if self._parent._connection is None:
            await self._parent.create_connection(with_db=True)
        assert self._parent._connection is not None
        self.client._connection = self._parent._connection
        await self.client.begin()

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
                await to_the_end(self._commit())
            else:
                await to_the_end(self._leave_clean())
        finally:
            self._lock.release()

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

    def _in_transaction(self) -> TransactionContext:
        return GuardedSqliteContext(GuardedSqliteTransaction(self), self, self._lock)


client_class = GuardedSqliteClient
