"""`python -m benchmarks`: runs the sections and writes docs/benchmarks.md."""

import argparse
import importlib

import uvloop

from benchmarks.databases import databases
from benchmarks.figures import Effort
from benchmarks.page import keep

SECTIONS = {
    "updates": "benchmarks.updates.section",
    "backlog": "benchmarks.updates.backlog",
    "transaction": "benchmarks.transaction",
    "search": "benchmarks.searching.section",
    "reminders": "benchmarks.reminders",
    "slots": "benchmarks.slots",
    "waking": "benchmarks.waking",
    "pages": "benchmarks.pages",
    "migrations": "benchmarks.migrations",
}


def main() -> None:
    """Runs what was asked for, each section as far as it goes by itself."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=tuple(SECTIONS), action="append", help="measure this section alone")
    parser.add_argument("--quick", action="store_true", help="small sizes and one round, for development")
    parser.add_argument(
        "--full", action="store_true", help="also a million profiles, which takes ten minutes more"
    )
    parser.add_argument("--dry", action="store_true", help="print the table and leave the page as it is")
    asked = parser.parse_args()
    effort = Effort(asked.quick, asked.full)
    with databases() as made:
        for name in asked.only or SECTIONS:
            print(f"[bench] {name}", flush=True)
            section = uvloop.run(importlib.import_module(SECTIONS[name]).run(effort, made))
            for line in [section.header, *section.lines]:
                print("    " + " | ".join(line), flush=True)
            for note in section.notes:
                print("    " + note, flush=True)
            if not asked.dry:
                keep(section, "quick" if asked.quick else "full" if asked.full else "whole")


if __name__ == "__main__":
    main()
