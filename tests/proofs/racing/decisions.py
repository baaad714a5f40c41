"""All duels in an order of chance, and what becomes of decisions that nothing guards."""

import asyncio
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from models.database import DatabaseUrl, on_sqlite
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work
from tests.proofs.racing.appointment_duels import appointment_duels
from tests.proofs.racing.bookings import THINKING_SECONDS
from tests.proofs.racing.bot_duels import bot_duels
from tests.proofs.racing.call_duels import call_duels
from tests.proofs.racing.choice_duels import choice_duels
from tests.proofs.racing.crowd import Racer
from tests.proofs.racing.duels import Duel, fight
from tests.proofs.racing.mission_contests import mission_contests
from tests.proofs.racing.payroll_contests import payroll_contests
from tests.proofs.racing.people_duels import people_duels
from tests.proofs.racing.service_duels import service_duels
from tests.proofs.racing.talk_duels import talk_duels
from tests.proofs.racing.team_contests import team_contests
from tests.proofs.racing.unlocked import fight_unlocked

CONTROL_ROUNDS = 200
NAIVE_TABLE = "CREATE TABLE proof_decision (id INTEGER PRIMARY KEY, status TEXT NOT NULL)"


def contests() -> Iterator[Duel]:
    """The duels whose legal outcomes are tables: what the team decides, and who leaves meanwhile."""
    for contest in team_contests():
        yield from contest.duels()


def deal_duels(seed: int) -> tuple[Duel, ...]:
    """The duels about missions, interest and payrolling, in the same order of chance in every process."""
    duels = [duel for contest in (*mission_contests(), *payroll_contests()) for duel in contest.duels()]
    random.Random(seed).shuffle(duels)
    return tuple(duels)


def every_duel(seed: int, only: str = "") -> tuple[Duel, ...]:
    """Every other kind of duel (whose name has `only` in it), in such an order."""
    duels = [
        *appointment_duels(),
        *call_duels(),
        *service_duels(),
        *people_duels(),
        *talk_duels(),
        *choice_duels(),
        *bot_duels(),
        *contests(),
    ]
    random.Random(seed).shuffle(duels)
    return tuple(duel for duel in duels if only in duel.name)


async def decide(racer: Racer) -> dict[str, Any]:
    """The life of one process of the crowd."""
    return await _fight_and_fail(racer, every_duel(racer.seed, racer.order.get("only", "")))


async def deal(racer: Racer) -> dict[str, Any]:
    """The same about missions, interest and payrolling."""
    duels = deal_duels(racer.seed)
    counts = await _fight_and_fail(racer, duels)
    # SQLite has one writer: there is no lock of a row to be taken out.
    return counts if on_sqlite() else counts | {"unlocked": await fight_unlocked(racer, duels)}


async def _fight_and_fail(racer: Racer, duels: tuple[Duel, ...]) -> dict[str, Any]:
    counts = await fight(racer, duels)
    won = 0
    for number in range(racer.order["control_rounds"]):
        racer.meet()
        won += await _read_check_save(racer, number)
    return counts | {"naive_winners": won}


async def _read_check_save(racer: Racer, number: int) -> bool:
    """Reads the status, checks it, saves the next one: what code does that trusts what it read."""
    if on_sqlite():
        # A transaction that reads and then writes is refused as "locked" by SQLite: the usual program has none.
        with closing(
            sqlite3.connect(DatabaseUrl(racer.order["url"]).path, isolation_level=None, timeout=10)
        ) as file:
            if (
                file.execute("SELECT status FROM proof_decision WHERE id = ?", (number,)).fetchone()[0]
                != "asked"
            ):
                return False
            await asyncio.sleep(THINKING_SECONDS)
            file.execute("UPDATE proof_decision SET status = ? WHERE id = ?", (f"by {racer.number}", number))
        return True
    async with unit_of_work():
        rows = await fetch("SELECT status FROM proof_decision WHERE id = :id", id=number)
        if rows[0]["status"] != "asked":
            return False
        await execute(
            "UPDATE proof_decision SET status = :by WHERE id = :id", by=f"by {racer.number}", id=number
        )
    return True


async def make_naive(rounds: int) -> None:
    """The table of the control, with one thing to decide a round; that of a race before this one goes."""
    await execute("DROP TABLE IF EXISTS proof_decision")
    await execute(NAIVE_TABLE)
    for number in range(rounds):
        await execute("INSERT INTO proof_decision (id, status) VALUES (:id, 'asked')", id=number)
