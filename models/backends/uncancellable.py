"""Runs a step of a transaction to its end even when the task that waits for it is cancelled."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


async def to_the_end(step: Awaitable[T]) -> T:
    """Waits until `step` is over, whatever happens; a cancellation is raised only after that.

    A cancellation that arrives half-way through BEGIN, COMMIT or the hand-over of a pooled connection
    would otherwise leave a lock or a connection taken for the rest of the process.
    """
    task = asyncio.ensure_future(step)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            if task.cancelled():
                raise
            cancelled = error
        except BaseException:
            break
    if cancelled is not None:
        if not task.cancelled():
            task.exception()
        raise cancelled
    return task.result()
