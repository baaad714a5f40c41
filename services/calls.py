"""Ringing somebody who is online, and what they answer (FR-114, states.md f); the door to rooms and seats."""

from datetime import timedelta
from itertools import takewhile

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import NotFound, Stale
from models.call import Call, CallMove, CallSeat, CallStatus, SeatRole
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services.call_moves import (
    CalleeBusy,
    CalleeOffline,
    CallerBusy,
    CallFull,
    CallLinkOld,
    CallNeedsRegistration,
    CallNotOpen,
    CallOver,
    CallToOneself,
    access_call,
    move_call,
)
from services.call_rooms import (
    close_due,
    close_room,
    connect,
    fail,
    forget_the_dead,
    hang_up,
    is_held,
    join,
    leave,
    open_room,
    room_view,
    seat_of_session,
    standing,
)
from services.call_seats import call_url, look_at_seat, renew_link, take_seat
from services.notifications import Subject, owe
from services.presence import PresenceState, is_talking, presence_of, take_offline
from services.profile_people import people_of
from services.profiles import access_profile
from services.seen_version import require_version
from services.unit_of_work import savepoint, unit_of_work

__all__ = [
    "CallFull",
    "CallLinkOld",
    "CallNeedsRegistration",
    "CallNotOpen",
    "CallOver",
    "CallToOneself",
    "CalleeBusy",
    "CalleeOffline",
    "CallerBusy",
    "access_call",
    "answer",
    "call_url",
    "close_due",
    "close_room",
    "connect",
    "fail",
    "forget_the_dead",
    "give_up",
    "hang_up",
    "is_held",
    "join",
    "leave",
    "look_at_seat",
    "miss_ringing",
    "open_room",
    "reject",
    "renew_link",
    "ring",
    "ring_out_due",
    "room_view",
    "seat_of_session",
    "standing",
    "take_seat",
]

RINGING_SECONDS = 45
MISSED_BEFORE_OFFLINE = 2  # In a row (EXT-01): whoever does not answer is not there.
LONGEST_CALL = timedelta(hours=4)


async def ring(caller: Member, profile_id: int) -> Call:
    """Rings the people of a profile for 45 s (FR-114).

    Refuses: callers who are not registered, one's own profile, hidden profiles (NotFound), offline and busy
    ones, and a caller who already rings or talks. The database lets only one call ring at a profile.
    """
    async with unit_of_work():
        if caller.registered_at is None or caller.deleted_at is not None:
            raise CallNeedsRegistration()
        # Both sides are looked at while nobody else makes them busy: a caller rings one, a profile answers one.
        await lock_row("member", caller.id)
        await lock_row("profile", profile_id)
        profile = await access_profile(profile_id, caller)
        people = await people_of(profile)
        if caller.id in people:
            raise CallToOneself()
        await _refuse_unless_free(caller, profile)
        call = await _begin_ringing(caller, profile)
        for person in people:
            await owe(person, "call.incoming", subject=_subject(call), mutable=False, urgency=0)
        return call


async def answer(call_id: int, member: Member, version: int | None = None) -> Call:
    """« Répondre »: both get a personal link; of several people of an organisation the first has the call.

    Refuses after the 45 s (CallOver), whoever came second or pressed a button drawn for another `version` (Stale or
    IllegalMove), and strangers (NotFound).
    """
    async with unit_of_work():
        call = await _access_as_callee(call_id, member)
        require_version(call, version)
        # Who rings the profile at this moment finds it busy.
        await lock_row("profile", call.profile_id)
        now = clock.now()
        if call.status is CallStatus.RINGING and call.rings_until is not None and call.rings_until <= now:
            raise CallOver()
        call = await move_call(call, CallMove.ANSWER, opens_at=now, closes_at=now + LONGEST_CALL)
        await CallSeat.create(call_id=call.id, member_id=member.id, role=SeatRole.PROFESSIONAL)
        await owe(call.caller_id, "call.accepted", subject=_subject(call), mutable=False, urgency=0)
        return call


