"""The short form of restarts of PostgreSQL."""

from collections.abc import Awaitable, Callable

import pytest

from tests.proofs.database_restarts import PROOFS
from tests.proofs.proof import Proof, Scene, Tally

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.mark.parametrize("own_scene", ["postgres"], indirect=True)
async def test_the_service_outlives_restarts_of_its_database(
    proves: Callable[[Proof, Scene, float], Awaitable[Tally]], own_scene: Scene
) -> None:
    await proves(PROOFS[0], own_scene, 0.01)
