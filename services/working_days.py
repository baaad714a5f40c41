"""Delays in working days, as members are told them (« réponse sous 2 jours ouvrés »)."""

from datetime import date, datetime, timedelta

from core.clock import HOME

# Weekends, and the days on which the whole of Switzerland rests.
SATURDAY = 5
_HOLIDAYS = ((1, 1), (8, 1), (12, 25))


def is_working_day(day: date) -> bool:
    """Whether somebody of the team answers on this day."""
    return day.weekday() < SATURDAY and (day.month, day.day) not in _HOLIDAYS


def after_working_days(start: datetime, days: int) -> datetime:
    """The instant `days` working days later, at the same time on the team's clock (aware; FR-233).

    What comes on a day of rest counts from the beginning of the next working day.
    """
    local = start.astimezone(HOME)
    if not is_working_day(local.date()):
        local = local.replace(hour=0, minute=0, second=0, microsecond=0)
    left = days + (0 if is_working_day(local.date()) else 1)
    while left:
        local += timedelta(days=1)
        left -= is_working_day(local.date())
    return local
