"""A sample of the deaths in dialogs with whole processes of the bot, ended by SIGKILL at the named points."""

import asyncio
import random
import signal
from dataclasses import dataclass
from typing import Any

from core import clock
from tests.kit.deaths import POINTS
from tests.kit.nursery import Nursery, nursery
from tests.kit.processes import LOG, Theatre, theatre
from tests.kit.request import WorldRequest
from tests.kit.stage import open_stage
from tests.proofs.conversing.mortal import Mortal, Played, differ, goes_through, survive
from tests.proofs.conversing.staging import START, emptied, fresh_stage, leases_run_out, leave, untroubled
from tests.proofs.conversing.talker import every_walk
from tests.proofs.proof import Effort, Scene, Tally
from tests.scenarios.walks import Walk

PATIENCE_SECONDS, LOOK_SECONDS = 60.0, 0.02
_OF_TAPS = ("answering", "answered", "drawing", "drawn")


@dataclass
class Killed(Mortal):
    """Somebody whose bot is a process, which is killed once at every question."""

    house: Theatre | None = None

    async def _dies(self, does: Any, step: str) -> None:
        assert self.house is not None
        await self.house.is_ended()
        await self.house.starts(die=f"{self.point}:1")
        deaths = self.house.deaths
        await does()
        if self.house.deaths > deaths:
            self.deaths.append(f"{step}/{self.point}")


async def survive_all_deaths(effort: Effort, scene: Scene) -> Tally:
    """Every cell of the matrix inside this process, and a sample of them with processes that are killed."""
    tally = await survive(effort, scene)
    await survive_kills(effort, scene, tally)
    return tally


async def settled(house: Theatre) -> None:
    """Waits until the bot rests, starting it again when it was killed."""
    for _ in range(int(PATIENCE_SECONDS / LOOK_SECONDS)):
        life = house.life
        if life is not None and life.ended.done() and life.ended.result() == -signal.SIGKILL:
            house.deaths += 1
            await leases_run_out()
            await house.starts()
        elif await house._is_at_rest():
            return
        await asyncio.sleep(LOOK_SECONDS)
    raise AssertionError(f"the bot never comes to rest: {await house._left()}")


async def survive_kills(effort: Effort, scene: Scene, tally: Tally) -> None:
    """Adds plays with kills of processes to the tally: each dialog once in the long form, at points in turn."""
    walks = list(every_walk().values())
    effort.random("killed", "order").shuffle(walks)
    plays = effort.of(len(walks), at_least=0)
    if not plays:
        return
    (scene.folder / "killed").mkdir(exist_ok=True)
    async with nursery(scene.folder / "killed" / LOG) as born:
        for number, walk in enumerate(walks[:plays]):
            await _compare(effort, scene, born, walk, POINTS[number % len(POINTS)], tally)


async def _compare(effort: Effort, scene: Scene, born: Nursery, walk: Walk, point: str, tally: Tally) -> None:
    chance = effort.random("killed", walk.key)
    way = chance.choice(("text", "taps"))
    play = Killing(
        scene, walk, chance.choice(("fr", "en")), "taps" if point in _OF_TAPS else way, chance.random()
    )
    shaken = await play.with_kills(born, point)
    calm = await play.calm()
    tally.done["kill -9 of processes"] += len(shaken[0].deaths)
    differ(tally, f"{walk.key} {point} killed", calm, shaken)


@dataclass(frozen=True)
class Killing:
    """A dialog that is answered twice in the same way: by a bot that is killed at every question, and by one that lives
    in this process.
    """

    scene: Scene
    walk: Walk
    language: str
    way: str
    seed: float

    async def calm(self) -> Played:
        """Without any death."""
        async with fresh_stage(self.scene) as stage:
            person = await self.walk.opens(stage, self.language)
            talker = Mortal(stage, person, random.Random(self.seed), self.way, random.Random(self.seed))
            return talker, await goes_through(talker, random.Random(0), first=True)

    async def with_kills(self, born: Nursery, point: str) -> Played:
        """With a death at this point at every question."""
        await emptied(self.scene)
        clock.freeze(START)
        async with theatre(self.scene.database_url, self.scene.folder / "killed", born) as house:
            world = house.server.world
            stage = untroubled(await open_stage(world, WorldRequest(world), self.scene.folder / "data"))
            person = await self.walk.opens(stage, self.language)
            await leave(stage)  # From here on the bot is a process.
            person._settle = lambda: settled(house)
            chance, how = random.Random(self.seed), random.Random(self.seed)
            talker = Killed(stage, person, chance, self.way, how, point=point, scene=self.scene, house=house)
            try:
                await house.starts()
                return talker, await goes_through(talker, random.Random(0), first=True)
            finally:
                await house.is_ended()
                clock.freeze(None)
