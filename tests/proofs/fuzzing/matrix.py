"""The matrix of who may do what, as a page: `python -m tests.proofs.fuzzing.matrix --write`."""

import argparse
from pathlib import Path

from tests.proofs.fuzzing.action import KINDS
from tests.proofs.fuzzing.actions import ACTIONS
from tests.proofs.fuzzing.registry import product_actions

PAGE = Path(__file__).parents[3] / "docs" / "access-matrix.md"
_HEAD = """# Who may do what

Written by `python -m tests.proofs.fuzzing.matrix --write` from `tests/proofs/fuzzing/actions.py`; do not edit. There is
one row for every action that the product has (found in its pages, cards, dialogs, commands, deep links, addresses and
signalling frames); an action without a row fails a test. `python -m tests.proofs foreign-access` tries every cell on
every status of the thing.

- **as unknown**: the same visible answer as for a thing that does not exist,
and nothing changes but the acting person's own
  screen.
- **told no**: the person may know of the thing; the action is the other side's, and nothing changes.
- **may**: as of right; with a profile only while it is visible, else *as unknown*.
- **own**: it can name nothing of anybody else's.
"""


def missing_rows() -> list[str]:
    """A sentence for every action without a row, and for every row without an action."""
    there = product_actions()
    where = "tests/proofs/fuzzing/actions.py"
    told = [
        f"The product has the action {key}, which has no row in {where}: say who may do it."
        for key in there - set(ACTIONS)
    ]
    told += [
        f"The row {key} of {where} is of an action that the product no longer has."
        for key in set(ACTIONS) - there
    ]
    return sorted(told)


def page() -> str:
    """The whole page."""
    lines = [_HEAD, "The people who try:", ""]
    lines += [f"- *{kind.replace('_', '-')}*: {what}" for kind, what in KINDS.items()]
    head = ["action", "names", "belongs to", *(kind.replace("_", "-") for kind in KINDS), "remark"]
    lines += ["", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for key, action in sorted(ACTIONS.items()):
        cells = [action.cell(kind) for kind in KINDS]
        side = {"both": "both sides", "": "–"}.get(action.side if action.things else "", action.side)
        shown = key.replace("|", "\\|")
        lines.append(f"| `{shown}` | {action.things or '–'} | {side} | {' | '.join(cells)} | {action.why} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the page, or says whether it is in step."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.fuzzing.matrix", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/access-matrix.md")
    if parser.parse_args().write:
        PAGE.write_text(page())
        return
    missing = missing_rows()
    print("\n".join(missing) or "Every action has its row.")
    raise SystemExit(bool(missing) or PAGE.read_text() != page())


if __name__ == "__main__":
    main()
