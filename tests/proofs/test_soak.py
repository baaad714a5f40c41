"""The short form of the soak, and that its arithmetic sees what grows."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from tests.proofs.proof import Proof, Scene, Tally
from tests.proofs.soak import PROOFS
from tests.proofs.soaking.gauges import Sample, growth, rise

STEADY = [Sample(float(at), 200 << 20, 30, 5, 40, 0) for at in range(100)]


def test_memory_that_stays_does_not_grow_whatever_happened_while_it_was_warm_up() -> None:
    warming = [replace(s, memory=s.memory - (50 - int(s.at) << 20)) if s.at < 50 else s for s in STEADY]
    assert growth(warming) == pytest.approx(0, abs=0.002)


def test_memory_that_grows_by_six_in_a_hundred_is_seen() -> None:
    growing = [replace(s, memory=int(s.memory * (1 + 0.06 * max(0.0, s.at - 50) / 49))) for s in STEADY]
    assert growth(growing) == pytest.approx(0.06, abs=0.002)


def test_files_that_are_opened_and_not_closed_are_seen() -> None:
    assert rise(STEADY, "files") == 0
    assert rise([replace(s, files=30 + int(s.at)) for s in STEADY], "files") == pytest.approx(50, abs=1)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_short_time_of_everything_leaves_nothing_behind(
    proves: Callable[[Proof, Scene, float], Awaitable[Tally]], scene: Scene
) -> None:
    await proves(PROOFS[0], scene, 0.0003)
