"""The short form of the rolling restart."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.conftest import _emptied
from tests.proofs.proof import Proof, Scene, Tally
from tests.proofs.rolling import PROOFS

pytestmark = [pytest.mark.slow]


async def test_a_rolling_restart_under_load_is_noticed_by_nobody(
    proves: Callable[[Proof, Scene, float], Awaitable[Tally]], postgres_url: str, tmp_path: Path
) -> None:
    await _emptied(postgres_url)
    await proves(PROOFS[0], Scene(postgres_url, tmp_path), 0.05)
