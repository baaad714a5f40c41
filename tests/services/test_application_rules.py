"""The rules of mutual interest: the table of states.md written a second time, and every joint state explored."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import product

import pytest

from core.errors import DomainError
from models.application import (
    ACTIVE,
    FOLLOWING,
    ApplicationMove,
    ApplicationStatus,
    Party,
    Rule,
    conversation_state,
    rules_for,
)
from models.conversation import ConversationState
from models.mission import MissionMove, MissionStatus, next_mission_status
from services.application_rules import (
    AlreadyProposed,
    Facts,
    NotAgain,
    OtherUnderCheck,
    ProposedTooOften,
    Taken,
    TooManyProposals,
    TooSoonAgain,
    decide,
)
from services.conversations import CertificationNeeded

S, M, F, E, X = ApplicationStatus, ApplicationMove, Party.FREELANCE, Party.COMPANY, None

# states.md (a), row by row: from, initiator (None is either), actor, move, mission (None is any), to.
PUB, RES = {MissionStatus.PUBLISHED}, {MissionStatus.RESERVED}
ANY = set(MissionStatus)
SPEC = [
    *((s, None, F, M.INTEREST, PUB, S.PROPOSED) for s in (None, S.DECLINED, S.WITHDRAWN, S.EXPIRED, S.NOT_SELECTED)),
    *((s, None, E, M.INTEREST, PUB, S.PROPOSED) for s in (None, S.WITHDRAWN, S.EXPIRED, S.NOT_SELECTED)),
    *((S.PROPOSED, E, F, move, PUB, S.TALKING) for move in (M.ACCEPT, M.INTEREST)),
    *((S.PROPOSED, F, E, move, PUB, S.TALKING) for move in (M.ACCEPT, M.INTEREST)),
    (S.PROPOSED, E, F, M.DECLINE, ANY, S.DECLINED),
    (S.PROPOSED, F, E, M.DISCARD, ANY, S.DISCARDED),
    (S.PROPOSED, F, F, M.WITHDRAW, ANY, S.WITHDRAWN),
    (S.PROPOSED, E, E, M.WITHDRAW, ANY, S.WITHDRAWN),
    (S.PROPOSED, None, X, M.LAPSE, ANY, S.EXPIRED),
    (S.FIRM, None, X, M.LAPSE, PUB, S.EXPIRED),
    (S.TALKING, None, F, M.APPLY, PUB | RES, S.FIRM),
    (S.TALKING, None, E, M.CHOOSE, PUB, S.CHOSEN),
    (S.FIRM, None, E, M.CHOOSE, PUB, S.DEAL),
    (S.CHOSEN, None, F, M.APPLY, RES, S.DEAL),
    (S.TALKING, None, F, M.DECLINE, ANY, S.REFUSED),
    (S.CHOSEN, None, F, M.DECLINE, ANY, S.REFUSED),
    (S.TALKING, None, E, M.DISCARD, ANY, S.DISCARDED),
    (S.FIRM, None, E, M.DISCARD, ANY, S.DISCARDED),
    (S.CHOSEN, None, X, M.LAPSE, RES, S.EXPIRED),
    *((s, None, X, M.LOSE, ANY, S.NOT_SELECTED) for s in (S.PROPOSED, S.TALKING, S.FIRM)),
    *((s, None, X, M.CANCEL, ANY, S.CANCELLED) for s in (*ACTIVE, S.DEAL)),
    (S.DEAL, None, X, M.CLOSE, ANY, S.DONE),
    (S.TALKING, None, X, M.LAPSE, ANY, S.EXPIRED),
]  # fmt: skip

# One joint state: the mission, and status and initiator of each of three freelances.
One = tuple[ApplicationStatus | None, Party | None]
Joint = tuple[MissionStatus, tuple[One, ...]]


def _expected(facts: Facts, actor: Party | None, move: ApplicationMove) -> ApplicationStatus | None:
    for source, initiator, who, what, missions, to in SPEC:
        if (source, who, what) == (facts.status, actor, move) and initiator in (None, facts.initiator):
            return to if facts.mission in missions else None
    return None


def test_the_program_allows_what_the_table_written_here_allows_and_nothing_else() -> None:
    tried = 0
    for status, mission, actor, move in product((None, *S), MissionStatus, (F, E, X), M):
        for initiator in (None,) if status is None else (F, E):
            facts = Facts(status, initiator, mission)
            try:
                found: ApplicationStatus | None = decide(facts, actor, move).to
            except DomainError:
                found = None
            assert found == _expected(facts, actor, move), (facts, actor, move)
            tried += 1
    assert tried > 7000


@cache
def _row(
    status: ApplicationStatus | None,
    initiator: Party | None,
    mission: MissionStatus,
    actor: Party | None,
    move: ApplicationMove,
) -> Rule | None:
    try:
        return decide(Facts(status, initiator, mission), actor, move)
    except DomainError:
        return None


def _acts(joint: Joint) -> list[Joint]:
    """Every joint state that one act of somebody leads to."""
    mission, all_ = joint
    reached = []
    for place, actor, move in product(range(len(all_)), (F, E, X), M):
        if move in (M.LOSE, M.CLOSE):
            continue  # They follow the mission and are never an act of their own.
        status, initiator = all_[place]
        rule = _row(status, initiator, mission, actor, move)
        if rule is None:
            continue
        moved = list(all_)
        # Who proposed counts for as long as it is a proposal.
        moved[place] = (rule.to, actor if rule.to is S.PROPOSED else None)
        reached.append(_with_mission((mission, tuple(moved)), rule.mission_move, place))
    return reached


def _with_mission(joint: Joint, move: MissionMove | None, but: int | None = None) -> Joint:
    mission, all_ = joint
    if move is None:
        return joint
    after = next_mission_status(mission, move, MissionStatus.PUBLISHED)
    moved = []
    for place, (status, initiator) in enumerate(all_):
        following = FOLLOWING.get(move)
        rule = rules_for(status, initiator, None, following) if following and place != but else None
        moved.append((rule.to if rule else status, initiator))
    return after, tuple(moved)


def _mission_acts(joint: Joint) -> list[Joint]:
    reached = []
    for move in (MissionMove.WITHDRAW, MissionMove.EXPIRE, MissionMove.CLOSE, MissionMove.REPUBLISH):
        try:
            reached.append(_with_mission(joint, move))
        except DomainError:
            continue
    return reached


def _check(joint: Joint) -> None:
    mission, all_ = joint
    statuses = [status for status, _ in all_]
    chosen, deals = statuses.count(S.CHOSEN), statuses.count(S.DEAL)
    assert chosen <= 1 and deals <= 1, joint
    assert (chosen == 1) == (mission is MissionStatus.RESERVED), joint
    assert (deals == 1) == (mission is MissionStatus.FILLED), joint
    if mission not in (MissionStatus.PUBLISHED, MissionStatus.RESERVED):
        assert not any(status in ACTIVE for status in statuses), joint
    for status in statuses:
        is_open = status is not None and conversation_state(status) is ConversationState.OPEN
        assert is_open == (status in (S.TALKING, S.FIRM, S.CHOSEN, S.DEAL)), joint


def test_every_reachable_joint_state_of_three_freelances_keeps_the_invariants() -> None:
    start: Joint = (MissionStatus.PUBLISHED, ((None, None),) * 3)
    seen, waiting = {start}, [start]
    moves = 0
    while waiting:
        joint = waiting.pop()
        _check(joint)
        for found in (*_acts(joint), *_mission_acts(joint)):
            moves += 1
            _never_leaves(joint, found)
            mission, all_ = found
            # Who of the three is who does not matter: one order stands for all.
            canonical: Joint = (mission, tuple(sorted(all_, key=repr)))
            if canonical not in seen:
                seen.add(canonical)
                waiting.append(canonical)
    assert len(seen) > 500 and moves > 3000


def _never_leaves(before: Joint, after: Joint) -> None:
    for (old, _), (new, _) in zip(before[1], after[1], strict=True):
        if old in (S.DISCARDED, S.REFUSED, S.CANCELLED, S.DONE):
            assert new is old, (before, after)


def test_refusals_have_their_names() -> None:
    fresh = Facts(None, None, MissionStatus.PUBLISHED)
    refusals: list[tuple[Facts, Party, ApplicationMove, type[DomainError]]] = [
        (replace(fresh, open_proposals=10), F, M.INTEREST, TooManyProposals),
        (replace(fresh, freelance_certified=False), F, M.INTEREST, CertificationNeeded),
        (replace(fresh, freelance_certified=False), E, M.INTEREST, OtherUnderCheck),
        (replace(fresh, company_certified=False), E, M.INTEREST, CertificationNeeded),
        (replace(fresh, status=S.PROPOSED, initiator=F), F, M.INTEREST, AlreadyProposed),
        (replace(fresh, status=S.DECLINED, initiator=E), E, M.INTEREST, NotAgain),
        (replace(fresh, status=S.DISCARDED, initiator=F), F, M.INTEREST, NotAgain),
        (replace(fresh, status=S.TALKING, initiator=F, mission=MissionStatus.RESERVED), E, M.CHOOSE, Taken),
    ]
    for facts, actor, move, refusal in refusals:
        with pytest.raises(refusal):
            decide(facts, actor, move)
    assert decide(replace(fresh, open_proposals=9), F, M.INTEREST).row == "A1"


def test_what_was_withdrawn_is_proposed_again_after_seven_days_and_twice_at_most() -> None:
    gone = Facts(S.WITHDRAWN, F, MissionStatus.PUBLISHED, proposals=2, since=timedelta(days=6, hours=23))
    with pytest.raises(TooSoonAgain):
        decide(gone, F, M.INTEREST)
    assert decide(gone, E, M.INTEREST).to is S.PROPOSED
    assert decide(replace(gone, since=timedelta(days=7)), F, M.INTEREST).to is S.PROPOSED
    with pytest.raises(ProposedTooOften):
        decide(replace(gone, since=timedelta(days=70), proposals=3), F, M.INTEREST)
