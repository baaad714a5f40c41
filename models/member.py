"""Persons, their organisations, and who belongs where."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime

# Where most people are who come without saying more: the service is a Swiss one.
DEFAULT_ZONE = "Europe/Zurich"


class MemberCategory(StrEnum):
    """Who a member is: exactly one of six (D-03, FR-030)."""

    VISITOR = "visitor"
    JOB_SEEKER = "job_seeker"
    FREELANCE = "freelance"
    COMPANY = "company"
    PUBLIC_BODY = "public_body"
    ASSOCIATION = "association"

    @property
    def is_organisation(self) -> bool:
        """Whether the account stands for an entity of several people."""
        return self in (MemberCategory.COMPANY, MemberCategory.PUBLIC_BODY, MemberCategory.ASSOCIATION)


class Member(Row):
    """One person. The row is made at the first contact, before registration; `registered_at` says when they signed up.

    `telegram_id` is the identity (FR-003): unique, and empty for who was pre-registered or left.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    telegram_id: int | None = fields.BigIntField(null=True, unique=True)
    category: MemberCategory | None = fields.CharEnumField(MemberCategory, max_length=20, null=True)
    first_name: str = fields.CharField(max_length=128, default="")
    last_name: str = fields.CharField(max_length=128, default="")
    display_name: str = fields.CharField(max_length=128, default="")
    language: str = fields.CharField(max_length=8, default="fr")
    time_zone: str = fields.CharField(max_length=64, default=DEFAULT_ZONE)
    address: str = fields.CharField(max_length=200, default="")
    city: str = fields.CharField(max_length=100, default="")
    email: str | None = fields.CharField(max_length=254, null=True)
    email_verified_at: datetime | None = UtcDateTime(null=True)
    terms_accepted_at: datetime | None = UtcDateTime(null=True)
    registered_at: datetime | None = UtcDateTime(null=True)
    pending_link: str | None = fields.CharField(max_length=64, null=True)
    is_admin: bool = fields.BooleanField(default=False)
    hat_organisation_id: int | None = fields.BigIntField(null=True)
    unreachable_at: datetime | None = UtcDateTime(null=True)
    created_at: datetime = UtcDateTime()
    last_seen_at: datetime = UtcDateTime()
    deleted_at: datetime | None = UtcDateTime(null=True)
    # The measure under which the person may only read, and contest it.
    barred_by: int | None = fields.BigIntField(null=True)
    # Names, address and public id as the team's search compares them; emptied by a trigger when one of them changes.
    folded: str = fields.TextField(default="")
    # When the next digest is looked at; empty until it is planned.
    digest_at: datetime | None = UtcDateTime(null=True)
    # Until when nothing new may be begun (states.md, g); over by itself.
    restricted_until: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    @property
    def called(self) -> str:
        """What the person is called by others: the name they chose, else their first name."""
        return self.display_name or self.first_name

    @property
    def known_as(self) -> str:
        """What the team calls an account; never empty, also before the person gave a name."""
        return self.called or self.public_id

    @property
    def verified_address(self) -> str | None:
        """Where mails to a member go; an address that nobody proved to read is none (FR-005, D-23)."""
        return self.email if self.email_verified_at is not None else None

    class Meta:
        table = "member"


class Organisation(Row):
    """A company, a public body or an association (FR-036, FR-038, FR-039)."""

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    category: MemberCategory = fields.CharEnumField(MemberCategory, max_length=20)
    name: str = fields.CharField(max_length=128)
    created_at: datetime = UtcDateTime()
    deleted_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "organisation"


class Membership(Row):
    """A person's place in an organisation; one row per pair (unique), deleted when they leave.

    Staff have a `service` and are online for it until `online_until`; `version` guards what owners change of it. Who
    is to become the owner in the place of another one is asked first: `owner_offered_by` says by whom and
    `owner_offered_at` when; one such question an organisation (partial unique index).
    """

    organisation_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    is_owner: bool = fields.BooleanField(default=False)
    may_handle_missions: bool = fields.BooleanField(default=False)
    service: str | None = fields.CharField(max_length=60, null=True)
    online_until: datetime | None = UtcDateTime(null=True)
    joined_at: datetime | None = UtcDateTime(null=True)
    owner_offered_by: int | None = fields.BigIntField(null=True)
    owner_offered_at: datetime | None = UtcDateTime(null=True)
    version: int = fields.IntField(default=1)

    class Meta:
        table = "membership"
