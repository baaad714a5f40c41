"""The short form of the kills."""

from collections.abc import Awaitable, Callable

import pytest

from tests.kit.deaths import POINTS
from tests.proofs.crashes.things import OF_THE_CLOCK, OF_THE_PAGES
from tests.proofs.kills import PROOFS
from tests.proofs.proof import Proof, Scene, Tally

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
SCALE = 0.004
EVERY_POINT = POINTS + OF_THE_CLOCK + OF_THE_PAGES
Prove = Callable[[Proof, Scene, float], Awaitable[Tally]]


def _died_at(tally: Tally) -> set[str]:
    return {point for point in EVERY_POINT if tally.done[f"at « {point} »"]}


async def test_kills_under_load_lose_and_double_nothing(proves: Prove, scene: Scene) -> None:
    assert _died_at(await proves(PROOFS[0], scene, SCALE)) == set(EVERY_POINT)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_kills_while_updates_are_pushed_lose_and_double_nothing(proves: Prove, scene: Scene) -> None:
    assert _died_at(await proves(PROOFS[1], scene, SCALE)) == set(EVERY_POINT)
