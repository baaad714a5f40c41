"""Cancellations: a task cancelled at any moment leaves nothing open, nothing locked and nothing half done."""

import asyncio
from collections.abc import Awaitable, Callable

from core import clock
from models.database import close_database, open_database
from models.member import Member
from services.unit_of_work import unit_of_work
from tests.conftest import START
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.racing.bot_operations import BotTroupe
from tests.proofs.racing.interrupted import Outsider, difference, interrupt
from tests.proofs.racing.mission_operations import KINDS
from tests.proofs.racing.operations import Kind, Troupe, absorbed
from tests.proofs.racing.unguarded import silenced_after
from tests.services.booking_scene import make_client

ANSWER_SECONDS = 5.0
POOL = 3
STRIDE_AT_WHOLE = 1


class Trial:
    """Cancels, looks, and counts."""

    def __init__(self, effort: Effort, scene: Scene) -> None:
        self.effort, self.scene = effort, scene
        self.tally, self.outsider = Tally(), Outsider(scene.database_url)
        self.tally.broken.update(
            {"half effects": 0, "kept transactions or locks": 0, "databases without an answer": 0}
        )

    async def looks(self, what: str) -> None:
        """After a cancellation: nothing is held, and the database answers within five seconds."""
        self.tally.done["cancellations"] += 1
        if not await self.outsider.is_free():
            self.tally.broken["kept transactions or locks"] += 1
            self.tally.notes.append(f"kept after {what}")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                async with unit_of_work():
                    await Member.filter(id=0).update(city="")
        except TimeoutError:
            self.tally.broken["databases without an answer"] += 1
            self.tally.notes.append(f"no answer after {what}")
            raise

    async def sweep(
        self, kind: Kind, stride: int, rests: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Every suspension of an operation, in both ways, until it ends by itself.

        What is left is nothing or all of it; with `rests`, what takes several transactions, all of it after that.
        """
        operation = await kind.prepare()
        before = await self.outsider.fingerprint()
        await operation()
        if rests is not None:
            await rests()
        whole = difference(before, await self.outsider.fingerprint())
        for arriving in (False, True):
            at = 1
            while await self._once(kind, at, arriving, whole, rests):
                at += stride
        self.tally.notes.append(
            f"« {kind.name} » was cancelled at each of {at - 1} suspensions, every {stride}."
        )

    async def _once(
        self,
        kind: Kind,
        at: int,
        arriving: bool,
        whole: dict[str, int],
        rests: Callable[[], Awaitable[None]] | None,
    ) -> bool:
        operation = await kind.prepare()
        before = await self.outsider.fingerprint()
        cancelled = await interrupt(operation, at, arriving=arriving)
        await self.looks(f"{kind.name} at {at}")
        if rests is not None:
            await rests()
        came = difference(before, await self.outsider.fingerprint())
        if came != whole and (came or rests is not None):
            self.tally.broken["half effects"] += 1
            self.tally.notes.append(f"{kind.name} at {at}: {came} instead of {whole}")
        return cancelled

    async def parts(self) -> None:
        """Parts that are cancelled while the transaction around them goes on: they leave nothing."""
        for arriving in (False, True):
            at, going = 1, True
            while going:
                kept = await Member.filter(city="KEPT").count()
                going = await absorbed(at, arriving)
                await self.looks(f"a part cancelled at {at}")
                # A part that was released just before its task learnt of the cancellation is whole.
                whole = await Member.filter(city="HALF", version=2).count()
                halves = await Member.filter(city="HALF").delete()
                if await Member.filter(city="KEPT").count() != kept + 1 or (halves, whole) not in (
                    (0, 0),
                    (2, 2),
                ):
                    self.tally.broken["half effects"] += 1
                    self.tally.notes.append(f"a part cancelled at {at} left {halves} rows")
                at += 1

    async def crowds(self, times: int) -> None:
        """More tasks than connections, all cancelled at a random moment."""
        chance = self.effort.random("crowds")
        for _ in range(times):
            tasks = [asyncio.create_task(_busy()) for _ in range(POOL * 2)]
            for _ in range(chance.randrange(60)):
                await asyncio.sleep(0)
            await asyncio.sleep(chance.choice((0.0, 0.0, 0.001, 0.004)))
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.tally.done["cancellations"] += len(tasks) - 1
            await self.looks("a crowd")
        # Every connection of the pool can still be had at the same time.
        async with asyncio.timeout(ANSWER_SECONDS):
            await asyncio.gather(*(_busy() for _ in range(POOL * 2)))


async def _busy() -> None:
    async with unit_of_work():
        await make_client("busy")
        await asyncio.sleep(0)
        await make_client("busy")


async def cancel(effort: Effort, scene: Scene) -> Tally:
    """All operations at all of their suspensions, parts of transactions, and crowds at random moments."""
    clock.freeze(START)
    needed = await silenced_after(scene.database_url, POOL)
    await open_database(scene.database_url, pool_size=POOL)
    trial, troupe = Trial(effort, scene), Troupe()
    trial.tally.controls["databases silenced without the guard"] = int(needed > 0)
    trial.tally.notes.append(f"Without the guard it took {needed} cancelled transactions.")
    await trial.outsider.open()
    try:
        await troupe.gather()
        bot = await BotTroupe.gather(troupe, scene.folder)
        stride = max(1, round(STRIDE_AT_WHOLE / effort.scale))
        for kind in (*troupe.kinds(), *KINDS):
            await trial.sweep(kind, stride)
        for kind in bot.kinds():
            await trial.sweep(kind, stride, bot.rests)
        await trial.parts()
        await trial.crowds(effort.of(240, at_least=4))
        bot.bot.flight.close()
    except TimeoutError:
        trial.tally.notes.append("the database stopped answering: the rest was not tried")
    finally:
        await trial.outsider.close()
    await close_database()
    return trial.tally


PROOFS = (
    Proof(
        "cancellations",
        "2,000 cancellations: bookings, acceptances, first messages, sign-ups, missions and decisions about them,"
        " ticks, updates, deliveries and drawings cancelled at every suspension (while they wait, and when the answer"
        " arrives), parts of transactions whose rest goes on, and crowds of twice as many tasks as connections at"
        " random moments. The database answers, no transaction stays open, no lock is kept, nothing is half done.",
        cancel,
    ),
)
