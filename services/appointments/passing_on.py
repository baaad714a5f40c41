"""Interviews that somebody asked for in the name of an organisation stay with it when that person leaves it."""

from core import clock
from models.agenda import Claim
from models.appointment import Appointment, AppointmentStatus
from models.call import Call
from models.member import Member, Membership
from models.profile import Profile
from services.appointments.acting import show_appointment
from services.claims import take_turn
from services.notifications import Subject, owe
from services.reminders import drop_reminders, owe_reminders
from services.unit_of_work import unit_of_work

_TO_COME = (AppointmentStatus.REQUESTED, AppointmentStatus.COUNTERED, AppointmentStatus.CONFIRMED)


async def pass_interviews_on(member_id: int, organisation_id: int) -> int:
    """Gives a person's interviews to come to the organisation's owner, who is told; gives how many (D-28).

    One whose room is open already stays with whoever is about to enter it. Without another owner nothing is passed on.
    """
    passed = 0
    async with unit_of_work():
        asker = await Profile.get_or_none(organisation_id=organisation_id, deleted_at=None)
        owner_id = await _owner_of(organisation_id, member_id)
        if asker is None or owner_id is None:
            return 0
        mine = Appointment.filter(
            client_id=member_id, asked_for_id=asker.id, status__in=_TO_COME, end_at__gt=clock.now()
        )
        for row in await mine.order_by("profile_id", "id"):
            await take_turn(row.profile_id)
            passed += await _pass_on(row.id, member_id, owner_id)
    return passed


async def _owner_of(organisation_id: int, but: int) -> int | None:
    """The owner who has been one for longest, and may act."""
    owners = Membership.filter(organisation_id=organisation_id, is_owner=True).exclude(member_id=but)
    for place in await owners.order_by("id"):
        if await Member.filter(id=place.member_id, barred_by=None, deleted_at=None).exists():
            return place.member_id
    return None


async def _pass_on(appointment_id: int, member_id: int, owner_id: int) -> bool:
    seen = await Appointment.get(id=appointment_id)
    if seen.status not in _TO_COME or await Call.filter(appointment_id=seen.id).exists():
        return False
    await drop_reminders(seen)
    await Appointment.filter(id=seen.id).update(
        client_id=owner_id,
        moved_by_id=owner_id if seen.moved_by_id == member_id else seen.moved_by_id,
        reminder_version=seen.reminder_version + 1,
        version=seen.version + 1,
    )
    await Claim.filter(appointment_id=seen.id, client_id=member_id).update(client_id=owner_id)
    passed = await Appointment.get(id=seen.id)
    if passed.status is AppointmentStatus.CONFIRMED:
        await owe_reminders(passed)
    await show_appointment(passed)
    await owe(
        owner_id,
        "appointment.passed_on",
        subject=Subject("appointment", passed.id, passed.version),
        mutable=False,
        dedupe_key=f"appointment.passed_on:{passed.id}:{passed.version}:{owner_id}",
    )
    return True
