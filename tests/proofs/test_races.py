"""Short forms of the races, and that every move takes part in them."""

import pytest

from models.appointment import APPOINTMENT_MOVES
from models.call import CALL_MOVES
from tests.proofs.races import PROOFS
from tests.proofs.racing import appointment_cast, call_duels
from tests.proofs.racing.decisions import every_duel
from tests.proofs.racing.explained import explained


@pytest.mark.slow
@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.key)
async def test_a_short_race_has_one_winner(proof, scene, proves):  # type: ignore[no-untyped-def]
    await proves(proof, scene, 0.002)


def test_every_pair_of_moves_of_every_status_is_a_duel() -> None:
    names = {duel.name for duel in every_duel(1)}
    for before, move in APPOINTMENT_MOVES:
        assert f"{before.value}: {move.value} × {move.value}" in names
    for before, move in CALL_MOVES:
        assert f"call {before.value}: {move.value} × {move.value}" in names


def test_every_move_of_an_appointment_says_what_it_promises() -> None:
    assert {move.value for _, move in APPOINTMENT_MOVES} <= set(appointment_cast.PROMISED)
    assert {before for before, _ in CALL_MOVES} == set(call_duels.WAY)


TABLE = {("asked", "accept"): "yes", ("asked", "decline"): "no", ("yes", "cancel"): "gone"}


def test_winners_one_after_the_other_are_explained() -> None:
    assert explained(TABLE, "asked", "gone", 2, ["cancel", "accept"]) == ["accept", "cancel"]


def test_two_winners_are_not_explained() -> None:
    assert explained(TABLE, "asked", "yes", 1, ["accept", "accept"]) is None
    assert explained(TABLE, "asked", "yes", 2, ["accept", "decline"]) is None


def test_a_version_that_went_too_far_is_not_explained() -> None:
    assert explained(TABLE, "asked", "yes", 2, ["accept"]) is None


def test_who_had_seen_an_older_version_cannot_come_second() -> None:
    assert explained(TABLE, "asked", "gone", 2, ["cancel", "accept"], (), frozenset({"cancel"})) is None


def test_a_tick_may_have_won_or_not() -> None:
    assert explained(TABLE, "asked", "no", 1, [], ["decline", "decline"]) == ["decline"]
    assert explained(TABLE, "asked", "yes", 1, ["accept"], ["decline"]) == ["accept"]
