"""What a person's home tells at a glance."""

from dataclasses import dataclass

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.by_key import as_row, rows_by_key
from models.member import Member
from models.profile import Profile
from services.footing import Footing, footing_of
from services.posts import Post, post_on
from services.teams import Hat, worn_hat
from services.waiting import Awaited, Waiting, waiting_on

# The soonest on either side, with the name of the other one: the professional's, or of whoever asked for it.
_NEXT = f"""
SELECT a.*, CASE WHEN a.client_id = :member THEN p.display_name WHEN o.id IS NOT NULL THEN o.display_name
        WHEN c.display_name <> '' THEN c.display_name ELSE c.first_name END AS other_name
    FROM appointment a JOIN profile p ON p.id = a.profile_id JOIN member c ON c.id = a.client_id
    LEFT JOIN profile o ON o.id = a.asked_for_id
    WHERE (a.client_id = :member OR a.profile_id = :profile) AND a.end_at > :now
        AND a.status IN ('{AppointmentStatus.CONFIRMED}', '{AppointmentStatus.IN_PROGRESS}')
    ORDER BY a.start_at, CASE WHEN a.client_id = :member THEN 0 ELSE 1 END, a.id LIMIT 1
"""


@dataclass(frozen=True)
class NextAppointment:
    """The next appointment, and what the other side is called; empty when their account is gone."""

    appointment: Appointment
    other_name: str


@dataclass(frozen=True)
class Dashboard:
    """In whose name the person acts and as whom, where they can be rung, what comes next, and everything that waits
    for their answer.
    """

    footing: Footing
    hat: Hat
    post: Post | None
    next_appointment: NextAppointment | None
    waiting: Waiting

    @property
    def profile(self) -> Profile | None:
        """The profile that the person acts for."""
        return self.footing.acting

    @property
    def to_answer(self) -> int:
        """How many appointments wait for this person's answer."""
        return self.waiting.of(Awaited.APPOINTMENT)

    @property
    def unread(self) -> int:
        """How many messages are not yet read."""
        return self.waiting.messages


async def dashboard_of(member: Member) -> Dashboard:
    """Everything the home page shows of a member, each thing asked once (FR-120)."""
    footing = await footing_of(member)
    return Dashboard(
        footing=footing,
        hat=await worn_hat(footing),
        post=await post_on(footing),
        next_appointment=await _next_appointment(footing),
        waiting=await waiting_on(footing),
    )


async def _next_appointment(footing: Footing) -> NextAppointment | None:
    profile = footing.acting
    rows = await rows_by_key(
        _NEXT,
        member=footing.member.id,
        profile=profile.id if profile is not None else 0,
        now=clock.now(),
    )
    return NextAppointment(as_row(Appointment, rows[0]), rows[0]["other_name"]) if rows else None
