"""A payrolling file as one of its two sides sees it."""

from dataclasses import dataclass

from core import clock
from core.errors import NotFound
from models.application import BOUND, Application, Party
from models.member import Member
from models.payrolling import (
    PayrollAct,
    PayrollActor,
    PayrollFile,
    PayrollMove,
    PayrollStatus,
    may_move,
)
from services.applications.sides import Seat, access_application

_BETWEEN_FREELANCE_AND_TEAM = (PayrollMove.REPORT_UNPAID, PayrollMove.SETTLE)


@dataclass(frozen=True)
class PayrollSeat:
    """A file and the side on which its reader is; `acts` are what happened, in order."""

    file: PayrollFile
    seat: Seat
    acts: tuple[PayrollAct, ...] = ()

    @property
    def side(self) -> Party:
        """The reader's side."""
        return self.seat.side

    @property
    def status(self) -> PayrollStatus:
        """The status as the reader may know it: what the freelance tells the team is not the company's to read."""
        if self.file.incident_from is not None and self.side is Party.COMPANY:
            return self.file.incident_from
        return self.file.status

    @property
    def history(self) -> tuple[PayrollAct, ...]:
        """What happened, as the reader may know it."""
        if self.side is Party.FREELANCE:
            return self.acts
        return tuple(act for act in self.acts if act.move not in _BETWEEN_FREELANCE_AND_TEAM)

    @property
    def has_read(self) -> bool:
        """Whether the reader's side took note of what independent management means."""
        return self.read_by(self.side)

    def read_by(self, side: Party) -> bool:
        """Whether a side did."""
        file = self.file
        return (file.freelance_read_at if side is Party.FREELANCE else file.company_read_at) is not None

    @property
    def has_begun(self) -> bool:
        """Whether the first day of the mission came, as far as one was said: before, there is nothing to be paid."""
        begins = self.seat.mission.begins
        return begins is None or clock.today() >= begins

    def may(self, move: PayrollMove) -> bool:
        """Whether the reader's side may make a move now."""
        if move is PayrollMove.REPORT_UNPAID and not self.has_begun:
            return False
        return may_move(self.file.status, self.file.proposed_by, PayrollActor(self.side), move)


async def access_file(file_id: int, member: Member) -> PayrollSeat:
    """A file, for the two sides of its collaboration. Refuses everybody else with NotFound."""
    file = await PayrollFile.get_or_none(id=file_id)
    if file is None:
        raise NotFound()
    seat = await access_application(file.application_id, member)
    acts = await PayrollAct.filter(file_id=file.id).order_by("id")
    return PayrollSeat(file, seat, tuple(acts))


async def file_about(application_id: int, member: Member) -> PayrollSeat | None:
    """The file of an application, if it was ever sealed. Refuses with NotFound who is not of its two sides."""
    file = await PayrollFile.get_or_none(application_id=application_id)
    return None if file is None else await access_file(file.id, member)


async def sealed_application(mission_id: int) -> int | None:
    """The id of the application by which a mission was filled, the last one if it was filled more than once."""
    found = Application.filter(mission_id=mission_id, status__in=BOUND).order_by("-id")
    sealed = await found.first()
    return None if sealed is None else sealed.id


async def still_at(file_id: int, version: int) -> bool:
    """Whether nothing happened to a file since this version: a reminder is then still worth sending."""
    return await PayrollFile.filter(id=file_id, version=version).exists()
