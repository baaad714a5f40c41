"""Every pair of moves that a status of a call allows, and the places in its room."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import combinations_with_replacement

from core import clock
from models.call import CALL_MOVES, Call, CallMove, CallSeat, CallStatus, SeatRole
from models.delivery import Channel, Notification, NotificationState
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Certification, Profile
from models.sql import execute
from services import calls
from tests.proofs.racing.duels import Act, Duel, Facts, at_once, winners
from tests.proofs.racing.explained import explained
from tests.services.booking_scene import make_client

_S, _M = CallStatus, CallMove
TABLE = {(before.value, move.value): after.value for (before, move), after in CALL_MOVES.items()}
WAY = {
    _S.RINGING: (),
    _S.ACCEPTED: ("answer",),
    _S.LIVE: ("answer", "connect"),
    _S.FAILED: ("answer", "fail"),
}
PROMISED = {_M.ANSWER: {"accepted": 1}, _M.REJECT: {"declined": 1}, _M.RING_OUT: {"missed": 3}}
REPEATABLE = frozenset({_M.CONNECT.value, _M.FAIL.value})
_people: dict[int, tuple[list[int], int, int]] = {}


async def people_of(place: int) -> tuple[list[int], int, int]:
    """Two colleagues, a caller and the profile of one place; made once a process."""
    if place in _people:
        return _people[place]
    colleagues = [(await make_client(f"E{place}{n}", category=MemberCategory.COMPANY)).id for n in range(2)]
    firm = await Organisation.create(
        category=MemberCategory.COMPANY, name=f"O{place}", created_at=clock.now()
    )
    for colleague in colleagues:
        await Membership.create(organisation_id=firm.id, member_id=colleague, is_owner=True)
    profile = await Profile.create(
        organisation_id=firm.id,
        category=MemberCategory.COMPANY,
        display_name=f"O{place}",
        certification=Certification.CERTIFIED,
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    _people[place] = colleagues, (await make_client(f"K{place}")).id, profile.id
    return _people[place]


async def online(profile_id: int) -> None:
    """Shows the profile as online for the rest of the day."""
    await execute(
        "UPDATE profile SET online_until = :at WHERE id = :id",
        at=clock.now() + timedelta(hours=9),
        id=profile_id,
    )


async def _answer(facts: Facts) -> object:
    return await calls.answer(facts["id"], await Member.get(id=facts["colleagues"][0]))


async def _answer_too(facts: Facts) -> object:
    return await calls.answer(facts["id"], await Member.get(id=facts["colleagues"][1]))


async def _reject(facts: Facts) -> object:
    return await calls.reject(facts["id"], await Member.get(id=facts["colleagues"][1]))


async def _give_up(facts: Facts) -> object:
    return await calls.give_up(facts["id"], await Member.get(id=facts["caller"]))


async def _ring_out(_: Facts) -> object:
    return await calls.ring_out_due()


async def _connect(facts: Facts) -> object:
    return await calls.connect(facts["id"])


async def _fail(facts: Facts) -> object:
    return await calls.fail(facts["id"])


async def _hang_up(facts: Facts) -> object:
    return await calls.hang_up(facts["id"], facts["caller"])


_PLAYERS: dict[str, Callable[[Facts], Awaitable[object]]] = {
    _M.ANSWER: _answer,
    _M.REJECT: _reject,
    _M.RING_OUT: _ring_out,
    _M.GIVE_UP: _give_up,
    _M.CONNECT: _connect,
    _M.FAIL: _fail,
    _M.HANG_UP: _hang_up,
}


def act(name: str) -> Act:
    """Who makes a move, and when. A move that nobody plays yet is a KeyError: say here who does."""
    return Act(
        name,
        _PLAYERS[name],
        (lambda facts: datetime.fromisoformat(facts["due"])) if name == "ring_out" else at_once,
    )


def _preparing(status: CallStatus) -> Callable[[int], Awaitable[Facts]]:
    async def prepare(place: int) -> Facts:
        colleagues, caller, profile_id = await people_of(place)
        await online(profile_id)
        call = await calls.ring(await Member.get(id=caller), profile_id)
        facts: Facts = {"id": call.id, "colleagues": colleagues, "caller": caller, "profile": profile_id}
        for move in WAY[status]:
            await act(move).do(facts)
        newest = await Notification.all().order_by("-id").first()
        facts |= {"seen": (await Call.get(id=call.id)).version, "notified": newest.id if newest else 0}
        facts |= {"status": status.value, "now": clock.now().isoformat()}
        return facts | {"due": call.rings_until.isoformat() if call.rings_until else None}

    return prepare


async def _judge(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    row = await Call.get(id=facts["id"])
    won = winners(came)
    ticks = [name for name, _ in came if name == "ring_out"]
    # Whoever hangs up what has failed, or connects what is connected, is not refused and changes nothing.
    idle = REPEATABLE | ({"hang_up"} if {"fail", "hang_up"} <= {name for name, _ in came} else set())
    sure = [name for name in won if name != "ring_out" and name not in idle]
    maybe = ticks + [name for name in won if name in idle]
    order = explained(TABLE, facts["status"], row.status.value, row.version - facts["seen"], sure, maybe)
    steps = row.version - facts["seen"]
    wrong = (
        [] if order is not None else [f"no order of the winners leads to {row.status.value} in {steps} steps"]
    )
    wrong += await _told(facts, order or [])
    wrong += await _places(row)
    await clear(row)
    return wrong


async def _told(facts: Facts, order: list[str]) -> list[str]:
    promised = Counter[str]()
    for name in order:
        promised.update(PROMISED.get(CallMove(name), {}))
    rows = Notification.filter(
        subject_kind="call", subject_id=facts["id"], id__gt=facts["notified"], channel=Channel.TELEGRAM
    )
    told = Counter([key.removeprefix("call.") for key in await rows.values_list("key", flat=True)])
    return [] if told == promised else [f"told {dict(told)} where {dict(promised)} was promised"]


async def _places(row: Call) -> list[str]:
    wrong = []
    ringing = await Notification.filter(
        subject_id=row.id, key="call.incoming", state=NotificationState.OWED
    ).count()
    if row.status is not _S.RINGING and ringing:
        wrong.append(f"{ringing} still ring for a call that is {row.status.value}")
    answered = await CallSeat.filter(call_id=row.id, role=SeatRole.PROFESSIONAL).count()
    if answered != (row.status in (_S.ACCEPTED, _S.LIVE, _S.FAILED, _S.ENDED)):
        wrong.append(f"{answered} places of a professional in a call that is {row.status.value}")
    if row.status is _S.ENDED and await CallSeat.filter(call_id=row.id, present=True).exists():
        wrong.append("somebody sits in a call that has ended")
    if (
        row.status is _S.ENDED
        and await CallSeat.filter(call_id=row.id, session_hash__not_isnull=True).exists()
    ):
        wrong.append("a session of a call that has ended is still good")
    return wrong


async def clear(row: Call) -> None:
    """Takes a call out of the way of the next rounds."""
    await execute("UPDATE call SET status = 'ended' WHERE id = :id", id=row.id)
    await execute("UPDATE call_seat SET present = :no WHERE call_id = :id", no=False, id=row.id)


def call_duels() -> tuple[Duel, ...]:
    """A duel for every pair of moves of every status of a call."""
    duels = []
    for status in dict.fromkeys(before for before, _ in CALL_MOVES):
        names = [move.value for before, move in CALL_MOVES if before is status]
        for pair in [*combinations_with_replacement(names, 2), tuple(names)]:
            acts = [act(name) for name in pair]
            if pair == ("answer", "answer"):
                acts[1] = Act("answer", _answer_too, at_once)
            duels.append(
                Duel(f"call {status.value}: {' × '.join(pair)}", _preparing(status), tuple(acts), _judge)
            )
    return tuple(duels)
