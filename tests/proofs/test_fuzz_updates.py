"""The short form of the hostile updates, and what shows that the harness can fail."""

from random import Random
from typing import Any

import pytest

from bot.incoming import read_incoming
from bot.shape import Unreadable, require_shape
from tests.proofs.fuzz_updates import PROOFS
from tests.proofs.fuzzing.mutations import deep, garbage, mutated
from tests.proofs.fuzzing.updates import Maker
from tests.proofs.proof import Scene

USER = {"id": 5, "is_bot": False, "first_name": "Alice"}


def _maker(number: int) -> Maker:
    return Maker(Random(number), [1, 2], ["23456789abcd"], ["b1|home|open|", "n1|call|1|1|answer"])


@pytest.mark.slow
async def test_hostile_updates_break_nothing(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 0.01)


def test_what_telegram_sends_with_hostile_content_is_of_the_right_shape() -> None:
    maker = _maker(1)
    for _ in range(800):
        require_shape(maker.any_kind(USER, 7))


def test_most_of_what_is_mutated_in_a_place_that_we_use_is_refused() -> None:
    maker, random = _maker(2), Random(2)
    refused = 0
    for _ in range(400):
        try:
            require_shape(mutated(maker.any_kind(USER, 7), random))
        except Unreadable:
            refused += 1
    assert 80 < refused < 360


def test_whatever_comes_in_gets_a_number_and_a_lane() -> None:
    random = Random(3)
    for raw in [*(garbage(random) for _ in range(300)), *(deep(5, depth) for depth in (1, 900, 5000))]:
        incoming = read_incoming(raw)
        assert abs(incoming.update_id) < 2**63 and abs(incoming.lane) < 2**63
