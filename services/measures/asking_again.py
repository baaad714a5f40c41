"""What a suspension cancelled does not come back by itself: both sides are told how to ask again."""

from models.appointment import Appointment, AppointmentStatus
from models.measure import Measure
from models.member import Member
from models.profile import Profile
from services.appointments.notices import tell
from services.appointments.sides import Side


async def offer_again(member: Member, measure: Measure, profiles: list[Profile]) -> None:
    """Owes both sides of every appointment that the measure cancelled a notice with the way to ask again.

    What somebody cancelled themselves, before or meanwhile, is not among them.
    """
    if measure.ended_at is None:
        return
    cancelled = Appointment.filter(
        status=AppointmentStatus.CANCELLED,
        ended_by_id=None,
        ended_at__gte=measure.effective_at,
        ended_at__lte=measure.ended_at,
    ).order_by("id")
    found = {row.id: row for row in await cancelled.filter(client_id=member.id)}
    mine = [profile.id for profile in profiles]
    found |= {row.id: row for row in await cancelled.filter(profile_id__in=mine)} if mine else {}
    for appointment in found.values():
        for side in Side:
            await tell(appointment, side, "again")
