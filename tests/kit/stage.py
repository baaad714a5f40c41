"""The stage: the bot's real parts on a real database, before a sandbox world in the same process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.assembly import Assembly, assemble
from bot.flood import Flood
from bot.mail import Mail, MailServer
from bot.rates import Rates
from bot.turn import BotFacts
from bot.worker import Worker
from core import clock
from core.keys import KeyRing
from models.member import Member
from sandbox.world import World
from scheduler.jobs import JOBS
from services import members
from services.certifications import certify_profile
from tests.kit.due import parts_with_work
from tests.kit.person import Person
from tests.kit.request import API, WorldRequest
from tests.kit.transport import InProcess, Transport

TOKEN = "7000000001:TEST-token-of-the-stage-0123456789"
USERNAME = "entremise_bot"
ROUNDS = 500


class StageClock:
    """The world's clock: business time, which tests move."""

    def now(self) -> datetime:
        """Business time."""
        return clock.now()

    async def advance(self, by: timedelta, /) -> None:
        """Moves business time forwards."""
        move_clock(by)


def move_clock(by: timedelta) -> None:
    """Moves the frozen business time forwards."""
    clock.freeze(clock.now() + by)


@dataclass
class Stage:
    """Persons and the bot. Nothing runs by itself: `settle` does all that is left to do, without sleeping."""

    world: World
    request: WorldRequest
    assembly: Assembly
    persons: dict[str, Person] = field(default_factory=dict)
    transport: Transport | None = None

    @property
    def facts(self) -> BotFacts:
        """What the bot knows of itself."""
        return self.assembly.facts

    @property
    def bot_id(self) -> int:
        """The bot's number."""
        return self.world.bot().id

    async def person(self, first_name: str = "Alice", **who: Any) -> Person:
        """A person with the app who never wrote to the bot."""
        transport = self.transport or InProcess(self.world, self.bot_id)
        user = await transport.add_person(first_name=first_name, **who)
        person = Person(transport, user, first_name, self.settle, self.bot_id)
        self.persons[first_name] = person
        return person

    async def visitor(self, first_name: str = "Alice", **who: Any) -> Person:
        """A person who signed up as a visitor and stands at home."""
        person = await self.person(first_name, **who)
        member = await self.arrive(person)
        await members.accept_terms(member.id)
        await members.register_visitor(member.id, "Rue du Test 1", "Lausanne")
        return await person.says("/menu")

    async def professional(
        self,
        first_name: str = "Paul",
        *,
        category: Any = None,
        sector: str = "Interprète",
        certified: bool = True,
        skills: tuple[str, ...] = ("Python", "Allemand"),
        **who: Any,
    ) -> Person:
        """A person who signed up as a professional (freelance when not said), certified unless told otherwise."""
        from models.member import MemberCategory
        from models.profile import Domain

        person = await self.person(first_name, **who)
        member = await self.arrive(person)
        await members.accept_terms(member.id)
        profile = await members.register_professional(
            member.id,
            category or MemberCategory.FREELANCE,
            first_name,
            sector,
            Domain.IT,
            "Lausanne",
            "Une description assez longue pour être lue.",
            list(skills),
        )
        if certified:
            await certify_profile(profile.id, "Ada")
        return await person.says("/menu")

    async def arrive(self, person: Person) -> Member:
        """The member of a person, made as at their first message (which they write to the sandbox's bot too)."""
        await self.world.send_start(person.user_id, self.bot_id, "")
        await self.settle()
        return await self.member(person)

    async def member(self, person: Person) -> Member:
        """The member behind a person."""
        return await Member.get(telegram_id=person.user_id)

    async def file(self, message: dict[str, Any]) -> bytes:
        """The content of the document of a message, downloaded as a bot downloads it."""
        bot = self.assembly.application.bot
        found = await bot.get_file(message["document"]["file_id"])
        return bytes(await found.download_as_bytearray())

    async def settle(self) -> None:
        """Runs updates, screens, notifications, cards and mails until nothing is left to do now."""
        for _ in range(ROUNDS):
            done = await self.assembly.poller.poll(0)
            due = await parts_with_work()
            for names, step in self._steps():
                if not due & names:
                    continue
                before = done
                while await step():
                    done += 1
                if done > before:
                    due = await parts_with_work()
            if not done:
                return
        raise AssertionError("the bot never comes to rest")

    def _steps(self) -> list[tuple[set[str], Callable[[], Awaitable[bool]]]]:
        """What the bot does one after the other, and the parts of `tests/kit/due.py` that it stands for."""
        parts = self.assembly
        steps: list[tuple[set[str], Callable[[], Awaitable[bool]]]] = [
            ({"worker"}, parts.worker.work_one),
            ({"drawing"}, parts.drawing.draw_any),
            ({"sender"}, parts.sender.send_one),
            ({"topics"}, parts.topics.settle_one),
            ({"cards"}, parts.cards.draw_one),
            ({"files", "documents"}, parts.fetching.fetch_one),
            ({"exporting"}, parts.exporting.export_one),
            ({"farewells"}, parts.farewells.part_one),
            ({"handing_over"}, parts.handing_over.hand_one),
        ]
        return steps if parts.mail is None else [*steps, ({"mail"}, parts.mail.send_one)]

    async def passes(self, span: timedelta) -> None:
        """Business time passes: the scheduler's ticks run, and everything they cause."""
        move_clock(span)
        for job in JOBS:
            await job.run()
        await self.settle()
        for person in self.persons.values():
            await person.look()


async def open_stage(
    world: World, request: WorldRequest, folder: Path, mail_server: MailServer | None = None
) -> Stage:
    """Builds a stage on the database that is open."""
    facts = BotFacts(
        username="",
        link_base="https://t.me",
        public_url="https://entremise.example",
        keys=KeyRing(b"k" * 32),
        contact_persons=("Claire Contact",),
    )
    assembly = await assemble(
        token=TOKEN, request=request, api=API, facts=facts, folder=folder, rates=Rates(unlimited=True)
    )
    no_wait = timedelta(0)
    # Persons of a test tap as fast as the machine computes: to the bot each of their taps comes a second later.
    assembly.worker = replace(assembly.worker, first_retry=no_wait, flood=Flood(map(float, count()).__next__))
    assembly.drawing.first_retry = no_wait
    assembly.sender.first_retry = no_wait
    assembly.cards.retry = no_wait
    assembly.topics.first_retry = no_wait
    assembly.exporting.first_retry = no_wait
    assembly.farewells.first_retry = assembly.farewells.linger = no_wait
    assembly.handing_over.first_retry = no_wait
    if mail_server is not None:
        assembly.mail = Mail(mail_server, assembly.facts, first_retry=no_wait)
        assembly.handing_over.server = mail_server
    return Stage(world, request, assembly)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """An empty world with the bot."""
    made = await World.open(":memory:", StageClock())
    made.register_bot(TOKEN, "Entremise", USERNAME)
    yield made
    await made.close()


@pytest.fixture
async def stage(database: str, world: World, tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot on both databases, before an empty world."""
    made = await open_stage(world, WorldRequest(world), tmp_path / "data")
    yield made
    await made.assembly.aftermath.finish()
    await made.assembly.application.shutdown()
    made.assembly.flight.close()


__all__ = ["Stage", "Worker", "open_stage", "stage", "world"]
