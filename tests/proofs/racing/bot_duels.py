"""Duels through the bot: the same button at the same second, worked on by the workers of several processes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import count
from multiprocessing.util import get_temp_dir
from pathlib import Path

from bot.assembly import Assembly
from bot.passing import is_passing
from core import clock
from models.call import Call, CallStatus
from models.delivery import InboxState, InboxUpdate, Notification
from models.member import Member
from services import appointments as book
from services import calls
from tests.proofs.racing import agreeable
from tests.proofs.racing.appointment_duels import clear as clear_appointment
from tests.proofs.racing.appointment_duels import people_of as booking_people
from tests.proofs.racing.call_duels import clear as clear_call
from tests.proofs.racing.call_duels import online
from tests.proofs.racing.call_duels import people_of as calling_people
from tests.proofs.racing.duels import Act, Duel, Facts, at_once

TRIES = 20
_SECONDS_EACH = 120
_bots: list[Assembly] = []
_taps = count(1)


async def _bot() -> Assembly:
    """The bot of this process."""
    if not _bots:
        # Removed when this process ends.
        bot = await agreeable.open_bot(Path(get_temp_dir()))
        bot.worker.handler_seconds = _PATIENCE_SECONDS
        _bots.append(bot)
    return _bots[0]


async def _reachable(*ids: int) -> None:
    """Gives people a Telegram account."""
    for number in ids:
        await Member.filter(id=number, telegram_id=None).update(
            telegram_id=5_000_000 + number, terms_accepted_at=clock.now()
        )


def _tapping(who: str, act: str, *, apart: bool = False) -> Callable[[Facts], Awaitable[object]]:
    """Somebody taps, and this process works until nothing is left. `apart` puts each tap into a lane of its own."""

    async def do(facts: Facts) -> object:
        bot = await _bot()
        person = await Member.get(id=facts[who])
        # Every process taps by itself: what it taps has a number of its own.
        number = int(clock.real_now().timestamp() * 1_000_000) * 10 + next(_taps) % 10
        data = f"n1|{facts['kind']}|{facts['id']}|{facts['seen']}|{act}"
        await agreeable.tapped(person, data, number, lane=number if apart else None)
        return await _worked(bot, number)

    return do


async def _worked(bot: Assembly, number: int) -> int:
    """Works as the worker's loop does (which tries again what the database refused) until this update is done."""
    again = 0
    for _ in range(_SECONDS_EACH * 50):
        try:
            while await bot.worker.work_one():
                pass
        except Exception as error:
            if not is_passing(error) or again >= TRIES:
                raise
            again += 1
        if await InboxUpdate.filter(update_id=number, state=InboxState.DONE).exists():
            return again
        await asyncio.sleep(0.02)
    raise TimeoutError("an update was never done")


async def _asked(place: int) -> Facts:
    owner, client, profile_id = await booking_people(place)
    await _reachable(owner, client)
    asked = await book.request_appointment(
        await Member.get(id=client), profile_id, clock.now() + timedelta(hours=5)
    )
    facts: Facts = {"kind": "appointment", "owner": owner, "client": client, "id": asked.id}
    return facts | {"seen": asked.version, "now": clock.now().isoformat()}


async def _move_asked(place: int) -> Facts:
    facts = await _asked(place)
    await book.accept_appointment(await Member.get(id=facts["owner"]), facts["id"])
    start = datetime.fromisoformat(facts["now"]) + timedelta(hours=9)
    moved = await book.propose_move(await Member.get(id=facts["client"]), facts["id"], None, start)
    return facts | {"seen": moved.version}


async def _ringing(place: int) -> Facts:
    colleagues, caller, profile_id = await calling_people(place)
    await _reachable(*colleagues, caller)
    await online(profile_id)
    call = await calls.ring(await Member.get(id=caller), profile_id)
    facts: Facts = {"kind": "call", "first": colleagues[0], "second": colleagues[1], "caller": caller}
    return facts | {"id": call.id, "seen": call.version, "now": clock.now().isoformat()}


async def _one_step(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    """The appointment went exactly one step, its event was told once, and every update took effect at its first try."""
    row = await book.access_appointment(facts["id"], await Member.get(id=facts["client"]))
    told = await Notification.filter(
        subject_id=row.id, subject_version=row.version, channel="telegram", key__in=_EVENTS
    ).count()
    wrong = (
        []
        if row.version == facts["seen"] + 1
        else [f"{row.version - facts['seen']} steps of one appointment"]
    )
    # Whoever takes an own proposal back tells nobody.
    if told != (2 if facts["seen"] == 1 or row.calendar_sequence else 0):
        wrong.append(f"told {told} people of one event")
    await clear_appointment(row)
    return wrong + await _failures(facts)


_EVENTS = ["appointment.accepted", "appointment.moved", "appointment.move_declined"]
# How fast a crowded machine is is no part of the duel.
_PATIENCE_SECONDS = 300.0


async def _one_answer(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    row = await Call.get(id=facts["id"])
    told = await Notification.filter(subject_id=row.id, key="call.accepted").count()
    wrong = [] if row.version == facts["seen"] + 1 else [f"{row.version - facts['seen']} steps of one call"]
    if told != (row.status is CallStatus.ACCEPTED):
        wrong.append(f"told {told} times of one answer")
    await clear_call(row)
    return wrong + await _failures(facts)


async def _failures(facts: Facts) -> list[str]:
    failed = await InboxUpdate.exclude(state=InboxState.DONE).count()
    tried = await InboxUpdate.filter(attempts__gt=0).count()
    return [f"{failed} updates not done, {tried} failed at first"] if failed or tried else []


def _acts(**players: Callable[[Facts], Awaitable[object]]) -> tuple[Act, ...]:
    return tuple(Act(name, do, at_once) for name, do in players.items())


def bot_duels() -> tuple[Duel, ...]:
    """One person's two taps in different queues, and two people on the same card."""
    twice = _tapping("owner", "accept", apart=True)
    moves = _acts(accept=_tapping("owner", "accept_move"), withdraw=_tapping("client", "decline_move"))
    answers = _acts(first=_tapping("first", "answer"), second=_tapping("second", "answer"))
    crossed = _acts(answer=_tapping("first", "answer"), give_up=_tapping("caller", "give_up"))
    return (
        Duel("bot: one person's taps in two queues", _asked, _acts(accept=twice), _one_step),
        Duel("bot: two sides of one card", _move_asked, moves, _one_step),
        Duel("bot: two colleagues on one card", _ringing, answers, _one_answer),
        Duel("bot: answer × give up", _ringing, crossed, _one_answer),
    )
