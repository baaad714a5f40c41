"""Loops that wait for work are woken: all of them, or as many as there is work for."""

import asyncio

from core.wake import wait_for, wake


async def _asleep(number: int) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(wait_for("tests", 5)) for _ in range(number)]
    await asyncio.sleep(0)
    return tasks


async def _awake(tasks: list[asyncio.Task[None]]) -> int:
    for _ in range(5):
        await asyncio.sleep(0)
    return sum(task.done() for task in tasks)


async def test_everybody_is_woken() -> None:
    tasks = await _asleep(3)
    wake("tests")
    assert await _awake(tasks) == 3


async def test_no_more_are_woken_than_there_is_work_for() -> None:
    tasks = await _asleep(4)
    wake("tests", most=1)
    assert await _awake(tasks) == 1
    # Who was told and has not yet come to it is awake: two pieces of work at once wake two.
    wake("tests", most=1)
    wake("tests", most=1)
    assert await _awake(tasks) == 3
    wake("tests")
    assert await _awake(tasks) == 4


async def test_a_wake_while_nobody_waits_is_for_nobody() -> None:
    wake("tests", most=2)
    tasks = await _asleep(1)
    assert await _awake(tasks) == 0
    wake("tests")
    await asyncio.gather(*tasks)
