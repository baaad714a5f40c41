"""Takes copies of a running product on either database, and makes installations of them."""

import asyncio
import shutil
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from tests.deploy.copies import (
    SQLITE_WAYS,
    copy_files,
    copy_sqlite,
    nothing_is_deleted,
    restore,
    restore_files,
    run_backup,
)
from tests.proofs.proof import Scene

RESTORED = "proof_restored"
BETWEEN_SECONDS = 0.5


class Copier:
    """The copies of one proof; `last` is the installation that was restored last."""

    def __init__(self, scene: Scene) -> None:
        self.scene = self.last = scene
        self._copies: dict[int, Path] = {}

    @property
    def ways(self) -> str:
        """How copies are taken."""
        if self.scene.database == "postgres":
            return "deploy/backup.sh (pg_dump)"
        return " and ".join(f"« {way} »" for way in SQLITE_WAYS) + " by turns"

    async def take(self, number: int) -> None:
        """A copy of the database, then of the files; the key goes apart."""
        folder = self.scene.folder / f"copy-{number}"
        folder.mkdir()
        shutil.copy(self.scene.folder / "master.key", folder / "master.key")
        if self.scene.database == "postgres":
            self._copies[number] = await asyncio.to_thread(
                run_backup, self.scene.database_url, self.scene.folder
            )
            return
        source = Path(self.scene.database_url.removeprefix("sqlite://"))
        self._copies[number] = folder / "entremise.db"
        way = SQLITE_WAYS[number % len(SQLITE_WAYS)]
        with nothing_is_deleted(self.scene.folder):
            await asyncio.to_thread(copy_sqlite, source, self._copies[number], way)
            # Files are copied slowly where there are many: whoever forgets one has all the time for it.
            await asyncio.sleep(BETWEEN_SECONDS)
            await asyncio.to_thread(copy_files, self.scene.folder, folder)

    async def restore(self, number: int) -> Scene:
        """An installation of a copy, in a folder and a database of its own."""
        folder, copy = self.scene.folder / f"copy-{number}", self._copies[number]
        if self.scene.database == "sqlite":
            self.last = Scene(f"sqlite://{copy}", folder)
            return self.last
        url = await self._empty_database()
        await asyncio.to_thread(restore, copy, url)
        await asyncio.to_thread(restore_files, copy, folder)
        self.last = Scene(url, folder)
        return self.last

    async def _empty_database(self) -> str:
        connection = await asyncpg.connect(self.scene.database_url)
        try:
            await connection.execute(f"DROP DATABASE IF EXISTS {RESTORED}")
            await connection.execute(f"CREATE DATABASE {RESTORED}")
        finally:
            await connection.close()
        return urlunsplit(urlsplit(self.scene.database_url)._replace(path=f"/{RESTORED}"))
