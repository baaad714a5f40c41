"""How long somebody waits for their next screen while 100,000 notifications wait to be sent."""

import asyncio
import random
import statistics

from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Goal, Section, percentile, ratios, span
from benchmarks.updates.contest import Bot, running
from benchmarks.updates.section import ours
from benchmarks.updates.telegram_stub import FIRST_PERSON, TelegramStub

TAPS_A_SECOND = 8.0
TAPS = 4
TEXT = """From the tap to the screen as the local Bot API sees it, with Telegram's rates kept to (28 calls a second,
of which the senders leave a part to screens), at eight taps a second: idle, and with notifications due to others.
Milliseconds, wall clock."""


async def waits(bot: Bot, persons: int) -> list[float]:
    """Milliseconds of each tap."""
    chance = random.Random(1)

    async def tap_now_and_then(stub: TelegramStub) -> None:
        everybody = range(FIRST_PERSON, FIRST_PERSON + persons)
        for number in range(TAPS + 2):
            for person in everybody:
                stub.says(person, "/start") if number == 0 else stub.taps(person)
                await asyncio.sleep(chance.expovariate(TAPS_A_SECOND))
            await stub.drained(60.0)
            if number == 1:
                stub.shown_after.clear()

    async with running(bot) as (stub, _):
        await tap_now_and_then(stub)
        return [seconds * 1000 for seconds in stub.shown_after]


async def run(effort: Effort, databases: Databases) -> Section:
    """Idle and crowded take turns."""
    persons, rounds, many = effort.of(120, 15), effort.of(2, 1), effort.of(100_000, 5_000)
    section = Section(
        "2-backlog", f"From tap to screen while {many:,} notifications wait", TEXT,
        ["database", "idle p50", "idle p99", "waiting p50", "waiting p99", "idle p99 ÷ waiting p99"],
    )  # fmt: skip
    for kind in KINDS:
        idle, crowded = [], []
        for _ in range(rounds):
            idle.append(await waits(await ours(kind, databases, persons, 1), persons))
            crowded.append(await waits(await ours(kind, databases, persons, many), persons))
        cells = [
            span([percentile(each, share) for each in of], 1)
            for of in (idle, crowded)
            for share in (0.5, 0.99)
        ]
        last = [[percentile(each, 0.99) for each in of] for of in (crowded, idle)]
        section.lines.append([kind, *cells, ratios(last[0], last[1])])
        grows = statistics.median(waiting / calm for waiting, calm in zip(*last, strict=True))
        section.goals.append(
            Goal(f"With {many:,} notifications waiting, the p99 from tap to screen on {kind} is at most 1.2 times idle",
                 grows <= 1.2, f"{grows:.2f} times")
        )  # fmt: skip
    return section
