"""A grammY bot from npm runs on the sandbox by polling and by webhook."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.people import Person
from sandbox.server import Server
from sandbox.world import World
from tests.kit.waiting import until
from tests.sandbox.conftest import TOKEN
from tests.sandbox.test_aiogram_bot import live

PROGRAM = Path(__file__).parent / "grammy"
INSTALL_SECONDS = 90


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The node program with its modules, installed in a temporary folder exactly as locked."""
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            pytest.fail(f"The check with a grammY bot needs {tool}: install Node.js 20 or newer.")
    folder = tmp_path_factory.mktemp("grammy") / "bot"
    shutil.copytree(PROGRAM, folder, ignore=shutil.ignore_patterns("node_modules"))
    done = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"npm could not install the locked grammY: {done.stderr[-2000:]}")
    return folder


@pytest.fixture(params=["polling", "webhook"])
async def running(
    request: pytest.FixtureRequest, installed: Path, server: Server, ana: Person
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The node process, once it says that it is ready."""
    environment = {**os.environ, "BOT_TOKEN": TOKEN, "API_ROOT": server.url}
    environment |= {"WEBHOOK": "1"} if request.param == "webhook" else {}
    process = await asyncio.create_subprocess_exec(
        "node", "bot.mjs", cwd=installed, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stderr is not None
    async with asyncio.timeout(60):
        line = await process.stdout.readline()
    if line.strip() != b"ready":
        pytest.fail(f"The grammY bot did not start: {(await process.stderr.read()).decode()[-2000:]}")
    yield process
    process.kill()
    await process.communicate()


async def test_it_lives(world: World, ana: Person, running: asyncio.subprocess.Process) -> None:
    await live(world, ana)
    document = await world.send_file(ana.id, None, "document", "mot.txt", "text/plain", "allô".encode())
    await until(lambda: world.chat(ana.id).last.get("text") == "lu : allô")
    await world.send_text(ana.id, None, "/file")
    await until(lambda: world.chat(ana.id).last.get("document", {}).get("file_name") == "bonjour.txt")
    assert document["document"]["file_name"] == "mot.txt"
    assert running.returncode is None
