"""Plays commands against the product and the book, one alone or two at the same instant."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

from bot.passing import is_passing
from core import clock
from core.errors import DomainError
from models.sql import fetch
from tests.proofs.interest import acts, timers
from tests.proofs.interest.acts import Command, expect
from tests.proofs.interest.book import Book
from tests.proofs.interest.commands import run
from tests.proofs.interest.town import Town, View, differences, of_book, of_database
from tests.proofs.machine.play import Broken

CLOCK = Command("tick", "clock")
Answers = tuple[str | None, ...]
# What must hold whatever was done, asked of the database itself and not of the book.
_NEVER = {
    "two chosen candidates, or two deals": (
        "SELECT mission_id FROM application WHERE status IN ('chosen', 'deal') GROUP BY mission_id HAVING COUNT(*) > 1"
    ),
    "a deal on a mission that is not filled": (
        "SELECT a.id FROM application a JOIN mission m ON m.id = a.mission_id WHERE a.status = 'deal'"
        " AND m.status <> 'filled' AND COALESCE(m.suspended_from, '') <> 'filled'"
    ),
    "a filled mission without a deal": (
        "SELECT m.id FROM mission m WHERE m.status = 'filled' AND NOT EXISTS"
        " (SELECT 1 FROM application a WHERE a.mission_id = m.id AND a.status = 'deal')"
    ),
    "a reserved mission without a chosen candidate": (
        "SELECT m.id FROM mission m WHERE m.status = 'reserved' AND NOT EXISTS"
        " (SELECT 1 FROM application a WHERE a.mission_id = m.id AND a.status = 'chosen')"
    ),
    "a candidate of a mission that is over": (
        "SELECT a.id FROM application a JOIN mission m ON m.id = a.mission_id"
        " WHERE m.status IN ('filled', 'closed', 'withdrawn') AND a.status IN ('proposed', 'talking', 'firm', 'chosen')"
    ),
    "an open conversation that should be closed, or the reverse": (
        "SELECT a.id FROM application a LEFT JOIN conversation c ON c.id = a.conversation_id"
        " WHERE (a.status IN ('talking', 'firm', 'chosen', 'deal')) <> (COALESCE(c.state, '') = 'open')"
    ),
    "somebody whose candidature ended without a word": (
        "SELECT a.id FROM application a JOIN profile f ON f.id = a.profile_id WHERE f.deleted_at IS NULL"
        " AND a.status IN ('discarded', 'not_selected', 'expired', 'cancelled') AND NOT EXISTS"
        " (SELECT 1 FROM notification n WHERE n.recipient_id = f.member_id AND n.subject_kind = 'application'"
        " AND n.subject_id = a.id AND n.subject_version = a.version)"
    ),
    "the same told twice to one person": (
        "SELECT MIN(id) AS id FROM notification WHERE subject_kind = 'application' AND key <> 'application.nudge'"
        " AND key <> 'application.still'"
        " GROUP BY recipient_id, channel, key, subject_id, subject_version HAVING COUNT(*) > 1"
    ),
}


class Play:
    """One run: the product's database, the book beside it, and what has been done so far."""

    def __init__(self, town: Town, counts: Counter[str]) -> None:
        self.town, self.counts = town, counts
        self.book = Book()
        self.story: list[str] = []

    async def act(self, command: Command) -> None:
        """One command alone: done or refused as states.md says, and a refusal changes nothing."""
        self.story.append(str(command))
        self.counts["commands"] += 1
        answer = await self._answer(command)
        self._judge(command, answer)
        await self.check()

    async def refused(self, commands: list[Command]) -> None:
        """Many commands of which each is refused; together they change nothing."""
        self.story.append(f"{len(commands)} that are refused")
        for command in commands:
            self.counts["commands"] += 1
            answer = await self._answer(command)
            if answer is None:
                self.story.append(str(command))
            self._judge(command, answer)
        await self.check()

    async def together(self, first: Command, second: Command) -> None:
        """Two at the same instant on connections of their own: some order of them explains answers and database."""
        self.story.append(f"at once: {first} | {second}")
        self.counts["pairs at the same instant"] += 1
        answers = tuple(await asyncio.gather(self._answer(first), self._answer(second)))
        found = await of_database(self.town)
        for wanted, book in self._orders(first, second):
            if _fits(answers, wanted) and not differences(found, of_book(book)):
                self.book = book
                await self._never()
                return
        raise Broken(f"no order explains {answers}: " + self._nearest(first, second, found))

    def _nearest(self, first: Command, second: Command, found: View) -> str:
        lines = [differences(found, of_book(book)) for _, book in self._orders(first, second)]
        return "; ".join(min(lines, key=len)[:4])

    def _orders(self, first: Command, second: Command) -> Iterator[tuple[Answers, Book]]:
        if second.who == "clock":
            yield from self._between_ticks(first)
            return
        for swapped in (False, True):
            book = deepcopy(self.book)
            answers = [expect(book, each) for each in ((second, first) if swapped else (first, second))]
            yield tuple(reversed(answers) if swapped else answers), book

    def _between_ticks(self, command: Command) -> Iterator[tuple[Answers, Book]]:
        for place in range(sum(1 for _ in timers.ticking(deepcopy(self.book)))):
            book, answer = deepcopy(self.book), None
            for number, _ in enumerate(timers.ticking(book)):
                if number == place:
                    answer = expect(book, command)
            yield (answer, None), book

    async def wait(self, span: timedelta) -> None:
        """Business time moves on, and the scheduler looks at what is due."""
        self._move_clock(span)
        await run(CLOCK, self.town)
        timers.tick(self.book)
        await self.check()

    async def wait_and_act(self, span: timedelta, command: Command) -> None:
        """Business time moves on, and somebody acts at the instant at which the scheduler looks."""
        self._move_clock(span)
        await self.together(command, CLOCK)

    def _move_clock(self, span: timedelta) -> None:
        self.story.append(f"{span} later")
        self.counts["clock moves"] += 1
        self.book.now += span
        clock.freeze(self.book.now)

    async def _answer(self, command: Command) -> str | None:
        for _ in range(5):
            try:
                await run(command, self.town)
                return None
            except DomainError as error:
                return error.code
            except Exception as error:
                if not is_passing(error):
                    return f"broke off with {type(error).__name__}: {error}"  # No order ever gives this.
                self.counts["tried again after a deadlock"] += 1
        return "never passed"

    def _judge(self, command: Command, answer: str | None) -> None:
        wanted = expect(self.book, command)
        if not _fits((answer,), (wanted,)):
            raise Broken(f"{command}: {answer or 'done'}, expected {wanted or 'done'}")
        self.counts["refusals" if wanted else "effects"] += 1

    async def check(self) -> None:
        """The product holds exactly what the book holds, and what must hold in any case."""
        if different := differences(await of_database(self.town), of_book(self.book)):
            raise Broken("; ".join(different[:6]))
        await self._never()

    async def _never(self) -> None:
        asked = " UNION ALL ".join(
            f"SELECT '{what}' AS what WHERE EXISTS ({q})" for what, q in _NEVER.items()
        )
        if broken := [str(row["what"]) for row in await fetch(asked)]:
            raise Broken("; ".join(broken))


def _fits(answers: Answers, wanted: Answers) -> bool:
    """Whether answers are what the book says: a refusal by whatever name, or by its own where it has to be that one."""
    return all(
        answer is None if want is None else answer == want or (want == acts.REFUSED and _is_refusal(answer))
        for answer, want in zip(answers, wanted, strict=True)
    )


def _is_refusal(answer: str | None) -> bool:
    return answer is not None and " " not in answer
