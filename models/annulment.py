"""Ending a collaboration by request of both sides, carried out by the team (states.md, A18): every move that exists.

A request belongs to the application whose collaboration it would end; its columns are there.
"""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from core.errors import IllegalMove

# Without an answer a request lapses after this time, and the side that asked waits as long before it asks again.
ANSWER_WITHIN = timedelta(days=7)
# The side that is asked is reminded once, with two days left.
REMINDED_AFTER = timedelta(days=5)


class AnnulmentStatus(StrEnum):
    """How far a request is: ASKED waits for the other side, AGREED for the team; the others are over."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    LAPSED = "lapsed"
    REFUSED = "refused"
    CARRIED_OUT = "carried_out"


class AnnulmentActor(StrEnum):
    """Who acts: the side that asked, the one across, the team, or time."""

    ASKER = "asker"
    OTHER = "other"
    TEAM = "team"
    TIME = "time"


class AnnulmentMove(StrEnum):
    """What somebody does with a request."""

    ASK = "ask"
    AGREE = "agree"
    DECLINE = "decline"
    TAKE_BACK = "take_back"
    LAPSE = "lapse"
    REFUSE = "refuse"
    CARRY_OUT = "carry_out"


_S, _A, _M = AnnulmentStatus, AnnulmentActor, AnnulmentMove
OPEN = (_S.ASKED, _S.AGREED)


class AnnulmentRule(NamedTuple):
    """One row. A source of None is a collaboration that nobody asked to end."""

    sources: tuple[AnnulmentStatus | None, ...]
    actors: tuple[AnnulmentActor, ...]
    move: AnnulmentMove
    to: AnnulmentStatus


ANNULMENT_TABLE = (
    AnnulmentRule((None, _S.DECLINED, _S.TAKEN_BACK, _S.LAPSED, _S.REFUSED), (_A.ASKER,), _M.ASK, _S.ASKED),
    AnnulmentRule((_S.ASKED,), (_A.OTHER,), _M.AGREE, _S.AGREED),
    AnnulmentRule((_S.ASKED,), (_A.OTHER,), _M.DECLINE, _S.DECLINED),
    AnnulmentRule((_S.ASKED,), (_A.ASKER,), _M.TAKE_BACK, _S.TAKEN_BACK),
    # Until the team has decided, either side may still change its mind.
    AnnulmentRule((_S.AGREED,), (_A.ASKER, _A.OTHER), _M.TAKE_BACK, _S.TAKEN_BACK),
    AnnulmentRule((_S.ASKED,), (_A.TIME,), _M.LAPSE, _S.LAPSED),
    AnnulmentRule((_S.AGREED,), (_A.TEAM,), _M.REFUSE, _S.REFUSED),
    AnnulmentRule((_S.AGREED,), (_A.TEAM,), _M.CARRY_OUT, _S.CARRIED_OUT),
)


def next_annulment(
    status: AnnulmentStatus | None, actor: AnnulmentActor, move: AnnulmentMove
) -> AnnulmentStatus:
    """The status that a move leads to. Refuses with IllegalMove what is in no row."""
    for rule in ANNULMENT_TABLE:
        if status in rule.sources and actor in rule.actors and move is rule.move:
            return rule.to
    raise IllegalMove(status=str(status), move=str(move))
