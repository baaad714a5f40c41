"""Appointments and their moves (states.md, e)."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id as new_public_id
from models.base import Row
from models.fields import UtcDateTime
from models.moves import next_status


class AppointmentStatus(StrEnum):
    """Where an appointment stands."""

    REQUESTED = "requested"
    COUNTERED = "countered"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


# What both sides said yes to, whatever came of it since.
AGREED = (AppointmentStatus.CONFIRMED, AppointmentStatus.IN_PROGRESS, AppointmentStatus.DONE)


class AppointmentMove(StrEnum):
    """What can be done to an appointment."""

    ACCEPT = "accept"
    OFFER_OTHER = "offer_other"
    DECLINE = "decline"
    PICK_OFFER = "pick_offer"
    DECLINE_OFFERS = "decline_offers"
    EXPIRE = "expire"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    FIRST_JOIN = "first_join"
    FINISH = "finish"
    MARK_NO_SHOW = "mark_no_show"
    PARTY_GONE = "party_gone"
    TAKE_BACK = "take_back"


_S, _M = AppointmentStatus, AppointmentMove

APPOINTMENT_MOVES = {
    (_S.REQUESTED, _M.ACCEPT): _S.CONFIRMED,
    (_S.REQUESTED, _M.OFFER_OTHER): _S.COUNTERED,
    (_S.REQUESTED, _M.DECLINE): _S.DECLINED,
    (_S.REQUESTED, _M.EXPIRE): _S.EXPIRED,
    (_S.COUNTERED, _M.PICK_OFFER): _S.CONFIRMED,
    (_S.COUNTERED, _M.DECLINE_OFFERS): _S.DECLINED,
    (_S.COUNTERED, _M.EXPIRE): _S.EXPIRED,
    (_S.CONFIRMED, _M.RESCHEDULE): _S.CONFIRMED,
    (_S.CONFIRMED, _M.CANCEL): _S.CANCELLED,
    (_S.CONFIRMED, _M.FIRST_JOIN): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.FINISH): _S.DONE,
    (_S.CONFIRMED, _M.MARK_NO_SHOW): _S.NO_SHOW,
    (_S.IN_PROGRESS, _M.MARK_NO_SHOW): _S.NO_SHOW,
    (_S.REQUESTED, _M.TAKE_BACK): _S.CANCELLED,
    (_S.REQUESTED, _M.PARTY_GONE): _S.CANCELLED,
    (_S.COUNTERED, _M.PARTY_GONE): _S.CANCELLED,
    (_S.CONFIRMED, _M.PARTY_GONE): _S.CANCELLED,
}


def next_appointment_status(status: AppointmentStatus, move: AppointmentMove) -> AppointmentStatus:
    """The status after a move. Refuses with IllegalMove what states.md (e) does not list."""
    return next_status(APPOINTMENT_MOVES, status, move)


class AppointmentKind(StrEnum):
    """What the appointment is for."""

    APPOINTMENT = "appointment"
    INTERVIEW = "interview"


class Appointment(Row):
    """A client's time with a professional. Its times are UTC instants; `time_zone` is the zone it was booked in.

    An interview is asked by a certified organisation (`asked_for_id` is its profile) of a person who looks for a job
    (D-28); where it answers a candidature, `mission_id` says which. The client is the person who asked.

    `ended_at` of one that is still confirmed says that its time passed and nobody had come until then; who comes into
    the room while it is open begins it all the same.
    `reminder_version` rises with each visible change, so that reminders of an old version are dropped;
    `calendar_sequence` is the SEQUENCE of its invitation, whose uid never changes.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=new_public_id)
    profile_id: int = fields.BigIntField()
    client_id: int = fields.BigIntField()
    kind: AppointmentKind = fields.CharEnumField(
        AppointmentKind, max_length=12, default=AppointmentKind.APPOINTMENT
    )
    asked_for_id: int | None = fields.BigIntField(null=True)
    mission_id: int | None = fields.BigIntField(null=True)
    status: AppointmentStatus = fields.CharEnumField(AppointmentStatus, max_length=12)
    start_at: datetime = UtcDateTime()
    end_at: datetime = UtcDateTime()
    time_zone: str = fields.CharField(max_length=64)
    purpose: str = fields.CharField(max_length=500, default="")
    reason: str = fields.CharField(max_length=500, default="")
    requested_at: datetime = UtcDateTime()
    answer_by: datetime | None = UtcDateTime(null=True)
    decided_at: datetime | None = UtcDateTime(null=True)
    ended_at: datetime | None = UtcDateTime(null=True)
    ended_by_id: int | None = fields.BigIntField(null=True)
    absent_id: int | None = fields.BigIntField(null=True)
    late_cancel: bool = fields.BooleanField(default=False)
    moved_by_id: int | None = fields.BigIntField(null=True)
    # Made by the function itself: in this class, `public_id` is the column above.
    calendar_uid: str = fields.CharField(max_length=80, default=new_public_id)
    calendar_sequence: int = fields.IntField(default=0)
    reminder_version: int = fields.IntField(default=1)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "appointment"
