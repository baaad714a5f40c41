"""Jumps of business time, an hour or a day, at any moment: reminders, dialogs and choices under way."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from core import clock
from core.errors import DomainError
from models.agenda import Claim, ClaimKind, ClaimState
from models.database import open_database
from models.delivery import InboxState, InboxUpdate, Notification, NotificationState
from models.profile import Profile
from sandbox.world import World
from services import appointments
from tests.kit.person import Person
from tests.kit.request import WorldRequest
from tests.kit.stage import TOKEN, USERNAME, Stage, StageClock, open_stage
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.weather.reminding import ZONE, Meeting
from tests.proofs.weather.town import START
from tests.scenarios.walks import bookable

ROUNDS = 120
JUMPS = 10
CLIENTS = 3
SPANS = (timedelta(minutes=7), timedelta(hours=1), timedelta(hours=1), timedelta(days=1))
_KEYS = ("appointment.reminder", "appointment.room_open")


async def run(effort: Effort, scene: Scene) -> Tally:
    """Rounds of a professional, clients with appointments, a dialog under way and a slot that is held; then jumps."""
    clock.freeze(START)
    await open_database(scene.database_url)
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    stage = await open_stage(world, WorldRequest(world), scene.folder / "data")
    tally = Tally()
    try:
        for number in range(effort.of(ROUNDS)):
            stage.persons.clear()
            await _round(stage, number, effort.random("clock-jumps", number), tally)
        dead = InboxUpdate.filter(state=InboxState.DEAD)
        tally.broken["updates given up"] = await dead.count()
        owed = Notification.filter(state=NotificationState.FAILED)
        tally.broken["notifications given up"] = await owed.count()
    finally:
        await stage.assembly.application.shutdown()
        await world.close()
        clock.freeze(None)
    return tally


async def _round(stage: Stage, number: int, chance: Random, tally: Tally) -> None:
    lea, profile = await bookable(stage, f"Léa {number}")
    clients = [await stage.visitor(f"Tom {number} {n}") for n in range(CLIENTS)]
    meetings = [m for client in clients for m in await _meets(stage, lea, client, profile, chance)]
    tally.done["appointments"] += len(meetings)
    await stage.settle()
    for _ in range(JUMPS):
        await _acts(stage, chance.choice(clients), profile, chance, tally)
        await stage.passes(chance.choice(SPANS))
        tally.done["jumps"] += 1
        for meeting in meetings:
            meeting.looked.append(clock.now())
        await _looks(stage, clients, tally)
    for meeting in meetings:
        await _judge(meeting, tally)


def _slots(now: datetime, chance: Random) -> list[datetime]:
    """Half hours of the next working days, in the hours of Zurich."""
    found = []
    for day in range(1, 5):
        for hour in (9, 10, 11, 14, 15, 16, 17):
            local = (now.astimezone(ZONE) + timedelta(days=day)).replace(
                hour=hour, minute=0, second=0, microsecond=0
            )
            found.append(local.astimezone(now.tzinfo))
    return chance.sample(found, len(found))


async def _meets(
    stage: Stage, lea: Person, client: Person, profile: Profile, chance: Random
) -> list[Meeting]:
    made: list[Meeting] = []
    professional, member = await stage.member(lea), await stage.member(client)
    for start in _slots(clock.now(), chance):
        if len(made) == 2:
            break
        try:
            asked = await appointments.request_appointment(member, profile.id, start)
        except DomainError:
            continue  # A weekend, or a time that somebody else has.
        agreed = await appointments.accept_appointment(professional, asked.id, asked.version)
        people = (member.id, professional.id)
        made.append(Meeting(agreed.id, people, agreed.start_at, agreed.end_at, clock.now()))
    return made


async def _acts(stage: Stage, client: Person, profile: Profile, chance: Random, tally: Tally) -> None:
    """Something that time is about to jump over: a dialog in its middle, or a slot that is held and not asked for."""
    if chance.random() < 0.5:
        await client.taps_data(f"b1|profile|book|{profile.public_id}")
        tally.done["dialogs under way"] += 1
        return
    member = await stage.member(client)
    for start in _slots(clock.now(), chance)[:4]:
        try:
            await appointments.hold_slot(member, profile.id, start)
        except DomainError:
            continue
        tally.done["slots held"] += 1
        return


async def _looks(stage: Stage, clients: list[Person], tally: Tally) -> None:
    """After a jump nobody is stuck, and no choice outlives its ten minutes."""
    for client in clients:
        await client.says("5.5 10:00")
        tally.broken["people without a button"] += not client.screen().labels
    late = Claim.filter(kind=ClaimKind.HOLD, state=ClaimState.ACTIVE, expires_at__lte=clock.now())
    tally.broken["slots held beyond their time"] += await late.count()


async def _judge(meeting: Meeting, tally: Tally) -> None:
    rows = await Notification.filter(
        subject_id=meeting.appointment_id, subject_kind="appointment", key__in=_KEYS
    )
    messages = Counter(row.message_id for row in rows if row.state is NotificationState.SENT)
    for person in meeting.people:
        told = Counter(
            row.details["kind"]
            for row in rows
            if row.recipient_id == person and row.state is NotificationState.SENT
        )
        expected = meeting.expected()
        tally.done["reminders that had to come"] += expected.total()
        tally.broken["reminders lost"] += (expected - told).total()
        tally.broken["reminders doubled or untimely"] += (told - expected).total()
    owed = sum(row.state is NotificationState.OWED and row.due_at <= clock.now() for row in rows)
    tally.broken["reminders that are due and wait"] += owed
    tally.broken["reminders in one message"] += sum(
        count - len({row.recipient_id for row in rows if row.message_id == number})
        for number, count in messages.items()
    )


PROOFS = (
    Proof(
        "clock-jumps",
        f"Business time jumps forwards {ROUNDS * JUMPS:,} times by seven minutes, an hour or a day, over"
        f" {ROUNDS * CLIENTS * 2} confirmed appointments, booking dialogs in their middle and slots that are held"
        " and not asked for. Every reminder (the day before, the hour before, the open room) comes to both sides"
        " exactly once, at the first moment at which it is true, and not at all when the next one has overtaken it;"
        " nobody is stuck; no held slot outlives its time.",
        run,
    ),
)
