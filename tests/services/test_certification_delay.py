"""The delay of a certification counts working days, as the person who waits was told."""

from datetime import UTC, datetime

import pytest

from core import clock
from models.profile import Profile
from services.certifications.deciding import Case


@pytest.mark.parametrize(
    ("now", "late"),
    [
        (datetime(2026, 5, 11, 15, tzinfo=UTC), False),  # Monday: three days, of which two nobody works.
        (datetime(2026, 5, 12, 13, tzinfo=UTC), False),
        (datetime(2026, 5, 12, 15, tzinfo=UTC), True),  # Tuesday: two working days and an hour.
    ],
)
def test_what_was_handed_over_on_a_friday_is_late_on_tuesday(now: datetime, late: bool) -> None:
    clock.freeze(now)
    friday = datetime(2026, 5, 8, 14, tzinfo=UTC)
    assert Case(Profile(), [], [], [], friday).is_late is late
