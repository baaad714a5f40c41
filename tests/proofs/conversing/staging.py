"""A stage for a proof: an empty database, an empty world and business time at its start, as often as one likes."""

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.flood import Flood
from core import clock
from core.i18n import MissingSentence
from models.database import DatabaseUrl, on_sqlite, open_database
from models.sql import execute
from sandbox.world import World
from tests.kit.request import WorldRequest
from tests.kit.stage import TOKEN, USERNAME, Stage, StageClock, open_stage
from tests.postgres import empty_tables
from tests.proofs.proof import Scene

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)  # A Monday, 10:00 in Zurich.
# Virtual tables and the tables behind them, which only they write; what is indexed under an id is written over.
_INDEXES = ("directory_index", "mission_index")
_KEPT = ("schema_migration", "sqlite_sequence")


@dataclass
class Faults(logging.Handler):
    """What went wrong without anybody being told: errors that were logged, and sentences that were missing."""

    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.ERROR)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Notes an error with the exception that caused it."""
        cause = record.exc_info[1] if record.exc_info else None
        self.seen.append(f"{record.getMessage()} {type(cause).__name__ if cause else ''}: {cause or ''}")

    def taken(self) -> list[str]:
        """What was seen since the last time."""
        found, self.seen = self.seen, []
        return found


@asynccontextmanager
async def faults_seen() -> AsyncIterator[Faults]:
    """Listens to our loggers and to the catalogue."""
    faults, missing = Faults(), MissingSentence.__init__

    def note(error: MissingSentence, *details: object) -> None:
        faults.seen.append(f"no sentence: {details}")
        missing(error, *details)

    MissingSentence.__init__ = note  # type: ignore[assignment, method-assign]
    logging.getLogger().addHandler(faults)
    try:
        yield faults
    finally:
        logging.getLogger().removeHandler(faults)
        MissingSentence.__init__ = missing  # type: ignore[method-assign]


async def opened(scene: Scene) -> None:
    """Opens the scene's database; whoever runs the proof closes it."""
    await open_database(scene.database_url)


async def emptied(scene: Scene) -> None:
    """Every table without rows, and ids from 1 again."""
    if not on_sqlite():
        await empty_tables()
        return
    with sqlite3.connect(DatabaseUrl(scene.database_url).path, timeout=10, isolation_level=None) as file:
        file.execute("PRAGMA foreign_keys = OFF")
        names = [
            name
            for name, sql in file.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
            if name not in _KEPT and not name.startswith(_INDEXES) and sql
        ]
        # Rows of the audit log are kept by triggers, which stand aside here only.
        keepers = file.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'"
        ).fetchall()
        file.execute("BEGIN IMMEDIATE")
        for name, _ in keepers:
            file.execute(f'DROP TRIGGER "{name}"')
        for name in names:
            file.execute(f'DELETE FROM "{name}"')
        for _, sql in keepers:
            file.execute(sql)
        file.execute("DELETE FROM sqlite_sequence")
        file.execute("COMMIT")
    file.close()


def untroubled(stage: Stage) -> Stage:
    """The stage without the limit on how fast one taps, which is another proof's business."""
    stage.assembly.worker.flood = Flood(iter(range(0, 10**9, 100)).__next__)
    return stage


@asynccontextmanager
async def fresh_stage(scene: Scene, folder: Path | None = None) -> AsyncIterator[Stage]:
    """The bot in an empty world on an empty database, at START; needs `opened` once before."""
    await emptied(scene)
    clock.freeze(START)
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    stage = untroubled(await open_stage(world, WorldRequest(world), folder or scene.folder / "data"))
    try:
        yield stage
    finally:
        await leave(stage)
        await world.close()
        clock.freeze(None)


async def leave(stage: Stage) -> None:
    """Ends the parts of a stage."""
    await stage.assembly.aftermath.finish()
    await stage.assembly.application.shutdown()
    stage.assembly.flight.close()


async def leases_run_out() -> None:
    """What the dead had leased is free again, as it would be some seconds later."""
    past = clock.real_now() - timedelta(seconds=1)
    for table in ("screen", "notification", "card"):
        await execute(f"UPDATE {table} SET lease_until = :past WHERE lease_until IS NOT NULL", past=past)


async def reborn(stage: Stage, folder: Path) -> Stage:
    """The same world and persons with a new assembly, as after a death: what was in memory is gone."""
    made = untroubled(await open_stage(stage.world, WorldRequest(stage.world), folder))
    stage.assembly = made.assembly
    return stage


Json = dict[str, Any]
