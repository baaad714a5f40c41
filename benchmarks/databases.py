"""Empty, migrated databases for measuring: a file, and a durable PostgreSQL server of the run's own."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from models.database import close_database, open_database
from models.migrate import migrate
from tests.postgres import PostgresServer

KINDS = ("SQLite", "PostgreSQL")


class Databases:
    """Gives fresh databases of both kinds; PostgreSQL is started when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: PostgresServer | None = None
        self._made = 0

    def _postgres(self) -> PostgresServer:
        if self._server is None:
            self._server = PostgresServer(self.folder / "postgres")
            self._server.start(durable=True)
        return self._server

    async def fresh(self, kind: str) -> str:
        """The address of an empty, migrated database that is not open."""
        self._made += 1
        return await self.named(kind, f"bench_{self._made}")

    async def named(self, kind: str, name: str) -> str:
        """The same under a name; whatever had it is gone."""
        url = self.address(kind, name)
        self._forget(kind, name)
        if kind == "PostgreSQL":
            self._postgres().sql(f"CREATE DATABASE {name}")
        await open_database(url)
        await migrate()
        await close_database()
        return url

    def copied(self, kind: str, name: str, original: str) -> str:
        """The address of a copy of a database; neither is open. Whatever had the name is gone."""
        self._forget(kind, name)
        if kind == "SQLite":
            shutil.copyfile(self.folder / f"{original}.db", self.folder / f"{name}.db")
        else:
            self._postgres().sql(f"CREATE DATABASE {name} TEMPLATE {original}")
        return self.address(kind, name)

    def address(self, kind: str, name: str) -> str:
        """Where a database of this name is, or would be."""
        return f"sqlite://{self.folder}/{name}.db" if kind == "SQLite" else self._postgres().url(name)

    def _forget(self, kind: str, name: str) -> None:
        if kind == "SQLite":
            for path in self.folder.glob(f"{name}.db*"):
                path.unlink()
        else:
            self._postgres().sql(f"DROP DATABASE IF EXISTS {name}")

    def cpu(self) -> float:
        """Seconds of CPU that this process and the processes of the PostgreSQL server have used so far."""
        server = self._server._process if self._server is not None else None
        if server is None:
            return time.process_time()
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        return time.process_time() + sum(map(_cpu_of, children)) / 1e9

    def stop(self) -> None:
        """Stops the server."""
        if self._server is not None:
            self._server.stop()


def _cpu_of(pid: str) -> int:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
    except FileNotFoundError:
        return 0


@contextmanager
def databases() -> Iterator[Databases]:
    """In a folder that is removed at the end."""
    with ExitStack() as ending:
        folder = Path(tempfile.mkdtemp(prefix="entremise-bench-"))
        ending.callback(shutil.rmtree, folder, ignore_errors=True)
        # The server runs as nobody when we are root.
        folder.chmod(0o755)
        made = Databases(folder)
        ending.callback(made.stop)
        yield made
