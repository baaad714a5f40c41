"""Every proof is run by a short form, given the time that its long form takes, and told in the table of figures."""

import importlib
import re
from pathlib import Path

from tests.proofs.__main__ import every_proof
from tests.proofs.figures import FIGURES, table
from tests.proofs.proof import Proof
from tests.proofs.report import read_record

HERE = Path(__file__).parent
# What lasted less than this share of the whole says little of how long the whole lasts.
TELLING = 0.05


def _short_forms() -> set[str]:
    """The keys of the proofs that the tests of this folder run."""
    found: set[str] = set()
    for file in HERE.glob("test_*.py"):
        text = file.read_text()
        for module in re.findall(r"^from tests\.proofs\.(\w+) import .*\bPROOFS\b", text, re.MULTILINE):
            proofs: tuple[Proof, ...] = importlib.import_module(f"tests.proofs.{module}").PROOFS
            all_of_them = re.search(r'parametrize\("proof", PROOFS|^[A-Z, ]+ = PROOFS$', text, re.MULTILINE)
            numbers = range(len(proofs)) if all_of_them else map(int, re.findall(r"PROOFS\[(\d+)\]", text))
            found |= {proofs[number].key for number in numbers}
    return found


def test_every_proof_has_a_short_form_among_the_tests() -> None:
    assert not (forgotten := {proof.key for proof in every_proof()} - _short_forms()), forgotten


def test_every_proof_is_told_in_the_table_of_figures() -> None:
    told = {key for figure in FIGURES for key in figure.proofs}
    assert told == {proof.key for proof in every_proof()}


def test_every_long_form_may_last_as_long_as_its_last_run_says_that_it_takes() -> None:
    record = read_record()
    for proof in every_proof():
        for database in proof.databases:
            run = record.get(f"{proof.key} {database}")
            if run is not None and run["scale"] >= TELLING:
                minutes = run["seconds"] / min(1.0, run["scale"]) / 60
                assert minutes <= proof.limit_minutes, (
                    f"{proof.key} on {database} takes {minutes:.0f} minutes"
                )


def _restarts(**took: float) -> str:
    run = {"scale": 0.1, "wrong": [], "done": {"restarts": 10, "terminations": 10}, **took}
    return next(line for line in table({"restarts postgres": run}) if "(restarts)" in line)


def test_a_run_that_was_held_up_says_how_much_of_its_time_was_work() -> None:
    assert "10 restarts, 10 terminations (10 %)" in _restarts(seconds=360)
    assert _restarts(seconds=360, cpu_seconds=60).endswith(
        "about 60 minutes, 10 minutes of it processor time |"
    )
    assert _restarts(seconds=360, cpu_seconds=300).endswith("about 60 minutes |")
    assert _restarts(seconds=360).endswith("about 60 minutes |")
