"""The installation of the tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core import clock
from tests.conftest import _emptied
from tests.deploy.town import Town, town


@pytest.fixture
async def installed(postgres_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """Two workers, a scheduler and nginx on an empty database; time goes on as it does."""
    clock.freeze(None)
    await _emptied(postgres_url)
    async with town(postgres_url, tmp_path) as made:
        yield made
