"""« Demander un entretien »: how a company answers the candidature of a person who looks for a job (FR-034, D-28)."""

from datetime import datetime

from core import clock
from core.errors import DomainError, IllegalMove
from models.application import ACTIVE, BOUND, Application, ApplicationMove, ApplicationStatus, Party
from models.appointment import Appointment
from models.member import Member, MemberCategory
from models.mission import MissionStatus
from services.application_rules import MissionNotOpen, MissionUnderCheck, decide
from services.applications.acting import act, locked_seat
from services.applications.errors import InterviewAsked
from services.applications.sides import (
    Seat,
    access_application,
    facts_of,
    is_certified,
)
from services.appointments.requesting import request_appointment, require_may_request
from services.appointments.sides import LIVE
from services.contact import CertificationNeeded
from services.seen_version import require_version
from services.standing import OtherUnderCheck
from services.unit_of_work import unit_of_work

_S = ApplicationStatus


async def require_interview(member: Member, application_id: int, version: int | None) -> Seat:
    """Refuses now what `request_interview` would refuse, before a time is chosen; Stale for old buttons."""
    seat = await access_application(application_id, member)
    require_version(seat.application, version)
    await _require(seat)
    await require_may_request(member, seat.freelance.id)
    return seat


async def may_ask_interview(seat: Seat, member: Member) -> bool:
    """Whether « Demander un entretien » is worth a button for this person now."""
    if not _is_answer(seat):
        return False
    try:
        await require_interview(member, seat.application.id, None)
    except DomainError:
        return False
    return True


async def request_interview(
    member: Member, application_id: int, start_at: datetime, purpose: str = ""
) -> Appointment:
    """Asks the candidate for an interview at a free time of theirs. To a proposition it is the answer: the conversation
    opens with it (A3). The interview is an appointment of its own (states.md, e): it stays when the mission goes.

    Refuses with NotFound, with InterviewAsked while one is to come, and with whatever `request_appointment` and A3
    refuse. Of two employees at the same second one asks.
    """
    async with unit_of_work():
        seat = await locked_seat(member, application_id)
        await _require(seat)
        if seat.application.status is _S.PROPOSED:
            await act(member, seat.application.id, None, ApplicationMove.ACCEPT)
        return await request_appointment(member, seat.freelance.id, start_at, purpose, seat.mission)


async def interview_about(seat: Seat) -> Appointment | None:
    """The interview that a candidature led to, the last one when there were several."""
    asked = Appointment.filter(mission_id=seat.mission.id, profile_id=seat.freelance.id)
    return await asked.order_by("-id").first()


async def is_candidature_over(interview: Appointment) -> bool:
    """Whether the candidature that an interview is about has ended, whoever ended it. The interview stays (states.md,
    e), and its two sides read that each may give it up.
    """
    if interview.mission_id is None:
        return False
    met = await Application.get_or_none(mission_id=interview.mission_id, profile_id=interview.profile_id)
    return met is not None and met.status not in (*ACTIVE, *BOUND)


def _is_answer(seat: Seat) -> bool:
    """Whether an interview is an answer here at all: the company's, to somebody who looks for a job."""
    status = seat.application.status
    asked = status is _S.PROPOSED and seat.application.initiator is Party.FREELANCE
    seeker = seat.freelance.category is MemberCategory.JOB_SEEKER
    return seat.side is Party.COMPANY and seeker and (asked or status is _S.TALKING)


async def _require(seat: Seat) -> None:
    if not _is_answer(seat):
        raise IllegalMove(status=str(seat.application.status), move="interview")
    if seat.application.status is _S.PROPOSED:
        facts = await facts_of(seat.application, seat.mission, seat.freelance, seat.company, seat.side)
        decide(facts, seat.side, ApplicationMove.ACCEPT)
    elif seat.mission.status is MissionStatus.SUSPENDED:
        raise MissionUnderCheck()
    elif seat.mission.status not in (MissionStatus.PUBLISHED, MissionStatus.RESERVED):
        raise MissionNotOpen()
    if not is_certified(seat.company):
        raise CertificationNeeded(category=str(MemberCategory.COMPANY))
    if not is_certified(seat.freelance):
        raise OtherUnderCheck()
    last = await interview_about(seat)
    if last is not None and last.status in LIVE and last.end_at > clock.now():
        raise InterviewAsked()
