"""Who was asked something, and whether and when they answered."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class AskedBy(StrEnum):
    """What somebody was asked by."""

    APPLICATION = "application"
    CONVERSATION = "conversation"
    APPOINTMENT = "appointment"


class ResponseFact(Row):
    """One question to a profile that is settled: answered after `waited_seconds`, or left without an answer.

    Times during which somebody was under check are not in `waited_seconds`. A conversation counts once (unique).
    """

    profile_id: int = fields.BigIntField()
    kind: AskedBy = fields.CharEnumField(AskedBy, max_length=12)
    subject_id: int = fields.BigIntField()
    answered: bool = fields.BooleanField()
    waited_seconds: int = fields.BigIntField()
    noted_at: datetime = UtcDateTime()

    class Meta:
        table = "response_fact"
