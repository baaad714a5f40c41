"""On PostgreSQL whoever ends a mission and whoever notes at that instant that a notice of it arrived do not wait for
each other in a circle: what is owed about a thing is held before the cards that show it.
"""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from models.delivery import Notification, NotificationState
from models.mission import Mission
from models.sql import fetch, lock_row
from services import applications, delivery, missions
from services.unit_of_work import unit_of_work
from tests.services import mission_scene as scene


async def _waiting() -> int:
    rows = await fetch("SELECT COUNT(*) AS many FROM pg_locks WHERE NOT granted")
    return int(rows[0]["many"])


async def _until_waiting(number: int, task: asyncio.Task[None]) -> None:
    """So many wait for a lock, or the task came through without waiting."""
    async with asyncio.timeout(30):
        while await _waiting() < number and not task.done():
            await asyncio.sleep(0.01)


async def _hold(notification_id: int, holds: asyncio.Event, go_on: asyncio.Event) -> None:
    async with unit_of_work():
        await lock_row("notification", notification_id)
        holds.set()
        await go_on.wait()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_mission_ends_at_the_instant_at_which_a_reminder_of_it_arrived(database: str) -> None:
    nadia, mission = await scene.offered()
    (lea, _), (marc, _) = [await scene.freelance(name) for name in ("Léa", "Marc")]
    first, second = [await applications.propose_oneself(each, mission.id) for each in (lea, marc)]
    clock.freeze(clock.now() + timedelta(days=3))
    await applications.move_due()
    [reminded, arrives] = [
        await Notification.get(key="application.nudge", subject_id=each.id) for each in (first, second)
    ]
    for each in (reminded, arrives):
        card = await delivery.expect_card(
            nadia.id, "application", each.subject_id or 0, nadia.telegram_id or 0
        )

    async def withdraw() -> None:
        version = (await Mission.get(id=mission.id)).version
        await missions.withdraw_mission(nadia, mission.id, version)

    # The company's withdrawal stops at the first of its candidates.
    holds, go_on = asyncio.Event(), asyncio.Event()
    holding = asyncio.create_task(_hold(reminded.id, holds, go_on))
    await holds.wait()
    ends = asyncio.create_task(withdraw())
    await _until_waiting(1, ends)
    arrived = asyncio.create_task(delivery.settle_sent(arrives, nadia.telegram_id, 9, card))
    await _until_waiting(2, arrived)
    go_on.set()
    await asyncio.gather(holding, ends, arrived)
    states = {each.id: each.state for each in await Notification.filter(id__in=[reminded.id, arrives.id])}
    assert states == {reminded.id: NotificationState.DROPPED, arrives.id: NotificationState.SENT}
