"""What the same kills do to a bot without our guards."""

import asyncio
import time
from dataclasses import replace

from models.sql import execute, fetch
from services.unit_of_work import unit_of_work
from tests.proofs.crashes.reaper import play
from tests.proofs.crashes.reckoning import count_different, count_effects, reckon_effects
from tests.proofs.proof import Effort, Scene

UPDATES_A_LIFE, THINGS = 24, 24
PATIENCE_SECONDS = 30.0


async def kill_the_naive(effort: Effort, scene: Scene, kills: int) -> int:
    """How many updates are lost or doubled by so many kills of the naive bot; the effects before are forgotten."""
    async with play(scene, effort, "naive") as played:
        async with unit_of_work():
            await execute("DELETE FROM crash_effect")
        person = await played.crowd.known("Naïf")
        assert person.telegram_id is not None
        order = replace(played.order("tests.proofs.crashes.naive"), workers=0, senders=0)
        for number in range(kills + 1):
            before, began = await count_effects(), time.monotonic()
            for _ in range(UPDATES_A_LIFE):
                await played.crowd.world.send_text(person.telegram_id, None, f"n {number}")
            life = await played.nursery.bear(order)
            while time.monotonic() - began < PATIENCE_SECONDS:
                await asyncio.sleep(0.01)
                # It is killed half-way, and at the end let work until it has done everything.
                if number < kills and await count_effects() >= before + UPDATES_A_LIFE // 2:
                    break
                if number == kills and await count_different() == played.ledger.updates:
                    break
            played.nursery.kill(life)
            await life.end()
        broken = await reckon_effects(played.ledger, apart=False)
    return broken["updates lost"] + broken["effects doubled"]


async def kill_the_naive_clock(effort: Effort, scene: Scene, kills: int) -> int:
    """How many things of the clock are lost or doubled by so many kills of the naive scheduler."""
    async with play(scene, effort, "naive clock") as played:
        order = replace(played.order(), lives_as="tests.proofs.crashes.naive.tick")
        for number in range(kills + 1):
            before, began = await _ticked(), time.monotonic()
            async with unit_of_work():
                for thing in range(number * THINGS, (number + 1) * THINGS):
                    await execute("INSERT INTO crash_due (thing, done) VALUES (:thing, 0)", thing=thing)
            life = await played.nursery.bear(order)
            while time.monotonic() - began < PATIENCE_SECONDS:
                await asyncio.sleep(0.01)
                # It is killed half-way, and at the end let work until nothing is due.
                if number < kills and len(await _ticked()) >= len(before) + THINGS // 2:
                    break
                if number == kills and not await fetch(
                    "SELECT 1 AS one FROM crash_due WHERE done = 0 LIMIT 1"
                ):
                    break
            played.nursery.kill(life)
            await life.end()
        found, made = await _ticked(), (kills + 1) * THINGS
    return made - len(set(found)) + len(found) - len(set(found))


async def _ticked() -> list[int]:
    return [row["thing"] for row in await fetch("SELECT thing FROM crash_thing WHERE kind = 'naive'")]
