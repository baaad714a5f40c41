"""What the world sees of an installation while its processes are exchanged: pages, and a call between two people."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

import aiohttp

from tests.deploy.callers import Caller
from tests.deploy.town import Town

LOOK_SECONDS = 0.15


@dataclass
class Visitors:
    """Pages asked for again and again, through nginx and, as the control, from one worker directly."""

    town: Town
    through: Counter[str] = field(default_factory=Counter)
    directly: Counter[str] = field(default_factory=Counter)

    async def look(self, over: asyncio.Event) -> None:
        """Asks until told to stop."""
        worker = f"http://127.0.0.1:{self.town.workers[0]}"
        async with await self.town.session() as session, aiohttp.ClientSession() as machine:
            while not over.is_set():
                self.through[await _asked(session, f"{self.town.url}/legal/terms")] += 1
                self.directly[await _asked(machine, f"{worker}/legal/terms")] += 1
                await asyncio.sleep(LOOK_SECONDS)


async def _asked(session: aiohttp.ClientSession, address: str) -> str:
    try:
        async with session.get(address, headers={"Connection": "close"}) as answer:
            await answer.read()
            return "served" if answer.status == 200 else "refused"
    except (aiohttp.ClientError, OSError):
        return "refused"


@dataclass
class Talk:
    """Two in a call who send each other a line ten times a second; a page whose socket breaks comes back."""

    one: Caller
    other: Caller
    lines: int = 0
    returns: int = 0
    longest_gap: float = 0.0

    async def go_on(self, over: asyncio.Event) -> None:
        """Talks until told to stop."""
        heard = time.monotonic()
        while not over.is_set():
            try:
                await self.one.says({"type": "chat", "id": str(self.lines), "text": f"ligne {self.lines}"})
                async with asyncio.timeout(0.5):
                    while (await self.other.hears("chat"))["id"] != str(self.lines):
                        pass
            except TimeoutError:
                await self._come_back_if_broken()
                continue
            except (AssertionError, aiohttp.ClientError, OSError):
                await self._come_back_if_broken()
                continue
            now = time.monotonic()
            self.longest_gap, heard = max(self.longest_gap, now - heard), now
            self.lines += 1
            await asyncio.sleep(0.1)
        await self._come_back_if_broken()

    async def _come_back_if_broken(self) -> None:
        for caller in (self.one, self.other):
            if await caller.is_broken():
                self.returns += 1
                await caller.comes_back()
