"""Many people at once before a bot that keeps dying: who they are, what they do, and what must come of it."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from models.member import Member, MemberCategory
from models.profile import Domain
from models.sql import execute
from sandbox.world import World
from services import agenda, members, screens
from services.certifications import certify_profile
from services.unit_of_work import unit_of_work
from tests.proofs.crashes.ledger import Ledger
from tests.proofs.crashes.market import TABLE

COUNTERS, WRITERS, BOOKERS = 28, 8, 4
MONDAY = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
OFFICE = [(9 * 60, 18 * 60)]


@dataclass(frozen=True)
class Someone:
    """A person who stands in the market; `act` is what they do there besides counting."""

    user_id: int
    member_id: int
    act: str
    slot: datetime | None = None


@dataclass
class Crowd:
    """The people, and what each of them did so far."""

    world: World
    ledger: Ledger
    chance: random.Random
    people: list[Someone] = field(default_factory=list)
    profile_id: int = 0
    references: list[str] = field(default_factory=list)
    written: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    booked: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    _count: int = 0

    async def gather(self, database: str) -> None:
        """Makes the effect table and the people, on the database that is open."""
        async with unit_of_work():
            # The run's own server keeps the table of the proof before.
            await execute("DROP TABLE IF EXISTS crash_effect")
            await execute(TABLE[database])
        await self._professional()
        jobs = ["owe"] * COUNTERS + ["write"] * WRITERS + ["book"] * BOOKERS
        for number, act in enumerate(jobs):
            member = await self.known(f"Visiteur {number}")
            await members.register_visitor(member.id, "Rue du Lac 4", "Nyon")
            await self.in_the_market(member)
            slot = MONDAY + timedelta(days=1, hours=number % BOOKERS * 2) if act == "book" else None
            assert member.telegram_id is not None
            self.people.append(Someone(member.telegram_id, member.id, act, slot))

    async def known(self, name: str) -> Member:
        """Somebody who wrote to the bot before all this, and accepted the terms."""
        person, bot = self.world.add_person(name), self.world.bot()
        chat = self.world.chats.state(bot.id, person.id)
        chat.started = True
        self.world.chats.save_state(bot.id, person.id, chat)
        member = await members.arrive(person.id, name, "", "fr")
        await members.accept_terms(member.id)
        return member

    async def in_the_market(self, member: Member) -> None:
        """Has somebody's screen be the market."""
        assert member.telegram_id is not None
        await screens.show_page(member.id, member.telegram_id, "market", {})

    async def _professional(self) -> None:
        lea = await self.known("Léa")
        profile = await members.register_professional(
            lea.id, MemberCategory.FREELANCE, "Léa Favre", "Web", Domain.IT, "Lausanne", "", ["Python"]
        )
        await certify_profile(profile.id, "Ada")
        lea = await Member.get(id=lea.id)
        await agenda.set_working_hours(lea, profile.id, {day: OFFICE for day in range(5)})
        await agenda.set_booking_rules(lea, profile.id, automatic_acceptance=True)
        self.profile_id = profile.id

    async def act(self) -> None:
        """Somebody does something."""
        someone = self.chance.choice(self.people)
        self._count += 1
        kind = self.chance.random()
        if kind < 0.15 and (messages := self.ledger.sent.get(someone.user_id)):
            await self.world.tap(someone.user_id, None, max(messages), "b1|market|count|", forge=True)
        elif kind < 0.6:
            await self.says(someone, f"n {self._count}")
        elif someone.act == "owe":
            self.references.append(f"K{self._count}")
            await self.says(someone, f"owe K{self._count}")
        elif someone.act == "write":
            self.written[someone.member_id].append(f"mot {self._count}")
            await self.says(someone, f"write {self.profile_id} mot {self._count}")
        else:
            assert someone.slot is not None
            self.booked[someone.member_id] += 1
            await self.says(someone, f"book {self.profile_id} {someone.slot.isoformat()}")

    async def says(self, someone: Someone, text: str) -> None:
        """Somebody writes something."""
        await self.world.send_text(someone.user_id, None, text)
