"""One transaction on PostgreSQL; statements that travel with others, as a way to the server costs more than they do."""

import re
from functools import lru_cache
from typing import Any

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext

_PARAMETER = re.compile(r"\$(\d+)")


class GuardedPostgresTransaction(TransactionWrapper):
    """One transaction on a connection of the pool.

    What nobody waits for is sent with the next statement by key, and at the latest before the transaction commits or a
    part of it that may fail alone begins or ends.
    """

    def __init__(self, connection: AsyncpgDBClient) -> None:
        super().__init__(connection)
        self._waiting: list[tuple[str, list[Any]]] = []

    async def rows(self, text: str, parameters: list[Any]) -> list[dict[str, Any]]:
        """The rows of a statement."""
        found: Any = await self._translate_exceptions(_rows, *self._joined(text, parameters))
        return list(found)

    async def change(self, text: str, parameters: list[Any]) -> int:
        """How many rows a statement touched."""
        count: Any = await self._translate_exceptions(_change, *self._joined(text, parameters))
        return int(count)

    async def later(self, text: str, parameters: list[Any]) -> None:
        """Sends a statement of which nobody asks anything with another one."""
        self._waiting.append((text, parameters))

    async def send_what_waits(self) -> None:
        """Sends by itself what no other statement took along."""
        if self._waiting:
            await self.change(*self._waiting.pop())

    def forget_what_waits(self) -> None:
        """It is undone with what it belonged to."""
        self._waiting.clear()

    def _joined(self, text: str, parameters: list[Any]) -> tuple[str, list[Any]]:
        if not self._waiting:
            return text, parameters
        texts = [waiting for waiting, _ in self._waiting]
        given = [given for _, given in self._waiting]
        self.forget_what_waits()
        joined = _as_one((*texts, text), tuple(map(len, given)))
        return joined, [value for values in (*given, parameters) for value in values]

    async def commit(self) -> None:
        """Keeps everything."""
        await self.send_what_waits()
        await super().commit()

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Part(self, self))


class _Part(TransactionWrapper):
    """A part that may fail alone: nothing of what waits may cross its borders."""

    def __init__(self, outer: TransactionWrapper, whole: GuardedPostgresTransaction) -> None:
        super().__init__(outer)
        self._whole = whole

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Part(self, self._whole))

    async def savepoint(self) -> None:
        await self._whole.send_what_waits()
        await super().savepoint()

    async def release_savepoint(self) -> None:
        await self._whole.send_what_waits()
        await super().release_savepoint()

    async def savepoint_rollback(self) -> None:
        self._whole.forget_what_waits()
        await super().savepoint_rollback()


@lru_cache(maxsize=256)
def _as_one(texts: tuple[str, ...], parameters: tuple[int, ...]) -> str:
    """The last statement, with those before it as its WITH; `parameters` says how many values each of these has."""
    before, shifted = 0, []
    for text, count in zip(texts, (*parameters, 0), strict=True):
        shifted.append(_PARAMETER.sub(lambda found, by=before: f"${int(found[1]) + by}", text))  # type: ignore[misc]
        before += count
    parts = ", ".join(f"waiting_{number} AS ({text})" for number, text in enumerate(shifted[:-1]))
    last = shifted[-1]
    return (
        f"WITH {parts}, {last.removeprefix('WITH ')}" if last.startswith("WITH ") else f"WITH {parts} {last}"
    )


async def _rows(transaction: TransactionWrapper, text: str, parameters: list[Any]) -> list[dict[str, Any]]:
    async with transaction._lock:
        return [dict(row) for row in await transaction._connection.fetch(text, *parameters)]


async def _change(transaction: TransactionWrapper, text: str, parameters: list[Any]) -> int:
    async with transaction._lock:
        status = await transaction._connection.execute(text, *parameters)
    # « UPDATE 1 », « INSERT 0 1 »
    return int(status.rpartition(" ")[2])
