"""The short form of the matrix, and that no action is missing from it."""

from typing import Any

import pytest

from bot.cards import LivingCard
from bot.turn import Turn
from tests.proofs.foreign_access import PROOFS
from tests.proofs.fuzzing import matrix
from tests.proofs.fuzzing.actions import ACTIONS
from tests.proofs.fuzzing.registry import acts_of
from tests.proofs.proof import Scene


@pytest.mark.slow
@pytest.mark.timeout(300)  # Every action of the product in turn.
async def test_nobody_moves_what_is_not_theirs(proves: Any, scene: Scene) -> None:
    await proves(PROOFS[0], scene, 0.005)


def test_every_action_of_the_product_has_a_row() -> None:
    assert not (missing := matrix.missing_rows()), "\n".join(missing)


def test_an_action_without_a_row_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ACTIONS, "n1|call|answer")
    assert matrix.missing_rows() == [
        "The product has the action n1|call|answer, which has no row in tests/proofs/fuzzing/actions.py:"
        " say who may do it."
    ]


def test_a_new_act_of_a_card_is_found() -> None:
    class Parcel(LivingCard):
        async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
            moves = {"send": 1, "lose": 2}
            if act == "open" or act in ("weigh", *moves):
                return

    assert acts_of(Parcel) == {"open", "weigh", "send", "lose"}


def test_the_page_is_in_step() -> None:
    assert matrix.PAGE.read_text() == matrix.page(), "run: python -m tests.proofs.fuzzing.matrix --write"
