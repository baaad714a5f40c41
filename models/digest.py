"""The daily digest of a person."""

from datetime import date, datetime

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class Digest(Row):
    """What a person was summed up on one day of their own calendar: one row a person and day (unique).

    It tells what came after `since` and until `until`. What that is, is read when it is sent and never kept here.
    """

    member_id: int = fields.BigIntField()
    day: date = fields.DateField()
    since: datetime = UtcDateTime()
    until: datetime = UtcDateTime()

    class Meta:
        table = "digest"
