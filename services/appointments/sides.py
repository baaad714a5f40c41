"""The two sides of an appointment: who may see it, who acts on which side, what the other is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core import clock
from core.errors import NotFound
from core.ids import is_public_id
from models.appointment import AGREED, Appointment, AppointmentKind, AppointmentStatus
from models.call import Call
from models.member import Member, Membership
from models.mission import Mission
from models.profile import Profile
from services import standing
from services.profile_people import acts_for, own_profile, people_of

LIVE = (
    AppointmentStatus.REQUESTED,
    AppointmentStatus.COUNTERED,
    AppointmentStatus.CONFIRMED,
    AppointmentStatus.IN_PROGRESS,
)


def has_passed(appointment: Appointment) -> bool:
    """Whether the time of a confirmed appointment ended and nobody came: it keeps its status, and is not to come."""
    return appointment.status is AppointmentStatus.CONFIRMED and appointment.end_at <= clock.now()


def is_ahead(appointment: Appointment) -> bool:
    """Whether something may still come of an appointment: it is asked for, agreed or going on."""
    return appointment.status in LIVE and not has_passed(appointment)


class Side(StrEnum):
    """Which side of an appointment a person is on."""

    CLIENT = "client"
    PROFESSIONAL = "professional"

    @property
    def other(self) -> "Side":
        """The side across."""
        return Side.PROFESSIONAL if self is Side.CLIENT else Side.CLIENT


@dataclass(frozen=True)
class Party:
    """The other side as a reader sees it: what it is called, and its zone (EXT-06)."""

    side: Side
    name: str
    time_zone: str
    profile: Profile | None


async def access_appointment(name: int | str, member: Member) -> Appointment:
    """The appointment with this id (or public id), for its two sides. NotFound to anybody else."""
    if isinstance(name, int):
        appointment = await Appointment.get_or_none(id=name)
    else:
        appointment = await Appointment.get_or_none(public_id=name) if is_public_id(name) else None
    if appointment is None:
        raise NotFound()
    await side_of(appointment, member)
    return appointment


async def side_of(appointment: Appointment, member: Member) -> Side:
    """Which side a member is on. Refuses strangers with NotFound."""
    if appointment.client_id == member.id:
        return Side.CLIENT
    profile = await Profile.get_or_none(id=appointment.profile_id)
    if profile is None or not await acts_for(profile, member):
        raise NotFound()
    return Side.PROFESSIONAL


async def people_on(appointment: Appointment, side: Side) -> list[int]:
    """Ids of the members who are told what happens on a side."""
    if side is Side.CLIENT:
        return [appointment.client_id]
    return await people_of(await Profile.get(id=appointment.profile_id))


async def other_party(appointment: Appointment, member: Member) -> Party:
    """Who the member meets. Refuses strangers with NotFound."""
    mine = await side_of(appointment, member)
    profile = await Profile.get(id=appointment.profile_id)
    if mine is Side.CLIENT:
        people = await people_of(profile)
        person = await Member.get_or_none(id=people[0]) if people else None
        zone = person.time_zone if person is not None else appointment.time_zone
        return Party(Side.PROFESSIONAL, profile.display_name, zone, profile)
    client = await Member.get(id=appointment.client_id)
    asker = await asker_of(appointment)
    if asker is not None:
        return Party(Side.CLIENT, asker.display_name, client.time_zone, asker)
    return Party(Side.CLIENT, client.called, client.time_zone, await own_profile(client))


async def invoice_address(appointment: Appointment, member: Member) -> str:
    """The client's postal address for the professional once the appointment is agreed (FR-032); else empty.

    Nobody's private address is told for a request in the name of an organisation, nor for an interview.
    """
    agreed = appointment.kind is AppointmentKind.APPOINTMENT and appointment.status in AGREED
    if not agreed or appointment.asked_for_id is not None or appointment.client_id == member.id:
        return ""
    await side_of(appointment, member)
    client = await Member.get(id=appointment.client_id)
    return ", ".join(part for part in (client.address, client.city) if part) if client.address else ""


async def other_names(appointments: Sequence[Appointment], member: Member) -> dict[int, str]:
    """What the other side of each appointment is called, by the appointment's id; empty when their account is gone.

    Asked with as many statements for many as for one; appointments of which the member is on no side are left out.
    """
    if not appointments:
        return {}
    profiles = {each.profile_id for each in appointments} | {
        each.asked_for_id for each in appointments if each.asked_for_id is not None
    }
    profile_of = {profile.id: profile for profile in await Profile.filter(id__in=profiles)}
    clients = {each.client_id for each in appointments} - {member.id}
    client_of = {client.id: client for client in await Member.filter(id__in=clients)} if clients else {}
    owned = {place.organisation_id for place in await Membership.filter(member_id=member.id, is_owner=True)}
    names = dict[int, str]()
    for each in appointments:
        profile = profile_of[each.profile_id]
        if each.client_id == member.id:
            names[each.id] = profile.display_name
        elif profile.member_id == member.id or profile.organisation_id in owned:
            asker = profile_of.get(each.asked_for_id or 0)
            client = client_of[each.client_id]
            names[each.id] = client.called if asker is None else asker.display_name
    return names


async def asker_of(appointment: Appointment) -> Profile | None:
    """The organisation in whose name an interview was asked for; None for other appointments."""
    if appointment.asked_for_id is None:
        return None
    return await Profile.get(id=appointment.asked_for_id)


async def is_under_check(appointment: Appointment) -> bool:
    """Whether the organisation that asked for an interview is not certified now: nobody agrees to it meanwhile."""
    asker = await asker_of(appointment)
    return asker is not None and (asker.deleted_at is not None or not asker.is_certified)


async def is_other_under_check(appointment: Appointment, member: Member) -> bool:
    """Whether the team is checking who the member is to meet (states.md, c and g). Refuses strangers with NotFound."""
    if not is_ahead(appointment):
        return False
    party = await other_party(appointment, member)
    if party.profile is not None and standing.is_under_check(party.profile):
        return True
    return party.side is Side.CLIENT and standing.is_under_check(await Member.get(id=appointment.client_id))


async def mission_of(appointment: Appointment) -> Mission | None:
    """The mission whose candidature an interview answers, if it answers one."""
    return None if appointment.mission_id is None else await Mission.get(id=appointment.mission_id)


async def room_of(appointment: Appointment) -> Call | None:
    """The room of an appointment, once it was opened."""
    return await Call.get_or_none(appointment_id=appointment.id)


async def list_appointments(member: Member, *, past: bool = False, limit: int = 50) -> list[Appointment]:
    """A member's appointments on either side (FR-120): to come, soonest first, or past, latest first."""
    now = clock.now()
    profile = await own_profile(member)
    found: list[Appointment] = []
    wheres = [{"client_id": member.id}] + ([{"profile_id": profile.id}] if profile else [])
    for where in wheres:
        mine = Appointment.filter(**where)
        if past:
            # A list that anybody can scroll is short: both kinds of past are taken and cut together.
            found += await mine.exclude(status__in=LIVE).order_by("-start_at").limit(limit)
            found += await mine.filter(status__in=LIVE, end_at__lte=now).order_by("-start_at").limit(limit)
        else:
            found += await mine.filter(status__in=LIVE, end_at__gt=now).order_by("start_at").limit(limit)
    found.sort(key=lambda appointment: (appointment.start_at, appointment.id), reverse=past)
    return found[:limit]
