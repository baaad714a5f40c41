"""Weekly hours as stretches of real time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.slots.spans import Span, merged, minute_of
from services.slots.wall_clock import Edge, instant_on

Hours = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class WeeklyHours:
    """When a provider works: wall-clock minutes by weekday (0 is Monday) in a zone."""

    zone: str
    weekdays: Mapping[int, Hours]

    def on(self, day: date) -> Hours:
        """The hours of one date."""
        return self.weekdays.get(day.weekday(), ())


def openings_on(hours: WeeklyHours, day: date) -> list[Span]:
    """When the provider is open on one date of their zone, in order; adjacent openings are one."""
    spans = [
        Span(
            minute_of(instant_on(hours.zone, day, opens, Edge.OPENING)),
            minute_of(instant_on(hours.zone, day, closes, Edge.CLOSING)),
        )
        for opens, closes in hours.on(day)
    ]
    return merged(spans)


def openings_between(hours: WeeklyHours, first_on: date, last_on: date) -> list[tuple[date, Span]]:
    """Every opening with its date, from one date to another inclusive.

    Each date stands alone, so that what is offered on a day does not depend on which days are looked at.
    """
    days = (first_on + timedelta(days=offset) for offset in range((last_on - first_on).days + 1))
    return [(day, span) for day in days for span in openings_on(hours, day)]
