"""docs/benchmarks.md: the last run of each section, with its date and its machine."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Section
from tools.this_machine import machine

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "docs" / "benchmarks.json"
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks: ours and the peers, side by side

Written by `make bench` from `docs/benchmarks.json`; do not edit. Ours and theirs take turns in the same run on the
same machine; `least–**median**–most` are the rounds. CPU is what the process used, kernel included, so that a busy
machine matters little. Ratios above 1 are in our favour. `python -m benchmarks --only search` measures one section
again, `--quick` is for development, `--full` adds a million profiles.
"""


def keep(section: Section, how: str) -> None:
    """Puts a section in the place of its last run, and writes the page."""
    record: dict[str, Any] = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = f"load {os.getloadavg()[1]:.1f}"
    record[section.key] = section.as_json() | {"when": f"{when}, {how}, {load}; {machine()}"}
    RECORD.write_text(json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    write(record)


def _goals(sections: list[dict[str, Any]]) -> list[str]:
    """What was aimed at, section by section, in one list."""
    lines = ["## Goals", ""]
    for section in sections:
        for aim, is_reached, seen in section.get("goals", []):
            lines.append(f"- {aim}: {'reached' if is_reached else '**not reached**'} ({seen}).")
    return [*lines, "- The availability list is not built yet: nothing was measured.", ""]


def write(record: dict[str, Any]) -> None:
    """The page from the record."""
    sections = sorted(record.values(), key=lambda each: each["key"])
    parts = [HEAD, *_goals(sections)]
    for section in sections:
        parts += [f"## {section['title']}", "", section["text"], ""]
        parts.append("| " + " | ".join(section["header"]) + " |")
        parts.append("|" + "---|" * len(section["header"]))
        parts += ["| " + " | ".join(line) + " |" for line in section["lines"]]
        parts += ["", *(f"- {note}" for note in section["notes"]), "", f"({section['when']})", ""]
    PAGE.write_text("\n".join(parts).replace("\n\n\n", "\n\n").rstrip() + "\n")
