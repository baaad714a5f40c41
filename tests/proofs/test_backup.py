"""The short form of the backups: one copy under load, restored and started."""

from collections.abc import Awaitable, Callable

import pytest

from tests.proofs.backup import PROOFS
from tests.proofs.copying.facts import Facts, differences
from tests.proofs.proof import Proof, Scene, Tally


def _facts(*updates: int, documents: tuple[str, ...] = ()) -> Facts:
    return Facts(frozenset(updates), frozenset(), frozenset(), frozenset(documents))


def test_a_copy_between_its_beginning_and_its_end_is_right() -> None:
    assert not any(differences(_facts(1, 2), _facts(1, 2, 3), _facts(1, 2, 3, 4)).values())


def test_what_a_copy_lacks_or_invents_is_seen() -> None:
    broken = differences(_facts(1, 2, documents=("a",)), _facts(1, 9), _facts(1, 2, documents=("a",)))
    assert {what: count for what, count in broken.items() if count} == {
        "updates lost": 1,
        "documents lost": 1,
        "rows from nowhere": 1,
    }


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_copy_taken_under_load_holds_all_that_was_acknowledged_and_starts(
    proves: Callable[[Proof, Scene, float], Awaitable[Tally]], scene: Scene
) -> None:
    await proves(PROOFS[0], scene, 0.05)
