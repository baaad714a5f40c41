"""Databases for proofs: a file, or a PostgreSQL server of the proof's own."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from models.database import close_database, open_database
from models.migrate import migrate
from tests.postgres import PostgresServer
from tests.proofs.proof import Scene

_MEMORY = Path("/dev/shm")


async def _migrated(url: str) -> str:
    await open_database(url)
    await migrate()
    await close_database()
    return url


def _folder(quick: bool) -> Path:
    """A folder of the proof's own; a quick one is in memory where there is such a place."""
    in_memory = _MEMORY if quick and os.access(_MEMORY, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="entremise-proof-", dir=in_memory))


@asynccontextmanager
async def sqlite_scene(quick: bool = False) -> AsyncIterator[Scene]:
    """An empty file in a folder that is removed at the end; a quick one waits for no disk."""
    folder = _folder(quick)
    try:
        yield Scene(await _migrated(f"sqlite://{folder / 'entremise.db'}"), folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def own_postgres_scene(quick: bool = False) -> AsyncIterator[Scene]:
    """An empty database on a server of its own, which can be restarted at any moment; it is durable unless quick."""
    folder = _folder(quick)
    os.chmod(folder, 0o755)
    server = PostgresServer(folder / "postgres")
    server.start(durable=not quick)

    def restart() -> None:
        server.stop()
        server.start(durable=not quick)

    try:
        server.sql("CREATE DATABASE proof")
        yield Scene(await _migrated(server.url("proof")), folder, restart)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


SCENES = {"sqlite": sqlite_scene, "postgres": own_postgres_scene}
