"""What somebody is beside their category: roles, which the team gives and takes (D-03)."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime
from models.member import MemberCategory


class Role(StrEnum):
    """An interpreter has a calendar of dated missions; a recruiter asks for lists of interpreters (FR-040, FR-190).

    The administrator's right is none of these: only the command line gives it.
    """

    INTERPRETER = "interpreter"
    RECRUITER = "recruiter"

    def fits(self, category: MemberCategory | None) -> bool:
        """Whether an account of this category may have the role; a visitor is a named external recruiter."""
        if self is Role.INTERPRETER:
            return category is MemberCategory.FREELANCE
        return category is not None and (category.is_organisation or category is MemberCategory.VISITOR)


class RoleGrant(Row):
    """A role of a person, or a recruiter's of an organisation; taken, the row stays with both reasons.

    One open grant a role and holder (partial unique indexes). The reasons are the team's words, for the team and for
    whom they are about.
    """

    role: Role = fields.CharEnumField(Role, max_length=12)
    member_id: int | None = fields.BigIntField(null=True)
    organisation_id: int | None = fields.BigIntField(null=True)
    reason: str = fields.TextField()
    given_by: int = fields.BigIntField()
    given_at: datetime = UtcDateTime()
    ended_by: int | None = fields.BigIntField(null=True)
    ended_at: datetime | None = UtcDateTime(null=True)
    ended_reason: str = fields.TextField(default="")

    class Meta:
        table = "role_grant"
