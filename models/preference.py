"""What a person wishes to be told, and when."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model


class NoticeKind(StrEnum):
    """The kinds of messages that can be switched off, each as one switch (FR-221, EXT-07)."""

    PROPOSALS = "proposals"
    TALKS = "talks"
    MESSAGES = "messages"
    APPOINTMENTS = "appointments"
    CALLS = "calls"
    MISSIONS = "missions"
    NUDGES = "nudges"
    DIGEST = "digest"
    TIPS = "tips"
    TEAM = "team"
    QUEUES = "queues"
    OTHER = "other"


QUIET_FROM, QUIET_UNTIL, DIGEST_HOUR = 21, 7, 8


class NotificationPreference(Model):
    """One row for whoever changed anything; everybody else has the defaults.

    `muted` lists kinds between commas. Quiet hours go from `quiet_from` to `quiet_until`, whole hours of the person's
    zone, over midnight as well; there are none when both are the same. `digest_hour` is a whole hour, too.
    """

    member_id: int = fields.BigIntField(primary_key=True, generated=False)
    muted: str = fields.CharField(max_length=200, default="")
    quiet_from: int = fields.IntField(default=QUIET_FROM)
    quiet_until: int = fields.IntField(default=QUIET_UNTIL)
    digest_hour: int = fields.IntField(default=DIGEST_HOUR)

    class Meta:
        table = "notification_preference"
