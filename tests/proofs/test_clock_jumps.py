"""The short form of the jumps of business time: one round of ten."""

from typing import Any

import pytest

from tests.proofs.clock_jumps import PROOFS
from tests.proofs.proof import Scene


@pytest.mark.slow
async def test_time_jumps_over_no_reminder_and_leaves_nobody_stuck(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 1 / 120)
