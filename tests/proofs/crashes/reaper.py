"""Lets processes of the bot live a little and kills them, at named points and at moments that nobody chose."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from core import clock
from models.database import close_database, open_database
from sandbox.server import Server
from sandbox.world import World
from tests.kit.child import Order
from tests.kit.nursery import Life, Nursery, nursery
from tests.kit.processes import is_at_rest
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.proofs.crashes.crowd import MONDAY, Crowd
from tests.proofs.crashes.ledger import Ledger
from tests.proofs.crashes.reckoning import count_effects
from tests.proofs.crashes.things import CLOCK_FILE, OF_THE_CLOCK, OF_THE_PAGES
from tests.proofs.proof import Effort, Scene

UPDATES_A_LIFE = 50
MOST_WAITING = 120
REST_SECONDS = 200.0
STALLED_SECONDS = 60.0
# How often a life may pass a point before it dies there: some come with every update, others with every poll.
PASSINGS = {"received": 4, "stored": 4, "taken": 8, "asked": 20, "arrived": 20, "posted": 8, "sent": 8}
PASSINGS |= {"answering": 4, "answered": 4, "drawing": 8, "drawn": 8}
# Only what took effect passes there, and each of it is a share of the work of a life.
PASSINGS |= dict.fromkeys(OF_THE_CLOCK + OF_THE_PAGES, 3)
OFTEN = 40
# While a point was never reached, lives are told to die there soon, and are spared as long as this many shares.
SOON, SPARED, TRIES = 3, 6, 3
SOONEST = dict.fromkeys(OF_THE_CLOCK + OF_THE_PAGES, 1)
TAKING = ("received", "stored")


async def _always() -> bool:
    return True


@dataclass
class Play:
    """A sandbox with people, a forking process, and the kills so far by what caused them."""

    scene: Scene
    server: Server
    crowd: Crowd
    nursery: Nursery
    chance: random.Random
    effects: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    unexpected: list[str] = field(default_factory=list)
    over: bool = False
    # Points at which somebody still has to die, and how many lives were given to that.
    unreached: list[str] = field(default_factory=list)
    tries: int = 0

    @property
    def ledger(self) -> Ledger:
        """What people did and what was sent."""
        return self.crowd.ledger

    def order(self, plug: str = "tests.proofs.crashes.market") -> Order:
        """A process of the bot with every part, without Telegram's rates."""
        folder = str(self.scene.folder / "data")
        now = MONDAY.isoformat()
        return Order(self.scene.database_url, folder, self.server.url, TOKEN, now, plug=plug, hurry=True)

    async def feed(self, updates: int, kills: int) -> None:
        """People go on acting, never so much ahead of the bot that it would refuse them, until all is done: so many
        updates, so many kills, and one at each point that has to be reached (or three lives in vain for each).
        """
        stalled, last = time.monotonic(), -1
        while self.effects < updates or self.deaths.total() < kills or self._has_unreached():
            self.effects = await count_effects()
            if self.effects != last:
                stalled, last = time.monotonic(), self.effects
            if time.monotonic() - stalled > STALLED_SECONDS:
                self.unexpected.append(f"nothing went on after {self.effects} updates")
                return
            room = MOST_WAITING - (self.ledger.updates - self.effects)
            for _ in range(self.chance.randint(0, max(0, min(room, 40)))):
                await self.crowd.act()
            await asyncio.sleep(0.03)

    def reach(self, points: Iterable[str]) -> None:
        """From now on it is not over before somebody died at each of these points."""
        self.unreached = list(dict.fromkeys(points))
        self.chance.shuffle(self.unreached)
        self.tries = TRIES * len(self.unreached)

    def _has_unreached(self) -> bool:
        return self.tries > 0 and any(not self.deaths[point] for point in self.unreached)

    def _choose(self, points: tuple[str, ...]) -> tuple[str, int, bool]:
        """The point of the next life and its nth passing; "" for a random moment; and whether it has to be reached."""
        for point in self.unreached:
            if point in points and self.tries > 0 and not self.deaths[point]:
                # Behind the others: one that is never reached must not keep them from being tried.
                self.unreached.remove(point)
                self.unreached.append(point)
                self.tries -= 1
                return point, self.chance.randint(1, min(SOON, SOONEST.get(point, SOON))), True
        point = self.chance.choice(points) if self.chance.random() < 0.6 else ""
        return point, self.chance.randint(1, PASSINGS.get(point, OFTEN)), False

    async def reap(self, order: Order, points: tuple[str, ...], share: int) -> None:
        """Starts a process again and again and kills it, after `share` updates on average, until all is over."""
        while not self.over:
            point, times, needed = self._choose(points)
            life = await self.nursery.bear(replace(order, die=f"{point}:{times}" if point else ""))
            spared = SPARED * share if needed else self.chance.randint(0, 2 * share)
            killed = await self._wait_to_kill(life, self.effects + spared)
            code = await life.end()
            if code == -9:
                self.deaths["at random moments" if killed else point] += 1
            elif not self.over:
                self.unexpected.append(f"a process ended with {code}")

    async def _wait_to_kill(self, life: Life, target: int) -> bool:
        while self.effects < target and not life.ended.done() and not self.over:
            await asyncio.sleep(0.02)
        # Updates are counted now and then: the moment itself is nobody's choice.
        await asyncio.wait([life.ended], timeout=self.chance.uniform(0.0, 0.08))
        if life.ended.done():
            return False
        self.nursery.kill(life)
        return True

    async def keep(self, order: Order) -> None:
        """Starts a process again whenever it ends, as whoever watches over services does."""
        while not self.over:
            life = await self.nursery.bear(order)
            while not life.ended.done() and not self.over:
                await asyncio.wait([life.ended], timeout=0.1)
            if not life.ended.done():
                self.nursery.kill(life, 15)
            self.deaths[f"exit {await life.end()}"] += 1

    async def rest(self, orders: list[Order], is_settled: Callable[[], Awaitable[bool]] = _always) -> float:
        """The processes live on undisturbed until nothing is left to do and it `is_settled`; gives how many seconds."""
        began = time.monotonic()
        lives = [await self.nursery.bear(order) for order in orders]
        while time.monotonic() - began < REST_SECONDS:
            if await is_settled() and await is_at_rest(self.server.world):
                break
            await asyncio.sleep(0.1)
        took = time.monotonic() - began
        for life in lives:
            self.nursery.kill(life, 15)
            if code := await life.end():
                self.unexpected.append(f"a process ended with {code}")
        self.effects = await count_effects()
        return took


@asynccontextmanager
async def play(scene: Scene, effort: Effort, name: str) -> AsyncIterator[Play]:
    """A play on the scene's database, which is opened for counting; everything that was started ends with it."""
    clock.freeze(MONDAY)
    (scene.folder / "data" / CLOCK_FILE).unlink(missing_ok=True)
    await open_database(scene.database_url)
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    server = Server(world, port=0)
    await server.start()
    crowd = Crowd(world, Ledger(world), effort.random(name, "crowd"))
    try:
        async with nursery(scene.folder / "lives.log") as born:
            yield Play(scene, server, crowd, born, effort.random(name, "kills"))
    finally:
        await server.stop()
        await world.close()
        await close_database()
        clock.freeze(None)
