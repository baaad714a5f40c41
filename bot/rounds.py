"""The loop of whoever does one thing after the other until nothing is left, and looks again after a while."""

import logging
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken

from core.wake import wait_for

log = logging.getLogger(__name__)


async def _at_once() -> None:
    return


async def go_round(
    step: Callable[[], Awaitable[bool]],
    *,
    hears: str,
    seconds: float,
    failed: str,
    ready: Callable[[], Awaitable[None]] = _at_once,
) -> None:
    """Takes step after step until one says that there was nothing to do, waits to be woken as `hears` or for `seconds`
    (real time), and begins again, until it is cancelled.

    Before each step `ready` is waited for. What goes wrong is logged as `failed`, and ends nothing; a token that
    Telegram does not know ends it all.
    """
    while True:
        try:
            await ready()
            while await step():
                await ready()
        except InvalidToken:
            raise
        except Exception:
            log.exception(failed)
        await wait_for(hears, seconds)
