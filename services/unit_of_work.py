"""The one way to write: everything inside commits together or not at all."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from contextvars import ContextVar

from tortoise.transactions import in_transaction

from core import metrics
from models.database import CONNECTION

_after: ContextVar[list[Callable[[], None]] | None] = ContextVar("after_commit", default=None)


def unit_of_work() -> AbstractAsyncContextManager[None]:
    """Begins a transaction, or joins the one that the caller already began.

    Inside: no network, no sleep, no new task. A refusal that must not undo the caller's work belongs in `savepoint`.
    """
    return nullcontext() if _after.get() is not None else _begun()


@asynccontextmanager
async def _begun() -> AsyncIterator[None]:
    actions: list[Callable[[], None]] = []
    token = _after.set(actions)
    began = time.perf_counter()
    try:
        async with in_transaction(CONNECTION):
            metrics.BEGIN.observe(time.perf_counter() - began)
            yield
    finally:
        metrics.TRANSACTION.observe(time.perf_counter() - began)
        _after.reset(token)
    for action in actions:
        action()


@asynccontextmanager
async def savepoint() -> AsyncIterator[None]:
    """A part that may fail alone: around every statement whose IntegrityError is expected."""
    async with unit_of_work(), in_transaction(CONNECTION):
        yield


def after_commit(action: Callable[[], None]) -> None:
    """Calls a plain function once the unit of work is committed (to wake a task, say); never after a rollback."""
    actions = _after.get()
    if actions is None:
        action()
    else:
        actions.append(action)
