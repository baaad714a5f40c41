"""Compares our migration runner with the one that comes with Tortoise, on SQLite.

Prints the facts that docs/decisions/0001-own-migration-runner.md rests on.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.databases import Databases
from benchmarks.figures import Effort, Section

ROOT = Path(__file__).parent.parent
ROUNDS, PROCESSES, KILLS = 6, 4, 6
TRIGGER = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET n = n + 1; UPDATE a SET n = n + 1; END"
STATEMENTS = [f"CREATE TABLE t{number} (n INTEGER)" for number in range(40)]

THEIRS = """
import asyncio, os, signal, sys
from tortoise.migrations.api.migrate import migrate
def progress(event, app, name):
    if event == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
config = {
    "connections": {"default": {"engine": "tortoise.backends.sqlite", "credentials": {
        "file_path": sys.argv[1], "journal_mode": "WAL", "busy_timeout": 10_000}}},
    "apps": {"app": {"models": ["their_models"], "migrations": "their_migrations", "default_connection": "default"}},
}
async def main():
    from tortoise import Tortoise
    try:
        await migrate(config=config, progress=progress)
    finally:
        await Tortoise.close_connections()
asyncio.run(main())
"""
OURS = """
import asyncio, sys
from models.database import close_database, open_database
from models.migrate import Migration, migrate
import their_statements
async def main():
    await open_database("sqlite://" + sys.argv[1])
    try:
        await migrate([Migration(1, "first", their_statements.LIST, [])])
    finally:
        await close_database()
asyncio.run(main())
"""
PROGRAMS = {"Tortoise": THEIRS, "ours": OURS}
TEXT = """The runner that comes with Tortoise and ours, with the same statements on SQLite: several started at once, and
killed at random moments. What [decision 1](decisions/0001-own-migration-runner.md) rests on."""


def spawn(program: str, database: Path, folder: Path, kill_at: str = "") -> subprocess.Popen[bytes]:
    """Starts one migrator in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", program, str(database), kill_at],
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{folder}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def offer(folder: Path, statements: list[str]) -> None:
    """Writes the same statements as a migration of theirs and as a list for ours."""
    (folder / "their_models.py").write_text("")
    (folder / "their_migrations").mkdir(exist_ok=True)
    (folder / "their_migrations" / "__init__.py").write_text("")
    (folder / "their_migrations" / "m0001_first.py").write_text(
        "from tortoise.migrations.migration import Migration as Base\n"
        "from tortoise.migrations.operations import RunSQL\n"
        f"class Migration(Base):\n    operations = [RunSQL(sql) for sql in {statements!r}]\n"
    )
    (folder / "their_statements.py").write_text(f"LIST = {statements!r}\n")


def together(program: str, folder: Path, rounds: int) -> int:
    """How many of the rounds had a migrator that failed when several started at once."""
    failed = 0
    for number in range(rounds):
        database = folder / f"together-{number}-{len(program)}.db"
        running = [spawn(program, database, folder) for _ in range(PROCESSES)]
        failed += any([process.wait() for process in running])
    return failed


def killed(program: str, folder: Path, kills: int) -> int:
    """How many databases could not be migrated any more after a kill at a random moment."""
    dice, broken = random.Random(1), 0
    started = time.monotonic()
    spawn(program, folder / f"measure-{len(program)}.db", folder).wait()
    whole = time.monotonic() - started
    for number in range(kills):
        database = folder / f"killed-{number}-{len(program)}.db"
        process = spawn(program, database, folder)
        time.sleep(dice.uniform(whole * 0.4, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        broken += spawn(program, database, folder).wait() != 0
    return broken


def killed_before_the_record(folder: Path) -> bool:
    """Whether their runner, killed between the schema and its record, can go on afterwards."""
    database = folder / "record.db"
    spawn(THEIRS, database, folder, "apply_done").wait()
    return spawn(THEIRS, database, folder).wait() == 0


async def run(effort: Effort, databases: Databases) -> Section:
    """Both runners with the same statements; each figure counts databases or rounds that failed."""
    rounds, kills = effort.of(ROUNDS, 1), effort.of(KILLS, 1)
    section = Section(
        "8-migrations", "Migrations", TEXT,
        ["", f"failed of {rounds} rounds of {PROCESSES} at once", f"broken by {kills} kills", "makes a trigger"],
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        offer(folder, STATEMENTS)
        goes_on = killed_before_the_record(folder)
        for who, program in PROGRAMS.items():
            section.lines.append(
                [who, str(together(program, folder, rounds)), str(killed(program, folder, kills))]
            )
        offer(folder, ["CREATE TABLE a (n INTEGER)", TRIGGER])
        for line, (who, program) in zip(section.lines, PROGRAMS.items(), strict=True):
            line.append("yes" if spawn(program, folder / f"trigger-{who}.db", folder).wait() == 0 else "no")
    section.notes.append(
        f"Killed between the schema and its record, Tortoise's runner {'goes' if goes_on else 'cannot go'} on;"
        " ours has no such moment (one commit)."
    )
    return section
