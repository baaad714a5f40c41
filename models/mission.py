"""A company's mission (states.md, b): what it says, and which move leads where."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from tortoise import fields

from core.errors import IllegalMove
from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime
from models.moves import next_status
from models.profile import Domain


class MissionStatus(StrEnum):
    """How far a mission went. Only PUBLISHED is found by others."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RESERVED = "reserved"
    FILLED = "filled"
    CLOSED = "closed"
    INTERRUPTED = "interrupted"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


class EndReason(StrEnum):
    """Why a mission was withdrawn."""

    NONE = ""
    OWNER = "owner"
    EXPIRED = "expired"
    MODERATION = "moderation"


class MissionMove(StrEnum):
    """What somebody, or time, does with a mission."""

    PUBLISH = "publish"
    EDIT = "edit"
    KEEP = "keep"
    CHOOSE = "choose"
    RELEASE = "release"
    SEAL = "seal"
    CLOSE = "close"
    INTERRUPT = "interrupt"
    REPUBLISH = "republish"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    SUSPEND = "suspend"
    LIFT = "lift"
    REMOVE = "remove"


_S, _M = MissionStatus, MissionMove
LIVE = (_S.PUBLISHED, _S.RESERVED, _S.FILLED, _S.INTERRUPTED)

MISSION_TABLE = {
    (_S.DRAFT, _M.EDIT): _S.DRAFT,
    (_S.DRAFT, _M.PUBLISH): _S.PUBLISHED,
    (_S.DRAFT, _M.WITHDRAW): _S.WITHDRAWN,
    (_S.PUBLISHED, _M.EDIT): _S.PUBLISHED,
    (_S.PUBLISHED, _M.KEEP): _S.PUBLISHED,
    (_S.PUBLISHED, _M.CHOOSE): _S.RESERVED,
    (_S.PUBLISHED, _M.SEAL): _S.FILLED,
    (_S.PUBLISHED, _M.WITHDRAW): _S.WITHDRAWN,
    (_S.PUBLISHED, _M.EXPIRE): _S.WITHDRAWN,
    (_S.RESERVED, _M.RELEASE): _S.PUBLISHED,
    (_S.RESERVED, _M.SEAL): _S.FILLED,
    (_S.RESERVED, _M.WITHDRAW): _S.WITHDRAWN,
    (_S.FILLED, _M.CLOSE): _S.CLOSED,
    (_S.FILLED, _M.INTERRUPT): _S.INTERRUPTED,
    (_S.INTERRUPTED, _M.REPUBLISH): _S.PUBLISHED,
    (_S.INTERRUPTED, _M.CLOSE): _S.CLOSED,
    **{(status, _M.SUSPEND): _S.SUSPENDED for status in LIVE},
    (_S.SUSPENDED, _M.REMOVE): _S.WITHDRAWN,
}


def next_mission_status(
    status: MissionStatus,
    move: MissionMove,
    suspended_from: MissionStatus | None = None,
    end_reason: EndReason = EndReason.NONE,
) -> MissionStatus:
    """The status that a move leads to; LIFT leads back to where the mission was before it was suspended, and gives a
    mission that the team removed back to its company, which publishes it again or closes it.

    Refuses with IllegalMove what is in no row.
    """
    if move is MissionMove.LIFT and (status, end_reason) == (MissionStatus.WITHDRAWN, EndReason.MODERATION):
        return MissionStatus.INTERRUPTED
    if move is MissionMove.LIFT and status is MissionStatus.SUSPENDED:
        if suspended_from is None:
            raise IllegalMove(status=str(status), move=str(move))
        return suspended_from
    return next_status(MISSION_TABLE, status, move)


class MissionDuration(StrEnum):
    """Long or short (FR-163)."""

    SHORT = "short"
    LONG = "long"


class MissionFormat(StrEnum):
    """Where the work is done (FR-163)."""

    REMOTE = "remote"
    ON_SITE = "on_site"
    HYBRID = "hybrid"


class RateKind(StrEnum):
    """What the rate is for."""

    DAY = "day"
    HOUR = "hour"
    FIXED = "fixed"
    TO_DISCUSS = "to_discuss"


class PayrollingChoice(StrEnum):
    """Whether the company works with payrolling (FR-176)."""

    YES = "yes"
    NO = "no"
    TO_DISCUSS = "to_discuss"


class Mission(Row):
    """One position (D-29) that a company offers.

    A draft may lack everything; whatever is not a draft (or a withdrawn one) has what publishing asks for (CHECK).
    `active_at` is when somebody last did something with it, `asked_at` when its people were asked whether it still
    holds; `rate_cents` are hundredths of `currency`.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    organisation_id: int = fields.BigIntField()
    created_by: int = fields.BigIntField()
    status: MissionStatus = fields.CharEnumField(MissionStatus, max_length=12, default=MissionStatus.DRAFT)
    title: str = fields.CharField(max_length=80, default="")
    domain: Domain | None = fields.CharEnumField(Domain, max_length=8, null=True)
    description: str = fields.TextField(default="")
    duration: MissionDuration | None = fields.CharEnumField(MissionDuration, max_length=8, null=True)
    work_format: MissionFormat | None = fields.CharEnumField(MissionFormat, max_length=8, null=True)
    city: str = fields.CharField(max_length=100, default="")
    begins: date | None = fields.DateField(null=True)
    ends: date | None = fields.DateField(null=True)
    years: int | None = fields.IntField(null=True)
    rate_kind: RateKind | None = fields.CharEnumField(RateKind, max_length=12, null=True)
    rate_cents: int | None = fields.BigIntField(null=True)
    currency: str = fields.CharField(max_length=3, default="CHF")
    payrolling: PayrollingChoice | None = fields.CharEnumField(PayrollingChoice, max_length=12, null=True)
    open_to_job_seekers: bool | None = fields.BooleanField(null=True)
    end_reason: EndReason = fields.CharEnumField(EndReason, max_length=12, default=EndReason.NONE)
    suspended_from: MissionStatus | None = fields.CharEnumField(MissionStatus, max_length=12, null=True)
    created_at: datetime = UtcDateTime()
    updated_at: datetime = UtcDateTime()
    active_at: datetime = UtcDateTime()
    asked_at: datetime | None = UtcDateTime(null=True)
    published_at: datetime | None = UtcDateTime(null=True)
    closed_at: datetime | None = UtcDateTime(null=True)
    folded: str = fields.TextField(default="")
    version: int = fields.IntField(default=1)

    class Meta:
        table = "mission"

    @property
    def rate(self) -> Decimal | None:
        """The rate in whole units of its currency."""
        return None if self.rate_cents is None else Decimal(self.rate_cents) / 100


class MissionSkill(Row):
    """One skill that a mission asks for; unique per mission in any accent or case."""

    mission_id: int = fields.BigIntField()
    label: str = fields.CharField(max_length=60)
    folded: str = fields.CharField(max_length=80)
    rank: int = fields.IntField(default=0)

    class Meta:
        table = "mission_skill"


class MissionAct(Row):
    """One move of a mission: who made it (nobody when time did), and when."""

    mission_id: int = fields.BigIntField()
    move: MissionMove = fields.CharEnumField(MissionMove, max_length=12)
    actor_id: int | None = fields.BigIntField(null=True)
    acted_at: datetime = UtcDateTime()

    class Meta:
        table = "mission_act"
