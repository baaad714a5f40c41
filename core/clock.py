"""Two clocks: business time, which the sandbox can move forwards, and real time, which nobody can."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.errors import InvalidInput

# Where the service is at home: dates that have no place of their own, such as those of missions, are dates there.
HOME = ZoneInfo("Europe/Zurich")

_offset = timedelta(0)
_frozen: datetime | None = None
_real: Callable[[], datetime] | None = None


def real_now() -> datetime:
    """Real time, aware UTC: for leases, back-off, rates, credentials and logs."""
    return datetime.now(UTC) if _real is None else _real()


def set_real(source: Callable[[], datetime] | None) -> None:
    """Takes real time from elsewhere than the machine's clock, or from it again with None. For tests."""
    global _real
    _real = source


def now() -> datetime:
    """Business time, aware UTC: for every rule that members can see."""
    return (_frozen if _frozen is not None else real_now()) + _offset


def day_of(at: datetime) -> date:
    """The date that it is at an instant where the service is at home; never that of UTC, which is one behind from
    midnight until one or two in the morning.
    """
    return at.astimezone(HOME).date()


def today() -> date:
    """The date that it is now by business time, for what begins, ends or lapses on a day."""
    return day_of(now())


def offset() -> timedelta:
    """How far business time runs ahead of real time."""
    return _offset


def set_offset(value: timedelta) -> None:
    """Restores the distance to real time that was kept in the database. Refuses to go backwards."""
    global _offset
    if value < timedelta(0):
        raise InvalidInput(reason="the clock only moves forwards")
    _offset = value


def freeze(at: datetime | None) -> None:
    """Stops business time at an instant, or lets it run again with None. For tests and demonstrations."""
    global _frozen, _offset
    _frozen = at
    _offset = timedelta(0)
