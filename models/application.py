"""The interest of a freelance and a company in each other, about one mission (states.md, a): every move that exists.

The rows A1 to A19 are written down here as data. `whose` compares who acts with who proposed; `missions` are the
states in which the mission has to be; `mission_move` is what happens to the mission with it.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from tortoise import fields

from core.ids import public_id
from models.annulment import AnnulmentStatus
from models.base import Row
from models.conversation import ConversationState
from models.fields import UtcDateTime
from models.mission import MissionMove, MissionStatus


class ApplicationStatus(StrEnum):
    """How far a freelance and a company are about one mission."""

    PROPOSED = "proposed"
    TALKING = "talking"
    FIRM = "firm"
    CHOSEN = "chosen"
    DEAL = "deal"
    DONE = "done"
    DECLINED = "declined"
    REFUSED = "refused"
    DISCARDED = "discarded"
    NOT_SELECTED = "not_selected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Party(StrEnum):
    """One of the two sides."""

    FREELANCE = "freelance"
    COMPANY = "company"

    @property
    def other(self) -> "Party":
        """The side across."""
        return Party.COMPANY if self is Party.FREELANCE else Party.FREELANCE


class ApplicationMove(StrEnum):
    """What somebody does; the same button means different rows in different states."""

    INTEREST = "interest"
    ACCEPT = "accept"
    DECLINE = "decline"
    DISCARD = "discard"
    WITHDRAW = "withdraw"
    APPLY = "apply"
    CHOOSE = "choose"
    LAPSE = "lapse"
    LOSE = "lose"
    CANCEL = "cancel"
    CLOSE = "close"


class Guard(StrEnum):
    """What has to hold besides the states."""

    CERTIFIED = "certified"  # Both sides are certified.
    QUOTA = "quota"  # The proposer has fewer than ten open proposals (EXT-05).
    AGAIN = "again"  # What its proposer withdrew is proposed again after seven days, twice at most.


class Whose(StrEnum):
    """Whether a row is for who proposed, for who was asked, or for either."""

    PROPOSER = "proposer"
    ASKED = "asked"
    EITHER = "either"


_S, _P, _M, _G = ApplicationStatus, Party, ApplicationMove, Guard
_PUBLISHED = frozenset({MissionStatus.PUBLISHED})
_LIVE = frozenset({MissionStatus.PUBLISHED, MissionStatus.RESERVED})
_RESERVED = frozenset({MissionStatus.RESERVED})

ACTIVE = (_S.PROPOSED, _S.TALKING, _S.FIRM, _S.CHOSEN)
BOUND = (_S.DEAL, _S.DONE)


class Rule(NamedTuple):
    """One row of the table. A source of None is a pair that never met about this mission; an actor of None is time,
    or what happened to the mission or to the other side.
    """

    row: str
    sources: tuple[ApplicationStatus | None, ...]
    actor: Party | None
    move: ApplicationMove
    to: ApplicationStatus
    missions: frozenset[MissionStatus] | None = None
    guards: frozenset[Guard] = frozenset()
    whose: Whose = Whose.EITHER
    mission_move: MissionMove | None = None


_ALL_GUARDS = frozenset(_G)
_BOTH = frozenset({_G.CERTIFIED})
_SOFT = (None, _S.WITHDRAWN, _S.EXPIRED, _S.NOT_SELECTED)
_KEY, _SEAL = MissionMove.CHOOSE, MissionMove.SEAL

APPLICATION_TABLE = (
    Rule("A1", (*_SOFT, _S.DECLINED), _P.FREELANCE, _M.INTEREST, _S.PROPOSED, _PUBLISHED, _ALL_GUARDS),
    Rule("A2", _SOFT, _P.COMPANY, _M.INTEREST, _S.PROPOSED, _PUBLISHED, _ALL_GUARDS),
    *(
        Rule("A3", (_S.PROPOSED,), party, move, _S.TALKING, _PUBLISHED, _BOTH, Whose.ASKED)
        for party in (_P.FREELANCE, _P.COMPANY)
        for move in (_M.ACCEPT, _M.INTEREST)
    ),
    Rule("A4", (_S.PROPOSED,), _P.FREELANCE, _M.DECLINE, _S.DECLINED, whose=Whose.ASKED),
    Rule("A5", (_S.PROPOSED,), _P.COMPANY, _M.DISCARD, _S.DISCARDED, whose=Whose.ASKED),
    Rule("A6", (_S.PROPOSED,), _P.FREELANCE, _M.WITHDRAW, _S.WITHDRAWN, whose=Whose.PROPOSER),
    Rule("A6", (_S.PROPOSED,), _P.COMPANY, _M.WITHDRAW, _S.WITHDRAWN, whose=Whose.PROPOSER),
    Rule("A7", (_S.PROPOSED,), None, _M.LAPSE, _S.EXPIRED),
    Rule("A7'", (_S.FIRM,), None, _M.LAPSE, _S.EXPIRED, _PUBLISHED),
    Rule("A8", (_S.TALKING,), _P.FREELANCE, _M.APPLY, _S.FIRM, _LIVE, _BOTH),
    Rule("A9", (_S.TALKING,), _P.COMPANY, _M.CHOOSE, _S.CHOSEN, _PUBLISHED, _BOTH, mission_move=_KEY),
    Rule("A10", (_S.FIRM,), _P.COMPANY, _M.CHOOSE, _S.DEAL, _PUBLISHED, _BOTH, mission_move=_SEAL),
    Rule("A11", (_S.CHOSEN,), _P.FREELANCE, _M.APPLY, _S.DEAL, _RESERVED, _BOTH, mission_move=_SEAL),
    Rule("A12", (_S.TALKING,), _P.FREELANCE, _M.DECLINE, _S.REFUSED),
    Rule("A12", (_S.CHOSEN,), _P.FREELANCE, _M.DECLINE, _S.REFUSED, mission_move=MissionMove.RELEASE),
    Rule("A13", (_S.TALKING, _S.FIRM), _P.COMPANY, _M.DISCARD, _S.DISCARDED),
    Rule("A14", (_S.CHOSEN,), None, _M.LAPSE, _S.EXPIRED, _RESERVED, mission_move=MissionMove.RELEASE),
    Rule("A15", (_S.PROPOSED, _S.TALKING, _S.FIRM), None, _M.LOSE, _S.NOT_SELECTED),
    Rule("A16", (_S.PROPOSED, _S.TALKING, _S.FIRM), None, _M.CANCEL, _S.CANCELLED),
    Rule("A16", (_S.CHOSEN,), None, _M.CANCEL, _S.CANCELLED, mission_move=MissionMove.RELEASE),
    Rule("A17", (_S.DEAL,), None, _M.CLOSE, _S.DONE),
    Rule("A18", (_S.DEAL,), None, _M.CANCEL, _S.CANCELLED, mission_move=MissionMove.INTERRUPT),
    Rule("A19", (_S.TALKING,), None, _M.LAPSE, _S.EXPIRED),
)

# What becomes of a mission's applications when it moves, whoever moved it: A15, A16, A17.
FOLLOWING = {
    MissionMove.SEAL: _M.LOSE,
    MissionMove.WITHDRAW: _M.CANCEL,
    MissionMove.EXPIRE: _M.CANCEL,
    MissionMove.REMOVE: _M.CANCEL,
    MissionMove.CLOSE: _M.CLOSE,
}


def rules_for(
    status: ApplicationStatus | None, initiator: Party | None, actor: Party | None, move: ApplicationMove
) -> Rule | None:
    """The row for a move, if there is one, before anything is said of the mission and of the guards."""
    whose = {Whose.EITHER, Whose.PROPOSER if actor is initiator else Whose.ASKED}
    for rule in APPLICATION_TABLE:
        if rule.actor is actor and rule.move is move and status in rule.sources and rule.whose in whose:
            return rule
    return None


def waits_for_another(status: ApplicationStatus, mission: MissionStatus) -> bool:
    """Whether another candidate was chosen and has not confirmed yet: nobody is waited for meanwhile, and no time runs
    (D-10).
    """
    return mission is MissionStatus.RESERVED and status in ACTIVE and status is not _S.CHOSEN


def conversation_state(
    status: ApplicationStatus, annulment: AnnulmentStatus | None = None
) -> ConversationState | None:
    """The state of the conversation of an application; None where there is none yet, or as little as before.

    What two annulled together stays readable for both, as what they finished does.
    """
    if status in (_S.TALKING, _S.FIRM, _S.CHOSEN, _S.DEAL):
        return ConversationState.OPEN
    if status is _S.DONE or annulment is AnnulmentStatus.CARRIED_OUT:
        return ConversationState.ARCHIVED
    return ConversationState.CLOSED


class Timer(NamedTuple):
    """When somebody is reminded, and when an application lapses, after `timer_from`."""

    nudges: tuple[timedelta, ...]
    lapse: timedelta


TIMERS = {
    _S.PROPOSED: Timer((timedelta(days=3), timedelta(days=7)), timedelta(days=10)),
    _S.FIRM: Timer((timedelta(days=7),), timedelta(days=14)),
    _S.CHOSEN: Timer((timedelta(hours=48),), timedelta(hours=72)),
    _S.TALKING: Timer((timedelta(days=30),), timedelta(days=35)),
}


class Application(Row):
    """A freelance and a mission: one row a pair, used again when they meet again (D-07).

    `timer_from` is where the timers count from: `status_since`, later by every stop (`frozen_at`) and every sign of
    life. `reason` is what the last refusal said. `conversation_id` is set from the first discussion on. `intro` is what
    the initiator wrote, `intro_other` what the other side did: before, where the initiator only takes a refusal back,
    or with its yes.

    `annulment` is how far the last request is to end the collaboration, `annulment_by` the side that asked, and
    `annulment_answer` what the team said when it refused. `annulment_late_at` is when both sides were told that the
    team is late. A move of the application ends what was asked.
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    mission_id: int = fields.BigIntField()
    profile_id: int = fields.BigIntField()
    initiator: Party = fields.CharEnumField(Party, max_length=10)
    status: ApplicationStatus = fields.CharEnumField(ApplicationStatus, max_length=12)
    intro: str = fields.TextField(default="")
    intro_other: str = fields.TextField(default="")
    reason: str = fields.TextField(default="")
    proposals: int = fields.IntField(default=1)
    last_proposed_at: datetime = UtcDateTime()  # Read by nobody; the column may not be empty.
    status_since: datetime = UtcDateTime()
    timer_from: datetime = UtcDateTime()
    frozen_at: datetime | None = UtcDateTime(null=True)
    nudges: int = fields.IntField(default=0)
    conversation_id: int | None = fields.BigIntField(null=True)
    created_at: datetime = UtcDateTime()
    version: int = fields.IntField(default=1)
    annulment: AnnulmentStatus | None = fields.CharEnumField(AnnulmentStatus, max_length=12, null=True)
    annulment_by: Party | None = fields.CharEnumField(Party, max_length=10, null=True)
    annulment_asked_at: datetime | None = UtcDateTime(null=True)
    annulment_since: datetime | None = UtcDateTime(null=True)
    annulment_late_at: datetime | None = UtcDateTime(null=True)
    annulment_reason: str = fields.TextField(default="")
    annulment_answer: str = fields.TextField(default="")

    class Meta:
        table = "application"


class ApplicationAct(Row):
    """One move of an application: who made it (nobody when time or the mission did), when, and what it led to."""

    application_id: int = fields.BigIntField()
    move: ApplicationMove = fields.CharEnumField(ApplicationMove, max_length=12)
    status: ApplicationStatus = fields.CharEnumField(ApplicationStatus, max_length=12)
    actor_id: int | None = fields.BigIntField(null=True)
    acted_at: datetime = UtcDateTime()

    class Meta:
        table = "application_act"
