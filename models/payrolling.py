"""Who takes care of contract, invoices and salary of a sealed collaboration (states.md, i): every move that exists."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tortoise import fields

from core.errors import IllegalMove
from core.ids import public_id
from models.application import Party
from models.base import Row
from models.fields import UtcDateTime
from models.mission import RateKind


class PayrollStatus(StrEnum):
    """How far a file is."""

    CHOOSING = "choosing"
    PROPOSED = "proposed"
    CHOSEN = "chosen"
    SENT = "sent"
    TAKEN_ON = "taken_on"
    CONTRACT = "contract"
    ACTIVE = "active"
    CLOSED = "closed"
    INDEPENDENT = "independent"
    INCIDENT = "incident"
    CANCELLED = "cancelled"


class PayrollMove(StrEnum):
    """What somebody does with a file."""

    PROPOSE = "propose"
    ACCEPT = "accept"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    TAKE_ON = "take_on"
    SIGN = "sign"
    BEGIN = "begin"
    CLOSE = "close"
    REPORT_UNPAID = "report_unpaid"
    SETTLE = "settle"
    CANCEL = "cancel"


class PayrollActor(StrEnum):
    """Who acts: one of the two sides, the team in the partner's name, or what happens by itself."""

    FREELANCE = "freelance"
    COMPANY = "company"
    TEAM = "team"
    SYSTEM = "system"


class PayrollRule(NamedTuple):
    """One row. `to` None leads back to where the file was before the incident; `only_other` is for the side that did
    not propose.
    """

    sources: tuple[PayrollStatus, ...]
    actors: tuple[PayrollActor, ...]
    move: PayrollMove
    to: PayrollStatus | None
    only_other: bool = False


_S, _M, _A = PayrollStatus, PayrollMove, PayrollActor
SIDES = (_A.FREELANCE, _A.COMPANY)
# Until a contract is signed, either side may still manage the mission independently.
_BEFORE_CONTRACT = (_S.CHOOSING, _S.PROPOSED, _S.CHOSEN, _S.SENT, _S.TAKEN_ON)
# Where the partner has something to do, or will have: what ends there is told to them.
WITH_PARTNER = (_S.CHOSEN, _S.SENT, _S.TAKEN_ON, _S.CONTRACT, _S.ACTIVE, _S.CLOSED, _S.INCIDENT)

PAYROLL_TABLE = (
    PayrollRule((_S.CHOOSING,), SIDES, _M.PROPOSE, _S.PROPOSED),
    PayrollRule((_S.PROPOSED,), SIDES, _M.ACCEPT, _S.CHOSEN, only_other=True),
    PayrollRule(_BEFORE_CONTRACT, SIDES, _M.REFUSE, _S.INDEPENDENT),
    PayrollRule((_S.CHOSEN,), (_A.SYSTEM,), _M.HAND_OVER, _S.SENT),
    PayrollRule((_S.SENT,), (_A.TEAM,), _M.TAKE_ON, _S.TAKEN_ON),
    PayrollRule((_S.TAKEN_ON,), (_A.TEAM,), _M.SIGN, _S.CONTRACT),
    PayrollRule((_S.CONTRACT,), (_A.TEAM,), _M.BEGIN, _S.ACTIVE),
    PayrollRule((_S.ACTIVE,), (_A.TEAM,), _M.CLOSE, _S.CLOSED),
    PayrollRule((_S.ACTIVE, _S.CLOSED), (_A.FREELANCE,), _M.REPORT_UNPAID, _S.INCIDENT),
    PayrollRule((_S.INCIDENT,), (_A.TEAM,), _M.SETTLE, None),
    PayrollRule(tuple(s for s in _S if s is not _S.CANCELLED), (_A.SYSTEM,), _M.CANCEL, _S.CANCELLED),
)


def payroll_rule(
    status: PayrollStatus, proposed_by: Party | None, actor: PayrollActor, move: PayrollMove
) -> PayrollRule:
    """The row that allows a move. Refuses with IllegalMove what is in none."""
    for rule in PAYROLL_TABLE:
        if status in rule.sources and actor in rule.actors and move is rule.move:
            if not (rule.only_other and proposed_by is not None and actor == proposed_by.value):
                return rule
    raise IllegalMove(status=str(status), move=str(move))


