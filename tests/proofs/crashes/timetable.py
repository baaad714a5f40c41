"""Appointments whose times come while processes die: what the clock owes to each, and whether it came once."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from core import clock
from models.delivery import Channel, Notification, NotificationState
from models.member import Member
from models.sql import fetch
from services import agenda, appointments, members
from tests.proofs.crashes.crowd import MONDAY, SLOT, Crowd
from tests.proofs.crashes.duties import Duties
from tests.proofs.crashes.rota import Rota
from tests.proofs.crashes.things import EXPIRED, PASSED, ROOM, keep_moved

# The jobs whose things are reckoned here or in `Duties`; those of the others are in `Rota`.
RECKONED = frozenset(
    {
        "rooms open ten minutes before",
        "appointments to which nobody came are drawn as passed",
        "requests without an answer expire",
        "presence ends by itself",
        "what the team and the rules did is sealed",
    }
)
AHEAD, STEP, NOTICE = 4, timedelta(minutes=30), timedelta(hours=2)
# Requests lapse for a while before the first reminder must have come.
BEGINS = timedelta(hours=4)
HOUR, ROOM_BEFORE = timedelta(hours=1), timedelta(minutes=10)
# The times of the others' appointments are never reached.
LAST = SLOT - timedelta(days=2)
LOOK_SECONDS = 0.1
# Time stands still for a while again and again: things of the jobs come due meanwhile, too.
LOOKS_A_THING = 4
OPENS, CLOSES = 7 * 60, 15 * 60 + 30


@dataclass
class Pair:
    """A client and a professional who accepts at once, or who never answers."""

    client_id: int
    profile_id: int
    answers: bool
    last: datetime


@dataclass(frozen=True)
class Booked:
    """An appointment; `answer_by` where nobody answers."""

    id: int
    start: datetime
    end: datetime
    answer_by: datetime | None

    def owed(self) -> dict[str, datetime]:
        """What the clock owes to it, and from when on."""
        if self.answer_by is not None:
            return {EXPIRED: self.answer_by}
        return {"H-1": self.start - HOUR, ROOM: self.start - ROOM_BEFORE, PASSED: self.end}


@dataclass
class Timetable:
    """The pairs and their appointments. Time is moved to the next moment once all that was due has come."""

    crowd: Crowd
    folder: Path
    rota: Rota
    duties: Duties = field(default_factory=Duties)
    pairs: list[Pair] = field(default_factory=list)
    booked: list[Booked] = field(default_factory=list)
    moments: int = 0

    async def gather(self) -> None:
        """Makes the pairs and their first appointments."""
        self.folder.mkdir(parents=True, exist_ok=True)
        keep_moved(self.folder, timedelta(0))
        for number, answers in enumerate((True, True, False)):
            client = await self.crowd.known(f"Inès {number}")
            await members.register_visitor(client.id, "Rue du Lac 4", "Nyon")
            profile_id = await self.crowd.professional(f"Noé {number}")
            if not answers:
                await self._accepts_by_hand(profile_id)
            begins = MONDAY + (BEGINS if answers else NOTICE)
            self.pairs.append(Pair(client.id, profile_id, answers, begins))
        await self._book_ahead()
        await self.duties.gather([self.pairs[0].profile_id])
        await self.rota.gather()

    async def _accepts_by_hand(self, profile_id: int) -> None:
        owner = (await fetch("SELECT member_id FROM profile WHERE id = :id", id=profile_id))[0]["member_id"]
        await agenda.set_booking_rules(await Member.get(id=owner), profile_id, automatic_acceptance=False)

    async def go_on(self, is_over: Callable[[], bool]) -> None:
        """Moves time on and on, until it is over."""
        looks = 0
        while not is_over():
            await self._move()
            if looks % LOOKS_A_THING == 0:
                await self.rota.begin_another()
            looks += 1
            await asyncio.sleep(LOOK_SECONDS)

    async def _move(self) -> None:
        now = clock.now()
        coming = [at for one in self.booked for at in one.owed().values() if at > now]
        if not coming or min(coming) > LAST or not await self._may_be(min(coming)):
            return
        clock.set_offset(min(coming) - MONDAY)
        keep_moved(self.folder, clock.offset())
        self.moments += 1
        await self._book_ahead()
        await self.duties.begin_again()
        await self.rota.begin_again()

    async def _may_be(self, moment: datetime) -> bool:
        """Whether all that was due has come; a reminder may wait until the next one would be true instead."""
        if self._expected("H-1") - await _found():
            return False
        late = {thing for kind, thing in self._reminded_wanted() - await _sent()}
        return all(moment < one.start - ROOM_BEFORE for one in self.booked if one.id in late)

    async def _book_ahead(self) -> None:
        now = clock.now()
        for pair in self.pairs:
            while pair.last < max(now + NOTICE, MONDAY + BEGINS) + AHEAD * STEP:
                pair.last += STEP
                if pair.last < now + NOTICE or not _is_open(pair.last):
                    continue
                await self._book(pair)

    async def _book(self, pair: Pair) -> None:
        client = await Member.get(id=pair.client_id)
        made = await appointments.request_appointment(client, pair.profile_id, pair.last, "Visite")
        answer_by = None if pair.answers else made.answer_by
        self.booked.append(Booked(made.id, made.start_at, made.end_at, answer_by))

    def _expected(self, *but: str) -> Counter[tuple[str, int]]:
        now = clock.now()
        return Counter(
            (kind, one.id)
            for one in self.booked
            for kind, at in one.owed().items()
            if at <= now and kind not in but
        )

    async def is_settled(self) -> bool:
        """Whether all that was due has come."""
        if not await self.duties.are_over() or not await self.rota.are_over():
            return False
        return not (self._expected("H-1") - await _found()) and not (self._reminded_wanted() - await _sent())

    def _reminded_wanted(self) -> Counter[tuple[str, int]]:
        kinds = {"H-1": "H-1", ROOM: "M-10"}
        wanted = self._expected(PASSED, EXPIRED)
        # Both sides are told.
        return Counter({(kinds[kind], thing): 2 * count for (kind, thing), count in wanted.items()})

    async def reckon(self) -> Counter[str]:
        """What the clock owed and did not do, or did twice."""
        expected, found = self._expected("H-1"), await _found()
        wanted, sent = self._reminded_wanted(), await _sent()
        broken = await self.duties.reckon()
        broken.update(
            {
                "things of the clock lost": (expected - found).total(),
                "things of the clock doubled": (found - expected).total(),
                "reminders lost": (wanted - sent).total(),
                "reminders owed twice": (sent - wanted).total(),
            }
        )
        return broken


def _is_open(start: datetime) -> bool:
    return start.weekday() < 5 and OPENS <= start.hour * 60 + start.minute <= CLOSES


async def _found() -> Counter[tuple[str, int]]:
    rows = await fetch(
        f"SELECT kind, thing FROM crash_thing WHERE kind IN ('{ROOM}', '{PASSED}', '{EXPIRED}')"
    )
    return Counter((row["kind"], row["thing"]) for row in rows)


async def _sent() -> Counter[tuple[str, int]]:
    keys = ["appointment.reminder", "appointment.room_open"]
    sent = Notification.filter(key__in=keys, channel=Channel.TELEGRAM, state=NotificationState.SENT)
    return Counter((str(row.details["kind"]), row.subject_id or 0) for row in await sent)
