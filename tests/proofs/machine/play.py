"""Plays a command against the product and the book at once, in one of the ways in which the world does it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.cards import load_cards
from bot.notices import NoLongerTrue, require_still_true
from core import clock
from core.errors import DomainError
from models.database import close_database, open_database
from models.delivery import Channel
from models.member import Member
from scheduler.jobs import JOBS, Job
from services import calls, delivery, inbox, lanes
from services.unit_of_work import savepoint, unit_of_work
from tests.proofs.machine import invariants, other_rules, time_rules
from tests.proofs.machine.book import Book
from tests.proofs.machine.commands import Command, run
from tests.proofs.machine.reading import Ids, differences, of_book, of_database
from tests.proofs.machine.rules import expect

T = TypeVar("T")
UPKEEP_SECONDS = 600
load_cards()


class Broken(AssertionError):
    """The product did something that states.md does not allow."""


class Crash(Exception):
    """The process dies before the commit."""


class Play:
    """One run: the product's database, the book beside it, and what has been done so far."""

    def __init__(self, ids: Ids, url: str, counts: Counter[str]) -> None:
        self.ids, self.url, self.counts = ids, url, counts
        self.book = Book()
        self.story: list[str] = []
        self._update = 0
        self._looked: dict[str, datetime] = {}

    async def act(self, command: Command, way: str = "plain") -> bool:
        """Plays a command and says whether it was done; `way` is plain, update, twice or crash."""
        self._note(f"{command}" + ("" if way == "plain" else f" ({way})"))
        self.counts["commands"] += 1
        if way == "crash":
            await self._crash(command)
            return False
        answer = await (self._by_update(command) if way == "update" else _outcome(self._run(command)))
        done = self._judge(command, answer)
        if way == "twice":
            await self.check()
            self._judge(command, await _outcome(self._run(command)))
        await self.check()
        return done

    async def refused(self, commands: list[Command]) -> None:
        """Asks for all of these that states.md refuses now; each is refused, and together they change nothing."""
        tried, there = [], deepcopy(self.book)
        for command in commands:
            if expect(there, command):
                tried.append(command)
            else:
                there = deepcopy(self.book)  # It was done there.
        self._note(f"{tried[0].who}: all that is refused on #{tried[0].n}" if tried else "nothing is refused")
        for command in tried:
            self.counts["commands"] += 1
            answer = await _outcome(self._run(command))
            try:
                self._judge(command, answer)
            except Broken:
                self._note(str(command))
                raise
        await self.check()

    async def allowed(self, commands: list[Command]) -> None:
        """Does each of these that states.md allows now, judges what it did, and takes it back: all from one state."""
        before = self.book
        for command in commands:
            self.counts["commands"] += 1
            self.counts["acts taken back"] += 1
            self.book = deepcopy(before)
            try:
                async with unit_of_work():
                    self._judge(command, await _outcome(_in_savepoint(self._run(command))))
                    await self.check()
                    raise Crash
            except Crash:
                continue
            except Broken:
                self._note(f"{command} (all that is allowed was tried)")
                raise
            finally:
                self.book = before
        await self.check()

    def _run(self, command: Command) -> Coroutine[Any, Any, object]:
        return run(command, self.ids, self.book)

    def _judge(self, command: Command, answer: str | None) -> bool:
        refusals = expect(self.book, command)
        if answer is None and refusals:
            raise Broken(f"done, and should be refused with {sorted(refusals)}")
        if answer is not None and answer not in refusals:
            raise Broken(f"refused with {answer}, expected {sorted(refusals) or 'that it is done'}")
        self.counts["refusals" if refusals else "effects"] += 1
        return not refusals

    async def _crash(self, command: Command) -> None:
        self.counts["crashes before the commit"] += 1
        try:
            async with unit_of_work():
                await _outcome(self._run(command))
                raise Crash
        except Crash:
            await self.check()

    async def _by_update(self, command: Command) -> str | None:
        """As the worker does it: received twice, worked on in one transaction, received again, worked on no more."""
        self._update += 1
        self.counts["redelivered updates"] += 1
        update = inbox.Incoming(self._update, self.ids.members[command.who], "{}")
        received = [await inbox.receive([update]), await inbox.receive([update])]
        answers = []
        while len(answers) < 3:
            async with unit_of_work():
                heads = await lanes.claim()
                if not heads:
                    break
                answers.append(await _outcome(_in_savepoint(self._run(command))))
                await inbox.finish(heads[0].seq)
            received.append(await inbox.receive([update]))
        if received != [1, 0, 0] or len(answers) != 1:
            raise Broken(f"one update took effect {len(answers)} times (received {received})")
        return answers[0]

    async def wait(self, until: datetime, *, tick: bool) -> None:
        """Business time moves on, and the scheduler looks at what is due."""
        self._note(f"clock {until:%d %H:%M:%S}" + (", scheduler" if tick else ""))
        self.book.now = until
        clock.freeze(until)
        self.counts["clock moves"] += 1
        if tick:
            for job in JOBS:
                if self._is_its_time(job):
                    await job.run()
            time_rules.tick(self.book)
            if left := await invariants.holds_left():
                raise Broken(f"{left} choices in progress still block although they ran out")
        await self.check()

    def _is_its_time(self, job: Job) -> bool:
        """What somebody waits for is looked at each time; upkeep no more often than the scheduler does it."""
        last = self._looked.get(job.name)
        if job.seconds >= UPKEEP_SECONDS and last is not None:
            if self.book.now - last < timedelta(seconds=job.seconds):
                return False
        self._looked[job.name] = self.book.now
        return True

    async def restart(self) -> None:
        """The process ends and begins: connections and caches are new, and nobody is in a room."""
        self._note("restart")
        self.counts["restarts"] += 1
        await close_database()
        await open_database(self.url)
        await calls.forget_the_dead(unheld=True)
        for call in self.book.calls:
            for seat in call.seats.values():
                if seat.present:
                    seat.present, seat.left = False, self.book.now
        await self.check()

    async def deliver(self, blocked: tuple[str, ...]) -> None:
        """The sender empties what is due; who blocked the bot is marked as unreachable."""
        self._note(f"sender, blocked by {', '.join(blocked) or 'nobody'}")
        self.counts["deliveries"] += 1
        while (notification := await delivery.claim_notification(Channel.TELEGRAM)) is not None:
            member = await Member.get(id=notification.recipient_id)
            try:
                await require_still_true(notification, member)
            except NoLongerTrue as moot:
                await delivery.settle_dropped(notification, moot.reason)
                continue
            if member.unreachable_at is not None or self.ids.who[member.id] in blocked:
                await delivery.mark_unreachable(member.id)
            else:
                await delivery.settle_sent(notification, member.telegram_id, 1)
        other_rules.deliver(self.book, blocked, other_rules.is_true)
        await self.check()

    async def check(self) -> None:
        """The product holds exactly what the book holds, and what must hold in any case."""
        found = await of_database(self.ids)
        if different := differences(found, of_book(self.book)):
            raise Broken("; ".join(different[:6]))
        if broken := await invariants.broken(found):
            raise Broken("; ".join(broken))

    def _note(self, line: str) -> None:
        self.story.append(line)


async def _in_savepoint(action: Coroutine[Any, Any, object]) -> object:
    async with savepoint():
        return await action


async def _outcome(action: Coroutine[Any, Any, object]) -> str | None:
    try:
        await action
    except DomainError as error:
        return error.code
    return None


def on(loop: asyncio.AbstractEventLoop) -> Callable[[Coroutine[Any, Any, T]], T]:
    """Runs coroutines on a loop from Hypothesis' own thread, one after the other."""

    def call(action: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(action, loop).result()

    return call
