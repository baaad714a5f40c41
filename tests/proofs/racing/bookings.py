"""Racing bookings: everybody wants the same minutes of the same professional at the same instant."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime, timedelta
from random import Random
from typing import Any

from core import clock
from models.agenda import ClaimKind
from models.appointment import Appointment, AppointmentStatus
from models.database import DatabaseUrl, on_sqlite
from models.member import Member
from models.sql import execute, fetch
from services import agenda
from services import appointments as book
from services.claims import claim_time, take_turn
from services.slots.cutting import Slot
from services.unit_of_work import unit_of_work
from tests.proofs.racing.crowd import Racer
from tests.proofs.racing.outcomes import outcome

BURST = 6
WINDOWS_EACH = 40
CONTROL_ROUNDS = 200
# What a program without a guard takes between reading and saving; busy cores may let all through one by one in less.
THINKING_SECONDS = 0.002
NAIVE_TABLE = (
    "CREATE TABLE proof_naive (round INTEGER NOT NULL, start_minute INTEGER NOT NULL, actor INTEGER NOT NULL)"
)
OVERLAPS = (
    "SELECT COUNT(*) AS found FROM claim a JOIN claim b ON a.profile_id = b.profile_id AND a.id < b.id"
    " WHERE a.state = 'active' AND b.state = 'active' AND a.profile_id = :profile_id"
    " AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until"
)
DOUBLES = (
    "SELECT COUNT(*) AS found FROM appointment a JOIN appointment b ON a.profile_id = b.profile_id AND a.id < b.id"
    " WHERE a.profile_id = :profile_id AND a.status IN ('requested', 'confirmed')"
    " AND b.status IN ('requested', 'confirmed') AND a.start_at < b.end_at AND b.start_at < a.end_at"
)
# A confirmed appointment holds exactly its own time.
BARE = (
    "SELECT COUNT(*) AS found FROM appointment a WHERE a.profile_id = :profile_id AND a.status = 'confirmed'"
    " AND (SELECT COUNT(*) FROM claim c WHERE c.appointment_id = a.id AND c.state = 'active'"
    " AND c.kind = 'appointment' AND c.start_at = a.start_at) <> 1"
)


class Fight:
    """One professional, some clients, and an hour that all of them want."""

    def __init__(self, racer: Racer, number: int, clients: list[Member]) -> None:
        profiles: list[list[int]] = racer.order["profiles"]
        self.profile_id, self.owner_id = profiles[number // WINDOWS_EACH]
        self.clients = clients
        window = number % WINDOWS_EACH
        self.hour = clock.now() + timedelta(days=1 + window // 2, hours=1 + 4 * (window % 2))

    def start(self, chance: Random) -> datetime:
        """One of three neighbouring slots."""
        return self.hour + timedelta(minutes=30 * chance.randrange(3))

    async def owner(self) -> Member:
        """Whose agenda it is."""
        return await Member.get(id=self.owner_id)

    async def hold(self, chance: Random) -> None:
        """A client chooses."""
        await book.hold_slot(chance.choice(self.clients), self.profile_id, self.start(chance))

    async def request(self, chance: Random) -> None:
        """A client asks."""
        await book.request_appointment(chance.choice(self.clients), self.profile_id, self.start(chance))

    async def claim(self, chance: Random) -> None:
        """Something takes minutes that no list ever offered: only the database can refuse it."""
        start = self.hour + timedelta(minutes=chance.randrange(90))
        slot = Slot(start, start + timedelta(minutes=chance.randrange(5, 50)))
        async with unit_of_work():
            await take_turn(self.profile_id)
            await claim_time(ClaimKind.MISSION, self.profile_id, slot, slot)

    async def block(self, chance: Random) -> None:
        """The professional blocks what is still free of a quarter of an hour."""
        start = self.hour + timedelta(minutes=chance.randrange(90))
        await agenda.block_time(await self.owner(), self.profile_id, start, start + timedelta(minutes=15))

    async def _waiting(self, *statuses: AppointmentStatus) -> Appointment | None:
        return (
            await Appointment.filter(profile_id=self.profile_id, status__in=statuses).order_by("-id").first()
        )

    async def accept(self, chance: Random) -> None:
        """The professional accepts the newest request."""
        asked = await self._waiting(AppointmentStatus.REQUESTED)
        if asked is None:
            return await self.request(chance)
        await book.accept_appointment(await self.owner(), asked.id)

    async def counter(self, chance: Random) -> None:
        """The professional offers neighbouring slots instead."""
        asked = await self._waiting(AppointmentStatus.REQUESTED)
        if asked is None:
            return await self.request(chance)
        starts = {self.start(chance), self.start(chance) + timedelta(minutes=30)}
        await book.offer_other_slots(await self.owner(), asked.id, None, starts)

    async def move(self, chance: Random) -> None:
        """The professional moves a confirmed appointment into the contested hour, and its client agrees."""
        confirmed = await self._waiting(AppointmentStatus.CONFIRMED)
        if confirmed is None:
            return await self.hold(chance)
        await book.propose_move(await self.owner(), confirmed.id, None, self.start(chance))
        await book.accept_move(await Member.get(id=confirmed.client_id), confirmed.id)


_ACTS: tuple[tuple[Callable[[Fight, Random], Awaitable[None]], int], ...] = (
    (Fight.hold, 15),
    (Fight.request, 25),
    (Fight.claim, 45),
    (Fight.block, 2),
    (Fight.accept, 8),
    (Fight.counter, 3),
    (Fight.move, 2),
)


async def fights(racer: Racer) -> dict[str, Any]:
    """The life of one process: round after round it meets the others and fires its burst of attempts."""
    clients = await Member.filter(id__in=racer.order["clients"])
    acts, weights = zip(*_ACTS, strict=True)
    results: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for number in range(racer.order["rounds"]):
        fight, chance = Fight(racer, number, clients), racer.chance(number)
        attempts = [act(fight, chance) for act in chance.choices(acts, weights, k=BURST)]
        racer.meet()
        results.update(await asyncio.gather(*(outcome(attempt) for attempt in attempts)))
        racer.meet()
        if number % racer.count == racer.number:
            broken.update(await faults(fight.profile_id))
    await naive(racer)
    return {"results": results, "broken": broken}


async def faults(profile_id: int) -> Counter[str]:
    """What must never be seen of one professional, counted between two rounds."""
    found = Counter[str]()
    for name, question in (
        ("overlaps of claims", OVERLAPS),
        ("double bookings", DOUBLES),
        ("confirmed appointments without exactly their own time", BARE),
    ):
        found[name] += (await fetch(question, profile_id=profile_id))[0]["found"]
    return found


async def naive(racer: Racer) -> None:
    """The same instants without a guard: read whether the time is free, then take it."""
    for number in range(racer.order["control_rounds"]):
        start = racer.chance("naive", number).randrange(3) * 10
        racer.meet()
        await _look_and_take(racer, number, start)


async def _look_and_take(racer: Racer, number: int, start: int) -> None:
    free = (
        "SELECT COUNT(*) FROM proof_naive WHERE round = ? AND start_minute > ? - 30 AND start_minute < ? + 30"
    )
    take = "INSERT INTO proof_naive (round, start_minute, actor) VALUES (?, ?, ?)"
    if on_sqlite():
        path = DatabaseUrl(racer.order["url"]).path
        # A transaction that reads and then writes is refused as "locked" by SQLite: the usual program has none.
        with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as file:
            if not file.execute(free, (number, start, start)).fetchone()[0]:
                await asyncio.sleep(THINKING_SECONDS)
                file.execute(take, (number, start, racer.number))
        return
    async with unit_of_work():
        rows = await fetch(
            "SELECT COUNT(*) AS taken FROM proof_naive WHERE round = :round"
            " AND start_minute > :start - 30 AND start_minute < :start + 30",
            round=number,
            start=start,
        )
        if rows[0]["taken"]:
            return
        await execute(
            "INSERT INTO proof_naive (round, start_minute, actor) VALUES (:round, :start, :actor)",
            round=number,
            start=start,
            actor=racer.number,
        )


async def naive_overlaps() -> int:
    """How many pairs of the naive table overlap."""
    rows = await fetch(
        "SELECT COUNT(*) AS found FROM proof_naive a JOIN proof_naive b ON a.round = b.round"
        " AND (a.actor < b.actor) AND a.start_minute < b.start_minute + 30 AND b.start_minute < a.start_minute + 30"
    )
    return int(rows[0]["found"])


async def make_fighters(rounds: int, clients: int = 24) -> dict[str, Any]:
    """The professionals (each with other rules) and clients of so many rounds; what the crowd is told."""
    from tests.services.booking_scene import make_client, make_professional

    always = {weekday: [(9 * 60, 18 * 60)] for weekday in range(7)}
    profiles: list[list[int]] = []
    for number in range(-(-rounds // WINDOWS_EACH)):
        owner, profile = await make_professional(
            f"P{number}",
            hours=always,
            automatic_acceptance=number % 2 == 0,
            buffer_before_minutes=(0, 15)[number % 3 == 1],
            buffer_after_minutes=(0, 10)[number % 4 == 2],
        )
        profiles.append([profile.id, owner.id])
    people = [(await make_client(f"C{number}")).id for number in range(clients)]
    return {"profiles": profiles, "clients": people, "rounds": rounds}
