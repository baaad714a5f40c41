"""Commands at the same instant: what comes of them must be what some order, one after the other, would give."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import permutations
from random import Random
from typing import Any

from bot.passing import is_passing
from core.errors import DomainError
from models.appointment import Appointment, AppointmentStatus
from models.member import Member
from services.appointments import acting, answering, ending, rescheduling
from services.appointments.sides import access_appointment, side_of
from services.unit_of_work import unit_of_work
from tests.proofs.machine import stage
from tests.proofs.machine.book import Book
from tests.proofs.machine.commands import Command, run
from tests.proofs.machine.drawing import everything, start_at
from tests.proofs.machine.drive import Driver
from tests.proofs.machine.people import CLIENTS, PROFILES
from tests.proofs.machine.planted import Changes, Defect
from tests.proofs.machine.play import Play
from tests.proofs.machine.reading import Ids, View, of_database, read_rows
from tests.proofs.machine.tables import rows_of

STARTS = tuple(
    (machine, row)
    for machine, status in (
        ("appointment", "requested"),
        ("appointment", "countered"),
        ("appointment", "confirmed"),
        ("appointment", "in_progress"),
        ("call", "ringing"),
        ("call", "accepted"),
        ("call", "live"),
    )
    for row in rows_of(machine)
    if row.after == status
)
_DUELS = ((("accept", "omar"), ("decline", "olga")), (("accept", "olga"), ("accept", "omar")))
Answers = tuple[str | None, ...]


@dataclass
class Rounds:
    """What was tried, and the rounds that no order explains."""

    counts: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)


async def play_rounds(
    ids: Ids, url: str, chance: Random, rounds: int, found: Rounds, *, duel: bool = False
) -> None:
    """Rounds of two to four commands in the same instant, each from a state of its own.

    With `duel`, always two owners who answer one request.
    """
    for _ in range(rounds):
        await stage.begin_again()
        play = Play(ids, url, Counter())
        to = chance.choice(STARTS)
        client = chance.choice(("tom", "ada"))
        profile = chance.choice(("lea", "atelier"))
        if duel:
            to, profile = STARTS[0], "atelier"
        await Driver(play).to(*to, client=client, profile=profile, new=True)
        commands = _together(play.book, to[0], client, profile, chance)
        if duel:
            answers = {"accept": (), "decline": ("Complet",)}
            commands = [
                Command(name, who, 0, values=answers[name]) for name, who in _DUELS[chance.randrange(2)]
            ]
        found.counts["rounds"] += 1
        found.counts["commands at the same instant"] += len(commands)
        if not await _is_serial(commands, ids, play.book, found.counts):
            found.unexplained.append(f"at {to[0]} {to[1].after}: " + " | ".join(map(str, commands)))


def _together(book: Book, kind: str, client: str, profile: str, chance: Random) -> list[Command]:
    """Two to four commands that get in each other's way: on the same thing, or for the same time.

    Each is by another person: what one person asks for waits in their lane.
    """
    people = (client, *PROFILES[profile].people)
    start = start_at(book, 1, chance.randrange(3))
    choices = [Command("request", who, profile=profile, values=(start,)) for who in CLIENTS]
    choices += [Command("hold", who, profile=profile, values=(start,)) for who in CLIENTS]
    choices += [Command("ring", who, profile=profile) for who in CLIENTS]
    choices += [Command("leave_message", client, profile=profile)]
    choices += [Command("report", client, profile=profile, values=("advance",))]
    choices += [
        Command("go_offline", people[1], profile=profile),
        Command("gone_profile", "ada", profile=profile),
    ]
    choices += [c for who in people for c in everything(kind, who, 0, start, None)] * 2
    chance.shuffle(choices)
    each = {command.who: command for command in choices}
    return list(each.values())[: chance.choice((2, 2, 3, 3, 4))]


async def _is_serial(commands: list[Command], ids: Ids, book: Book, counts: Counter[str]) -> bool:
    at, copy = await stage.copy_state()
    answers = tuple(await asyncio.gather(*(_answer(command, ids, book, counts) for command in commands)))
    after = await of_database(ids)
    # Who got what they wanted came first, most likely: that order is tried first.
    likely = sorted(range(len(commands)), key=lambda place: answers[place] is not None)
    for order in permutations(likely):
        counts["orders replayed"] += 1
        if await _replayed(order, commands, ids, book, (at, copy)) == (answers, after):
            return True
    return False


async def _replayed(
    order: tuple[int, ...],
    commands: list[Command],
    ids: Ids,
    book: Book,
    start: tuple[datetime, dict[str, Any]],
) -> tuple[Answers, View]:
    await stage.restore_state(*start)
    ids.number(await read_rows())
    answers: list[str | None] = [None] * len(commands)
    for place in order:
        answers[place] = await _answer(commands[place], ids, book, Counter())
    return tuple(answers), await of_database(ids)


async def _answer(command: Command, ids: Ids, book: Book, counts: Counter[str]) -> str | None:
    for _ in range(5):
        try:
            await run(command, ids, book)
            return None
        except DomainError as error:
            # Which of the two it is told depends on how far the other got; both say that somebody was faster.
            return "illegal-move" if error.code == "stale" else error.code
        except Exception as error:
            if not is_passing(error):
                return f"broke off with {type(error).__name__}"  # No order ever gives this.
            counts["tried again after a deadlock"] += 1
    return "never passed"


@asynccontextmanager
async def _read_before(
    member: Member, appointment_id: int, version: int | None
) -> AsyncIterator[acting.Acting]:
    seen = await access_appointment(appointment_id, member)
    side = await side_of(seen, member)
    acting.require_version(seen, version)
    await asyncio.sleep(0.005)
    async with unit_of_work():
        yield acting.Acting(seen, side)


async def _write_unguarded(
    appointment: Appointment, status: AppointmentStatus, changes: dict[str, Any]
) -> Appointment:
    async with unit_of_work():
        version = appointment.version + 1
        await Appointment.filter(id=appointment.id).update(status=status, version=version, **changes)
        return await Appointment.get(id=appointment.id)


def _lost_update() -> Changes:
    modules = (answering, ending, rescheduling)
    return [
        *((module, "acting_on", _read_before) for module in modules),
        (acting, "_write", _write_unguarded),
    ]


LOST_UPDATE = Defect(
    "lost-update",
    "An appointment is read before the transaction and written without its guard.",
    _lost_update,
)


def explained(rounds: Rounds) -> str:
    """The first rounds that no order explains, in words."""
    return "; ".join(rounds.unexplained[:3]) or "none"
