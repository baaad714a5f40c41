"""A movable clock for worlds that are opened without one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class MovableClock(Protocol):
    """What the sandbox asks of a clock: the present instant and a way forwards."""

    def now(self) -> datetime:
        """Return the present business instant, aware and in UTC."""
        ...

    async def advance(self, by: timedelta, /) -> None:
        """Move forwards by a duration."""
        ...


class SandboxClock:
    """The real time plus an offset that only grows."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        return datetime.now(UTC) + self.offset

    async def advance(self, by: timedelta, /) -> None:
        """Move forwards; refuses to go back."""
        if by < timedelta(0):
            raise ValueError("The clock only moves forwards.")
        self.offset += by
