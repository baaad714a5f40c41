"""The short form of the steps of the machine's clock: two back and two forth, so that something is under way at one."""

from typing import Any

import pytest

from tests.proofs.clock_steps import PROOFS
from tests.proofs.proof import Scene


@pytest.mark.slow
async def test_an_hour_that_comes_twice_is_waited_for_by_nothing(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 0.07)
