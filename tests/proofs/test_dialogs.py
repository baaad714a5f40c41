"""The short forms of the proofs about guided dialogs."""

import pytest

from bot.engine.definition import DIALOGS, Dialog
from bot.engine.texts import Text
from tests.proofs.conversing.talker import UnknownDialog, every_walk
from tests.proofs.dialogs import PROOFS

SHARES = {
    "dialog-monkey": 0.005,
    "dialog-text-only-equals-taps-only": 0.01,
    "dialog-language": 0.01,
    "dialog-definitions": 0.008,
    "dialog-kills": 0.008,
}


@pytest.mark.slow
@pytest.mark.timeout(300)  # Every dialog in turn: on a busy machine two minutes are too few.
@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.key)
async def test_the_short_form_of_each_proof_holds(proof, scene, proves) -> None:
    await proves(proof, scene, SHARES[proof.key])


def test_a_dialog_without_a_walk_says_what_to_add() -> None:
    every_walk()
    body = {"key": "unwalked", "__module__": "bot.dialogs.unwalked", "body": Text()}
    type("Unwalked", (Dialog,), body)
    try:
        with pytest.raises(UnknownDialog, match=r"« unwalked » .* add Walk\(\"unwalked\""):
            every_walk()
    finally:
        DIALOGS.pop("unwalked")
