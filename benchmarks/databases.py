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
        if kind == "SQLite":
            url = f"sqlite://{self.folder}/bench-{self._made}.db"
        else:
            name = f"bench_{self._made}"
            self._postgres().sql(f"CREATE DATABASE {name}")
            url = self._postgres().url(name)
        await open_database(url)
        await migrate()
        await close_database()
        return url

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
