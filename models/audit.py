"""The audit log: who of the team, or which rule, did what to whom (EXT-15, reliability.md)."""

from datetime import datetime

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class AuditPseudonym(Row):
    """The random name under which the log speaks of a member; erased with the account."""

    pseudonym: str = fields.CharField(max_length=12, unique=True)
    member_id: int = fields.BigIntField(unique=True)

    class Meta:
        table = "audit_pseudonym"


class AuditEntry(Row):
    """One act. Never changed: triggers refuse it; removed only with whole sealed months (AuditPurge).

    `actor` and `concerned` are pseudonyms; the actor may also be "system" or "operator". No text of a person is here.
    """

    acted_at: datetime = UtcDateTime()
    actor: str = fields.CharField(max_length=12)
    hat: str = fields.CharField(max_length=20)
    action: str = fields.CharField(max_length=60)
    object_kind: str = fields.CharField(max_length=20)
    object_name: str = fields.CharField(max_length=40)
    concerned: str | None = fields.CharField(max_length=12, null=True)
    state_before: str = fields.CharField(max_length=40, default="")
    state_after: str = fields.CharField(max_length=40, default="")
    reason: str = fields.CharField(max_length=40, default="")
    update_id: int | None = fields.BigIntField(null=True)

    class Meta:
        table = "audit_entry"


class AuditSeal(Row):
    """A link of the chain: the hash over a run of committed entries and over the link before."""

    first_entry: int = fields.BigIntField()
    last_entry: int = fields.BigIntField()
    entries: int = fields.IntField()
    previous: str = fields.CharField(max_length=64, unique=True)
    hash: str = fields.CharField(max_length=64, unique=True)
    sealed_at: datetime = UtcDateTime()

    class Meta:
        table = "audit_seal"


class AuditPurge(Row):
    """What stays of months that were dropped: up to which entry, and the last hash, from which the chain goes on.

    The triggers let go of an entry or seal only when such a row covers it.
    """

    last_entry: int = fields.BigIntField(unique=True)
    hash: str = fields.CharField(max_length=64)
    older_than: datetime = UtcDateTime()
    purged_at: datetime = UtcDateTime()

    class Meta:
        table = "audit_purge"
