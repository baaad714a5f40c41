"""Which reminders people must get when time jumps, said a second time: each at the first moment at which it is true."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Zurich")
LENGTH = timedelta(minutes=30)
ROOM = timedelta(minutes=10)


@dataclass
class Meeting:
    """A confirmed appointment of two people, and the moments at which the bot had looked at the time."""

    appointment_id: int
    people: tuple[int, int]
    start: datetime
    end: datetime
    confirmed: datetime
    looked: list[datetime] = field(default_factory=list)

    def expected(self) -> Counter[str]:
        """How often each of the two must have been told, by kind."""
        day_before = (self.start.astimezone(ZONE) - timedelta(days=1)).astimezone(self.start.tzinfo)
        hour_before, room = self.start - timedelta(hours=1), self.start - ROOM
        spans = {"J-1": (day_before, hour_before), "H-1": (hour_before, room), "M-10": (room, self.end)}
        found: Counter[str] = Counter()
        for kind, (begins, ends) in spans.items():
            owed = begins > self.confirmed or kind == "M-10"
            first = next((moment for moment in self.looked if moment >= begins), None)
            found[kind] = int(owed and first is not None and first < ends)
        return found
