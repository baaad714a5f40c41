"""Every pair of moves that a status of an appointment allows, made at the same second."""

from collections import Counter, deque
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import combinations_with_replacement

from core import clock
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import APPOINTMENT_MOVES, Appointment, AppointmentStatus
from models.call import Call
from models.delivery import Channel, Notification, NotificationState
from models.member import Member
from models.sql import execute
from services import appointments as book
from services import calls
from tests.proofs.racing import appointment_cast as cast
from tests.proofs.racing.duels import Duel, Facts, once, winners
from tests.proofs.racing.explained import explained
from tests.services.booking_scene import make_client, make_professional

_S = AppointmentStatus
TABLE: dict[tuple[str, str], str] = {
    **{(before.value, move.value): after.value for (before, move), after in APPOINTMENT_MOVES.items()},
    **cast.BESIDES,
}
_ALWAYS = {weekday: [(0, 1440)] for weekday in range(7)}
_people: dict[int, tuple[int, int, int]] = {}


async def people_of(place: int) -> tuple[int, int, int]:
    """The professional, the client and the profile of one place; made once a process."""
    if place not in _people:
        owner, profile = await make_professional(f"P{place}", hours=_ALWAYS)
        _people[place] = owner.id, (await make_client(f"C{place}")).id, profile.id
    return _people[place]


def way_to(status: str) -> list[str]:
    """The shortest way from a request to a status, in moves of the table."""
    waiting: deque[tuple[str, list[str]]] = deque([(_S.REQUESTED.value, [])])
    while waiting:
        at, moves = waiting.popleft()
        if at == status:
            return moves
        waiting.extend((after, [*moves, move]) for (before, move), after in TABLE.items() if before == at)
    raise LookupError(f"nothing leads to {status}")


def _preparing(status: str, names: tuple[str, ...]) -> Callable[[int], Awaitable[Facts]]:
    way = way_to(status)

    async def prepare(place: int) -> Facts:
        owner, client, profile_id = await people_of(place)
        start = clock.now() + timedelta(hours=5)
        asked = await book.request_appointment(await Member.get(id=client), profile_id, start)
        facts: Facts = {"owner": owner, "client": client, "id": asked.id, "version": None, "now": ""}
        facts |= {"start": start.isoformat(), "status": status}
        for move in way:
            await cast.act(move).do(await _known(facts, names))
            if move in ("accept", "pick_offer"):
                await calls.open_room(await Appointment.get(id=asked.id))
        if cast.NEEDS_PROPOSAL.intersection(names):
            await cast.propose(facts)
        return await _known(facts, names, versioned=place % 2 == 0)

    return prepare


async def _known(facts: Facts, names: tuple[str, ...], *, versioned: bool = False) -> Facts:
    """What the duellists see of the appointment now."""
    row = await Appointment.get(id=facts["id"])
    claims = await Claim.filter(appointment_id=row.id, state=ClaimState.ACTIVE).order_by("start_at")
    proposed = [claim.expires_at for claim in claims if claim.kind is ClaimKind.MOVE]
    due = row.answer_by or next(iter(proposed), None)
    newest = await Notification.all().order_by("-id").first()
    facts |= {
        "version": row.version if versioned else None,
        "seen": row.version,
        "offers": [claim.id for claim in claims if claim.kind is ClaimKind.OFFER],
        "due": due.isoformat() if due else None,
        "notified": newest.id if newest else 0,
        # Reminders come an hour before: who accepts half an hour before owes none.
        "reminders": 0 if row.answer_by and cast.TICKS.intersection(names) else 2,
    }
    return facts | {"now": cast.now_of(facts, names).isoformat()}


