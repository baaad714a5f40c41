"""The delays of an appointment's life (states.md, e)."""

from datetime import datetime, timedelta

from core import clock

ANSWER_WITHIN = timedelta(hours=48)
ANSWER_BEFORE_START = timedelta(minutes=30)
MOVE_BEFORE_START = timedelta(hours=2)
LATE_CANCEL = timedelta(hours=2)
ABSENCE_AFTER_START = timedelta(minutes=15)
DONE_AFTER_END = timedelta(minutes=15)
DONE_AFTER_LEAVING = timedelta(minutes=5)


def answer_by(start_at: datetime) -> datetime:
    """Until when a request for this start can be answered: 48 h, or 30 min before it."""
    return min(clock.now() + ANSWER_WITHIN, start_at - ANSWER_BEFORE_START)
