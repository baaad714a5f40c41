"""What a person's home tells at a glance."""

from dataclasses import dataclass

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.member import Member
from models.profile import Profile
from services.profiles import own_profile
from services.waiting import Awaited, Waiting, waiting_for


@dataclass(frozen=True)
class Dashboard:
    """The profile that the person acts for, their next appointment, and everything that waits for their answer."""

    profile: Profile | None
    next_appointment: Appointment | None
    waiting: Waiting

    @property
    def to_answer(self) -> int:
        """How many appointments wait for this person's answer."""
        return self.waiting.of(Awaited.APPOINTMENT)

    @property
    def unread(self) -> int:
        """How many messages are not yet read."""
        return self.waiting.messages


async def dashboard_of(member: Member) -> Dashboard:
    """Everything the home page shows of a member (FR-120)."""
    profile = await own_profile(member)
    upcoming = Appointment.filter(
        status__in=[AppointmentStatus.CONFIRMED, AppointmentStatus.IN_PROGRESS], end_at__gt=clock.now()
    )
    candidates = [await upcoming.filter(client_id=member.id).order_by("start_at").first()]
    if profile is not None:
        candidates.append(await upcoming.filter(profile_id=profile.id).order_by("start_at").first())
    found = [appointment for appointment in candidates if appointment is not None]
    return Dashboard(
        profile=profile,
        next_appointment=min(found, key=lambda appointment: appointment.start_at, default=None),
        waiting=await waiting_for(member),
    )
