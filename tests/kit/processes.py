"""The bot in its own process, before a sandbox server of the test: what only a real kill shows."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from core import clock
from models.delivery import Channel, InboxState, InboxUpdate, Notification, NotificationState
from models.sql import fetch
from sandbox.server import Server
from sandbox.world import World
from tests.kit.person import Person
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.kit.transport import OverHttp

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 25.0


async def until(condition: Callable[[], Awaitable[bool]], what: str) -> None:
    """Waits until something is so, at most a minute."""
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        if await condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"it never came to this: {what}")


@dataclass
class Theatre:
    """A sandbox server, and processes of the bot that come and go."""

    server: Server
    session: aiohttp.ClientSession
    database: str
    folder: Path
    process: asyncio.subprocess.Process | None = None
    deaths: int = field(default=0)
    lives: int = field(default=0)

    async def starts(self, die: str = "") -> None:
        """Starts a process of the bot, which dies by itself at the point that `die` names."""
        order = {
            "database": self.database,
            "folder": str(self.folder),
            "api": self.server.url.rstrip("/"),
            "token": TOKEN,
            "die": die,
            "now": clock.now().isoformat(),
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.kit.child",
            json.dumps(order),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        self.lives += 1
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE_SECONDS)
        assert line in (b"ready\n", b"") or line.startswith(b"stopped"), line

    async def dies(self) -> None:
        """Waits until the process has died by itself."""
        assert self.process is not None
        code = await asyncio.wait_for(self.process.wait(), PATIENCE_SECONDS)
        assert code == -signal.SIGKILL, code
        self.deaths += 1

    async def is_killed(self) -> None:
        """Kills the process as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
            self.deaths += 1

    async def is_ended(self) -> None:
        """Ends the process in good order."""
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), PATIENCE_SECONDS)

    async def person(self, first_name: str = "Alice") -> Person:
        """A person who reaches the bot over the sandbox's control interface."""
        transport = OverHttp(self.session, self.server.url, self.server.world.bot().id)
        user = await transport.add_person(first_name=first_name)
        return Person(transport, user, first_name, self.at_rest, self.server.world.bot().id)

    async def at_rest(self) -> None:
        """Waits until the bot has nothing left to do."""
        try:
            await until(self._is_at_rest, "the bot is at rest")
        except AssertionError as error:
            raise AssertionError(f"{error}; {await self._left()}") from None

    async def _left(self) -> dict[str, object]:
        """What keeps the bot from resting."""
        process = self.process
        ended = process is not None and process.returncode is not None and process.stdout is not None
        return {
            "said": await process.stdout.read() if ended else b"",  # type: ignore[union-attr]
            "process": self.process and self.process.returncode,
            "deaths": self.deaths,
            "waiting": len(self.server.world.updates.pending(self.server.world.bot())),
            "open": await InboxUpdate.filter(state=InboxState.OPEN).values(
                "seq", "attempts", "error", "due_at"
            ),
            "screens": await fetch("SELECT member_id, page, rev, shown, lease_until, attempts FROM screen"),
            "owed": await Notification.filter(state=NotificationState.OWED).values(
                "key", "channel", "due_at", "not_before", "lease_until", "attempts", "error"
            ),
        }

    async def _is_at_rest(self) -> bool:
        # Telegram keeps an update until the next poll says that it arrived. What waits there is read before what is
        # open here: an update that moves meanwhile is seen twice rather than never.
        world = self.server.world
        waiting = {update["update_id"] for update in world.updates.pending(world.bot())}
        waiting -= {row.update_id for row in await InboxUpdate.filter(update_id__in=list(waiting))}
        if waiting or await InboxUpdate.filter(state=InboxState.OPEN).exists():
            return False
        if await fetch("SELECT 1 AS one FROM screen WHERE rev <> shown LIMIT 1"):
            return False
        # Reminders wait for their time, and the process has no mail server.
        owed = Notification.filter(
            state=NotificationState.OWED, channel=Channel.TELEGRAM, due_at__lte=clock.now()
        )
        return not await owed.exists()


@asynccontextmanager
async def theatre(database: str, folder: Path) -> AsyncIterator[Theatre]:
    """A sandbox on a free port, for the database that is open; whatever still runs at the end is killed."""
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    server = Server(world, port=0)
    await server.start()
    os.makedirs(folder, exist_ok=True)
    async with aiohttp.ClientSession() as session:
        made = Theatre(server, session, database, folder)
        try:
            yield made
        finally:
            await made.is_killed()
            await server.stop()
            await world.close()
