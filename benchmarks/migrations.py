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


def together(program: str, folder: Path) -> int:
    """How many of the rounds had a migrator that failed when several started at once."""
    failed = 0
    for number in range(ROUNDS):
        database = folder / f"together-{number}-{len(program)}.db"
        running = [spawn(program, database, folder) for _ in range(PROCESSES)]
        failed += any([process.wait() for process in running])
    return failed


def killed(program: str, folder: Path) -> int:
    """How many databases could not be migrated any more after a kill at a random moment."""
    dice, broken = random.Random(1), 0
    started = time.monotonic()
    spawn(program, folder / f"measure-{len(program)}.db", folder).wait()
    whole = time.monotonic() - started
    for number in range(KILLS):
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


def main() -> None:
    """Prints every figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        offer(folder, STATEMENTS)
        print(
            f"killed between schema and record: Tortoise goes on: {killed_before_the_record(folder)};",
            end=" ",
        )
        print("ours has no such moment (one commit)")
        for who, program in (("Tortoise", THEIRS), ("ours", OURS)):
            print(
                f"{who}: {together(program, folder)} of {ROUNDS} rounds of {PROCESSES} at once failed;",
                end=" ",
            )
            print(
                f"{killed(program, folder)} of {KILLS} random kills left a database that cannot go on",
                flush=True,
            )
        offer(folder, ["CREATE TABLE a (n INTEGER)", TRIGGER])
        for who, program in (("Tortoise", THEIRS), ("ours", OURS)):
            done = spawn(program, folder / f"trigger-{who}.db", folder).wait() == 0
            print(f"{who}: a trigger with two statements is made: {done}", flush=True)


if __name__ == "__main__":
    main()
