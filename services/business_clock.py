"""The sandbox's business clock: moved forwards only, kept in the database, known to every tick."""

from datetime import datetime, timedelta

from core import clock
from core.errors import InvalidInput
from core.wake import wake
from models.delivery import AppState
from services.unit_of_work import after_commit, unit_of_work

_KEY = "clock_offset_seconds"
_WAITING = ("clock", "sender", "mail", "screens", "sweep")


class ClockGoesForwards(InvalidInput):
    """Business time is never turned back: what was reminded cannot be un-reminded."""


class BusinessClock:
    """What the sandbox is given as its clock."""

    def now(self) -> datetime:
        """Business time, aware UTC."""
        return clock.now()

    async def advance(self, by: timedelta) -> None:
        """Moves business time forwards and wakes every tick. Refuses to go back with ClockGoesForwards."""
        if by < timedelta(0):
            raise ClockGoesForwards()
        async with unit_of_work():
            moved = clock.offset() + by
            await AppState.update_or_create(defaults={"value": str(moved.total_seconds())}, key=_KEY)
            after_commit(lambda: _follow(moved))


def _follow(offset: timedelta) -> None:
    clock.set_offset(offset)
    for name in _WAITING:
        wake(name)


async def restore_clock() -> None:
    """Goes on where business time was: a restart never goes back, and separate processes agree."""
    kept = await AppState.get_or_none(key=_KEY)
    if kept is not None:
        clock.set_offset(timedelta(seconds=float(kept.value)))
