"""When a professional can be booked, and everything that occupies them."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from models.base import Row
from models.fields import UtcDateTime


class WorkingHours(Row):
    """One weekly opening in wall-clock minutes of the provider's zone; weekday 0 is Monday, 1440 is midnight."""

    profile_id: int = fields.BigIntField()
    weekday: int = fields.SmallIntField()
    opens_minute: int = fields.SmallIntField()
    closes_minute: int = fields.SmallIntField()

    class Meta:
        table = "working_hours"


class BookingRules(Model):
    """How a provider may be booked: durations, buffers and notice in minutes, horizon in days."""

    profile_id: int = fields.BigIntField(primary_key=True, generated=False)
    time_zone: str = fields.CharField(max_length=64, default="Europe/Zurich")
    duration_minutes: int = fields.SmallIntField(default=30)
    buffer_before_minutes: int = fields.SmallIntField(default=0)
    buffer_after_minutes: int = fields.SmallIntField(default=0)
    notice_minutes: int = fields.IntField(default=120)
    horizon_days: int = fields.SmallIntField(default=60)
    daily_limit: int | None = fields.SmallIntField(null=True)
    weekly_limit: int | None = fields.SmallIntField(null=True)
    automatic_acceptance: bool = fields.BooleanField(default=False)
    updated_at: datetime = UtcDateTime()
    version: int = fields.IntField(default=1)

    class Meta:
        table = "booking_rules"


class ClaimKind(StrEnum):
    """Why a provider is occupied."""

    HOLD = "hold"
    REQUEST = "request"
    OFFER = "offer"
    MOVE = "move"
    APPOINTMENT = "appointment"
    MISSION = "mission"
    BLOCK = "block"


class ClaimState(StrEnum):
    """Only ACTIVE claims block."""

    ACTIVE = "active"
    RELEASED = "released"


class Claim(Row):
    """Whatever occupies a provider. Two active claims of one provider never overlap between `blocked_from` and
    `blocked_until` (buffers included): an exclusion constraint on PostgreSQL, two triggers on SQLite say so.
    """

    profile_id: int = fields.BigIntField()
    kind: ClaimKind = fields.CharEnumField(ClaimKind, max_length=12)
    state: ClaimState = fields.CharEnumField(ClaimState, max_length=10, default=ClaimState.ACTIVE)
    start_at: datetime = UtcDateTime()
    end_at: datetime = UtcDateTime()
    blocked_from: datetime = UtcDateTime()
    blocked_until: datetime = UtcDateTime()
    appointment_id: int | None = fields.BigIntField(null=True)
    client_id: int | None = fields.BigIntField(null=True)
    expires_at: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "claim"
