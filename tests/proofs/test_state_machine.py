"""The state machine in its short form, and that its second copy of the tables can be walked."""

import ast
import inspect
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis.stateful import RULE_MARKER

from models.database import close_database, open_database
from tests.proofs.interest.planted import DEFECTS as INTEREST_DEFECTS
from tests.proofs.machine import areas, stage, tables
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drive import Driver
from tests.proofs.machine.machine import Machine
from tests.proofs.machine.planted import DEFECTS
from tests.proofs.machine.play import Broken, Play
from tests.proofs.proof import Proof, Scene, Tally
from tests.proofs.state_machine import PROOFS

Proves = Callable[[Proof, Scene, float], Awaitable[Tally]]
_ROOT = Path(__file__).parents[2]
_PRODUCT = [
    file.read_text()
    for folder in ("bot", "models", "services")
    for file in sorted((_ROOT / folder).rglob("*.py"))
]
CONFIRMED = tables.Row("requested", "accept", "confirmed")
SHARES = {"state-machine": 0.01, "planted-bugs": 0.04, "serial-order": 0.01}


def test_the_product_has_the_rows_of_states_md_and_every_other_one_is_explained() -> None:
    assert set(tables.differences()) <= set(tables.EXPLAINED)


@pytest.mark.parametrize("machine", sorted(tables.TABLES))
def test_a_legal_way_leads_to_every_status(machine: str) -> None:
    assert all(tables.shortest_way(machine, status) for status in tables.statuses_of(machine))


def test_the_shortest_way_is_taken_and_where_none_leads_there_is_none() -> None:
    assert tables.shortest_way("appointment", "no_show") == ["request", "accept", "mark_no_show"]
    assert tables.shortest_way("appointment", "requested", "done") is None
    moved = tables.Row("confirmed", "reschedule", "confirmed")
    assert tables.shortest_way_by("appointment", moved, "requested") == ["accept", "reschedule"]


def test_every_defect_is_hunted_with_rules_that_the_machine_has() -> None:
    there = set(dir(Machine))
    assert set(areas.AREA_OF) <= {defect.name for defect in DEFECTS}
    assert all(areas.rules_for(defect.name) <= there for defect in DEFECTS)


def _is_read(holder: ModuleType, name: str) -> bool:
    """Whether the module itself reads the name, somebody writes `module.name`, or imports it while it runs."""
    own = ast.parse(inspect.getsource(holder))
    if any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load) for n in ast.walk(own)):
        return True
    short = holder.__name__.rpartition(".")[2]
    later = f"        from {holder.__name__} import {name}\n", f"    from {holder.__name__} import {name}\n"
    return any(f"{short}.{name}" in text or any(line in text for line in later) for text in _PRODUCT)


def test_what_a_defect_puts_in_the_place_of_something_is_read_by_the_product() -> None:
    # A name that moved to another module stays where it was imported: a defect planted there would change nothing.
    for defect in (*DEFECTS, *INTEREST_DEFECTS):
        for holder, name, _ in defect.changes():
            if isinstance(holder, ModuleType):
                assert _is_read(holder, name), f"{defect.name}: nothing reads {holder.__name__}.{name}"


def test_the_areas_leave_out_no_rule_of_the_machine() -> None:
    rules = {name for name in dir(Machine) if hasattr(getattr(Machine, name), RULE_MARKER)}
    assert rules == {name for names in areas.RULES_OF.values() for name in names}


@pytest.fixture
async def play(scene: Scene) -> AsyncIterator[Play]:
    """A play in which an appointment was confirmed and begins in exactly two hours."""
    await open_database(scene.database_url)
    play = Play(await stage.make_people(), scene.database_url, Counter())
    await stage.begin_again()
    await Driver(play).to("appointment", CONFIRMED, client="tom", profile="lea", new=True)
    await play.wait(play.book.appointments[0].start - timedelta(hours=2), tick=False)
    yield play
    await close_database()


@pytest.mark.slow
async def test_what_was_tried_and_taken_back_leaves_no_trace_and_is_judged(play: Play) -> None:
    cancel = [Command("cancel", who, 0, values=("Imprévu",)) for who in ("tom", "lea")]
    await play.allowed(cancel)
    assert play.book.appointments[0].status == "confirmed"
    late = next(defect for defect in DEFECTS if defect.name == "late-at-two-hours")
    with late.planted(), pytest.raises(Broken, match="unexpected appointment"):
        await play.allowed(cancel)
    await play.check()


@pytest.mark.slow
@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.key)
async def test_the_claim_holds_in_its_short_form(proof: Proof, scene: Scene, proves: Proves) -> None:
    tally = await proves(proof, scene, SHARES[proof.key])
    assert sum(tally.done.values()) > 0
