"""The bot in its own process, before a sandbox server of the test: what only a real kill shows."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from core import clock
from models.delivery import Channel, InboxState, InboxUpdate, Notification, NotificationState
from models.sql import fetch
from sandbox.server import Server
from sandbox.world import World
from tests.kit.child import Order
from tests.kit.nursery import Life, Nursery, nursery
from tests.kit.person import Person
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.kit.transport import OverHttp

# Longer than any lease: what a kill left between a claim and its note ends by itself.
PATIENCE_SECONDS = 100.0
LOG = "lives.log"


async def until(condition: Callable[[], Awaitable[bool]], what: str) -> None:
    """Waits until something is so, for as long as is reasonable."""
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        if await condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"it never came to this: {what}")


async def is_at_rest(world: World) -> bool:
    """Whether the bot has nothing left to do for now on the database that is open."""
    # Telegram keeps an update until the next poll says that it arrived. What waits there is read before what is
    # open here: an update that moves meanwhile is seen twice rather than never.
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


@dataclass
class Theatre:
    """A sandbox server, and processes of the bot that come and go."""

    server: Server
    session: aiohttp.ClientSession
    database: str
    folder: Path
    nursery: Nursery
    life: Life | None = None
    deaths: int = field(default=0)
    lives: int = field(default=0)

    async def starts(self, die: str = "") -> None:
        """Starts a process of the bot, which dies by itself at the point that `die` names."""
        order = Order(
            self.database,
            str(self.folder),
            self.server.url.rstrip("/"),
            TOKEN,
            clock.now().isoformat(),
            die,
        )
        life = self.life = await self.nursery.bear(order)
        self.lives += 1
        beginnings: list[asyncio.Future[Any]] = [life.ready, life.ended]
        done, _ = await asyncio.wait(
            beginnings, timeout=PATIENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        assert done, "the process neither served nor ended"

    async def dies(self) -> None:
        """Waits until the process has died by itself."""
        assert self.life is not None
        code = await asyncio.wait_for(self.life.end(), PATIENCE_SECONDS)
        assert code == -signal.SIGKILL, code
        self.deaths += 1

    async def is_ended(self) -> None:
        """Ends the process in good order."""
        if self.life is not None and not self.life.ended.done():
            self.nursery.kill(self.life, signal.SIGTERM)
            await asyncio.wait_for(self.life.end(), PATIENCE_SECONDS)

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
        ended = self.life is not None and self.life.ended.done()
        return {
            "ended": self.life.ended.result() if self.life is not None and ended else None,
            "log": self._log(),
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

    def _log(self) -> str:
        file = self.folder / LOG
        return file.read_text()[-1000:] if file.exists() else ""

    async def _is_at_rest(self) -> bool:
        return await is_at_rest(self.server.world)


@asynccontextmanager
async def theatre(database: str, folder: Path, born: Nursery | None = None) -> AsyncIterator[Theatre]:
    """A sandbox on a free port, for the database that is open; whatever still runs at the end is killed.

    `born` is the nursery of somebody who plays in many theatres, and who ends the processes before leaving each.
    """
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    server = Server(world, port=0)
    await server.start()
    os.makedirs(folder, exist_ok=True)
    async with aiohttp.ClientSession() as session:
        try:
            async with nullcontext(born) if born is not None else nursery(folder / LOG) as own:
                yield Theatre(server, session, database, folder, own)
        finally:
            await server.stop()
            await world.close()
