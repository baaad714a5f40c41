"""docs/reliability.md: every claim with what was reached, where, when and with which seed."""

import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tests.proofs.figures import NAMES, table
from tests.proofs.proof import Effort, Proof, Tally
from tools.this_machine import machine

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "docs" / "reliability.json"
PAGE = ROOT / "docs" / "reliability.md"

_HEAD = """# Reliability: what was tried, and what came of it

Written by `make prove` from `docs/reliability.json`; do not edit. Each claim names its long form. A run at less than
the whole of it says so. "0 lost" and the like are counts of what must not happen; *naive control* is what the same
attempts do to code without our guard, which shows that they can do harm. `make test` runs a short form of each.
"""


class Took(NamedTuple):
    """How long a run lasted, and for how much of that processors worked on it and on all that it started: where they
    worked for far less than it lasted, it waited, or the machine had something else to do.
    """

    seconds: float
    cpu_seconds: float


def read_record() -> dict[str, dict[str, Any]]:
    """The last run of each proof on each database, by "key database"."""
    return json.loads(RECORD.read_text()) if RECORD.exists() else {}


def keep(proof: Proof, database: str, tally: Tally, effort: Effort, took: Took) -> None:
    """Puts a run in the place of the one before it."""
    record = read_record()
    record[f"{proof.key} {database}"] = {
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{machine()}, {platform.system()}",
        "scale": effort.scale,
        "seed": effort.seed,
        "seconds": round(took.seconds),
        "cpu_seconds": round(took.cpu_seconds),
        "done": dict(tally.done),
        "broken": dict(tally.broken),
        "controls": dict(tally.controls),
        "notes": tally.notes,
        "wrong": tally.wrong(),
    }
    RECORD.write_text(json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n")


def _counts(of: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in of.items())


def _run_lines(name: str, run: dict[str, Any]) -> list[str]:
    share = "the long form" if run["scale"] == 1 else f"{run['scale']:g} of the long form"
    verdict = "**not reached**: " + "; ".join(run["wrong"]) if run["wrong"] else "reached"
    lines = [f"- **{name}**: {verdict}. Done: {_counts(run['done'])}. Seen: {_counts(run['broken'])}."]
    if run["controls"]:
        lines.append(f"  Naive control: {_counts(run['controls'])}.")
    lines += [f"  {note}" for note in run["notes"]]
    lasted = f"{run['seconds']:,} s"
    if "cpu_seconds" in run:
        lasted += f" with {run['cpu_seconds']:,} s of processor time"
    return [*lines, f"  ({run['when']}, seed {run['seed']}, {lasted}, {share}; {run['machine']})"]


def write_page(proofs: tuple[Proof, ...]) -> None:
    """Writes the page from the record; a proof that was never run says so."""
    record = read_record()
    lines = [_HEAD, *table(record)]
    for proof in proofs:
        lines += [f"## {proof.key.replace('-', ' ').capitalize()}", "", proof.claim, ""]
        for database in proof.databases:
            run = record.get(f"{proof.key} {database}")
            name = NAMES[database] if len(proof.databases) > 1 else "Once"
            lines += _run_lines(name, run) if run else [f"- **{name}**: not run yet."]
        lines.append("")
    PAGE.write_text("\n".join(lines).rstrip() + "\n")
