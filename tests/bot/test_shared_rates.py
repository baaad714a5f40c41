"""Several processes together keep to Telegram's rates: each takes its part."""

from bot.rates import Rates


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


async def sent(rates: Rates, time: Time, seconds: float, chats: int) -> int:
    """How many calls go out to so many chats in some seconds."""
    count, until = 0, time.at + seconds
    while time.at < until:
        async with rates.turn(1 + count % chats, urgent=True):
            count += 1
    return count


async def test_two_processes_send_together_what_one_may_send_alone() -> None:
    whole = Time()
    alone = await sent(Rates(now=whole.now, sleep=whole.sleep), whole, 60, 500)
    halves = []
    for _ in range(2):
        time = Time()
        rates = Rates(now=time.now, sleep=time.sleep)
        rates.share(2)
        halves.append(await sent(rates, time, 60, 500))
    assert alone * 0.95 <= sum(halves) <= alone * 1.05


async def test_a_chat_gets_one_a_second_from_all_of_them_together() -> None:
    total = 0
    for _ in range(4):
        time = Time()
        rates = Rates(now=time.now, sleep=time.sleep)
        rates.share(4)
        total += await sent(rates, time, 200, 1)
    assert total <= 200 + 20 + 4


async def test_who_is_left_alone_may_send_everything_again() -> None:
    time = Time()
    rates = Rates(now=time.now, sleep=time.sleep)
    rates.share(2)
    half = await sent(rates, time, 30, 500)
    rates.share(1)
    assert await sent(rates, time, 30, 500) > half * 1.8