async def _judge(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    row = await Appointment.get(id=facts["id"])
    won = once(winners(came), cast.REPEATABLE)
    # To come into a room is no move, but who came is not absent: there is no order for both.
    wrong = ["somebody came and was noted as absent"] if {"come_too", "mark_no_show"} <= set(won) else []
    order = explained(
        TABLE,
        facts["status"],
        row.status.value,
        row.version - facts["seen"],
        [name for name in won if name not in cast.TICKS and name != "come_too"],
        [name for name, _ in came if name in cast.TICKS],
        frozenset(TABLE_NAMES - cast.UNVERSIONED) if facts["version"] is not None else frozenset(),
    )
    if order is None:
        wrong.append(
            f"no order of the winners leads to {row.status.value} in {row.version - facts['seen']} steps"
        )
    else:
        wrong += await _told(facts, order)
    wrong += await _time_of(row, facts)
    await clear(row)
    return wrong


TABLE_NAMES = frozenset(name for _, name in TABLE)


async def _told(facts: Facts, order: list[str]) -> list[str]:
    """Exactly one notification a promised event."""
    promised = Counter[str]()
    for name in order:
        promised.update(cast.PROMISED[name])
    rows = Notification.filter(
        subject_kind="appointment", subject_id=facts["id"], id__gt=facts["notified"], channel=Channel.TELEGRAM
    ).exclude(key="appointment.reminder")
    told = Counter([key.removeprefix("appointment.") for key in await rows.values_list("key", flat=True)])
    return [] if told == promised else [f"told {dict(told)} where {dict(promised)} was promised"]


async def _time_of(row: Appointment, facts: Facts) -> list[str]:
    """What an appointment occupies and which reminders wait, as its status says."""
    claims = await Claim.filter(appointment_id=row.id, state=ClaimState.ACTIVE)
    kinds = Counter(claim.kind.value for claim in claims)
    main = [claim for claim in claims if claim.kind is ClaimKind.APPOINTMENT]
    owed = await Notification.filter(
        subject_id=row.id, key="appointment.reminder", state=NotificationState.OWED
    ).count()
    wrong = []
    if row.status in (_S.CANCELLED, _S.DECLINED, _S.EXPIRED) and (kinds or owed):
        wrong.append(f"an appointment that is {row.status.value} keeps {dict(kinds)} and {owed} reminders")
    due = facts["reminders"]
    if row.status is _S.CONFIRMED and ([claim.start_at for claim in main] != [row.start_at] or owed != due):
        wrong.append(f"a confirmed appointment has {dict(kinds)} and {owed} reminders")
    if row.status is _S.CONFIRMED and bool(kinds["move"]) is not (row.moved_by_id is not None):
        wrong.append("a proposal to move and its time do not agree")
    if row.status is _S.REQUESTED and kinds != {"request": 1}:
        wrong.append(f"a request has {dict(kinds)}")
    if row.status is _S.COUNTERED and set(kinds) != {"offer"}:
        wrong.append(f"offers have {dict(kinds)}")
    return wrong


async def clear(row: Appointment) -> None:
    """Takes the appointment out of the way of the next rounds."""
    await execute("UPDATE appointment SET status = 'cancelled' WHERE id = :id", id=row.id)
    await execute("UPDATE claim SET state = 'released' WHERE profile_id = :id", id=row.profile_id)
    await execute("UPDATE call SET status = 'ended' WHERE appointment_id = :id", id=row.id)
    call = await Call.get_or_none(appointment_id=row.id)
    if call is not None:
        await execute("UPDATE call_seat SET present = :no WHERE call_id = :id", no=False, id=call.id)


def appointment_duels() -> tuple[Duel, ...]:
    """A duel for every pair of moves (a move with itself, too) of every status, and for all of them at once."""
    duels = []
    for status in dict.fromkeys(before for before, _ in TABLE):
        names = [name for before, name in TABLE if before == status]
        names += ["come_too"] if status == _S.IN_PROGRESS.value else []
        for pair in [*combinations_with_replacement(names, 2), tuple(names)]:
            acts = tuple(cast.act(name) for name in pair)
            duels.append(Duel(f"{status}: {' × '.join(pair)}", _preparing(status, pair), acts, _judge))
    return tuple(duels)
