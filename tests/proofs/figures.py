"""« Figures to reach »: what was promised, the proofs that count towards it, and how far their runs came."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.proofs.interest.planted import DEFECTS as INTEREST_DEFECTS
from tests.proofs.machine.planted import DEFECTS
from tests.proofs.statuses.planted import DEFECTS as STATUS_DEFECTS

Record = dict[str, dict[str, Any]]
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
HOUR = 3600


@dataclass(frozen=True)
class Figure:
    """What was asked, and by which proof what is counted; a count of "" stands for the proof's whole promise."""

    asked: str
    counted: tuple[tuple[str, str], ...]
    databases: tuple[str, ...] = ("sqlite", "postgres")
    # How long the whole takes on each database where it lasts by its nature, and a short run tells nothing of it.
    lasts_hours: float = 0.0

    @property
    def proofs(self) -> list[str]:
        """The proofs, each once."""
        return list(dict.fromkeys(proof for proof, _ in self.counted))


FIGURES = (
    Figure(
        "1,000 kill -9 over 50,000 updates: none lost, doubled or out of order",
        (("kills", "kills"), ("kills", "updates"), ("kills-pushed", "kills"), ("kills-pushed", "updates")),
    ),
    Figure(
        "100 restarts of PostgreSQL and 100 terminations: back within 5 s",
        (("restarts", "restarts"), ("restarts", "terminations")),
        ("postgres",),
    ),
    Figure("2,000 cancellations: the database still answers", (("cancellations", "cancellations"),)),
    Figure("100,000 racing bookings: no overlap", (("races-bookings", "racing bookings"),)),
    Figure("50,000 racing decisions: never two winners", (("races-decisions", "racing decisions"),)),
    Figure("10,000 racing decisions about missions and deals: the same", (("races-deals", "racing decisions"),)),
    Figure(
        "A state machine over the commands, with a rule that drives",
        (("state-machine", "steps"), ("interest-machine", "commands")),
    ),
    Figure(
        "The other status tables, every cell: certification, measures, reports, help, payrolling",
        (("status-tables", "acts"), ("status-tables", "refusals")),
    ),
    Figure(
        "Planted bugs that must all be found:"
        f" {len(DEFECTS)}, {len(INTEREST_DEFECTS)} and {len(STATUS_DEFECTS)}",
        (
            ("planted-bugs", "planted defects"),
            ("interest-planted-bugs", "planted defects"),
            ("status-planted-bugs", "planted defects"),
        ),
    ),
    Figure(
        "200,000 fuzzed inputs: no exception, nobody stuck, nothing changed without right",
        (
            ("fuzz-updates", "updates"),
            ("fuzz-updates", "payloads of /start"),
            ("fuzz-uploads", "files by the page"),
            ("fuzz-uploads", "files in the chat"),
            ("fuzz-web", "requests"),
            ("fuzz-web", "mutated tokens"),
            ("fuzz-web", "frames sent"),
            ("fuzz-web", "forged posts"),
            ("dialog-monkey", "acts"),
            ("foreign-access", "cells"),
        ),
    ),
    Figure("Storms of 10 % each of 429, 5xx, time-outs and 403 for ten minutes", (("storms", "updates"),)),
    Figure(
        "Clock jumps of an hour and a day: no reminder lost or doubled",
        (("clock-jumps", "jumps"), ("clock-steps", "updates")),
    ),
    Figure(
        "One person sends 10,000 updates: taken, or counted and told, and others hardly wait",
        (("flood", "updates of the flood"),),
    ),
    Figure(
        "Updates that raise, hang, stand still, exit the process or cannot be read: only they are given up",
        (("poison", "innocent updates"),),
    ),
    Figure(
        "Dialogs: texts and taps alike, any language at any question, new definitions, a death at every question",
        (
            ("dialog-text-only-equals-taps-only", "pairs of plays"),
            ("dialog-language", "switches"),
            ("dialog-definitions", "pairs of definitions"),
            ("dialog-kills", "deaths"),
            ("dialog-kills", "kill -9 of processes"),
        ),
    ),
    Figure("Commands at the same instant: some order of them explains what came of it", (("serial-order", "rounds"),)),
    Figure(
        "Rolling restarts of two workers and a scheduler behind nginx: nothing lost, nobody waits",
        (("rolling", "workers exchanged"), ("rolling", "messages"), ("rolling", "pages")),
        ("postgres",),
    ),
    Figure("Restore from a backup taken under load", (("backup", "copies restored"), ("backup", "rows compared"))),
    Figure("Soak: 8 h at 20 updates/s, memory grows by less than 5 %", (("soak", "updates"),), lasts_hours=8),
)  # fmt: skip


