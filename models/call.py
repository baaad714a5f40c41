"""Calls and who sits in them (states.md, f)."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime
from models.moves import next_status


class CallStatus(StrEnum):
    """Where a call stands. An appointment's room is born ACCEPTED when it opens."""

    RINGING = "ringing"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    MISSED = "missed"
    CANCELLED = "cancelled"
    LIVE = "live"
    FAILED = "failed"
    ENDED = "ended"


class CallMove(StrEnum):
    """What can happen to a call."""

    ANSWER = "answer"
    REJECT = "reject"
    RING_OUT = "ring_out"
    GIVE_UP = "give_up"
    CONNECT = "connect"
    FAIL = "fail"
    HANG_UP = "hang_up"


_S, _M = CallStatus, CallMove

CALL_MOVES = {
    (_S.RINGING, _M.ANSWER): _S.ACCEPTED,
    (_S.RINGING, _M.REJECT): _S.DECLINED,
    (_S.RINGING, _M.RING_OUT): _S.MISSED,
    (_S.RINGING, _M.GIVE_UP): _S.CANCELLED,
    (_S.ACCEPTED, _M.CONNECT): _S.LIVE,
    (_S.ACCEPTED, _M.FAIL): _S.FAILED,
    (_S.ACCEPTED, _M.HANG_UP): _S.ENDED,
    (_S.LIVE, _M.FAIL): _S.FAILED,
    (_S.LIVE, _M.HANG_UP): _S.ENDED,
    (_S.FAILED, _M.CONNECT): _S.LIVE,
}


def next_call_status(status: CallStatus, move: CallMove) -> CallStatus:
    """The status after a move. Refuses with IllegalMove what states.md (f) does not list."""
    return next_status(CALL_MOVES, status, move)


class SeatRole(StrEnum):
    """Which side of the call a person is on."""

    CLIENT = "client"
    PROFESSIONAL = "professional"


class Call(Row):
    """One room for two. Only start, end and duration are kept, never what was said or shown.

    `service` names the service of an organisation that is rung; it is empty for a person or the organisation itself.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    appointment_id: int | None = fields.BigIntField(null=True, unique=True)
    profile_id: int = fields.BigIntField()
    service: str = fields.CharField(max_length=60, default="")
    caller_id: int = fields.BigIntField()
    status: CallStatus = fields.CharEnumField(CallStatus, max_length=10)
    rings_until: datetime | None = UtcDateTime(null=True)
    opens_at: datetime = UtcDateTime()
    closes_at: datetime = UtcDateTime()
    created_at: datetime = UtcDateTime()
    started_at: datetime | None = UtcDateTime(null=True)
    ended_at: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "call"


class CallSeat(Row):
    """One person's place in a call; one row per pair (unique). A new `generation` makes older links worthless.

    `held_by` is the process that carries the socket of who is present; only that process says that they are gone.
    """

    call_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    role: SeatRole = fields.CharEnumField(SeatRole, max_length=12)
    generation: int = fields.IntField(default=1)
    session_hash: str | None = fields.CharField(max_length=64, null=True)
    present: bool = fields.BooleanField(default=False)
    held_by: str | None = fields.CharField(max_length=40, null=True)
    joined_at: datetime | None = UtcDateTime(null=True)
    left_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "call_seat"


class RingState(StrEnum):
    """What became of a call to a service on the telephone of one of its people."""

    RINGING = "ringing"
    ANSWERED = "answered"
    DECLINED = "declined"
    TAKEN = "taken"
    MISSED = "missed"
    STOPPED = "stopped"


class CallRing(Row):
    """A call to a service as it rings at one of its people (EXT-27); at most one RINGING a person (partial index).

    RINGING ends as ANSWERED (theirs was first), TAKEN (a colleague was), DECLINED, MISSED (45 s) or STOPPED (the caller
    gave up, or the person left the service or went offline).
    """

    call_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    state: RingState = fields.CharEnumField(RingState, max_length=10, default=RingState.RINGING)

    class Meta:
        table = "call_ring"
