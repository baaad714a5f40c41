"""Proofs that somebody may come in: codes by e-mail, and personal links."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class CodePurpose(StrEnum):
    """What a typed code does."""

    CONFIRM = "confirm"
    CHANGE_OLD = "change_old"
    CHANGE_NEW = "change_new"
    RECOVER = "recover"


class MailCode(Row):
    """Six digits on their way to an address. The digits are nowhere: they are derived from `salt` by our keys.

    `asker_id` types them; `member_id` is whose membership they open, None when nobody has the address.
    """

    purpose: CodePurpose = fields.CharEnumField(CodePurpose, max_length=12)
    asker_id: int = fields.BigIntField()
    member_id: int | None = fields.BigIntField(null=True)
    email: str = fields.CharField(max_length=254)
    salt: str = fields.CharField(max_length=40)
    tries: int = fields.SmallIntField(default=0)
    expires_at: datetime = UtcDateTime()
    used_at: datetime | None = UtcDateTime(null=True)
    created_at: datetime = UtcDateTime()

    class Meta:
        table = "mail_code"


class LinkKind(StrEnum):
    """What a personal link is for; the letter that its payload begins with."""

    INVITATION = "i"
    EMPLOYEE = "e"
    RESCUE = "r"


class PersonalLink(Row):
    """One deep link for one person, used once; only the hash of its token is kept.

    `member_id` is who comes in by an invitation or a rescue link; organisation, service and mission right are what an
    employee gets. `by_mail` says that only a mail carried it: who has it reads that mailbox.
    """

    kind: LinkKind = fields.CharEnumField(LinkKind, max_length=1)
    token_hash: str = fields.CharField(max_length=64, unique=True)
    member_id: int | None = fields.BigIntField(null=True)
    organisation_id: int | None = fields.BigIntField(null=True)
    service: str | None = fields.CharField(max_length=60, null=True)
    may_handle_missions: bool = fields.BooleanField(default=False)
    by_mail: bool = fields.BooleanField(default=False)
    created_by: int = fields.BigIntField()
    created_at: datetime = UtcDateTime()
    expires_at: datetime = UtcDateTime()
    used_at: datetime | None = UtcDateTime(null=True)
    used_by: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "personal_link"
