"""Ringing somebody who is online, and what they answer (FR-114, states.md f); the door to rooms and seats."""

from datetime import timedelta

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import NotFound, Stale
from models.call import Call, CallMove, CallSeat, CallStatus, RingState, SeatRole, next_call_status
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
    lock_call,
    move_call,
)
from services.call_rings import has_rung, leave_ringing, ring_at
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
from services.call_seats import call_url, look_at_seat, take_seat
from services.contact import require_may_turn_to
from services.duty import free_staff, online_staff
from services.missed_calls import call_subject, miss_ringing, ring_out_due, stop_ringing, stops_at
from services.notifications import owe
from services.presence import PresenceState, desk_of, is_talking
from services.profile_people import membership_of, people_of
from services.profiles import access_profile
from services.seen_version import require_version
from services.standing import require_may_begin
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
    "ring",
    "ring_out_due",
    "room_view",
    "seat_of_session",
    "standing",
    "stop_ringing",
    "take_seat",
]

RINGING_SECONDS = 45
LONGEST_CALL = timedelta(hours=4)


async def ring(caller: Member, profile_id: int, service: str = "") -> Call:
    """Rings the people of a profile for 45 s (FR-114), or everybody who is free in a service of it (EXT-27).

    Refuses: callers who are not registered or not certified yet, one's own profile or service, hidden profiles
    (NotFound), offline and busy ones, and a caller who already rings or talks. The database lets only one call ring at
    a profile or a service, and only one call to a service at a person.
    """
    async with unit_of_work():
        if caller.registered_at is None or caller.deleted_at is not None:
            raise CallNeedsRegistration()
        require_may_begin(caller)
        # Both sides are looked at while nobody else makes them busy: a caller rings one, a profile answers one.
        await lock_row("member", caller.id)
        await lock_row("profile", profile_id)
        profile = await access_profile(profile_id, caller)
        await _refuse_oneself(caller, profile, service)
        await require_may_turn_to(caller, profile)
        people = await _free_people(caller, profile, service)
        call = await _begin_ringing(caller, profile, service)
        if service:
            people = await ring_at(call, people)
            if not people:
                raise CalleeBusy()
        details = {"service": service} if service else {}
        for person in people:
            await owe(
                person, "call.incoming", subject=call_subject(call), details=details, mutable=False, urgency=0
            )
        return call


async def answer(call_id: int, member: Member, version: int | None = None) -> Call:
    """« Répondre »: both get a personal link; of several people of an organisation the first has the call.

    Refuses after the 45 s (CallOver), whoever came second or pressed a button drawn for another `version` (Stale or
    IllegalMove), who is in another call (CallerBusy, for services), and strangers (NotFound).
    """
    async with unit_of_work():
        call = await _access_as_callee(call_id, member)
        require_version(call, version)
        # Who rings the profile at this moment finds it busy.
        await lock_row("profile", call.profile_id)
        now = clock.now()
        if call.status is CallStatus.RINGING and call.rings_until is not None and call.rings_until <= now:
            raise CallOver()
        if call.service:
            await _take_from_colleagues(call, member)
        call = await move_call(call, CallMove.ANSWER, opens_at=now, closes_at=now + LONGEST_CALL)
        await CallSeat.create(call_id=call.id, member_id=member.id, role=SeatRole.PROFESSIONAL)
        await owe(call.caller_id, "call.accepted", subject=call_subject(call), mutable=False, urgency=0)
        return call


async def _take_from_colleagues(call: Call, member: Member) -> None:
    next_call_status(call.status, CallMove.ANSWER)
    if await is_talking(member.id):
        raise CallerBusy()
    await lock_call(call.id)
    if not await leave_ringing(call, member.id, RingState.ANSWERED):
        raise Stale()


async def reject(call_id: int, member: Member, version: int | None = None) -> Call:
    """« Pas maintenant »: the caller is told and offered a message or an appointment. Refuses like `answer`.

    A call to a service goes on ringing at the colleagues; the last one to say so makes it missed.
    """
    async with unit_of_work():
        call = await _access_as_callee(call_id, member)
        require_version(call, version)
        if call.service:
            next_call_status(call.status, CallMove.REJECT)
            if not await stops_at(call, member.id, RingState.DECLINED):
                raise Stale()
            return await Call.get(id=call.id)
        call = await move_call(call, CallMove.REJECT, ended_at=clock.now())
        await owe(call.caller_id, "call.declined", subject=call_subject(call), urgency=0)
        return call


async def give_up(call_id: int, member: Member, version: int | None = None) -> Call:
    """The caller stops ringing; the callee's card is edited, nobody is disturbed. Refuses like `answer`."""
    async with unit_of_work():
        call = await access_call(call_id, member)
        if call.caller_id != member.id:
            raise NotFound()
        require_version(call, version)
        return await move_call(call, CallMove.GIVE_UP, ended_at=clock.now())


async def _refuse_oneself(caller: Member, profile: Profile, service: str) -> None:
    if service:
        place = await membership_of(caller.id, profile.organisation_id)
        is_own = place is not None and place.service == service
    else:
        is_own = caller.id in await people_of(profile)
    if is_own:
        raise CallToOneself()


async def _free_people(caller: Member, profile: Profile, service: str) -> list[int]:
    # A ringing nobody has ended yet although its time is over must not keep the profile busy.
    if await ring_out_due():
        profile = await Profile.get(id=profile.id)  # The second missed in a row took it offline.
    rings = await Call.filter(caller_id=caller.id, status=CallStatus.RINGING).exists()
    if rings or await is_talking(caller.id):
        raise CallerBusy()
    if service:
        if not await online_staff(profile, service):
            raise CalleeOffline()
        free = await free_staff(profile, service)
        if not free:
            raise CalleeBusy()
        return free
    presence = await desk_of(profile)
    if presence.state is PresenceState.BUSY:
        raise CalleeBusy()
    if presence.state is PresenceState.OFFLINE:
        raise CalleeOffline()
    return await people_of(profile)


async def _begin_ringing(caller: Member, profile: Profile, service: str) -> Call:
    now = clock.now()
    until = now + timedelta(seconds=RINGING_SECONDS)
    try:
        async with savepoint():
            call = await Call.create(
                profile_id=profile.id,
                service=service,
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
    if call.service:
        is_called = await has_rung(call, member.id)
    else:
        is_called = member.id in await people_of(await Profile.get(id=call.profile_id))
    if call.caller_id == member.id or not is_called:
        raise NotFound()
    return call
