"""What lives and ends with an account: calls, appointments, places in organisations, missions, applications."""

from collections.abc import Iterable

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallMove, CallSeat, CallStatus
from models.conversation import Conversation, ConversationState
from models.member import Member, Membership
from models.profile import Profile
from models.sql import fetch
from services import applications, appointments
from services.call_moves import end_call, lock_call, move_call
from services.conversation_topics import owe_change
from services.missed_calls import miss_ringing
from services.missions.leaving import end_missions
from services.notifications import owe, refresh_cards
from services.teams import end_place

_TALKING = (CallStatus.ACCEPTED, CallStatus.LIVE)


async def end_what_lives(member: Member, profiles: list[Profile]) -> None:
    """Ends everything that needs the person or a profile that falls with the account; the other sides are told that
    the account is gone, and nothing else (states.md, a, e and h).
    """
    closing = [profile.organisation_id for profile in profiles if profile.organisation_id is not None]
    staying = Membership.filter(member_id=member.id).exclude(organisation_id__in=closing)
    for place in await staying.order_by("id"):
        await appointments.pass_interviews_on(member.id, place.organisation_id)
    await _end_appointments(member, profiles)
    await _end_calls(member, profiles)
    for profile in profiles:
        if profile.organisation_id is not None:
            await _close_organisation(member, profile)
    for place in await Membership.filter(member_id=member.id).order_by("id"):
        await end_place(place)
    await _archive(member, profiles)


async def end_applications() -> None:
    """Once the profiles are gone: propositions and discussions are cancelled, deals end (A16, A18)."""
    await applications.settle_departed()


async def _end_appointments(member: Member, profiles: list[Profile]) -> None:
    await appointments.end_for_party_gone(member_id=member.id)
    wheres: list[dict[str, object]] = [{"client_id": member.id}]
    for profile in profiles:
        await appointments.end_for_party_gone(profile_id=profile.id)
        wheres.append({"profile_id": profile.id})
    for where in wheres:
        for talk in await Appointment.filter(**where, status=AppointmentStatus.IN_PROGRESS).order_by("id"):
            await appointments.end_talk(talk.id)


async def _end_calls(member: Member, profiles: list[Profile]) -> None:
    for profile in profiles:
        await miss_ringing(profile.id)
    for call in await Call.filter(caller_id=member.id, status=CallStatus.RINGING).order_by("id"):
        await move_call(call, CallMove.GIVE_UP, ended_at=clock.now())
    seats = await CallSeat.filter(member_id=member.id).order_by("call_id")
    for seat in seats:
        await lock_call(seat.call_id)
        call = await Call.get(id=seat.call_id)
        if call.status in _TALKING and call.appointment_id is None:
            await end_call(call)
        elif call.status is CallStatus.FAILED:
            await Call.filter(id=call.id, closes_at__gt=clock.now()).update(closes_at=clock.now())
    await CallSeat.filter(member_id=member.id).update(session_hash=None, held_by=None, present=False)


async def _close_organisation(member: Member, profile: Profile) -> None:
    """Its missions end, and whoever had a place in it is told that there is none any more."""
    assert profile.organisation_id is not None
    await end_missions(profile.organisation_id)
    places = Membership.filter(organisation_id=profile.organisation_id).exclude(member_id=member.id)
    for place in await places.order_by("id"):
        await end_place(place)
        await owe(place.member_id, "team.closed", details={"name": profile.display_name}, mutable=False)


async def _archive(member: Member, profiles: Iterable[Profile]) -> None:
    """What was written stays readable for the other side; nobody writes to an account that is gone."""
    mine = [{"client_id": member.id}, *({"profile_id": profile.id} for profile in profiles)]
    for where in mine:
        for thread in await Conversation.filter(**where, state=ConversationState.OPEN, mission_id=0):
            await Conversation.filter(id=thread.id).update(
                state=ConversationState.ARCHIVED, ended_at=clock.now(), version=thread.version + 1
            )
            await owe_change(thread.id)
            await refresh_cards("conversation", thread.id)


_LEFT_OVER = (
    "SELECT a.id, a.profile_id, a.client_id, p.deleted_at AS profile_gone FROM appointment a"
    " JOIN profile p ON p.id = a.profile_id JOIN member m ON m.id = a.client_id"
    " WHERE a.status IN ('requested', 'countered', 'confirmed') AND a.end_at > :now"
    " AND (p.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL) ORDER BY a.id"
)


async def end_for_the_gone() -> int:
    """Ends appointments that were asked for at the very moment at which somebody left; gives how many (scheduler)."""
    ended = 0
    for row in await fetch(_LEFT_OVER, now=clock.now()):
        if row["profile_gone"] is not None:
            ended += await appointments.end_for_party_gone(profile_id=row["profile_id"])
        else:
            ended += await appointments.end_for_party_gone(member_id=row["client_id"])
    return ended
