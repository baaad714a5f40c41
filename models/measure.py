"""Measures of the team against accounts and missions, who may not come back, and appeals (states.md, b, c, g and h)."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime


class MeasureKind(StrEnum):
    """What is done to an account, from a notice without limits to the end of it (EXT-12); REPORTING takes the right to
    report from who reported without ground again after a warning, and nothing else (EXT-13).
    """

    WARNING = "warning"
    RESTRICTION = "restriction"
    SUSPENSION = "suspension"
    DELETION = "deletion"
    REPORTING = "reporting"


class MeasureRule(StrEnum):
    """The rule that took a measure instead of a person: reports of several people, or reports without any ground."""

    REPORTS = "reports"
    UNFOUNDED = "unfounded"


class Clause(StrEnum):
    """The rule of the terms that a measure rests on."""

    IRRELEVANT = "irrelevant"
    IDENTITY = "identity"
    CONDUCT = "conduct"
    FRAUD = "fraud"
    LAW = "law"

    @property
    def is_grave(self) -> bool:
        """Whether a deletion for it takes effect at once instead of after thirty days."""
        return self in (Clause.FRAUD, Clause.LAW)


class Ending(StrEnum):
    """How a measure ended: lifted by the team, its end came, overturned on appeal, carried out, or (an exclusion that
    nobody else confirmed) dropped.
    """

    LIFTED = "lifted"
    LAPSED = "lapsed"
    OVERTURNED = "overturned"
    DONE = "done"
    DROPPED = "dropped"


class Measure(Row):
    """A decision against an account, with what the member is owed to read: facts, clause, date of effect (EXT-14).

    One of each kind at a time, but for warnings (partial unique index). A deletion is open until it was carried out.
    An exclusion is a deletion that another administrator confirms until `confirm_by`; before that it is nothing to its
    member. `decided_by` is None for a rule, and `rule` says which: its `facts` are codes. `kept_by` is the person of
    the team who looked at it and left it in force. `renewals` counts how often a restriction was prolonged.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    member_id: int = fields.BigIntField()
    profile_id: int | None = fields.BigIntField(null=True)
    kind: MeasureKind = fields.CharEnumField(MeasureKind, max_length=12)
    clause: Clause = fields.CharEnumField(Clause, max_length=12)
    facts: str = fields.TextField()
    decided_by: int | None = fields.BigIntField(null=True)
    decided_at: datetime = UtcDateTime()
    effective_at: datetime = UtcDateTime()
    until_at: datetime | None = UtcDateTime(null=True)
    ended_at: datetime | None = UtcDateTime(null=True)
    ending: Ending | None = fields.CharEnumField(Ending, max_length=12, null=True)
    confirm_by: datetime | None = UtcDateTime(null=True)
    confirmed_by: int | None = fields.BigIntField(null=True)
    renewals: int = fields.IntField(default=0)
    rule: MeasureRule | None = fields.CharEnumField(MeasureRule, max_length=12, null=True)
    kept_by: int | None = fields.BigIntField(null=True)
    version: int = fields.IntField(default=1)

    @property
    def is_proposed(self) -> bool:
        """Whether it waits for a second administrator, and nobody but the team knows of it."""
        return self.confirm_by is not None and self.confirmed_by is None

    class Meta:
        table = "measure"


class MissionMeasureKind(StrEnum):
    """What is done to a mission: it is hidden while the team looks at it, or taken away for good (states.md, b)."""

    SUSPENSION = "suspension"
    REMOVAL = "removal"


class MissionMeasure(Row):
    """A decision against a mission, with what its company is owed to read (EXT-14).

    One suspension of a mission at a time (partial unique index). It ends lifted, overturned on appeal, or DONE when a
    removal or the company's departure took its place. A removal is DONE from its first instant.
    """

    mission_id: int = fields.BigIntField()
    kind: MissionMeasureKind = fields.CharEnumField(MissionMeasureKind, max_length=12)
    clause: Clause = fields.CharEnumField(Clause, max_length=12)
    facts: str = fields.TextField()
    decided_by: int = fields.BigIntField()
    decided_at: datetime = UtcDateTime()
    ended_at: datetime | None = UtcDateTime(null=True)
    ending: Ending | None = fields.CharEnumField(Ending, max_length=12, null=True)
    version: int = fields.IntField(default=1)

    @property
    def stands(self) -> bool:
        """Whether the decision is in force: a suspension until it ends, a removal until an appeal overturns it."""
        return self.ended_at is None or (
            self.kind is MissionMeasureKind.REMOVAL and self.ending is Ending.DONE
        )

    class Meta:
        table = "mission_measure"


class Exclusion(Row):
    """The keyed hash of a Telegram id or an e-mail address of somebody who was excluded (D-22)."""

    digest: str = fields.CharField(max_length=64, unique=True)
    measure_id: int = fields.BigIntField()
    expires_at: datetime = UtcDateTime()

    class Meta:
        table = "exclusion"


class AppealOutcome(StrEnum):
    """What another administrator found."""

    CONFIRMED = "confirmed"
    OVERTURNED = "overturned"


class Appeal(Row):
    """« Contester cette décision »: of a refusal of certification, of a measure against an account or a mission, or of
    what became of one's report of a scam, once a decision (EXT-14).
    """

    member_id: int = fields.BigIntField()
    refusal_id: int | None = fields.BigIntField(null=True, unique=True)
    measure_id: int | None = fields.BigIntField(null=True, unique=True)
    mission_measure_id: int | None = fields.BigIntField(null=True, unique=True)
    report_id: int | None = fields.BigIntField(null=True, unique=True)
    text: str = fields.TextField()
    filed_at: datetime = UtcDateTime()
    outcome: AppealOutcome | None = fields.CharEnumField(AppealOutcome, max_length=12, null=True)
    answer: str = fields.TextField(default="")
    decided_by: int | None = fields.BigIntField(null=True)
    decided_at: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "appeal"
