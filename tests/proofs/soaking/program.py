"""The product as an operator starts it, in a process of its own, before a sandbox of this one."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from core import clock
from core.keys import read_key_ring
from models.database import close_database, open_database
from sandbox.server import Server
from sandbox.world import World
from tests.deploy.programs import end, entremise, last_words
from tests.kit.command import Command
from tests.kit.ports import free_port
from tests.proofs.proof import Scene

TOKEN = "700000099:a-token-of-the-tests-and-of-nothing-else"
READY, PATIENCE_SECONDS = "Entremise runs as", 90.0


@dataclass(frozen=True)
class Program:
    """The process, where its pages are, and the world in which its people live. The database is open here, too."""

    process: subprocess.Popen[bytes] | Command
    url: str
    world: World
    log: Path

    async def stop(self) -> int:
        """Ends the process as the system would; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(self.process.wait, 60)


def _environment(scene: Scene, api: str, port: int) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("ENTREMISE_")} | {
        "ENTREMISE_DATABASE_URL": scene.database_url,
        "ENTREMISE_DATA_DIR": str(scene.folder),
        "ENTREMISE_TELEGRAM_TOKEN": TOKEN,
        "ENTREMISE_TELEGRAM_API": api,
        "ENTREMISE_WEB_PORT": str(port),
        "ENTREMISE_PUBLIC_URL": "https://entremise.example",
        "ENTREMISE_LOG_LEVEL": "WARNING",
    }


async def _is_ready(process: subprocess.Popen[bytes] | Command, log: Path) -> None:
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        assert process.poll() is None, last_words(log)
        if READY in last_words(log):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"the product never said « {READY} »: {last_words(log)}")


@asynccontextmanager
async def program(scene: Scene, *, anew: bool = True) -> AsyncIterator[Program]:
    """`entremise run` on the scene's database, which polls a sandbox of this process; time goes on as it does.

    Unless `anew` it has everything imported when it starts, which the short forms of proofs do not wait for.
    """
    clock.freeze(None)
    read_key_ring(scene.folder / "master.key", may_make=True)
    # A file rather than memory: what this process keeps of the hours must not become the matter.
    world = await World.open(str(scene.folder / "sandbox.db"))
    world.register_bot(TOKEN, "Entremise", "EntremiseBot")
    server = Server(world, port=0)
    await server.start()
    await open_database(scene.database_url)
    port, log = free_port(), scene.folder / "product.log"
    environment = _environment(scene, server.url.rstrip("/"), port)
    process = entremise("run", log=log, environment=environment, anew=anew)
    try:
        await _is_ready(process, log)
        yield Program(process, f"http://127.0.0.1:{port}", world, log)
    finally:
        end(process)
        await close_database()
        await server.stop()
        await world.close()
