"""The connections of a process to PostgreSQL, lent to one borrower at a time."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg

# What rested longer may have been cut off by something between here and the server without a word.
LONGEST_REST_SECONDS = 300.0


class Connections:
    """At most so many connections, each made when it is first needed; who finds all of them lent waits in turn.

    asyncpg's own pool makes a task, a timer and a stand-in of the connection for every loan, which together cost more
    than most statements. What a borrower leaves behind is nothing here: whoever was cut off says that it is `broken`.
    """

    def __init__(self, connect: Callable[[], Awaitable[asyncpg.Connection]], most: int) -> None:
        self._connect, self._most = connect, most
        self._room = asyncio.Semaphore(most)
        self._resting: list[tuple[asyncpg.Connection, float]] = []
        self._lent: set[asyncpg.Connection] = set()

    async def take(self) -> asyncpg.Connection:
        """A connection that nobody else has; raises what a server that cannot be reached makes of it."""
        await self._room.acquire()
        try:
            connection = self._rested() or await self._connect()
        except BaseException:
            self._room.release()
            raise
        self._lent.add(connection)
        return connection

    def _rested(self) -> asyncpg.Connection | None:
        """The one that was used last, if it did not end meanwhile; those that rested for long are ended."""
        oldest = asyncio.get_running_loop().time() - LONGEST_REST_SECONDS
        while self._resting:
            connection, since = self._resting.pop()
            if since < oldest:
                connection.terminate()
            elif not connection.is_closed():
                return connection
        return None

    def give_back(self, connection: asyncpg.Connection, *, broken: bool = False) -> None:
        """Ends a loan; a connection that is `broken`, or still inside a transaction, is not lent again."""
        self._lent.discard(connection)
        if broken or connection.is_closed() or connection.is_in_transaction():
            connection.terminate()
        else:
            self._resting.append((connection, asyncio.get_running_loop().time()))
        self._room.release()

    async def expire_connections(self) -> None:
        """Ends those that nobody has."""
        while self._resting:
            await self._resting.pop()[0].close()

    async def close(self) -> None:
        """Waits until all were given back, and ends them."""
        for _ in range(self._most):
            await self._room.acquire()
        await self.expire_connections()

    def terminate(self) -> None:
        """Ends all of them at once, whoever has them."""
        for connection in (*(each for each, _ in self._resting), *self._lent):
            connection.terminate()
        self._resting.clear()
