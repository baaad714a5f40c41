"""The team's check of a profile (states.md, c): which move leads where, the evidence, and the decisions."""

from datetime import date, datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime
from models.moves import next_status
from models.profile import Certification


class CertificationMove(StrEnum):
    """What somebody does with a certification."""

    SUBMIT = "submit"
    NO_PERMIT = "no_permit"
    ASK_MORE = "ask_more"
    CERTIFY = "certify"
    REFUSE = "refuse"
    EXPIRE = "expire"
    SUSPEND = "suspend"
    LIFT = "lift"
    REOPEN = "reopen"


_S, _M = Certification, CertificationMove

# A permit that arrives at last is submitted like any other document.
CERTIFICATION_TABLE = {
    (_S.NONE, _M.SUBMIT): _S.REVIEW,
    (_S.NO_PERMIT, _M.SUBMIT): _S.REVIEW,
    (_S.REFUSED, _M.SUBMIT): _S.REVIEW,
    (_S.MORE, _M.SUBMIT): _S.REVIEW,
    (_S.EXPIRED, _M.SUBMIT): _S.REVIEW,
    (_S.NONE, _M.NO_PERMIT): _S.NO_PERMIT,
    (_S.REVIEW, _M.ASK_MORE): _S.MORE,
    (_S.REVIEW, _M.CERTIFY): _S.CERTIFIED,
    (_S.REVIEW, _M.REFUSE): _S.REFUSED,
    (_S.CERTIFIED, _M.EXPIRE): _S.EXPIRED,
    (_S.CERTIFIED, _M.SUSPEND): _S.SUSPENDED,
    (_S.SUSPENDED, _M.LIFT): _S.CERTIFIED,
    (_S.REFUSED, _M.REOPEN): _S.REVIEW,
    # A changed registration number is checked again; the certificate is kept until then.
    (_S.CERTIFIED, _M.REOPEN): _S.REVIEW,
}


def next_certification(status: Certification, move: CertificationMove) -> Certification:
    """The status that a move leads to. Refuses with IllegalMove what is in no row."""
    return next_status(CERTIFICATION_TABLE, status, move)


def may_be_submitted(status: Certification) -> bool:
    """Whether the next word is the member's: something can be given and handed to the team."""
    return (status, CertificationMove.SUBMIT) in CERTIFICATION_TABLE


class EvidenceKind(StrEnum):
    """What a document proves."""

    PERMIT = "permit"
    RESIDENCE = "residence"
    STATUTES = "statutes"


TWO_SIDED = (EvidenceKind.PERMIT,)
# Between country and number of a register that we cannot check: no number that is recognised has it.
OTHER_REGISTER = " · "


def is_of_other_register(number: str) -> bool:
    """Whether an official number was given with its country, because nothing of ours recognises it."""
    return OTHER_REGISTER in number


def side_name(kind: EvidenceKind, is_back: bool) -> str:
    """What the catalogue calls a document, or the back of one."""
    return f"{kind}_back" if is_back else str(kind)


class EvidenceDocument(Row):
    """One document, or the back of one (`is_back`), that a member gave for the check. Its content is an encrypted file;
    the wrapped key opens it.

    Forgetting it destroys key and file; kind, hash and dates stay (EXT-16).
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    profile_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    kind: EvidenceKind = fields.CharEnumField(EvidenceKind, max_length=12)
    is_back: bool = fields.BooleanField(default=False)
    mime: str = fields.CharField(max_length=40)
    size: int = fields.BigIntField()
    sha256: str = fields.CharField(max_length=64)
    file: str | None = fields.CharField(max_length=120, null=True)
    wrapped_key: str | None = fields.CharField(max_length=160, null=True)
    given_at: datetime = UtcDateTime()
    decided_at: datetime | None = UtcDateTime(null=True)
    forgotten_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "evidence_document"


class UploadPass(Row):
    """The right to give one document, for fifteen minutes and once; the link to it is signed with our keys."""

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    profile_id: int = fields.BigIntField()
    member_id: int = fields.BigIntField()
    kind: EvidenceKind = fields.CharEnumField(EvidenceKind, max_length=12)
    is_back: bool = fields.BooleanField(default=False)
    expires_at: datetime = UtcDateTime()
    used_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "upload_pass"


class CertificationAct(Row):
    """One move of a certification: who made it, when, and what was said to the member."""

    profile_id: int = fields.BigIntField()
    move: CertificationMove = fields.CharEnumField(CertificationMove, max_length=12)
    actor_id: int | None = fields.BigIntField(null=True)
    reason: str = fields.CharField(max_length=12, default="")
    note: str = fields.TextField(default="")
    permit_until: date | None = fields.DateField(null=True)
    acted_at: datetime = UtcDateTime()

    class Meta:
        table = "certification_act"


class EvidenceReading(Row):
    """Somebody of the team opened a document (EXT-15)."""

    document_id: int = fields.BigIntField()
    admin_id: int = fields.BigIntField()
    read_at: datetime = UtcDateTime()

    class Meta:
        table = "evidence_reading"
