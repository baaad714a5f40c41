"""A whole installation on this machine: two workers behind nginx, a scheduler, before a sandbox that pushes updates."""

import asyncio
import os
import signal
import ssl
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from core import clock
from core.keys import read_key_ring
from models.database import close_database, open_database
from models.delivery import Channel, InboxState, InboxUpdate, Notification, NotificationState
from models.sql import fetch
from sandbox.server import Server
from sandbox.world import World
from tests.deploy.programs import end, entremise, last_words, listens, make_certificate, nginx_files, runs
from tests.kit.command import Command
from tests.kit.person import Person
from tests.kit.ports import free_port
from tests.kit.transport import InProcess

TOKEN = "700000088:a-token-of-the-tests-and-of-nothing-else"
SECRET = "a-webhook-secret-of-the-tests"
PATIENCE_SECONDS = 90.0
WORKER = "worker"
SCHEDULER = "scheduler"


def worker_name(port: int) -> str:
    """What the worker of a port is called here."""
    return f"{WORKER}-{port}"


@dataclass
class Town:
    """What runs, by name: `workers` are the two ports. The database is open in this process, too."""

    folder: Path
    database_url: str
    server: Server
    url: str
    workers: tuple[int, int]
    trust: ssl.SSLContext
    running: dict[str, subprocess.Popen[bytes] | Command] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    logs: dict[str, Path] = field(default_factory=dict)
    lives: int = 0
    anew: bool = True

    @property
    def world(self) -> World:
        """Where the persons live."""
        return self.server.world

    def environment(self) -> dict[str, str]:
        """What every process of the installation is given, as a unit's EnvironmentFile would."""
        return {k: v for k, v in os.environ.items() if not k.startswith("ENTREMISE_")} | {
            "ENTREMISE_DATABASE_URL": self.database_url,
            "ENTREMISE_DATA_DIR": str(self.folder),
            "ENTREMISE_TELEGRAM_TOKEN": TOKEN,
            "ENTREMISE_TELEGRAM_API": self.server.url,
            "ENTREMISE_PUBLIC_URL": self.url,
            "ENTREMISE_WEBHOOK_SECRET": SECRET,
            **self.settings,
        }

    async def start(self, name: str, *, port: int = 0) -> None:
        """Starts a worker (of a port) or the scheduler, and waits until it says that it is ready."""
        role, words = (WORKER, "listens on port") if port else (SCHEDULER, "The scheduler runs")
        environment = self.environment() | {"ENTREMISE_WEB_PORT": str(port)}
        self.lives += 1
        log = self.logs[name] = self.folder / f"{name}-{self.lives}.log"
        process = self.running[name] = entremise(role, log=log, environment=environment, anew=self.anew)
        for _ in range(int(PATIENCE_SECONDS / 0.05)):
            assert process.poll() is None, last_words(log)
            if words in last_words(log):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{name} never said « {words} »: {last_words(log)}")

    async def start_worker(self, port: int) -> None:
        """Starts the worker of a port."""
        await self.start(worker_name(port), port=port)

    async def stop(self, name: str) -> float:
        """Ends a process as the system would; gives how many seconds it took."""
        process, began = self.running.pop(name), time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = await asyncio.to_thread(process.wait, 30)
        assert code == 0, last_words(self.logs[name])
        return time.monotonic() - began

    def kill(self, name: str) -> None:
        """Ends a process as a power cut would."""
        process = self.running.pop(name)
        process.kill()
        process.wait()

    async def person(self, first_name: str, **who: object) -> Person:
        """Somebody with the app."""
        bot = self.world.bot().id
        transport = InProcess(self.world, bot)
        user = await transport.add_person(first_name=first_name, **who)
        return Person(transport, user, first_name, self.at_rest, bot)

    async def at_rest(self) -> None:
        """Waits until nothing is left to do now."""
        until = time.monotonic() + PATIENCE_SECONDS
        while (left := await self.left()) and time.monotonic() < until:
            await asyncio.sleep(0.02)
        assert not left, f"it never comes to rest: {left}"

    async def left(self) -> dict[str, object]:
        """What is still to be done, by where it waits; empty at rest."""
        waiting = len(self.world.updates.pending(self.world.bot()))
        opened = await InboxUpdate.filter(state=InboxState.OPEN).count()
        screens = len(await fetch("SELECT 1 AS one FROM screen WHERE rev <> shown"))
        owed = await Notification.filter(
            state=NotificationState.OWED, channel=Channel.TELEGRAM, due_at__lte=clock.now()
        ).count()
        found = {"pushes": waiting, "updates": opened, "screens": screens, "notifications": owed}
        return {name: count for name, count in found.items() if count}

    async def session(self) -> aiohttp.ClientSession:
        """A browser of somebody, which trusts the self-made certificate."""
        return aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=self.trust))


@asynccontextmanager
async def town(
    database_url: str, folder: Path, *, settings: dict[str, str] | None = None, anew: bool = True
) -> AsyncIterator[Town]:
    """The installation on an empty, migrated PostgreSQL; everything of it is ended at the end.

    Unless `anew` each process of it has everything imported when it starts.
    """
    key = folder / "master.key"
    if not key.exists():
        key.write_text("ab" * 32)
    read_key_ring(key, may_make=False)
    trust = ssl.create_default_context(cafile=str(make_certificate(folder)))
    workers, port = (free_port(), free_port()), free_port()
    world = await World.open(":memory:")
    world.register_bot(TOKEN, "Entremise", "EntremiseBot")
    server = Server(world, port=0)
    await server.start()
    # Telegram trusts a self-made certificate that it was given; the sandbox's client is told the same way.
    world.webhooks._session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=trust), timeout=aiohttp.ClientTimeout(total=60)
    )
    made = Town(
        folder,
        database_url,
        server,
        f"https://127.0.0.1:{port}",
        workers,
        trust,
        {},
        settings or {},
        anew=anew,
    )
    await open_database(database_url)
    configuration = nginx_files(folder, port, list(workers))
    nginx = runs("nginx", "-c", configuration, "-p", folder, log=folder / "nginx.log")
    try:
        await listens(port, nginx, folder / "nginx.log")
        await asyncio.gather(*(made.start_worker(worker) for worker in workers), made.start(SCHEDULER))
        yield made
    finally:
        for process in made.running.values():
            process.terminate()
        for process in [*made.running.values(), nginx]:
            end(process)
        await close_database()
        await server.stop()
        await world.close()
