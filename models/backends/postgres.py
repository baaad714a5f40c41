"""PostgreSQL backend: a transaction that always gives its pooled connection back."""

from types import TracebackType

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.connection import get_connections

from models.backends.postgres_transaction import GuardedPostgresTransaction
from models.backends.present import present
from models.backends.uncancellable import to_the_end


class GuardedPostgresContext(TransactionContext):
    """Enters and leaves a transaction without ever losing a connection of the pool."""

    def __init__(self, client: GuardedPostgresTransaction, parent: "GuardedPostgresClient") -> None:
        self.client = self._transaction = client
        self.connection_name = client.connection_name
        self._parent = parent
        self._held: asyncpg.Connection | None = None

    async def __aenter__(self) -> TransactionalDBClient:
        try:
            await to_the_end(self._begin())
        except BaseException:
            await to_the_end(self._give_back(broken=True))
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        self._present = present.set(self._transaction)
        return self.client

    async def _begin(self) -> None:
        if self._parent._pool is None:
            async with self._parent._pool_init_lock:
                if self._parent._pool is None:
                    await self._parent.create_connection(with_db=True)
        assert self._parent._pool is not None
        self._held = await self._parent._pool.acquire()
        self.client._connection = self._held
        await self.client.begin()

    async def _give_back(self, *, broken: bool = False) -> None:
        held, self._held = self._held, None
        if held is None or self._parent._pool is None:
            return
        if broken:
            # A connection that failed to begin, commit or roll back is in an unknown state: the pool makes a new one.
            held.terminate()
        await self._parent._pool.release(held)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        get_connections().reset(self._token)
        present.reset(self._present)
        await to_the_end(self._finish(commit=kind is None))

    async def _finish(self, *, commit: bool) -> None:
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
            await self._give_back(broken=broken)


class PlainConnection(asyncpg.Connection):  # type: ignore[misc]
    """Keeps nothing between two borrowers but prepared statements: what is open is rolled back without being asked.

    asyncpg would have the server reset settings, cursors, listeners and locks of the session, of which we set none, in
    a round trip of its own after every statement outside a transaction.
    """

    def get_reset_query(self) -> str:
        """Nothing is sent when a connection goes back to the pool."""
        return ""


class GuardedPostgresClient(AsyncpgDBClient):
    """Tortoise's asyncpg client with guarded transactions."""

    connection_class = PlainConnection

    def _in_transaction(self) -> TransactionContext:
        return GuardedPostgresContext(GuardedPostgresTransaction(self), self)


client_class = GuardedPostgresClient
