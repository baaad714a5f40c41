"""What a wall clock shows, turned into instants of its zone."""

from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from zoneinfo import ZoneInfo

from services.slots.spans import instant_of, minute_of

DAY_MINUTES = 1440


class Edge(Enum):
    """Which edge of a stretch a wall-clock time stands for."""

    OPENING = 0
    CLOSING = 1


@lru_cache(maxsize=4096)
def instant_on(zone: str, on: date, minute: int, edge: Edge = Edge.OPENING) -> datetime:
    """The UTC instant at which the clocks of `zone` show `minute` minutes after midnight of a date.

    A time that the clocks skip becomes the instant at which they jump. A time that they show twice is the
    first for an opening and the second for a closing; 24:00 is always the first, because there the date ends.
    """
    ends_the_day = minute == DAY_MINUTES
    wall = datetime.combine(on, time()) + timedelta(minutes=minute)
    place = ZoneInfo(zone)
    first = wall.replace(tzinfo=place, fold=0).astimezone(UTC)
    second = wall.replace(tzinfo=place, fold=1).astimezone(UTC)
    if second < first:
        return _jump_between(place, second, first)
    return second if edge is Edge.CLOSING and not ends_the_day else first


def _jump_between(place: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = low.astimezone(place).utcoffset()
    left, right = minute_of(low), minute_of(high)
    while right - left > 1:
        middle = (left + right) // 2
        if instant_of(middle).astimezone(place).utcoffset() == before:
            left = middle
        else:
            right = middle
    return instant_of(right)


def same_time_the_day_before(at: datetime, zone: str) -> datetime:
    """The instant one calendar day earlier at the same wall-clock time of a zone (not 24 hours earlier)."""
    local = at.astimezone(ZoneInfo(zone))
    whole_minutes = local.hour * 60 + local.minute
    return instant_on(zone, local.date() - timedelta(days=1), whole_minutes)


def day_bounds(zone: str, on: date) -> tuple[datetime, datetime]:
    """The UTC instants between which it is that date in a zone."""
    return instant_on(zone, on, 0), instant_on(zone, on, DAY_MINUTES)


def date_in(zone: str, at: datetime) -> date:
    """The date that it is in a zone at an instant."""
    return at.astimezone(ZoneInfo(zone)).date()
