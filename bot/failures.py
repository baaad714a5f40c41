"""Reads what went wrong on the way to Telegram: whether to wait, to try again, or to leave the person alone."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.rates import ChatClosed, seconds_of
from bot.request import AnswerLost


class Trouble(StrEnum):
    """What kept something from being shown; the words are labels of `entremise_sends`."""

    TOO_MANY = "too many"
    CLOSED = "closed"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    LOST = "lost"
    AWAY = "away"
    DEFECT = "defect"


# None of these says anything about what was to be shown: it is tried again as if it had never been.
PASSING = (Trouble.TOO_MANY, Trouble.CLOSED)
SOON = timedelta(seconds=15)


@dataclass(frozen=True)
class Failure:
    """A trouble, and how long Telegram or our own rates ask to wait."""

    trouble: Trouble
    wait: timedelta = timedelta(0)


def failure_of(error: Exception) -> Failure:
    """What an error means. A token that Telegram does not know any more is nobody's trouble: it is raised again."""
    match error:
        case InvalidToken():
            raise error
        case RetryAfter():
            return Failure(Trouble.TOO_MANY, timedelta(seconds=seconds_of(error)))
        case ChatClosed():
            return Failure(Trouble.CLOSED, timedelta(seconds=error.seconds))
        case Forbidden():
            return Failure(Trouble.UNREACHABLE)
        case BadRequest():
            gone = "chat not found" in str(error).lower()
            return Failure(Trouble.UNREACHABLE if gone else Trouble.REFUSED)
        case AnswerLost() | TimeoutError():
            return Failure(Trouble.LOST)
        case NetworkError():
            return Failure(Trouble.AWAY)
    return Failure(Trouble.DEFECT)
