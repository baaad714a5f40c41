"""PostgreSQL backend: a transaction that always gives its connection back."""

from types import TracebackType
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.connection import get_connections

from models.backends.postgres_connections import Connections
from models.backends.postgres_transaction import GuardedPostgresTransaction
from models.backends.present import present
from models.backends.uncancellable import to_the_end


class GuardedPostgresContext(TransactionContext):
    """Enters and leaves a transaction without ever losing a connection."""

    def __init__(self, client: GuardedPostgresTransaction, parent: "GuardedPostgresClient") -> None:
        self.client = self._transaction = client
        self.connection_name = client.connection_name
        self._parent = parent

    async def __aenter__(self) -> TransactionalDBClient:
        self._connections = await self._parent.connections()
        self._held = self.client._connection = await self._connections.take()
        try:
            await self.client.begin()
        except BaseException:
            # Nothing was done with it, and whether it has begun nobody knows.
            self._connections.give_back(self._held, broken=True)
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        self._present = present.set(self._transaction)
        return self.client

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        get_connections().reset(self._token)
        present.reset(self._present)
        await to_the_end(self._finish(commit=kind is None))

    async def _finish(self, *, commit: bool) -> None:
        # A connection that failed to commit or roll back is in an unknown state: a new one takes its place.
        broken = True
        try:
            if not self.client._finalized:
                await (self.client.commit() if commit else self.client.rollback())
            broken = False
        except (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, OSError):
            # The server undid the work already; only a lost COMMIT has to be told.
            if commit:
                raise
        finally:
            self._connections.give_back(self._held, broken=broken)


class _Lent:
    """A connection for a statement outside of transactions."""

    def __init__(self, client: "GuardedPostgresClient") -> None:
        self._client = client

    async def __aenter__(self) -> asyncpg.Connection:
        self._connections = await self._client.connections()
        self._connection = await self._connections.take()
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What the server refused is over; whoever was cancelled was cut off in the middle.
        over = error is None or isinstance(error, asyncpg.PostgresError)
        self._connections.give_back(self._connection, broken=not over)


class GuardedPostgresClient(AsyncpgDBClient):
    """Tortoise's asyncpg client with guarded transactions, on connections that keep nothing between two borrowers but
    prepared statements.
    """

    async def create_pool(self, **kwargs: Any) -> Connections:
        """The connections; the first one is made at once, so that a wrong address is told here."""
        kwargs.pop("min_size")
        made = Connections(lambda: asyncpg.connect(**kwargs), kwargs.pop("max_size"))
        made.give_back(await made.take())
        return made

    async def connections(self) -> Connections:
        """The connections of this process, made when they are first asked for."""
        if self._pool is None:
            async with self._pool_init_lock:
                if self._pool is None:
                    await self.create_connection(with_db=True)
        pool: Any = self._pool
        return pool  # type: ignore[no-any-return]

    def acquire_connection(self) -> Any:
        """A connection for as long as one is inside."""
        return _Lent(self)

    def _in_transaction(self) -> TransactionContext:
        return GuardedPostgresContext(GuardedPostgresTransaction(self), self)


client_class = GuardedPostgresClient
