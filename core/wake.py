"""Wakes a loop that waits for work, inside one process; the loops also look by themselves every second or so."""

import asyncio
from collections import defaultdict

_waiting: defaultdict[str, list[asyncio.Event]] = defaultdict(list)


def wake(name: str, most: int | None = None) -> None:
    """Wakes whoever waits under this name ("inbox", "sender", "screens", "clock").

    With `most`, for so many pieces of work, no more than so many: who is awake already goes on until nothing is left,
    and whoever finds nothing has looked in vain.
    """
    asleep = [event for event in _waiting[name] if not event.is_set()]
    for event in asleep[:most]:
        event.set()


async def wait_for(name: str, seconds: float) -> None:
    """Returns when woken or after `seconds` of real time. A wake between two waits of one loop may be missed by
    it only for `seconds`: loops therefore work until nothing is left before they wait."""
    event = asyncio.Event()
    _waiting[name].append(event)
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
    finally:
        _waiting[name].remove(event)
