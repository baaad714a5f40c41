"""Telegram's rates are kept, and screens go before the rest."""

import asyncio
from contextlib import suppress

import pytest
from telegram.error import BadRequest, RetryAfter, TimedOut

from bot.outage import FAILURES_IN_A_ROW, TRY_EVERY_SECONDS
from bot.rates import CHAT_BURST, OVERALL_PER_SECOND, ChatClosed, Rates


class Time:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def rates(time: Time) -> Rates:
    return Rates(now=time, sleep=time.sleep)


async def _call(rates: Rates, chat: int, *, urgent: bool = True) -> None:
    async with rates.turn(chat, urgent=urgent):
        return


async def test_a_chat_takes_a_burst_and_then_one_a_second(rates: Rates, time: Time) -> None:
    for _ in range(int(CHAT_BURST)):
        await _call(rates, 1)
    assert time.now == 0
    for _ in range(5):
        await _call(rates, 1)
    assert time.now == pytest.approx(5, abs=0.01)


async def test_all_chats_together_keep_below_thirty_a_second(rates: Rates, time: Time) -> None:
    for number in range(300):
        await _call(rates, number + 1)
    assert 300 / (time.now + 1) <= 30
    assert time.now == pytest.approx((300 - OVERALL_PER_SECOND) / OVERALL_PER_SECOND, abs=0.05)


async def test_a_group_takes_twenty_a_minute(rates: Rates, time: Time) -> None:
    for _ in range(40):
        await _call(rates, -5)
    assert time.now >= 59


async def test_what_is_owed_leaves_room_for_screens(rates: Rates, time: Time) -> None:
    while time.now == 0:
        await _call(rates, int(time.now * 1000) + id(object()) % 10_000 + 1, urgent=False)
    before = time.now
    for number in range(8):
        await _call(rates, 100_000 + number)
    assert time.now == before


async def _fails(rates: Rates, chat: int, error: Exception) -> None:
    with pytest.raises(type(error)):
        async with rates.turn(chat, urgent=True):
            raise error


async def test_retry_after_closes_the_chat_and_only_it(rates: Rates, time: Time) -> None:
    await _fails(rates, 1, RetryAfter(30))
    await _call(rates, 2)
    assert time.now == 0
    with pytest.raises(ChatClosed) as closed:
        await _call(rates, 1)
    assert closed.value.seconds == 30
    time.now = 29.0
    await _call(rates, 1)
    assert time.now == pytest.approx(30)


async def test_when_three_chats_are_refused_in_a_row_everybody_waits(rates: Rates, time: Time) -> None:
    for chat in (1, 2, 3):
        await _fails(rates, chat, RetryAfter(10))
    with pytest.raises(ChatClosed):
        await _call(rates, 4)
    await rates.until_open()
    await _call(rates, 4)
    assert time.now == pytest.approx(10)


async def test_refusals_between_which_others_are_served_close_only_their_chats(
    rates: Rates, time: Time
) -> None:
    for chat in (1, 2, 3, 4):
        await _fails(rates, chat, RetryAfter(10))
        await _call(rates, 100 + chat)
    await _call(rates, 5)
    assert time.now == 0


async def test_while_telegram_answers_nobody_one_call_is_tried_now_and_then(rates: Rates, time: Time) -> None:
    for chat in range(FAILURES_IN_A_ROW):
        await _fails(rates, chat + 1, TimedOut())
    tried = 0
    for second in range(60):
        time.now = float(second)
        with suppress(ChatClosed, TimedOut):
            async with rates.turn(second + 100, urgent=True):
                tried += 1
                raise TimedOut
    assert 60 / TRY_EVERY_SECONDS - 2 <= tried <= 60 / TRY_EVERY_SECONDS
    time.now = 70.0
    await _call(rates, 1)
    assert not rates.outage.is_on
    await _call(rates, 2)
    assert time.now == 70.0


async def test_a_refusal_is_an_answer(rates: Rates) -> None:
    for chat in range(FAILURES_IN_A_ROW * 2):
        await _fails(rates, chat + 1, BadRequest("chat not found"))
    assert not rates.outage.is_on


async def test_only_one_call_at_a_time_goes_into_a_chat(rates: Rates) -> None:
    inside = 0

    async def call() -> None:
        nonlocal inside
        async with rates.turn(1, urgent=True):
            inside += 1
            assert inside == 1
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(call() for _ in range(10)))
