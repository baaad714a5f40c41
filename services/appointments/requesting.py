"""Asking for an appointment (FR-119)."""

from datetime import datetime
from typing import Any

from core import clock
from models.agenda import Claim, ClaimKind
from models.appointment import Appointment, AppointmentKind, AppointmentStatus
from models.member import Member, MemberCategory
from models.mission import Mission
from models.profile import Profile
from services.appointments.acting import NOTE_LIMIT, show_appointment
from services.appointments.answering import confirm
from services.appointments.deadlines import answer_by
from services.appointments.errors import (
    AppointmentNeedsAddress,
    AppointmentNeedsRegistration,
    AppointmentWithOneself,
)
from services.appointments.notices import tell
from services.appointments.sides import Side
from services.claims import claim_time, hold_time, release_hold, require_bookable, take_turn, with_buffers
from services.contact import require_may_turn_to
from services.free_time import booking_rules_of
from services.given_text import paragraph
from services.notifications import refresh_cards
from services.profile_people import standing_profile
from services.profiles import access_profile, acts_for
from services.reach import require_within_reach
from services.slots.cutting import Slot
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work


async def require_may_request(client: Member, profile_id: int) -> None:
    """Whether a member may ask this profile for an appointment at all.

    Refuses who is not registered, a visitor without address and city, one's own profile, a profile that the member
    may not know of (NotFound), with CertificationNeeded whoever has to be certified first, and with OtherOutOfReach a
    profile of which nobody would hear the request.
    """
    if client.registered_at is None or client.category is None or client.deleted_at is not None:
        raise AppointmentNeedsRegistration()
    require_may_begin(client)
    if client.category is MemberCategory.VISITOR and not (client.address.strip() and client.city.strip()):
        raise AppointmentNeedsAddress()
    profile = await access_profile(profile_id, client)
    if await acts_for(profile, client):
        raise AppointmentWithOneself()
    await require_may_turn_to(client, profile)
    await require_within_reach(profile.id)


async def hold_slot(client: Member, profile_id: int, start_at: datetime) -> Claim:
    """Keeps a slot for a client for ten minutes while they write; choosing again moves it (FR-119).

    Refuses as `require_may_request`, and with SlotTaken or SlotUnavailable; an earlier choice then stays.
    """
    async with unit_of_work():
        await require_may_request(client, profile_id)
        return await hold_time(client, profile_id, start_at)


async def request_appointment(
    client: Member,
    profile_id: int,
    start_at: datetime,
    purpose: str = "",
    about: Mission | None = None,
) -> Appointment:
    """Asks for a slot that is free at this very moment; confirmed at once where acceptance is automatic.

    Whatever is asked of a person who looks for a job is an interview, in the name of the organisation (FR-034, D-28);
    `about` is the mission whose candidature it answers.
    Refuses as `require_may_request`, a taken slot with SlotTaken and three alternatives, a time that is never
    offered with SlotUnavailable, and a purpose over 500 characters with TextTooLong. (FR-119, states.md e)
    """
    said = paragraph("purpose", purpose, NOTE_LIMIT)
    async with unit_of_work():
        await require_may_request(client, profile_id)
        await take_turn(profile_id)
        await release_hold(client.id, profile_id)
        slot = await require_bookable(profile_id, start_at, client_id=client.id)
        rules = await booking_rules_of(profile_id)
        appointment = await _asked(client, profile_id, slot, said, about)
        claim = await claim_time(
            ClaimKind.REQUEST,
            profile_id,
            slot,
            with_buffers(rules, slot),
            appointment_id=appointment.id,
            client_id=client.id,
        )
        if rules.automatic_acceptance:
            return await confirm(appointment, claim, acting=None)
        await tell(appointment, Side.PROFESSIONAL, "requested")
        await refresh_cards("profile", profile_id)
        await show_appointment(appointment)
        return appointment


async def _asked(
    client: Member, profile_id: int, slot: Slot, purpose: str, about: Mission | None
) -> Appointment:
    return await Appointment.create(
        profile_id=profile_id,
        client_id=client.id,
        **await _kind_of(client, profile_id, about),
        status=AppointmentStatus.REQUESTED,
        start_at=slot.start,
        end_at=slot.end,
        time_zone=client.time_zone,
        purpose=purpose,
        requested_at=clock.now(),
        answer_by=answer_by(slot.start),
    )


async def _kind_of(client: Member, profile_id: int, about: Mission | None) -> dict[str, Any]:
    """What makes an appointment an interview: a person who looks for a job, asked in the name of an organisation."""
    profile = await Profile.get(id=profile_id)
    if profile.category is not MemberCategory.JOB_SEEKER:
        return {"kind": AppointmentKind.APPOINTMENT}
    if about is None:
        asker = await standing_profile(client)
    else:
        asker = await Profile.get_or_none(organisation_id=about.organisation_id, deleted_at=None)
    return {
        "kind": AppointmentKind.INTERVIEW,
        "asked_for_id": asker.id if asker is not None else None,
        "mission_id": about.id if about is not None else None,
    }
