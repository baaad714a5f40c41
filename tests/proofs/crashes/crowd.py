"""Many people at once before a bot that keeps dying: who they are, what they do, and what must come of it."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from models.member import Member, MemberCategory
from models.profile import Domain
from models.sql import execute
from sandbox.world import World
from services import agenda, members, screens
from services.certifications import certify_profile
from services.unit_of_work import unit_of_work
from tests.proofs.crashes import things
from tests.proofs.crashes.ledger import Ledger
from tests.proofs.crashes.market import TABLE

if TYPE_CHECKING:
    from tests.proofs.crashes.openers import Openers

COUNTERS, WRITERS, BOOKERS = 28, 8, 4
MONDAY = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
# Time is moved on meanwhile, and does not come so far.
SLOT = MONDAY + timedelta(days=50)
# The share of what people do that is a deep link, where there are people who open them.
OPENED = 0.08
OFFICE = [(9 * 60, 18 * 60)]


@dataclass(frozen=True)
class Someone:
    """A person who stands in the market; `act` is what they do there besides counting.

    Whoever writes or books has a professional (`profile_id`) of their own: all that is owed to one person comes one
    after the other, and what each death holds up there would become more and more.
    """

    user_id: int
    member_id: int
    act: str
    profile_id: int = 0


@dataclass
class Crowd:
    """The people, and what each of them did so far."""

    world: World
    ledger: Ledger
    chance: random.Random
    people: list[Someone] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    written: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    booked: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    openers: "Openers | None" = None
    _count: int = 0

    async def gather(self, database: str) -> None:
        """Makes the tables of effects and the people, on the database that is open."""
        async with unit_of_work():
            # The run's own server keeps the table of the proof before.
            for table, made in (("crash_effect", TABLE), ("crash_thing", things.TABLE)):
                await execute(f"DROP TABLE IF EXISTS {table}")
                await execute(made[database])
            await execute("DROP TABLE IF EXISTS crash_due")
            await execute(things.DUE_TABLE)
        jobs = ["owe"] * COUNTERS + ["write"] * WRITERS + ["book"] * BOOKERS
        for number, act in enumerate(jobs):
            member = await self.known(f"Visiteur {number}")
            await members.register_visitor(member.id, "Rue du Lac 4", "Nyon")
            await self.in_the_market(member)
            profile_id = await self.professional(f"Léa {number}") if act != "owe" else 0
            assert member.telegram_id is not None
            self.people.append(Someone(member.telegram_id, member.id, act, profile_id))

    def stranger(self, name: str) -> int:
        """Somebody who may write to the bot and never did; gives who they are for Telegram."""
        person, bot = self.world.add_person(name), self.world.bot()
        chat = self.world.chats.state(bot.id, person.id)
        chat.started = True
        self.world.chats.save_state(bot.id, person.id, chat)
        return person.id

    async def known(self, name: str) -> Member:
        """Somebody who wrote to the bot before all this, and accepted the terms."""
        member = await members.arrive(self.stranger(name), name, "", "fr")
        await members.accept_terms(member.id)
        return member

    async def in_the_market(self, member: Member) -> None:
        """Has somebody's screen be the market."""
        assert member.telegram_id is not None
        await screens.show_page(member.id, member.telegram_id, "market", {})

    async def professional(self, name: str) -> int:
        """A certified professional with office hours who accepts at once; gives the profile."""
        lea = await self.known(name)
        profile = await members.register_professional(
            lea.id, MemberCategory.FREELANCE, f"{name} Favre", "Web", Domain.IT, "Lausanne", "", ["Python"]
        )
        await certify_profile(profile.id, "Ada")
        lea = await Member.get(id=lea.id)
        await agenda.set_working_hours(lea, profile.id, {day: OFFICE for day in range(5)})
        await agenda.set_booking_rules(lea, profile.id, automatic_acceptance=True)
        return profile.id

    async def act(self) -> None:
        """Somebody does something."""
        if self.openers is not None and self.chance.random() < OPENED:
            await self.openers.act()
            return
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
            await self.says(someone, f"write {someone.profile_id} mot {self._count}")
        else:
            self.booked[someone.member_id] += 1
            await self.says(someone, f"book {someone.profile_id} {SLOT.isoformat()}")

    async def says(self, someone: Someone, text: str) -> None:
        """Somebody writes something."""
        await self.world.send_text(someone.user_id, None, text)
