"""What a person's home tells at a glance."""

from dataclasses import dataclass

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.member import Member
from models.profile import Profile
from services.certifications import count_waiting
from services.conversations import count_unread
from services.profiles import own_profile


@dataclass(frozen=True)
class Dashboard:
    """`to_answer` are the appointments that wait for this person's answer, `unread` the messages not yet read.

    `to_certify` are the cases that wait for the team, for administrators.
    """

    profile: Profile | None
    next_appointment: Appointment | None
    to_answer: list[Appointment]
    unread: int
    to_certify: int


async def dashboard_of(member: Member) -> Dashboard:
    """Everything the home page shows of a member (FR-120)."""
    profile = await own_profile(member)
    mine = Appointment.filter(client_id=member.id)
    upcoming = [AppointmentStatus.CONFIRMED, AppointmentStatus.IN_PROGRESS]
    candidates = [await mine.filter(status__in=upcoming, end_at__gt=clock.now()).order_by("start_at").first()]
    to_answer = await mine.filter(status=AppointmentStatus.COUNTERED).order_by("start_at")
    if profile is not None:
        theirs = Appointment.filter(profile_id=profile.id)
        candidates.append(
            await theirs.filter(status__in=upcoming, end_at__gt=clock.now()).order_by("start_at").first()
        )
        to_answer += await theirs.filter(status=AppointmentStatus.REQUESTED).order_by("start_at")
    found = [appointment for appointment in candidates if appointment is not None]
    return Dashboard(
        profile=profile,
        next_appointment=min(found, key=lambda appointment: appointment.start_at, default=None),
        to_answer=sorted(to_answer, key=lambda appointment: appointment.start_at),
        unread=await count_unread(member),
        to_certify=await count_waiting(member),
    )
