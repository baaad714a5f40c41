"""A loop of the bot goes on whatever goes wrong, looks again when it is woken, and ends with an unknown token."""

import asyncio
import logging

import pytest
from telegram.error import InvalidToken

from bot.rounds import go_round
from core.wake import wake


class Work:
    """Gives back, raises, or counts what it is told to, step by step."""

    def __init__(self, *steps: bool | Exception) -> None:
        self.steps = list(steps)
        self.story: list[str] = []
        self.idle = asyncio.Event()

    async def ready(self) -> None:
        self.story.append("ready")

    async def step(self) -> bool:
        told = self.steps.pop(0) if self.steps else False
        self.story.append(str(told))
        if not self.steps:
            self.idle.set()
        if isinstance(told, Exception):
            raise told
        return told


def _going(work: Work, seconds: float = 60.0) -> asyncio.Task[None]:
    loop = go_round(work.step, hears="tests", seconds=seconds, failed="it went wrong", ready=work.ready)
    return asyncio.create_task(loop)


async def test_each_step_waits_until_something_may_be_done_and_the_last_one_says_that_nothing_is_left() -> (
    None
):
    work = Work(True, False)
    going = _going(work)
    await work.idle.wait()
    assert work.story == ["ready", "True", "ready", "False"]
    going.cancel()


async def test_what_goes_wrong_is_logged_and_the_loop_goes_on_when_it_is_woken(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work = Work(ValueError("a defect"))
    with caplog.at_level(logging.ERROR):
        going = _going(work)
        await work.idle.wait()
        await asyncio.sleep(0)
    assert "it went wrong" in caplog.text and "a defect" in caplog.text
    work.idle.clear()
    wake("tests")
    await asyncio.wait_for(work.idle.wait(), 60)
    assert not going.done()
    going.cancel()


async def test_a_loop_that_nobody_wakes_looks_by_itself() -> None:
    work = Work(False)
    going = _going(work, seconds=0.01)
    await work.idle.wait()
    work.idle.clear()
    await asyncio.wait_for(work.idle.wait(), 60)
    going.cancel()


async def test_a_token_that_is_unknown_ends_the_loop() -> None:
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(_going(Work(InvalidToken("unknown"))), 60)
