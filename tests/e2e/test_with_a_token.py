"""The product with a token: the same command against a Bot API elsewhere, updates pulled or pushed."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.server import Server
from sandbox.world import World
from tests.e2e.test_newcomer_in_the_browser import RUNNING, nothing_is_left_running
from tests.kit.ports import free_port

TOKEN = "700000077:a-token-of-the-tests-and-of-nothing-else"
SECRET = "a-webhook-secret-of-the-tests"

__all__ = ["nothing_is_left_running"]
pytestmark = [pytest.mark.slow]


@pytest.fixture
async def elsewhere() -> AsyncIterator[Server]:
    """A Bot API that is not the product's own sandbox."""
    world = await World.open(":memory:")
    world.register_bot(TOKEN, "Entremise", "EntremiseBot")
    server = Server(world, port=0)
    await server.start()
    yield server
    await server.stop()
    await world.close()


async def start(folder: Path, server: Server, **settings: str) -> asyncio.subprocess.Process:
    """`entremise run` with the token; the master key is there, as an operator would have put it."""
    key = folder / "master.key"
    key.write_text("ab" * 32)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ENTREMISE_")} | {
        "ENTREMISE_DATA_DIR": str(folder),
        "ENTREMISE_MASTER_KEY_FILE": str(key),
        "ENTREMISE_TELEGRAM_TOKEN": TOKEN,
        "ENTREMISE_TELEGRAM_API": server.url,
        **{f"ENTREMISE_{name.upper()}": value for name, value in settings.items()},
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "from console import console; console()", "run", env=environment
    )
    RUNNING.append(process)
    return process


async def is_welcomed(server: Server, first_name: str) -> None:
    """A person opens the bot and gets the first screen."""
    world = server.world
    person, bot = world.add_person(first_name), world.bot()
    await world.send_start(person.id, bot.id, "")
    async with asyncio.timeout(40):
        while not any("Entremise" in m.get("text", "") for m in world.chat(person.id, bot.id).messages):
            await asyncio.sleep(0.1)


async def end(process: asyncio.subprocess.Process) -> None:
    """A polite end, as from the system's service manager."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(20):
        assert await process.wait() == 0


async def test_updates_are_pulled(tmp_path: Path, elsewhere: Server) -> None:
    process = await start(tmp_path, elsewhere, web_port="0")
    await is_welcomed(elsewhere, "Ana")
    await end(process)


async def test_updates_are_pushed_to_the_secret_path(tmp_path: Path, elsewhere: Server) -> None:
    port = free_port()
    process = await start(
        tmp_path, elsewhere, web_port=str(port), public_url=f"http://127.0.0.1:{port}", webhook_secret=SECRET
    )
    await is_welcomed(elsewhere, "Ana")
    assert not any(request["method"] == "getUpdates" for request in elsewhere.world.requests)
    await end(process)
    # What arrives while nobody listens is pushed again once somebody does.
    person = elsewhere.world.add_person("Bob")
    await elsewhere.world.send_start(person.id, elsewhere.world.bot().id, "")
    process = await start(
        tmp_path, elsewhere, web_port=str(port), public_url=f"http://127.0.0.1:{port}", webhook_secret=SECRET
    )
    async with asyncio.timeout(40):
        while not elsewhere.world.chat(person.id, elsewhere.world.bot().id).messages[1:]:
            await asyncio.sleep(0.1)
    await end(process)
