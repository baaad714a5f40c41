"""The short form of the hostile files."""

from typing import Any

import pytest

from tests.proofs.fuzz_uploads import PROOFS
from tests.proofs.proof import Scene


@pytest.mark.slow
async def test_hostile_files_break_nothing(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 0.005)