def may_move(
    status: PayrollStatus, proposed_by: Party | None, actor: PayrollActor, move: PayrollMove
) -> bool:
    """Whether a move would be allowed: what a button is drawn for."""
    try:
        payroll_rule(status, proposed_by, actor, move)
    except IllegalMove:
        return False
    return True


class PayrollFile(Row):
    """The file of one collaboration. Partner, percentage (hundredths of a percent) and rate are those of the day on
    which it was sealed; `partner` is empty when there was none.

    `*_consent_at` is when a side agreed to its details being sent, `*_read_at` when it took note of what independent
    management means. `company_contact_id` is who agreed for the company. `dossier` is our sealed copy of what was
    sent; it goes ninety days after the hand-over or the end, the expert's name ninety days after the end.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    application_id: int = fields.BigIntField(unique=True)
    status: PayrollStatus = fields.CharEnumField(PayrollStatus, max_length=12)
    partner: str = fields.CharField(max_length=80, default="")
    percent: int = fields.IntField(default=0)
    rate_kind: RateKind | None = fields.CharEnumField(RateKind, max_length=12, null=True)
    rate_cents: int | None = fields.BigIntField(null=True)
    currency: str = fields.CharField(max_length=3, default="CHF")
    proposed_by: Party | None = fields.CharEnumField(Party, max_length=10, null=True)
    freelance_consent_at: datetime | None = UtcDateTime(null=True)
    company_consent_at: datetime | None = UtcDateTime(null=True)
    company_contact_id: int | None = fields.BigIntField(null=True)
    freelance_read_at: datetime | None = UtcDateTime(null=True)
    company_read_at: datetime | None = UtcDateTime(null=True)
    expert: str = fields.CharField(max_length=80, default="")
    incident_from: PayrollStatus | None = fields.CharEnumField(PayrollStatus, max_length=12, null=True)
    dossier: str = fields.TextField(default="")
    handed_over_at: datetime | None = UtcDateTime(null=True)
    status_since: datetime = UtcDateTime()
    nudges: int = fields.IntField(default=0)
    escalated_at: datetime | None = UtcDateTime(null=True)
    created_at: datetime = UtcDateTime()
    version: int = fields.IntField(default=1)

    class Meta:
        table = "payroll_file"


class PayrollAct(Row):
    """One move of a file: who made it (nobody when it happened by itself), when, and what it led to."""

    file_id: int = fields.BigIntField()
    move: PayrollMove = fields.CharEnumField(PayrollMove, max_length=16)
    status: PayrollStatus = fields.CharEnumField(PayrollStatus, max_length=12)
    actor_id: int | None = fields.BigIntField(null=True)
    acted_at: datetime = UtcDateTime()

    class Meta:
        table = "payroll_act"


class PartnerEvent(StrEnum):
    """What the partner is told about a file; AMENDED is an address that somebody confirmed after the dossier left."""

    DOSSIER = "dossier"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    INCIDENT = "incident"


class PartnerChannel(StrEnum):
    """How the partner is told."""

    MAIL = "mail"
    WEBHOOK = "webhook"


class DeliveryState(StrEnum):
    """Whether the partner has it."""

    OWED = "owed"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class PartnerDelivery(Row):
    """One message to the partner on one channel. Its public id is the same at every try, so that the partner knows a
    message that comes twice. `attempts`, `not_before` and `lease_until` are in real time.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    file_id: int = fields.BigIntField()
    event: PartnerEvent = fields.CharEnumField(PartnerEvent, max_length=12)
    channel: PartnerChannel = fields.CharEnumField(PartnerChannel, max_length=8)
    state: DeliveryState = fields.CharEnumField(DeliveryState, max_length=8, default=DeliveryState.OWED)
    attempts: int = fields.IntField(default=0)
    not_before: datetime = UtcDateTime()
    lease_until: datetime | None = UtcDateTime(null=True)
    error: str = fields.CharField(max_length=300, default="")
    created_at: datetime = UtcDateTime()
    settled_at: datetime | None = UtcDateTime(null=True)

    class Meta:
        table = "partner_delivery"
