"""The short form of the storm: about two minutes of it, in a few seconds."""

from typing import Any

import pytest

from tests.proofs.proof import Scene
from tests.proofs.storms import PROOFS


@pytest.mark.slow
async def test_a_storm_and_an_outage_lose_and_double_nothing(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 0.03)
