"""Fixtures of the bot's tests."""

from collections.abc import Iterator

import pytest

from tests.bot import pages_for_tests
from tests.kit.stage import stage, world

__all__ = ["stage", "world"]


@pytest.fixture(autouse=True)
def behaviour() -> Iterator[None]:
    """The test pages behave as they do by themselves, and remember nothing."""
    pages_for_tests.BEHAVIOUR.clear()
    yield
    pages_for_tests.BEHAVIOUR.clear()
