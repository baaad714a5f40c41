"""Waiting for what happens by itself."""

import asyncio
import time
from collections.abc import Callable


async def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Waits in real time for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not become true in time"
        await asyncio.sleep(0.01)