async def reject(call_id: int, member: Member, version: int | None = None) -> Call:
    """« Pas maintenant »: the caller is told and offered a message or an appointment. Refuses like `answer`."""
    async with unit_of_work():
        call = await _access_as_callee(call_id, member)
        require_version(call, version)
        call = await move_call(call, CallMove.REJECT, ended_at=clock.now())
        await owe(call.caller_id, "call.declined", subject=_subject(call), urgency=0)
        return call


async def give_up(call_id: int, member: Member, version: int | None = None) -> Call:
    """The caller stops ringing; the callee's card is edited, nobody is disturbed. Refuses like `answer`."""
    async with unit_of_work():
        call = await access_call(call_id, member)
        if call.caller_id != member.id:
            raise NotFound()
        require_version(call, version)
        return await move_call(call, CallMove.GIVE_UP, ended_at=clock.now())


async def ring_out_due() -> int:
    """Ends as missed whatever rang for 45 s and tells both sides; gives how many (the scheduler's tick).

    Two in a row take the profile offline (states.md f, EXT-01).
    """
    missed = 0
    for call in await Call.filter(status=CallStatus.RINGING, rings_until__lte=clock.now()):
        missed += await _miss(call)
    return missed


async def miss_ringing(profile_id: int) -> int:
    """A profile that goes offline misses the call that rings there."""
    missed = 0
    for call in await Call.filter(status=CallStatus.RINGING, profile_id=profile_id):
        missed += await _miss(call)
    return missed


async def _miss(call: Call) -> int:
    try:
        async with unit_of_work():
            missed = await move_call(call, CallMove.RING_OUT, ended_at=clock.now())
            subject = _subject(missed)
            await owe(missed.caller_id, "call.missed", subject=subject, details={"side": "caller"}, urgency=0)
            for person in await people_of(await Profile.get(id=missed.profile_id)):
                await owe(person, "call.missed", subject=subject, details={"side": "callee"})
            if await _missed_in_a_row(missed.profile_id) % MISSED_BEFORE_OFFLINE == 0:
                await take_offline(missed.profile_id)
    except Stale:
        return 0  # Somebody answered or gave up in this very instant: theirs counts.
    return 1


async def _missed_in_a_row(profile_id: int) -> int:
    direct = Call.filter(profile_id=profile_id, appointment_id=None).exclude(status=CallStatus.RINGING)
    latest = await direct.order_by("-id")
    return len(list(takewhile(lambda call: call.status is CallStatus.MISSED, latest)))


def _subject(call: Call) -> Subject:
    return Subject("call", call.id, call.version)


async def _refuse_unless_free(caller: Member, profile: Profile) -> None:
    # A ringing nobody has ended yet although its time is over must not keep the profile busy.
    if await ring_out_due():
        profile = await Profile.get(id=profile.id)  # The second missed in a row took it offline.
    rings = await Call.filter(caller_id=caller.id, status=CallStatus.RINGING).exists()
    if rings or await is_talking(caller.id):
        raise CallerBusy()
    presence = await presence_of(profile)
    if presence.state is PresenceState.BUSY:
        raise CalleeBusy()
    if presence.state is PresenceState.OFFLINE:
        raise CalleeOffline()


async def _begin_ringing(caller: Member, profile: Profile) -> Call:
    now = clock.now()
    until = now + timedelta(seconds=RINGING_SECONDS)
    try:
        async with savepoint():
            call = await Call.create(
                profile_id=profile.id,
                caller_id=caller.id,
                status=CallStatus.RINGING,
                rings_until=until,
                opens_at=now,
                closes_at=until,
                created_at=now,
            )
    except IntegrityError:
        raise CalleeBusy() from None
    await CallSeat.create(call_id=call.id, member_id=caller.id, role=SeatRole.CLIENT)
    return call


async def _access_as_callee(call_id: int, member: Member) -> Call:
    call = await access_call(call_id, member)
    if call.caller_id == member.id or member.id not in await people_of(await Profile.get(id=call.profile_id)):
        raise NotFound()
    return call
