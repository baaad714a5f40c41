"""Who can make each move of an appointment, and what each promises to whom."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from core import clock
from models.appointment import AppointmentMove
from models.call import Call
from models.member import Member
from services import appointments as book
from services import calls
from services.appointments.deadlines import ABSENCE_AFTER_START
from tests.proofs.racing.duels import Act, Facts, at_once

_M = AppointmentMove
HALF_HOUR = timedelta(minutes=30)


async def _owner(facts: Facts) -> Member:
    return await Member.get(id=facts["owner"])


async def _client(facts: Facts) -> Member:
    return await Member.get(id=facts["client"])


async def accept(facts: Facts) -> object:
    """The professional accepts."""
    return await book.accept_appointment(await _owner(facts), facts["id"], facts["version"])


async def offer_other(facts: Facts) -> object:
    """The professional offers two other slots."""
    starts = [datetime.fromisoformat(facts["start"]) + HALF_HOUR * place for place in (4, 6)]
    return await book.offer_other_slots(await _owner(facts), facts["id"], facts["version"], starts)


async def decline(facts: Facts) -> object:
    """The professional refuses."""
    return await book.decline_appointment(await _owner(facts), facts["id"], facts["version"], "Complet")


async def take_back(facts: Facts) -> object:
    """The client takes the request back."""
    return await book.withdraw_request(await _client(facts), facts["id"], facts["version"])


async def pick(facts: Facts) -> object:
    """The client picks the last offer."""
    return await book.pick_offer(await _client(facts), facts["id"], facts["version"], facts["offers"][-1])


async def decline_offers(facts: Facts) -> object:
    """The client refuses every offer."""
    return await book.decline_offers(await _client(facts), facts["id"], facts["version"])


async def accept_move(facts: Facts) -> object:
    """The professional agrees to the client's other time."""
    return await book.accept_move(await _owner(facts), facts["id"], facts["version"])


async def cancel(facts: Facts) -> object:
    """The client cancels."""
    return await book.cancel_appointment(await _client(facts), facts["id"], facts["version"], "Malade")


async def _room(facts: Facts) -> int:
    return (await Call.get(appointment_id=facts["id"])).id


async def join(facts: Facts) -> object:
    """The client enters the room."""
    return await calls.join(await _room(facts), facts["client"])


async def come_too(facts: Facts) -> object:
    """The professional enters the room in which the client waits."""
    return await calls.join(await _room(facts), facts["owner"])


async def finish(facts: Facts) -> object:
    """The professional ends the talk with the bot's button."""
    return await book.finish_appointment(await _owner(facts), facts["id"], facts["version"])


async def hang_up(facts: Facts) -> object:
    """The professional ends the talk in the room."""
    return await calls.hang_up(await _room(facts), facts["owner"])


async def mark_absent(facts: Facts) -> object:
    """The client, who came alone, notes the absence."""
    return await book.mark_no_show(await _client(facts), facts["id"], facts["version"])


async def party_gone(facts: Facts) -> None:
    """The client leaves the service."""
    if not await book.end_for_party_gone(member_id=facts["client"]):
        raise book.AppointmentOver()


async def propose(facts: Facts) -> object:
    """The client proposes another time, in the place of their earlier proposal if there is one."""
    start = datetime.fromisoformat(facts["start"]) + HALF_HOUR * 8
    return await book.propose_move(await _client(facts), facts["id"], facts["version"], start)


async def withdraw(facts: Facts) -> object:
    """The client takes the proposal back."""
    return await book.decline_move(await _client(facts), facts["id"], facts["version"])


async def expire(_: Facts) -> object:
    """The clock ends what nobody answered."""
    return await book.expire_due()


async def lapse(_: Facts) -> object:
    """The clock takes back the proposal that nobody answered."""
    return await book.expire_moves()


def _when_due(facts: Facts) -> datetime:
    return datetime.fromisoformat(facts["due"])


def _when_absent(facts: Facts) -> datetime:
    return datetime.fromisoformat(facts["start"]) + ABSENCE_AFTER_START


def now_of(facts: Facts, names: Iterable[str]) -> datetime:
    """When the others act: beside a tick in the last second in which they still can."""
    return _when_due(facts) - timedelta(seconds=1) if TICKS.intersection(names) else clock.now()


# What can be done besides the moves of the table, by the status before it, and the status after it.
BESIDES = {
    ("confirmed", "propose"): "confirmed",
    ("confirmed", "withdraw"): "confirmed",
    ("confirmed", "lapse"): "confirmed",
    ("in_progress", "hang_up"): "done",
}
NEEDS_PROPOSAL = frozenset({_M.RESCHEDULE.value, "withdraw", "lapse"})
# Who acts on everything that is due, and cannot tell for which appointment they won.
TICKS = frozenset({_M.EXPIRE.value, "lapse"})
# Who comes second finds it done, which is no refusal.
REPEATABLE = frozenset({_M.FIRST_JOIN.value})
UNVERSIONED = frozenset(
    {_M.EXPIRE.value, "lapse", _M.FIRST_JOIN.value, _M.PARTY_GONE.value, "hang_up", "come_too"}
)

_PLAYERS: dict[str, Callable[[Facts], Awaitable[object]]] = {
    _M.ACCEPT: accept,
    _M.OFFER_OTHER: offer_other,
    _M.DECLINE: decline,
    _M.TAKE_BACK: take_back,
    _M.PICK_OFFER: pick,
    _M.DECLINE_OFFERS: decline_offers,
    _M.EXPIRE: expire,
    _M.RESCHEDULE: accept_move,
    _M.CANCEL: cancel,
    _M.FIRST_JOIN: join,
    _M.FINISH: finish,
    _M.MARK_NO_SHOW: mark_absent,
    _M.PARTY_GONE: party_gone,
    "propose": propose,
    "withdraw": withdraw,
    "lapse": lapse,
    "hang_up": hang_up,
    "come_too": come_too,
}
_MOMENTS = {_M.EXPIRE.value: _when_due, "lapse": _when_due, _M.MARK_NO_SHOW.value: _when_absent}

# How many notifications of each kind a winner owes, once and for all.
PROMISED: dict[str, dict[str, int]] = {
    _M.ACCEPT: {"accepted": 2},
    _M.OFFER_OTHER: {"countered": 1},
    _M.DECLINE: {"declined": 1},
    _M.TAKE_BACK: {"withdrawn": 1},
    _M.PICK_OFFER: {"accepted": 2},
    _M.DECLINE_OFFERS: {"offer_declined": 1},
    _M.EXPIRE: {"expired": 2},
    _M.RESCHEDULE: {"moved": 2},
    _M.CANCEL: {"cancelled": 2},
    _M.FIRST_JOIN: {"waiting": 1, "absent_yet": 1},
    _M.FINISH: {},
    _M.MARK_NO_SHOW: {"absent": 1},
    _M.PARTY_GONE: {"cancelled": 1},
    "propose": {"move_asked": 1},
    "withdraw": {},
    "lapse": {"move_declined": 1},
    "hang_up": {},
}


def act(name: str) -> Act:
    """Who makes a move, and when. A move that nobody plays yet is a KeyError: say here who does."""
    return Act(name, _PLAYERS[name], _MOMENTS.get(name, at_once))
