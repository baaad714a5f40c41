"""The short form of the flood: six hundred updates in three seconds."""

from typing import Any

import pytest

from tests.proofs.flood import PROOFS
from tests.proofs.proof import Scene


@pytest.mark.slow
async def test_a_flood_drowns_only_its_own_person(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 0.06)
