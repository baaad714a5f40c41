"""What happens in the sandbox, told to whoever listens: the page, tests."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

Event = dict[str, Any]


class Subscription:
    """One listener; iterate it, or take events with `get`. Close it when done."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self.queue: asyncio.Queue[Event] = asyncio.Queue()

    async def get(self) -> Event:
        """Wait for the next event."""
        return await self.queue.get()

    async def __aiter__(self) -> AsyncIterator[Event]:
        while True:
            yield await self.queue.get()

    def close(self) -> None:
        """Stop listening."""
        self._events.listeners.discard(self)


class Events:
    """Numbered events; the last thousand are kept so that a listener that lost its line can resume."""

    def __init__(self) -> None:
        # Beginning at the time makes the numbers grow over restarts as well.
        self._next = int(time.time() * 1000)
        self.recent: deque[Event] = deque(maxlen=1000)
        self.listeners: set[Subscription] = set()
        self.ended = False

    def tell(self, kind: str, **details: Any) -> None:
        """Publish an event of a kind."""
        self._next += 1
        event = {"id": self._next, "type": kind, **details}
        self.recent.append(event)
        for listener in self.listeners:
            listener.queue.put_nowait(event)

    def subscribe(self, after: int | None = None) -> Subscription:
        """Listen; `after` first repeats the kept events with a greater number."""
        subscription = Subscription(self)
        if after is not None:
            for event in self.recent:
                if event["id"] > after:
                    subscription.queue.put_nowait(event)
        self.listeners.add(subscription)
        return subscription

    def end(self) -> None:
        """Tell all listeners, by an empty event, that nothing more comes."""
        self.ended = True
        for listener in self.listeners:
            listener.queue.put_nowait({})
