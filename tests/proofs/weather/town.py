"""A town before a sandbox in bad weather: people who write, and what is owed to them, all counted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from bot.mail import MailServer
from bot.run import BotRole
from bot.turn import BotFacts, Turn
from core import clock
from core.keys import KeyRing
from core.settings import Settings
from models.database import open_database
from models.member import Member
from sandbox.mailbox import Mailbox
from sandbox.world import World
from services.notifications import owe
from tests.bot import pages_for_tests
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.proofs.proof import Effort, Scene
from tests.proofs.weather.rest import what_is_left, why_owed
from tests.proofs.weather.stormy import CLEAR, StormyRequest

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
REST_SECONDS = 300.0


@dataclass
class Inhabitant:
    """One person: what they wrote and what is owed to them, each with the number in its text."""

    number: int
    user_id: int
    member_id: int
    has_mail: bool
    writes: bool = True
    said: int = 0
    must: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)


@dataclass
class Town:
    """The running bot, and the people before it. All times are seconds of the loop."""

    world: World
    request: StormyRequest
    role: BotRole
    chance: Random
    people: list[Inhabitant] = field(default_factory=list)
    _numbers: Any = field(default_factory=count)

    async def settles(self, name: str, *, has_mail: bool, writes: bool = True) -> Inhabitant:
        """One more person, whose screen is the hall."""
        user_id = self.world.add_person(first_name=name).id
        await self.world.send_start(user_id, None, "")
        while (member := await Member.get_or_none(telegram_id=user_id)) is None:
            await asyncio.sleep(0.1)
        at = clock.now() if has_mail else None
        address = f"{user_id}@example.org" if has_mail else None
        await Member.filter(id=member.id).update(email=address, email_verified_at=at)
        await Turn(member, self.role.facts, user_id, 0).show("hall", arg="A")
        self.people.append(Inhabitant(len(self.people), user_id, member.id, has_mail, writes))
        return self.people[-1]

    async def lives(self, seconds: float, *, each: float) -> None:
        """For so long, everybody writes about every `each` seconds, and twice as seldom something is owed to them."""
        ends = asyncio.get_running_loop().time() + seconds
        while (now := asyncio.get_running_loop().time()) < ends:
            person = self.chance.choice(self.people)
            if person.writes:
                await self.says(person)
            if self.chance.random() < 0.5:
                await self.owes(self.chance.choice(self.people), must=self.chance.random() < 0.7)
            await asyncio.sleep(min(ends - now, each / len(self.people)))

    async def says(self, person: Inhabitant) -> None:
        """A person writes the next of their numbers."""
        person.said += 1
        await self.world.send_text(person.user_id, None, f"{person.number}-{person.said}")

    async def owes(self, person: Inhabitant, *, must: bool) -> None:
        """Something numbered is owed to a person, which must or may arrive."""
        reference = f"{'n' if must else 'm'}{person.number:03d}.{next(self._numbers):05d}"
        (person.must if must else person.may).append(reference)
        details = {"reference": reference, "error": ""}
        await owe(person.member_id, "runtime.dead", details=details, mutable=not must, dedupe_key=reference)

    async def rests(self, seconds: float = REST_SECONDS) -> float:
        """Waits until nothing is left to do, at most for so long; gives how long it took, or what is left."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        while left := await what_is_left(self.world):
            if loop.time() - began > seconds:
                raise TimeoutError(f"after {seconds:.0f} s there is left: {left}; {await why_owed()}")
            await asyncio.sleep(0.5)
        return loop.time() - began

    def texts(self, person: Inhabitant) -> list[str]:
        """What a person reads from the bot, oldest first."""
        messages = self.world.chat(person.user_id, None).messages
        return [m.get("text", "") for m in messages if m["from"]["is_bot"] and not m.get("_deleted")]


@asynccontextmanager
async def town(effort: Effort, scene: Scene, name: str, workers: int = 4) -> AsyncIterator[Town]:
    """The bot with all its loops, its real rates and its real patience, in clear weather; business time stands."""
    clock.freeze(START)
    pages_for_tests.BEHAVIOUR.clear()
    await open_database(scene.database_url)
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    request = StormyRequest(world, effort.random(name, "weather"))
    mailbox = Mailbox(world, "127.0.0.1", 0)
    await mailbox.start()
    role = BotRole()
    facts = BotFacts("", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))
    server = MailServer("127.0.0.1", mailbox.port, "Entremise <noreply@entremise.example>")
    settings = Settings(data_dir=scene.folder, workers=workers, telegram_token=None, _env_file=None)  # type: ignore[call-arg]
    await role.start(
        settings, facts, token=TOKEN, api="http://sandbox.invalid", mail_server=server, request=request
    )
    assert role.assembly is not None and role.assembly.mail is not None
    # The mailbox is really reached over a socket, which fast time makes seem slow: its patience is not the matter here.
    role.assembly.mail.first_retry = timedelta(seconds=1)
    try:
        yield Town(world, request, role, effort.random(name, "people"))
    finally:
        request.sky = CLEAR
        await role.stop()
        await mailbox.stop()
        await world.close()
        clock.freeze(None)
