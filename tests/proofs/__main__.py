"""`python -m tests.proofs`: runs proofs in their long form, each in a process of its own, and writes the report."""

import argparse
import asyncio
import importlib
import json
import pkgutil
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from models.database import close_database
from tests import proofs as package
from tests.proofs.proof import Effort, Proof, Tally
from tests.proofs.report import Took, keep, write_page
from tests.proofs.scenes import SCENES

SEED = 20261122


def every_proof() -> tuple[Proof, ...]:
    """The proofs of every module beside this one, in the order of their modules' names."""
    found: list[Proof] = []
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith(("_", "test_", "conftest")):
            found += getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "PROOFS", ())
    return tuple(found)


async def _run(proof: Proof, database: str, effort: Effort) -> Tally:
    async with SCENES[database](proof.is_quick) as scene:
        try:
            return await proof.run(effort, scene)
        finally:
            await close_database()


def _one(proof: Proof, database: str, effort: Effort, answer: Path) -> None:
    tally = asyncio.run(_run(proof, database, effort))
    answer.write_text(
        json.dumps([dict(tally.done), dict(tally.broken), dict(tally.controls), list(tally.notes)])
    )


def _worked() -> float:
    """The processor time of everything that was started from here and has ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _in_a_process(proof: Proof, database: str, effort: Effort, folder: Path) -> Tally:
    answer = folder / f"{proof.key}-{database}.json"
    answer.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-m",
        "tests.proofs",
        proof.key,
        "--database",
        database,
        "--answer",
        str(answer),
    ]
    command += ["--scale", str(effort.scale), "--seed", str(effort.seed)]
    try:
        subprocess.run(command, check=True, timeout=proof.limit_minutes * 60)
        done, broken, controls, notes = json.loads(answer.read_text())
        return Tally(Counter(done), Counter(broken), Counter(controls), notes)
    except (subprocess.SubprocessError, OSError) as error:
        return Tally(broken=Counter({"runs that did not come to their end": 1}), notes=[type(error).__name__])


def main() -> None:
    """Runs what was asked for; ends with 1 when a claim was not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs", description=__doc__)
    parser.add_argument("keys", nargs="*", help="the proofs to run; all when none is named")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the long form")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--database", choices=tuple(SCENES))
    parser.add_argument("--list", action="store_true", help="print the claims and end")
    parser.add_argument("--page", action="store_true", help="only write the page again from the record")
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    proofs, effort = every_proof(), Effort(asked.scale, asked.seed)
    chosen = [proof for proof in proofs if not asked.keys or proof.key in asked.keys]
    if asked.answer:
        return _one(chosen[0], asked.database, effort, asked.answer)
    if asked.list or asked.page:
        if asked.list:
            print("\n".join(f"{proof.key}: {proof.claim}" for proof in chosen))
        return write_page(proofs) if asked.page else None
    failed = _prove(chosen, proofs, effort, asked.database)
    sys.exit(1 if failed else 0)


def _prove(chosen: list[Proof], proofs: tuple[Proof, ...], effort: Effort, only: str | None) -> bool:
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for proof in chosen:
            for database in proof.databases:
                if only not in (None, database):
                    continue
                print(f"[prove] {proof.key} on {database}", flush=True)
                began, worked = time.monotonic(), _worked()
                tally = _in_a_process(proof, database, effort, Path(folder))
                keep(proof, database, tally, effort, Took(time.monotonic() - began, _worked() - worked))
                write_page(proofs)
                print(
                    f"        {tally.wrong() or 'reached'}: {dict(tally.done)} {dict(tally.broken)}",
                    flush=True,
                )
                failed = failed or bool(tally.wrong())
    return failed


if __name__ == "__main__":
    main()
