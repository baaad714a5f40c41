"""Personal links into a call, and the one session that each of its two places has at a time (FR-242)."""

import hashlib
import secrets
from dataclasses import dataclass

from core import clock
from core.errors import NotFound
from core.keys import KeyRing
from core.links import CallPass, read_call_pass, sign_call_pass
from core.wake import wake
from models.call import Call, CallSeat
from models.member import Member
from services.call_moves import (
    OPEN,
    CallFull,
    CallLinkOld,
    CallNotOpen,
    CallOver,
    lock_call,
    seat_stands,
)
from services.unit_of_work import after_commit, unit_of_work

SECRET_BYTES = 32


@dataclass(frozen=True)
class SeatSession:
    """A place taken by one browser; `secret` is for its cookie and is stored only as a hash."""

    call: Call
    seat: CallSeat
    secret: str

    @property
    def participation(self) -> str:
        """What the addresses of this participation are made of: no secret, one name a person and call."""
        return participation_of(self.call, self.seat)


def participation_of(call: Call, seat: CallSeat) -> str:
    """The name of one person's participation in one call."""
    return f"{call.public_id}-{seat.id}"


def hash_secret(secret: str) -> str:
    """How a session's secret is stored."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


async def call_url(public_url: str, keys: KeyRing, call: Call, member: Member) -> str:
    """The member's personal address of the call page; stable until it is renewed. NotFound without a seat.

    The token is in the fragment, which browsers send to nobody.
    """
    seat = await CallSeat.get_or_none(call_id=call.id, member_id=member.id)
    if seat is None:
        raise NotFound()
    call_pass = CallPass(
        call.public_id, seat.member_id, str(seat.role), seat.generation, call.opens_at, call.closes_at
    )
    return f"{public_url.rstrip('/')}/v#{sign_call_pass(keys, call_pass)}"


async def look_at_seat(keys: KeyRing, token: str) -> tuple[Call, CallSeat]:
    """The call and place that a link leads to, whatever its window. Looking takes and consumes nothing.

    Refuses with NotFound what we did not sign and with CallLinkOld a replaced link.
    """
    call_pass = read_call_pass(keys, token)
    call = await Call.get_or_none(public_id=call_pass.call)
    if call is None:
        raise NotFound()
    seat = await CallSeat.get_or_none(call_id=call.id, member_id=call_pass.member_id)
    if seat is None or str(seat.role) != call_pass.role or not await seat_stands(call, seat):
        raise NotFound()
    if call.status not in OPEN or clock.now() >= call.closes_at:
        raise CallOver()
    if seat.generation != call_pass.generation:
        raise CallLinkOld()
    return call, seat


async def take_seat(keys: KeyRing, token: str) -> SeatSession:
    """Takes the person's place with a new session; the one opened earlier elsewhere is over.

    Refuses outside the window of the link (CallNotOpen, CallOver) and a third person (CallFull: a colleague
    of the same organisation sits in that side's place).
    """
    call_pass = read_call_pass(keys, token)
    async with unit_of_work():
        # Two colleagues cannot both find the place free, and nobody takes one in a call that is being ended.
        await lock_call((await look_at_seat(keys, token))[0].id)
        call, seat = await look_at_seat(keys, token)
        now = clock.now()
        if now < max(call.opens_at, call_pass.not_before):
            raise CallNotOpen(opens_at=call.opens_at)
        if now >= call_pass.expires_at:
            raise CallOver()
        same_side = CallSeat.filter(call_id=call.id, role=seat.role).exclude(id=seat.id)
        rivals = same_side.filter(session_hash__not_isnull=True)
        if await rivals.filter(left_at=None).exists():
            raise CallFull()
        await rivals.update(session_hash=None)  # A colleague who left gives the place up.
        secret = secrets.token_urlsafe(SECRET_BYTES)
        taken = await CallSeat.filter(id=seat.id, generation=seat.generation).update(
            session_hash=hash_secret(secret)
        )
        if not taken:
            raise CallLinkOld()
        after_commit(lambda: wake("calls"))
    return SeatSession(call, await CallSeat.get(id=seat.id), secret)
