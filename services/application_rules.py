"""Whether a move of an application may happen, from facts alone (states.md, a)."""

from dataclasses import dataclass
from datetime import timedelta

from core.errors import Conflict, DomainError, IllegalMove, NotAllowed
from models.application import (
    ApplicationMove,
    ApplicationStatus,
    Guard,
    Party,
    Rule,
    rules_for,
)
from models.mission import MissionStatus
from services.contact import CertificationNeeded
from services.standing import OtherUnderCheck

QUOTA = 10
AGAIN_AFTER = timedelta(days=7)
MOST_PROPOSALS = 3


class AlreadyProposed(Conflict):
    """Both know of each other about this mission already."""


class NotAgain(NotAllowed):
    """What was said was definitive, or is the other side's to take back (D-11)."""


class TooManyProposals(NotAllowed):
    """`limit` proposals are open already: an answer or a withdrawal frees a place (EXT-05)."""


class TooSoonAgain(NotAllowed):
    """What was withdrawn is proposed again after `days` days."""


class ProposedTooOften(NotAllowed):
    """What was withdrawn is proposed again twice at most."""


class Taken(Conflict):
    """Another candidate was chosen a moment ago."""


class InterviewInstead(NotAllowed):
    """Whoever looks for a job is answered by an interview: « Je postule » and a choice seal nothing (D-28)."""


class MissionNotOpen(Conflict):
    """The mission takes no such step any more, or not now."""


class MissionUnderCheck(Conflict):
    """The team checks the mission: timers stand still, and nothing begins."""


@dataclass(frozen=True)
class Facts:
    """What a decision depends on. `status` None is a pair that never met; `open_proposals` are the actor's.

    `since` is how long the application has been in its status; `proposals` how often it was proposed. A `job_seeker`
    is a candidate for employment: the answer is an interview, and the contract is made between the two elsewhere.
    """

    status: ApplicationStatus | None
    initiator: Party | None
    mission: MissionStatus
    freelance_certified: bool = True
    company_certified: bool = True
    open_proposals: int = 0
    proposals: int = 0
    since: timedelta = AGAIN_AFTER
    job_seeker: bool = False


def decide(facts: Facts, actor: Party | None, move: ApplicationMove) -> Rule:
    """The row that allows a move.

    The rows that lead to a deal are for freelances. D-28 answers a job seeker by an interview appointment, so A8 to A11
    do not exist for them: no mission is reserved or filled through them, and no payrolling file is opened.
    Refuses with AlreadyProposed, NotAgain, IllegalMove, InterviewInstead, Taken, MissionUnderCheck, MissionNotOpen,
    CertificationNeeded, OtherUnderCheck, TooManyProposals, TooSoonAgain and ProposedTooOften.
    """
    rule = rules_for(facts.status, facts.initiator, actor, move)
    if rule is None:
        raise _no_row(facts, move)
    if facts.job_seeker and move in (ApplicationMove.APPLY, ApplicationMove.CHOOSE):
        raise InterviewInstead()
    if rule.missions is not None and facts.mission not in rule.missions:
        raise _wrong_mission(facts.mission, move)
    if Guard.CERTIFIED in rule.guards:
        _require_certified(facts, actor)
    if Guard.AGAIN in rule.guards:
        _require_again(facts, actor)
    if Guard.QUOTA in rule.guards and facts.open_proposals >= QUOTA:
        raise TooManyProposals(limit=QUOTA)
    return rule


def may(facts: Facts, actor: Party | None, move: ApplicationMove) -> bool:
    """Whether a move would be allowed now: what a button is drawn for."""
    try:
        decide(facts, actor, move)
    except DomainError:
        return False
    return True


def _no_row(facts: Facts, move: ApplicationMove) -> DomainError:
    if move is ApplicationMove.INTEREST and facts.status is not None:
        is_over = is_settled(facts.status)
        return NotAgain() if is_over else AlreadyProposed()
    return IllegalMove(status=str(facts.status), move=str(move))


def is_settled(status: ApplicationStatus) -> bool:
    """Whether nothing can be proposed any more by whoever finds no row for it."""
    return status in (
        ApplicationStatus.DECLINED,
        ApplicationStatus.REFUSED,
        ApplicationStatus.DISCARDED,
        ApplicationStatus.CANCELLED,
        ApplicationStatus.DONE,
    )


def _wrong_mission(mission: MissionStatus, move: ApplicationMove) -> DomainError:
    if mission is MissionStatus.SUSPENDED:
        return MissionUnderCheck()
    if move is ApplicationMove.CHOOSE and mission in (MissionStatus.RESERVED, MissionStatus.FILLED):
        return Taken()
    return MissionNotOpen()


def _require_certified(facts: Facts, actor: Party | None) -> None:
    certified = {Party.FREELANCE: facts.freelance_certified, Party.COMPANY: facts.company_certified}
    if actor is not None and not certified[actor]:
        raise CertificationNeeded(category=str(actor))
    if not all(certified.values()):
        raise OtherUnderCheck()


def _require_again(facts: Facts, actor: Party | None) -> None:
    if facts.status is not ApplicationStatus.WITHDRAWN or facts.initiator is not actor:
        return
    if facts.proposals >= MOST_PROPOSALS:
        raise ProposedTooOften()
    if facts.since < AGAIN_AFTER:
        raise TooSoonAgain(days=AGAIN_AFTER.days)
