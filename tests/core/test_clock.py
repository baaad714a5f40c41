"""Business time can be moved forwards; real time cannot be moved at all."""

from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.errors import InvalidInput

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def restored() -> object:
    """Lets business time run as real time again after each test."""
    yield
    clock.freeze(None)


def test_business_time_is_real_time_until_it_is_moved() -> None:
    clock.freeze(None)
    assert abs(clock.now() - clock.real_now()) < timedelta(seconds=1)
    assert clock.now().tzinfo is UTC


def test_a_moved_clock_runs_ahead_and_says_by_how_much() -> None:
    clock.freeze(None)
    clock.set_offset(timedelta(days=2))
    assert timedelta(days=2) <= clock.now() - clock.real_now() + timedelta(seconds=1)
    assert clock.offset() == timedelta(days=2)
    assert abs(clock.real_now() - datetime.now(UTC)) < timedelta(seconds=1)


def test_the_clock_never_goes_back_before_real_time() -> None:
    with pytest.raises(InvalidInput):
        clock.set_offset(timedelta(seconds=-1))


def test_a_frozen_clock_stands_still_and_still_can_be_moved() -> None:
    clock.freeze(NOON)
    assert clock.now() == NOON == clock.now()
    clock.set_offset(timedelta(hours=1))
    assert clock.now() == NOON + timedelta(hours=1)
