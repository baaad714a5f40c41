"""Reports of scams (states.md, g)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime


class ScamCategory(StrEnum):
    """What is reported."""

    ADVANCE = "advance"
    FAKE = "fake"
    OFF_PLATFORM = "offplatform"
    UNPAID = "unpaid"
    DATA = "data"
    HARASSMENT = "harass"
    OTHER = "other"


class ScamStatus(StrEnum):
    """Where a case stands; drafts live in the dialog's session, not here."""

    FILED = "filed"
    REVIEW = "review"
    MORE = "more"
    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    CLOSED = "closed"


class ScamReport(Row):
    """One case. The reported profile never learns who reported (EXT-11). `priority` 1 is the most urgent of 3."""

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    reporter_id: int = fields.BigIntField()
    profile_id: int | None = fields.BigIntField(null=True)
    category: ScamCategory = fields.CharEnumField(ScamCategory, max_length=12)
    body: str = fields.TextField()
    status: ScamStatus = fields.CharEnumField(ScamStatus, max_length=10, default=ScamStatus.FILED)
    priority: int = fields.SmallIntField()
    snapshot: dict[str, Any] = fields.JSONField()
    filed_at: datetime = UtcDateTime()
    decided_at: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "scam_report"


class ScamEvidence(Row):
    """One file that the reporter attached; `file_id` is Telegram's name for it."""

    report_id: int = fields.BigIntField()
    file_id: str = fields.CharField(max_length=256)
    unique_id: str = fields.CharField(max_length=64)
    kind: str = fields.CharField(max_length=12)
    size: int = fields.BigIntField(default=0)

    class Meta:
        table = "scam_evidence"