def table(record: Record) -> list[str]:
    """The lines of the table, from the last run of each proof on each database."""
    lines = [
        "## Figures to reach",
        "",
        "What was promised, what the last runs below did towards it (with the share of the long form), and what stands"
        " in the way of the rest. Times are for one run after the other on two cores, from what the runs took; a"
        " machine that has other things to do meanwhile makes them longer, which the processor time of a run shows.",
        "",
        f"| figure | {' | '.join(NAMES.values())} | what stands in the way |",
        "|---|---|---|---|",
    ]
    for figure in FIGURES:
        cells = [_cell(figure, database, record) for database in NAMES]
        lines.append(
            f"| {figure.asked} ({', '.join(figure.proofs)}) | {' | '.join(cells)} | {_way(figure, record)} |"
        )
    return [*lines, ""]


def _runs(figure: Figure, database: str, record: Record) -> dict[str, dict[str, Any]]:
    found = {proof: record.get(f"{proof} {database}") for proof in figure.proofs}
    return {proof: run for proof, run in found.items() if run is not None}


def _cell(figure: Figure, database: str, record: Record) -> str:
    if database not in figure.databases:
        return "–"
    runs = _runs(figure, database, record)
    if not runs:
        return "not run yet"
    if wrong := [what for run in runs.values() for what in run["wrong"]]:
        return f"**not reached**: {'; '.join(wrong)}"
    sums: dict[str, int] = {}
    for proof, what in figure.counted:
        sums[what] = sums.get(what, 0) + runs.get(proof, {"done": {}})["done"].get(what, 0)
    told = ", ".join(f"{count:,} {what}" for what, count in sums.items() if count)
    shares = sorted({f"{min(1.0, run['scale']) * 100:g}" for run in runs.values()}, key=float)
    return f"{told} ({' to '.join(dict.fromkeys((shares[0], shares[-1])))} %)"


def _way(figure: Figure, record: Record) -> str:
    """Nothing where the whole was done; else what was never run, and how long the whole takes."""
    missing = sorted(f"{proof} on {NAMES[database]}" for proof, database in _never_run(figure, record))
    every = [
        run
        for database in figure.databases
        for run in _runs(figure, database, record).values()
        if run["scale"]
    ]
    left = [run for run in every if run["scale"] < 1]
    hours, worked = _whole(left, "seconds"), _whole(left, "cpu_seconds")
    if hours and figure.lasts_hours:
        hours, worked = figure.lasts_hours * len(figure.databases), 0.0
    ways = [f"never run: {', '.join(missing)}"] if missing else []
    if hours:
        # A run that others held up says more by what it worked than by how long it lasted.
        of_it = f", {_hours(worked)} of it processor time" if 0 < worked < hours / 2 else ""
        ways.append(f"time: the whole of what is left takes about {_hours(hours)}{of_it}")
    return "; ".join(ways) or "nothing: done whole"


def _whole(runs: list[dict[str, Any]], what: str) -> float:
    """The hours that the whole of all of these takes, by what they took; 0 where one of them does not say so."""
    if not all(what in run for run in runs):
        return 0.0
    return sum(run[what] / run["scale"] for run in runs) / HOUR


def _hours(hours: float) -> str:
    return f"{hours:,.0f} hours" if hours >= 2 else f"{hours * 60:,.0f} minutes"


def _never_run(figure: Figure, record: Record) -> Iterator[tuple[str, str]]:
    """A proof that was run on one of the databases only, or on none; some are of one database by their nature."""
    for proof in figure.proofs:
        for database in figure.databases:
            if f"{proof} {database}" not in record and proof not in ONE_DATABASE:
                yield proof, database


# These try processes that share a database, which is PostgreSQL.
ONE_DATABASE = ("kills-pushed",)
