"""A world outlives its process: nothing is lost and no number comes twice."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from sandbox.world import World
from tests.sandbox.conftest import TOKEN


async def test_a_reopened_world_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = str(tmp_path / "sandbox.db")
    world = await World.open(path)
    bot = world.register_bot(TOKEN, "Essai", "essai_bot")
    ana = world.add_person("Ana", language_code="de", role="cliente")
    start = await world.send_start(ana.id, bot.id)
    await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"})
    await world.call(TOKEN, "setMyCommands", {"commands": [{"command": "a", "description": "b"}]})
    document = await world.send_file(ana.id, bot.id, "document", "a.txt", "text/plain", b"abc")
    await world.block(ana.id, bot.id)
    await world.advance(timedelta(days=3))
    pending = world.updates.pending(bot)
    now = world.clock.now()
    await world.close()

    again = await World.open(path)
    assert again.register_bot(TOKEN, "Essai", "essai_bot").id == bot.id
    assert again.person(ana.id) == ana
    assert again.chat(ana.id).blocked
    assert [message.get("text") for message in again.chat(ana.id).messages] == ["/start", "a", None]
    assert again.updates.pending(again.bot()) == pending
    assert again.menus.seen_by(again.bot(), ana.id) == [{"command": "a", "description": "b"}]
    assert again.files.row(again.bot(), document["document"]["file_id"])["data"] == b"abc"
    assert timedelta(0) <= again.clock.now() - now < timedelta(minutes=1)
    await again.unblock(ana.id, bot.id)
    message = await again.send_text(ana.id, bot.id, "b")
    assert message["message_id"] == start["message_id"] + 3
    numbers = [update["update_id"] for update in again.updates.pending(again.bot())]
    assert numbers == list(range(numbers[0], numbers[0] + 5)), "update numbers go on without a gap"
    await again.close()


CHILD = """
import asyncio, sys
from sandbox.world import World

async def main():
    world = await World.open(sys.argv[1])
    bot = world.register_bot("4242:x", "B", "b_bot")
    ana = world.people[1] if 1 in world.people else world.add_person("Ana", user_id=1)
    while True:
        message = await world.send_text(ana.id, bot.id, "x")
        print(message["message_id"], flush=True)

asyncio.run(main())
"""


def test_a_killed_process_loses_nothing_that_it_had_told(tmp_path: Path) -> None:
    path = str(tmp_path / "sandbox.db")
    told = 0
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, path],
            stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert child.stdout is not None
        first = int(child.stdout.readline())
        assert first > told, "message numbers go on after the kill"
        time.sleep(0.1)
        os.kill(child.pid, signal.SIGKILL)
        told = max([first, *(int(line) for line in child.stdout.read().splitlines())])
        child.wait()
        child.stdout.close()
    asyncio.run(nothing_is_lost(path, told))


async def nothing_is_lost(path: str, told: int) -> None:
    world = await World.open(path)
    assert len(world.updates.pending(world.bot())) >= told
    numbers = [message["message_id"] for message in world.chat(1).messages]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= told
    await world.close()


async def test_a_world_in_memory_opens_in_less_than_ten_milliseconds() -> None:
    took = []
    for _ in range(20):
        began = time.perf_counter()
        world = await World.open(":memory:")
        took.append(time.perf_counter() - began)
        await world.close()
    assert sorted(took)[10] < 0.01
