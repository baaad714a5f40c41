"""Says again and again that this process lives: the sockets that it carries are then nobody else's to end."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from aiohttp import web

from services import processes
from web.context import CONTEXT, WebContext

log = logging.getLogger(__name__)


async def beat_for_ever(app: web.Application) -> AsyncIterator[None]:
    """Beats for as long as the application runs, and withdraws in the end."""
    context = app[CONTEXT]
    await _beat(context)
    beating = asyncio.create_task(_go_on(context))
    yield
    beating.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await beating
    try:
        await processes.withdraw(context.process)
    except Exception:
        log.warning("the end of this process could not be told: it will be noticed", exc_info=True)


async def _beat(context: WebContext) -> None:
    await processes.beat(context.process, context.role)
    context.on_beat(await processes.count(context.role))


async def _go_on(context: WebContext) -> None:
    while True:
        await asyncio.sleep(processes.BEAT_SECONDS)
        try:
            await _beat(context)
        except Exception:
            log.warning("this process could not say that it lives", exc_info=True)
