"""The one way to write: everything inside commits together or not at all."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from contextvars import ContextVar
from types import TracebackType
from typing import Any

from tortoise.transactions import in_transaction

from core import metrics
from models.by_key import rows_by_key
from models.database import CONNECTION, on_sqlite

_after: ContextVar[list[Callable[[], None]] | None] = ContextVar("after_commit", default=None)
_JOINED = nullcontext()


def unit_of_work() -> AbstractAsyncContextManager[None]:
    """Begins a transaction, or joins the one that the caller already began.

    Inside: no network, no sleep, no new task. A refusal that must not undo the caller's work belongs in `savepoint`.
    """
    return _JOINED if _after.get() is not None else _Unit()


class _Unit(AbstractAsyncContextManager[None]):
    """A transaction, and what is to be called once it is committed."""

    async def __aenter__(self) -> None:
        self._actions: list[Callable[[], None]] = []
        self._token = _after.set(self._actions)
        self._began = time.perf_counter()
        try:
            self._transaction = in_transaction(CONNECTION)
            await self._transaction.__aenter__()
        except BaseException:
            self._end()
            raise
        metrics.BEGIN.observe(time.perf_counter() - self._began)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._transaction.__aexit__(kind, error, trace)
        finally:
            self._end()
        if kind is None:
            for action in self._actions:
                action()

    def _end(self) -> None:
        metrics.TRANSACTION.observe(time.perf_counter() - self._began)
        _after.reset(self._token)


async def rows_of_one_statement(query: str, **values: Any) -> list[dict[str, Any]]:
    """A unit of work that is one statement by key, with RETURNING: on PostgreSQL it commits by itself, in one way to
    the server and back instead of three.
    """
    if _after.get() is None and not on_sqlite():
        return await rows_by_key(query, **values)
    async with unit_of_work():
        return await rows_by_key(query, **values)


def savepoint() -> AbstractAsyncContextManager[object]:
    """A part that may fail alone: around every statement whose IntegrityError is expected."""
    part: AbstractAsyncContextManager[object] = (
        in_transaction(CONNECTION) if _after.get() is not None else _alone()
    )
    return part


@asynccontextmanager
async def _alone() -> AsyncIterator[None]:
    async with unit_of_work(), in_transaction(CONNECTION):
        yield


def after_commit(action: Callable[[], None]) -> None:
    """Calls a plain function once the unit of work is committed (to wake a task, say); never after a rollback."""
    actions = _after.get()
    if actions is None:
        action()
    else:
        actions.append(action)
