"""Reports of scams (states.md, g)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.queryset import QuerySet

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


# Taken by somebody of the team; of MORE the reporter was asked for more.
UNDER_REVIEW = (ScamStatus.REVIEW, ScamStatus.MORE)
OPEN = (ScamStatus.FILED, *UNDER_REVIEW)
DECIDED = (ScamStatus.FOUNDED, ScamStatus.UNFOUNDED, ScamStatus.CLOSED)


class QuestionSide(StrEnum):
    """Whom the team asks about a case: who reported, or the person behind the reported profile."""

    REPORTER = "reporter"
    REPORTED = "reported"


class QuestionState(StrEnum):
    """What became of a question: OPEN until it is ANSWERED, five days passed (LAPSED), or the case was decided."""

    OPEN = "open"
    ANSWERED = "answered"
    LAPSED = "lapsed"
    CLOSED = "closed"


class ScamReport(Row):
    """One case. The reported profile never learns who reported (EXT-11). `priority` 1 is the most urgent of 3.

    `decided_by` is who decided last, `measure_id` what followed for the reported account. `is_manifest` says that a
    report was manifestly unfounded, which counts against its reporter. `to_weigh` waits for the rule that restricts
    accounts (EXT-12). Beyond the limits of its reporter it `is_queued`, for them alone, and reaches the team at
    `queued_until` (EXT-13).
    """

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
    decided_by: int | None = fields.BigIntField(null=True)
    measure_id: int | None = fields.BigIntField(null=True)
    is_manifest: bool = fields.BooleanField(default=False)
    to_weigh: bool = fields.BooleanField(default=False)
    queued_until: datetime | None = UtcDateTime(null=True)
    is_queued: bool = fields.BooleanField(default=False)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "scam_report"

    @property
    def reaches_at(self) -> datetime:
        """When the team has it before it: at once, or once its turn has come."""
        return self.queued_until or self.filed_at


def open_about(profile_id: int | None) -> QuerySet[ScamReport]:
    """The cases about a profile that the team has before it and has not decided; what waits for its turn is not yet."""
    return ScamReport.filter(profile_id=profile_id, status__in=OPEN, is_queued=False)


class ScamEvidence(Row):
    """One file of a case; `file_id` is Telegram's name for it. The reporter attached it, or whoever answered the
    question `question_id` of the team.
    """

    report_id: int = fields.BigIntField()
    file_id: str = fields.CharField(max_length=256)
    unique_id: str = fields.CharField(max_length=64)
    kind: str = fields.CharField(max_length=12)
    size: int = fields.BigIntField(default=0)
    question_id: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "scam_evidence"


class ScamQuestion(Row):
    """What the team asks one side of a case; one OPEN question a case (partial unique index)."""

    report_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    side: QuestionSide = fields.CharEnumField(QuestionSide, max_length=10)
    body: str = fields.TextField()
    asked_by: int = fields.BigIntField()
    asked_at: datetime = UtcDateTime()
    due_at: datetime = UtcDateTime()
    state: QuestionState = fields.CharEnumField(QuestionState, max_length=10, default=QuestionState.OPEN)
    answer: str = fields.TextField(default="")
    settled_at: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "scam_question"
