"""A flood: one person sends far more than anybody could answer, while others use the bot."""

import asyncio
import gc
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count, pairwise
from pathlib import Path
from statistics import quantiles
from typing import Any

from bot.intake import ingest_all
from core import metrics
from models.delivery import InboxState, InboxUpdate, Notification
from services.inbox import LANE_LIMIT
from tests.bot.pages_for_tests import BEHAVIOUR
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.weather.town import Inhabitant, Town, town

UPDATES = 10_000
A_SECOND = 200
# A short form sends faster than any machine answers, or nothing would be too much.
A_SECOND_IN_SHORT = 5_000
OTHERS = 8
CALM_SECONDS = 30.0
# Below this nobody feels a difference. A short form, beside other tests, sees only whether anybody waits for long.
FELT_SECONDS = 0.1
LONG_SECONDS = 5.0
PAGE = os.sysconf("SC_PAGE_SIZE")
GROWTH = 0.05


async def run(effort: Effort, scene: Scene) -> Tally:
    """Calm, flood, calm: what the others wait each time, and what became of the flood."""
    tally = Tally()
    async with town(effort, scene, "flood") as place:
        for number in range(OTHERS):
            await place.settles(f"O{number}", has_mail=False)
        flooder = await place.settles("Flo", has_mail=False)
        await place.rests()
        calm: list[float] = []
        flooded: list[float] = []
        seconds = max(2.0, CALM_SECONDS * effort.scale)
        async with _others(place, calm):
            await asyncio.sleep(seconds)
        dropped = metrics.DROPPED_UPDATES._value.get()
        async with _others(place, flooded):
            pace = A_SECOND if effort.scale >= 0.5 else A_SECOND_IN_SHORT
            memory = await _floods(place, flooder, effort.of(UPDATES, LANE_LIMIT * 3), pace)
        await place.rests()
        async with _others(place, calm):
            await asyncio.sleep(seconds)
        await _judge(flooder, tally, effort.of(UPDATES, LANE_LIMIT * 3), dropped)
        _compare(calm, flooded, memory, FELT_SECONDS if effort.scale >= 0.5 else LONG_SECONDS, tally)
    return tally


@asynccontextmanager
async def _others(place: Town, waits: list[float]) -> AsyncIterator[None]:
    """Meanwhile the others write, see their screen, read a little and write again."""
    tasks = [asyncio.create_task(_uses(place, person, waits)) for person in place.people[:OTHERS]]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _uses(place: Town, person: Inhabitant, waits: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0.2 + place.chance.random())
        seen = place.request.watched[person.user_id] = loop.create_future()
        began = loop.time()
        await place.says(person)
        waits.append(await seen - began)


async def _floods(place: Town, flooder: Inhabitant, updates: int, pace: int) -> list[int]:
    """Sends updates, `pace` a second, as the poller takes them; gives the process's memory after each quarter."""
    loop, numbers, memory = asyncio.get_running_loop(), count(900_000_000), []
    began, sent = loop.time(), 0
    for quarter in range(1, 5):
        while sent < updates * quarter // 4:
            due = min(updates * quarter // 4, int((loop.time() - began) * pace)) - sent
            if due > 0:
                batch = [_update(place, flooder, next(numbers), sent + n) for n in range(min(due, 100))]
                await ingest_all(batch, json.dumps)
                sent += len(batch)
            await asyncio.sleep(0.02)
        gc.collect()
        memory.append(_memory())
    return memory


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def _update(place: Town, flooder: Inhabitant, number: int, nth: int) -> dict[str, Any]:
    person = {"id": flooder.user_id, "is_bot": False, "first_name": "Flo", "language_code": "fr"}
    chat = {"id": flooder.user_id, "type": "private", "first_name": "Flo"}
    said = {
        "message_id": 10_000 + nth,
        "date": 1_777_000_000,
        "chat": chat,
        "from": person,
        "text": f"f{nth}",
    }
    return {"update_id": number, "message": said}


async def _judge(flooder: Inhabitant, tally: Tally, sent: int, dropped_before: float) -> None:
    done = await InboxUpdate.filter(lane=flooder.user_id, update_id__gte=900_000_000)
    dropped = int(metrics.DROPPED_UPDATES._value.get() - dropped_before)
    tally.done.update({"updates of the flood": sent, "taken": len(done), "dropped and counted": dropped})
    tally.broken["updates neither taken nor counted"] = abs(sent - len(done) - dropped)
    tally.broken["updates taken without effect"] = sum(row.state is not InboxState.DONE for row in done)
    numbers = [int(text[1:]) for text, _ in BEHAVIOUR["texts"] if text.startswith("f")]
    out_of_order = sum(later <= earlier for earlier, later in pairwise(numbers))
    tally.broken["updates of the flood out of order or doubled"] = out_of_order
    told = await Notification.filter(recipient_id=flooder.member_id, key="runtime.flood").count()
    # Once an hour: the flood may see the hour strike.
    tally.broken["floods that were not told once"] = int(told not in (1, 2))


def _p95(waits: list[float]) -> float:
    return quantiles(waits, n=20)[-1] if len(waits) > 1 else max(waits, default=0.0)


def _compare(calm: list[float], flooded: list[float], memory: list[int], felt: float, tally: Tally) -> None:
    before, during = _p95(calm), _p95(flooded)
    tally.done["screens of others in the flood"] = len(flooded)
    tally.broken["times that others waited more than twice as long"] = int(during > max(2 * before, felt))
    growth = memory[-1] / memory[0] - 1
    tally.broken["memory that grows with the flood"] = int(growth > GROWTH)
    tally.notes += [
        f"From text to screen of the others, p95: {before * 1000:.0f} ms without the flood,"
        f" {during * 1000:.0f} ms in it.",
        f"Memory from the first quarter of the flood to its end: {memory[0] >> 20} to {memory[-1] >> 20} MiB"
        f" ({growth:+.1%}).",
    ]


PROOFS = (
    Proof(
        "flood",
        f"One person sends {UPDATES:,} updates, {A_SECOND} a second, while eight others use the bot: what is beyond 200"
        " waiting is dropped, counted and told once an hour; the rest takes effect once and in order; what others wait"
        " from text to screen (p95) at most doubles, or stays below 100 ms; memory grows by less than 5 %.",
        run,
    ),
)
