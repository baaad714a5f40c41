"""The machine of missions and mutual interest in its short form, and that its copy of the tables is the product's."""

from collections.abc import Awaitable, Callable

import pytest

from models.application import APPLICATION_TABLE
from models.mission import MISSION_TABLE
from tests.proofs.interest import rows
from tests.proofs.interest.book import Book
from tests.proofs.interest.drive import GOALS, Goal, shortest_way
from tests.proofs.interest_machine import PROOFS
from tests.proofs.proof import Proof, Scene, Tally

Proves = Callable[[Proof, Scene, float], Awaitable[Tally]]
MACHINE, PLANTED = PROOFS


def test_both_copies_of_the_table_of_interest_have_the_same_rows() -> None:
    mine = {
        (
            row.name,
            before or None,
            row.actor,
            row.act,
            row.after,
            frozenset(row.missions),
            row.mission or None,
        )
        for row in rows.INTEREST_ROWS
        for before in row.before
    }
    theirs = {
        (
            rule.row,
            None if source is None else str(source),
            rows.TIME if rule.actor is None else str(rule.actor),
            str(rule.move),
            str(rule.to),
            frozenset(map(str, rule.missions or ())),
            None if rule.mission_move is None else str(rule.mission_move),
        )
        for rule in APPLICATION_TABLE
        for source in rule.sources
    }
    assert mine == theirs


def test_both_copies_of_the_table_of_missions_have_the_same_rows() -> None:
    theirs = {(str(status), str(move)): str(after) for (status, move), after in MISSION_TABLE.items()}
    assert theirs == rows.MISSION_ROWS


@pytest.mark.parametrize("goal", GOALS, ids=str)
def test_a_legal_way_leads_to_every_goal_but_to_what_takes_two_candidates(goal: Goal) -> None:
    way = shortest_way(Book(), ("site", "paul"), goal)
    assert (way is None) == (goal.pair == "not_selected")


@pytest.mark.slow
async def test_the_product_does_what_the_machine_says_in_its_short_form(scene: Scene, proves: Proves) -> None:
    tally = await proves(MACHINE, scene, 0.005)
    assert tally.done["commands"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_planted_bugs_come_to_light_in_the_short_form(scene: Scene, proves: Proves) -> None:
    tally = await proves(PLANTED, scene, 0.005)
    assert tally.done["planted defects"] == 2
