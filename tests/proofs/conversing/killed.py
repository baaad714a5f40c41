"""A sample of the deaths in dialogs with whole processes of the bot, ended by SIGKILL at the named points."""

import asyncio
import random
import signal
from dataclasses import dataclass
from typing import Any

from core import clock
from tests.kit.processes import Theatre, theatre
from tests.kit.request import WorldRequest
from tests.kit.stage import open_stage
from tests.proofs.conversing.deaths_here import every_point
from tests.proofs.conversing.mortal import Mortal, differ, goes_through, survive
from tests.proofs.conversing.staging import START, emptied, leases_run_out, leave
from tests.proofs.conversing.talker import every_walk
from tests.proofs.proof import Effort, Scene, Tally
from tests.scenarios.walks import Walk

PLAYS, PATIENCE_SECONDS = 14, 40.0


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
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        process = house.process
        if process is not None and process.returncode == -signal.SIGKILL:
            house.deaths += 1
            await leases_run_out()
            await house.starts()
        elif await house._is_at_rest():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"the bot never comes to rest: {await house._left()}")


async def survive_kills(effort: Effort, scene: Scene, tally: Tally) -> None:
    """Adds a few plays with kills of processes to the tally: each dialog once in the long form, at points in turn."""
    walks = list(every_walk().values())
    points = [point for point in every_point() if point != "answered"]
    for number in range(effort.of(PLAYS, at_least=0)):
        walk, point = walks[number % len(walks)], points[number % len(points)]
        chance = effort.random("killed", number)
        language, way, seed = chance.choice(("fr", "en")), chance.choice(("text", "taps")), chance.random()
        shaken, again = await _play(scene, walk, point, language, way, seed)
        calm, kept = await _play(scene, walk, "", language, way, seed)
        tally.done["kill -9 of processes"] += len(shaken.deaths)
        differ(tally, f"{walk.key} {point} killed", (calm, kept), (shaken, again))


async def _play(
    scene: Scene, walk: Walk, point: str, language: str, way: str, seed: float
) -> tuple[Mortal, dict[str, list[str]]]:
    await emptied(scene)
    clock.freeze(START)
    async with theatre(scene.database_url, scene.folder / "killed") as house:
        world = house.server.world
        stage = await open_stage(world, WorldRequest(world), scene.folder / "data")
        person = await walk.opens(stage, language)
        await leave(stage)  # From here on the bot is a process.
        person._settle = lambda: settled(house)
        await house.starts()
        talker = Killed(
            stage,
            person,
            random.Random(seed),
            way,
            random.Random(seed),
            point=point,
            scene=scene,
            house=house,
        )
        try:
            return talker, await goes_through(talker, random.Random(0), first=True)
        finally:
            await house.is_ended()
            clock.freeze(None)
