"""A bot as tutorials show it: no inbox, and what was taken is only confirmed by asking for more. The naive control."""

import asyncio
from datetime import datetime
from typing import Any

from bot.run import BotRole
from core import clock
from models.database import open_database
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work
from tests.kit.child import Order
from tests.proofs.crashes.things import leave_thing


def plug(role: BotRole) -> None:
    """Has the role's poller act on updates as they come."""
    assert role.assembly is not None
    bot = role.assembly.application.bot

    async def run() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=1):
                offset = update.update_id + 1
                await _act(update)

    role.assembly.poller.run = run  # type: ignore[method-assign]


async def _act(update: Any) -> None:
    async with unit_of_work():
        await execute(
            "INSERT INTO crash_effect (person, number) VALUES (:person, :number)",
            person=update.effective_user.id,
            number=update.update_id,
        )
    # A message is sent here, and takes a while.
    await asyncio.sleep(0.01)


async def tick(order: Order) -> int:
    """A scheduler as tutorials show it: it does what is due and notes at the end of each round that it is done."""
    clock.freeze(datetime.fromisoformat(order.now))
    await open_database(order.database)
    while True:
        due = [
            row["thing"] for row in await fetch("SELECT thing FROM crash_due WHERE done = 0 ORDER BY thing")
        ]
        for thing in due:
            await leave_thing("naive", thing)
            # A reminder is sent here, and takes a while.
            await asyncio.sleep(0.01)
        for thing in due:
            async with unit_of_work():
                await execute("UPDATE crash_due SET done = 1 WHERE thing = :thing", thing=thing)
        await asyncio.sleep(0.1)
