"""What the same kills do to a bot without our guards."""

import asyncio
import time
from dataclasses import replace

from models.sql import execute
from services.unit_of_work import unit_of_work
from tests.proofs.crashes.reaper import play
from tests.proofs.crashes.reckoning import count_different, count_effects, reckon_effects
from tests.proofs.proof import Effort, Scene

UPDATES_A_LIFE = 40
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
