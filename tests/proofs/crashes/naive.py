"""A bot as tutorials show it: no inbox, and what was taken is only confirmed by asking for more. The naive control."""

import asyncio
from typing import Any

from bot.run import BotRole
from models.sql import execute
from services.unit_of_work import unit_of_work


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
