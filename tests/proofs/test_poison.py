"""The short form of poisonous updates."""

from collections.abc import Awaitable, Callable

import pytest

from tests.proofs.poison import PROOFS
from tests.proofs.proof import Proof, Scene, Tally

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def test_only_poisonous_updates_die(
    proves: Callable[[Proof, Scene, float], Awaitable[Tally]], scene: Scene
) -> None:
    await proves(PROOFS[0], scene, 0.02)
