"""The sample dialogs' sentences, and a person to play."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.engine.player import Player
from tests.engine.samples import Booking, Mission, add_words
from tests.kit.stage import stage, world

__all__ = ["stage", "world"]


@pytest.fixture(scope="session", autouse=True)
def sample_words() -> None:
    """The samples can speak."""
    add_words()


@pytest.fixture(autouse=True)
def clean_samples() -> Iterator[None]:
    """What the samples remember starts empty."""
    Mission.published.clear()
    Booking.taken.clear()
    Booking.gone_at_end = False
    yield


@pytest.fixture
async def nadia(database: str) -> AsyncIterator[Player]:
    """A person on an empty database."""
    yield await Player.arrive()
