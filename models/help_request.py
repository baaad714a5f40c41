"""What somebody asks the team, and what is written to and fro (FR-233): which move leads where."""

from datetime import datetime
from enum import StrEnum

from tortoise import fields

from core.ids import public_id
from models.base import Row
from models.fields import UtcDateTime
from models.moves import next_status


class HelpTopic(StrEnum):
    """What it is about; NUMBER and NAME are changes of what was certified: the registration number of an
    organisation, the legal name of a person. Only the team makes them (FR-086; states.md, c).
    """

    CERTIFICATION = "certification"
    ACCESS = "access"
    MISSION = "mission"
    TECHNICAL = "technical"
    SAFETY = "safety"
    DATA = "data"
    OTHER = "other"
    NUMBER = "number"
    NAME = "name"

    @property
    def is_change(self) -> bool:
        """Whether it asks for another number or name than the certified one."""
        return self in (HelpTopic.NUMBER, HelpTopic.NAME)


class HelpStatus(StrEnum):
    """Whose turn it is: the team's (OPEN), the member's (ANSWERED), nobody's (CLOSED)."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class HelpMove(StrEnum):
    """What somebody does with a request. The member asks, writes and reopens; the team answers; both close."""

    WRITE = "write"
    ANSWER = "answer"
    CLOSE = "close"
    REOPEN = "reopen"


_S, _M = HelpStatus, HelpMove

HELP_TABLE = {
    (_S.OPEN, _M.WRITE): _S.OPEN,
    (_S.ANSWERED, _M.WRITE): _S.OPEN,
    (_S.OPEN, _M.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _M.ANSWER): _S.ANSWERED,
    (_S.OPEN, _M.CLOSE): _S.CLOSED,
    (_S.ANSWERED, _M.CLOSE): _S.CLOSED,
    (_S.CLOSED, _M.REOPEN): _S.OPEN,
}


def next_help_status(status: HelpStatus, move: HelpMove) -> HelpStatus:
    """The status that a move leads to. Refuses with IllegalMove what is in no row."""
    return next_status(HELP_TABLE, status, move)


class HelpRequest(Row):
    """One request to the team, or one letter of the team to a member.

    `waiting_since` is when it became the team's turn, `reminded_at` when the delay was over and the team was told
    (once a turn). `taken_by` is the administrator who sees to it. Of a change, `profile_id`, both numbers or the name
    that was and the one that is to be, and when it was carried out; a profile has one such request at a time (partial
    unique index).
    """

    public_id: str = fields.CharField(max_length=12, unique=True, default=public_id)
    member_id: int = fields.BigIntField()
    topic: HelpTopic = fields.CharEnumField(HelpTopic, max_length=16)
    status: HelpStatus = fields.CharEnumField(HelpStatus, max_length=10)
    profile_id: int | None = fields.BigIntField(null=True)
    old_number: str = fields.CharField(max_length=60, default="")
    new_number: str = fields.CharField(max_length=60, default="")
    old_name: str = fields.CharField(max_length=257, default="")
    new_first_name: str = fields.CharField(max_length=128, default="")
    new_last_name: str = fields.CharField(max_length=128, default="")
    carried_out_at: datetime | None = UtcDateTime(null=True)
    taken_by: int | None = fields.BigIntField(null=True)
    taken_at: datetime | None = UtcDateTime(null=True)
    waiting_since: datetime = UtcDateTime()
    reminded_at: datetime | None = UtcDateTime(null=True)
    closed_at: datetime | None = UtcDateTime(null=True)
    created_at: datetime = UtcDateTime()
    version: int = fields.IntField(default=1)

    class Meta:
        table = "help_request"


class HelpMessage(Row):
    """One text of a request; `by_team` says from which side it comes."""

    request_id: int = fields.BigIntField()
    author_id: int = fields.BigIntField()
    by_team: bool = fields.BooleanField()
    body: str = fields.TextField()
    written_at: datetime = UtcDateTime()

    class Meta:
        table = "help_message"
