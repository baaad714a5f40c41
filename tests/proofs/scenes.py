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


async def _migrated(url: str) -> str:
    await open_database(url)
    await migrate()
    await close_database()
    return url


@asynccontextmanager
async def sqlite_scene() -> AsyncIterator[Scene]:
    """An empty file in a folder that is removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="entremise-proof-"))
    try:
        yield Scene(await _migrated(f"sqlite://{folder / 'entremise.db'}"), folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def own_postgres_scene() -> AsyncIterator[Scene]:
    """An empty database on a durable server of its own, which can be restarted at any moment."""
    folder = Path(tempfile.mkdtemp(prefix="entremise-proof-"))
    os.chmod(folder, 0o755)
    server = PostgresServer(folder / "postgres")
    server.start(durable=True)

    def restart() -> None:
        server.stop()
        server.start(durable=True)

    try:
        server.sql("CREATE DATABASE proof")
        yield Scene(await _migrated(server.url("proof")), folder, restart)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


SCENES = {"sqlite": sqlite_scene, "postgres": own_postgres_scene}
