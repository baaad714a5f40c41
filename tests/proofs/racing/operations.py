"""Operations to cancel: each in one transaction, so that it happened whole or not at all."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from tortoise.exceptions import IntegrityError

from core import clock
from models.appointment import Appointment
from models.member import Member
from models.profile import Profile
from models.sql import execute
from services import agenda, calls, conversations, members
from services import appointments as book
from services.unit_of_work import savepoint, unit_of_work
from tests.proofs.racing.interrupted import Driven, Operation
from tests.services.booking_scene import make_client, make_professional

_ALWAYS = {weekday: [(0, 1440)] for weekday in range(7)}
_numbers = count(1)


@dataclass(frozen=True)
class Kind:
    """A kind of operation; `prepare` makes everything for one run of it and gives that run."""

    name: str
    prepare: Callable[[], Awaitable[Operation]]


class Troupe:
    """Who the operations are about: one professional with free time for all of them."""

    owner: Member
    profile: Profile

    async def gather(self) -> None:
        """Makes them."""
        self.owner, self.profile = await make_professional("Léa", hours=_ALWAYS, buffer_after_minutes=0)

    async def asked(self) -> tuple[Member, Appointment]:
        """A new client, and what they asked for."""
        client = await make_client(f"C{next(_numbers)}")
        start = clock.now() + timedelta(hours=26)
        await execute("UPDATE claim SET state = 'released' WHERE profile_id = :id", id=self.profile.id)
        return client, await book.request_appointment(client, self.profile.id, start)

    async def write(self) -> Operation:
        """Two rows in one transaction."""
        number = next(_numbers)

        async def operation() -> None:
            async with unit_of_work():
                await make_client(f"A{number}")
                await make_client(f"B{number}")

        return operation

    async def part(self) -> Operation:
        """A part that fails alone, between two that do not."""
        taken = (await make_client("T", telegram_id=next(_numbers))).telegram_id

        async def operation() -> None:
            async with unit_of_work():
                await make_client("A")
                try:
                    async with savepoint():
                        await make_client("B")
                        await make_client("T", telegram_id=taken)
                except IntegrityError:
                    await make_client("C")
                async with savepoint():
                    await make_client("D")

        return operation

    async def request(self) -> Operation:
        """A client asks for an appointment."""
        client, asked = await self.asked()
        await book.decline_appointment(self.owner, asked.id, None, "Complet")
        return lambda: book.request_appointment(client, self.profile.id, asked.start_at)

    async def accept(self) -> Operation:
        """The professional accepts."""
        _, asked = await self.asked()
        return lambda: book.accept_appointment(self.owner, asked.id)

    async def cancel(self) -> Operation:
        """The client cancels an appointment whose room is open."""
        client, asked = await self.asked()
        await calls.open_room(await book.accept_appointment(self.owner, asked.id))
        return lambda: book.cancel_appointment(client, asked.id, None, "Malade")

    async def write_to(self) -> Operation:
        """A client writes for the first time."""
        client = await make_client(f"W{next(_numbers)}")
        return lambda: conversations.leave_message(client, self.profile.id, "Bonjour")

    async def sign_up(self) -> Operation:
        """A professional signs up: member, profile, skills, search."""
        number = next(_numbers)
        member = await members.arrive(10_000_000 + number, "Nina", "", "fr")
        await members.accept_terms(member.id)
        category = self.profile.category
        return lambda: members.register_professional(
            member.id, category, f"Nina {number}", "Conseil", None, "Nyon", "", ["Python", "Go"]
        )

    async def look(self) -> Operation:
        """Somebody looks for free slots, outside any transaction."""
        return lambda: agenda.free_days(self.profile.id, "Europe/Zurich")

    async def expire(self) -> Operation:
        """The scheduler finds a request that nobody answered."""
        await Appointment.filter(status="requested").update(status="cancelled")
        _, asked = await self.asked()
        await Appointment.filter(id=asked.id).update(answer_by=clock.now())
        return book.expire_due

    def kinds(self) -> tuple[Kind, ...]:
        """All of them."""
        return (
            Kind("two rows", self.write),
            Kind("a part that fails", self.part),
            Kind("request", self.request),
            Kind("accept", self.accept),
            Kind("cancel", self.cancel),
            Kind("first message", self.write_to),
            Kind("sign up", self.sign_up),
            Kind("look for slots", self.look),
            Kind("expire", self.expire),
        )


async def absorbed(at: int, arriving: bool) -> bool:
    """A part of a transaction is cancelled (by a time limit, say) and the rest of it goes on and commits.

    Gives False when the part ended before its `at`-th suspension.
    """

    async def part() -> None:
        async with savepoint():
            await make_client("half", city="HALF")
            await make_client("half", city="HALF")
            await execute("UPDATE member SET version = version + 1 WHERE city = 'HALF'")

    driven = Driven(part(), at, arriving)
    async with unit_of_work():
        try:
            await driven
        except asyncio.CancelledError:
            task = asyncio.current_task()
            assert task is not None
            task.uncancel()
        await make_client("kept", city="KEPT")
    return driven.steps >= at
