"""What the directory shows of a professional."""

from datetime import date, datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime
from models.member import MemberCategory


class Certification(StrEnum):
    """How far the team's check of a profile went (states.md, c)."""

    NONE = "none"
    REVIEW = "review"
    MORE = "more"
    NO_PERMIT = "no_permit"
    CERTIFIED = "certified"
    REFUSED = "refused"
    EXPIRED = "expired"
    SUSPENDED = "suspended"


class Domain(StrEnum):
    """The four domains of the marketplace (FR-009); a profile outside them has none (D-30)."""

    MARKETING = "mkt"
    IT = "it"
    HR = "hr"
    BUSINESS = "biz"


class SkillKind(StrEnum):
    """Four kinds of skills (FR-056)."""

    TECHNICAL = "technical"
    SOFT = "soft"
    TOOL = "tool"
    LANGUAGE = "language"


class MissionLength(StrEnum):
    """How long the missions are that a freelance takes (FR-059)."""

    SHORT = "short"
    LONG = "long"
    ANY = "any"


class WorkFormat(StrEnum):
    """Where a freelance works (FR-059)."""

    REMOTE = "remote"
    ON_SITE = "on_site"
    ANY = "any"


class Billing(StrEnum):
    """How a freelance is paid: through a payroller, by invoices of their own, or either (FR-059)."""

    PAYROLLING = "payrolling"
    INDEPENDENT = "independent"
    ANY = "any"


class Level(StrEnum):
    """How practised a freelance is in their trade (FR-106)."""

    JUNIOR = "junior"
    CONFIRMED = "confirmed"
    SENIOR = "senior"


class Profile(Row):
    """What others can find; owned by exactly one member or one organisation (CHECK and unique columns).

    Found by others only while it is certified, not paused and not deleted (FR-075). `certificate_kept` says that the
    certificate stays in force until the team decided about a changed registration number (states.md, c).
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    member_id: int | None = fields.BigIntField(null=True, unique=True)
    organisation_id: int | None = fields.BigIntField(null=True, unique=True)
    category: MemberCategory = fields.CharEnumField(MemberCategory, max_length=20)
    display_name: str = fields.CharField(max_length=128)
    sector: str = fields.CharField(max_length=80, default="")
    domain: Domain | None = fields.CharEnumField(Domain, max_length=8, null=True)
    description: str = fields.TextField(default="")
    city: str = fields.CharField(max_length=100, default="")
    picture: str | None = fields.CharField(max_length=80, null=True)
    certification: Certification = fields.CharEnumField(
        Certification, max_length=12, default=Certification.NONE
    )
    certificate_kept: bool = fields.BooleanField(default=False)
    certified_at: datetime | None = UtcDateTime(null=True)
    certified_by: str | None = fields.CharField(max_length=128, null=True)
    registration_number: str = fields.CharField(max_length=60, default="")
    permit_until: date | None = fields.DateField(null=True)
    online_until: datetime | None = UtcDateTime(null=True)
    online_warned: bool = fields.BooleanField(default=False)  # Read by nobody; the column may not be empty.
    agenda_updated_at: datetime | None = UtcDateTime(null=True)
    collaborations: int = fields.IntField(default=0)
    paused: bool = fields.BooleanField(default=False)
    street: str = fields.CharField(max_length=200, default="")
    web_site: str = fields.CharField(max_length=200, default="")
    mission_length: MissionLength | None = fields.CharEnumField(MissionLength, max_length=8, null=True)
    work_format: WorkFormat | None = fields.CharEnumField(WorkFormat, max_length=8, null=True)
    activity_rate: int | None = fields.IntField(null=True)
    billing: Billing | None = fields.CharEnumField(Billing, max_length=12, null=True)
    level: Level | None = fields.CharEnumField(Level, max_length=12, null=True)
    skipped_sections: str = fields.CharField(max_length=200, default="")
    created_at: datetime = UtcDateTime()
    updated_at: datetime = UtcDateTime()
    deleted_at: datetime | None = UtcDateTime(null=True)
    # Until when its only person is restricted; others read « vérification en cours » (states.md, g).
    restricted_until: datetime | None = UtcDateTime(null=True)
    folded: str = fields.TextField(default="")
    version: int = fields.IntField(default=1)

    @property
    def is_certified(self) -> bool:
        """Whether a certificate of the team is in force."""
        return self.certification is Certification.CERTIFIED or self.certificate_kept

    class Meta:
        table = "profile"


class Skill(Row):
    """One skill of a profile; `rank` orders them, the first five are the flagship skills (FR-090)."""

    profile_id: int = fields.BigIntField()
    kind: SkillKind = fields.CharEnumField(SkillKind, max_length=12, default=SkillKind.TECHNICAL)
    label: str = fields.CharField(max_length=60)
    folded: str = fields.CharField(max_length=80)
    rank: int = fields.IntField(default=0)

    class Meta:
        table = "skill"
