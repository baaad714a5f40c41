"""Stretches of time as whole minutes since 1970 in UTC, which compare and subtract exactly."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


class Span(NamedTuple):
    """From `start` up to but without `end`, in minutes since 1970-01-01 00:00 UTC."""

    start: int
    end: int


def minute_of(at: datetime) -> int:
    """The minute in which an aware instant lies."""
    return (at - _EPOCH) // _MINUTE


def minute_after(at: datetime) -> int:
    """The first whole minute that is not before an aware instant."""
    return -((_EPOCH - at) // _MINUTE)


def instant_of(minute: int) -> datetime:
    """The aware UTC instant at which a minute begins."""
    return _EPOCH + minute * _MINUTE


def covering(start_at: datetime, end_at: datetime) -> Span:
    """The whole minutes that touch a stretch of time: what is busy for a second is busy for its minute."""
    return Span(minute_of(start_at), minute_after(end_at))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, without overlaps or empty stretches; order and splitting do not matter."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if result and start <= result[-1].end:
            if end > result[-1].end:
                result[-1] = Span(result[-1].start, end)
        else:
            result.append(Span(start, end))
    return result
