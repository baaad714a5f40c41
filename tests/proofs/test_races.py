"""Short forms of the races, and that every move takes part in them."""

from collections import Counter
from multiprocessing import Barrier, Lock
from pathlib import Path
from typing import Any

import pytest

from core import clock
from models.appointment import APPOINTMENT_MOVES
from models.call import CALL_MOVES
from tests.proofs.races import PROOFS
from tests.proofs.racing import appointment_cast, call_duels
from tests.proofs.racing.contests import Contest, no_history, rows_of
from tests.proofs.racing.crowd import Racer
from tests.proofs.racing.decisions import contests, deal_duels, every_duel
from tests.proofs.racing.duels import Act, Duel, Facts, at_once, fight
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


def test_every_act_of_a_contest_meets_itself_and_every_other_one() -> None:
    names = {duel.name for duel in contests()}
    for name in (
        "account in good standing: restrict × exclude",
        "restriction contested: uphold × overturn",
        "certificate under review: certify × refuse",
        "report under review: unfounded × leave",
    ):
        assert name in names


def test_every_act_about_missions_and_deals_meets_itself_and_every_other_one() -> None:
    names = {duel.name for duel in deal_duels(1)}
    for name in (
        "interest of nobody yet: interest × interest_lea",
        "two in discussion: choose_lea × choose_marc",
        "two in discussion: apply × edit",
        "two in discussion: choose_lea × withdraw",
        "a choice to confirm: confirm × decline",
        "a choice to confirm: confirm × close",
        "payrolling to choose: propose_lea × propose_eve",
        "payrolling proposed: accept_eve × accept_bob",
        "payrolling proposed: accept_eve × alone_lea",
        "an expert at work: expert × sign",
    ):
        assert name in names


async def _nothing(_: int) -> Facts:
    return {}


async def test_what_cannot_be_prepared_or_judged_is_counted_and_the_others_go_on(
    database: str, tmp_path: Path
) -> None:
    async def refuse(*_: object) -> Any:
        raise KeyError("a planted defect")

    async def ready(_: int) -> Facts:
        return {"now": clock.now().isoformat()}

    async def fine(*_: object) -> list[str]:
        return []

    duels = [
        Duel(name, prepare, (Act("act", fine, at_once),), judge)
        for name, prepare, judge in (("lost", refuse, fine), ("unread", ready, refuse), ("won", ready, fine))
    ]
    order = {"rounds": 3, "each": 1}
    counts = await fight(Racer(0, 1, 1, tmp_path, order, Barrier(1), Lock()), tuple(duels))
    assert counts["outcomes"] == {"won": 2} and counts["duels"] == {"unread": 1, "won": 1}
    (raw,), (broken,) = counts["raw"], counts["broken"]
    assert "KeyError: 'a planted defect' (preparing lost)" in raw
    assert broken.startswith("what is left cannot be read: raw KeyError: 'a planted defect' (unread")


class Told(Contest):
    """A contest whose effects are given, not read."""

    async def effects(self, facts: Facts) -> Counter[str]:
        return Counter(facts["effects"])


@pytest.mark.parametrize(
    ("won", "after", "left", "is_right"),
    [
        (["accept"], "yes", ["lea:accepted", "act:accept"], True),
        (["accept", "leave"], "gone", ["act:accept"], True),
        (["accept"], "yes", ["lea:accepted", "lea:accepted", "act:accept"], False),
        (["accept"], "yes", ["act:accept"], False),
        (["accept", "accept"], "yes", ["lea:accepted", "act:accept"], False),
        (["accept"], "yes", ["lea:accepted", "lea:accepted@", "act:accept"], False),
        (["confirm"], "yes", ["lea:accepted@"], True),
        (["confirm"], "yes", ["lea:accepted", "lea:accepted@"], False),
    ],
)
async def test_a_contest_has_one_winner_who_leaves_what_the_row_says(
    won: list[str], after: str, left: list[str], is_right: bool
) -> None:
    wrong = await _contest(after).judge({"before": "asked", "effects": left}, [(name, "won") for name in won])
    assert (wrong == []) is is_right


def _contest(after: str) -> Contest:
    async def state(_: Facts) -> str:
        return after

    rows = rows_of(
        "asked accept yes act:accept lea:accepted\nasked confirm yes mail:lea:accepted\nyes leave gone"
    )
    return Told("asked", _nothing, {}, state, rows, no_history)


@pytest.mark.parametrize(
    ("act", "left", "is_right"), [("accept", [], False), ("leave", [], True), ("leave", ["act:x"], False)]
)
async def test_nobody_wins_only_where_nobody_may_and_nothing_is_left_of_it(
    act: str, left: list[str], is_right: bool
) -> None:
    wrong = await _contest("asked").judge({"before": "asked", "effects": left}, [(act, "Stale")])
    assert (wrong == []) is is_right
