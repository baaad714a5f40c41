"""Who of an organisation's staff can be rung now, for which service (FR-037, FR-111 to FR-114, D-06, EXT-27)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from core import clock
from core.errors import NotFound
from core.text import fold
from models.call import Call, CallRing, CallStatus, RingState
from models.member import Member, Membership
from models.profile import Profile
from services.call_rings import missed_in_a_row, rung_among
from services.notifications import owe, refresh_cards
from services.presence import (
    Presence,
    PresenceState,
    ProfilePaused,
    Stay,
    end_of_stay,
    talking_among,
)
from services.profile_people import membership_of
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work

MISSED_BEFORE_OFFLINE = 2  # In a row (EXT-01), as for a profile.


@dataclass(frozen=True)
class ServiceLine:
    """A service as callers see it: its name, a short key for buttons, how many people it has, and whether one is free.

    The key is a pure function of the name.
    """

    name: str
    key: str
    people: int
    presence: Presence


def service_key(name: str) -> str:
    """The name of a service in ten characters, for buttons."""
    return hashlib.blake2s(fold(name).encode(), digest_size=5).hexdigest()


async def lines_of(profile: Profile) -> list[ServiceLine]:
    """The services of an organisation, by name; none for a person's profile."""
    places = await _serving([profile])
    talking = await talking_among([place.member_id for place in places if _is_online(place)])
    services: dict[str, list[Membership]] = {}
    for place in places:
        services.setdefault(place.service or "", []).append(place)
    return [
        ServiceLine(name, service_key(name), len(people), _together(people, talking))
        for name, people in sorted(services.items(), key=lambda item: fold(item[0]))
    ]


async def callable_lines(profile: Profile, member: Member) -> list[ServiceLine]:
    """The services that a member could ring now: nobody rings the one in which they work themselves."""
    place = await membership_of(member.id, profile.organisation_id)
    own = place.service if place is not None else None
    return [line for line in await lines_of(profile) if line.presence.may_be_rung and line.name != own]


async def line_named(profile: Profile, key: str) -> ServiceLine:
    """The service of an organisation behind a button. NotFound once nobody is there any more."""
    found = next((line for line in await lines_of(profile) if line.key == key), None)
    if found is None:
        raise NotFound()
    return found


async def add_services(profiles: list[Profile], desks: dict[int, Presence]) -> dict[int, Presence]:
    """What others see of profiles whose desks are these: whoever can be rung counts for the whole organisation."""
    places = [place for place in await _serving(profiles) if _is_online(place)]
    if not places:
        return desks
    talking = await talking_among([place.member_id for place in places])
    found = dict(desks)
    for profile in profiles:
        staff = [place for place in places if place.organisation_id == profile.organisation_id]
        if staff:
            found[profile.id] = _best(desks[profile.id], _together(staff, talking))
    return found


async def free_staff(profile: Profile, service: str) -> list[int]:
    """Who can be rung for a service at this moment: online, not in a call, and not being rung (EXT-27)."""
    online = await online_staff(profile, service)
    busy = await talking_among(online) | await rung_among(online) | await _rung_at_own_profile(online)
    return [member_id for member_id in online if member_id not in busy]


async def online_staff(profile: Profile, service: str) -> list[int]:
    """Who is online for a service, busy or not."""
    places = await _serving([profile])
    return [place.member_id for place in places if place.service == service and _is_online(place)]


async def duty_of(place: Membership) -> Presence:
    """Whether a person can be rung for the service of this place."""
    return (await duties_of([place]))[place.id]


async def duties_of(places: list[Membership]) -> dict[int, Presence]:
    """The same for several places, by their ids, in one question to the database."""
    talking = await talking_among([place.member_id for place in places])
    busy = Presence(PresenceState.BUSY)
    return {place.id: busy if place.member_id in talking else _seen(place) for place in places}


async def go_on_duty(member: Member, organisation_id: int, stay: Stay) -> Membership:
    """Shows a person as online for their service until the end of the stay; again prolongs it.

    NotFound for whoever has no service there, AccountRestricted for who may begin nothing, ProfilePaused while nobody
    finds the organisation.
    """
    async with unit_of_work():
        require_may_begin(member)
        place = await _place_with_service(member.id, organisation_id)
        if await Profile.filter(organisation_id=organisation_id, paused=True).exists():
            raise ProfilePaused()
        until = end_of_stay(stay, member.time_zone)
        await Membership.filter(id=place.id).update(online_until=until)
        await refresh_cards("team", organisation_id)
        return await Membership.get(id=place.id)


async def go_off_duty(member_id: int, organisation_id: int) -> None:
    """Takes a person offline for their service; a call that rings there stops ringing at them (states.md, f)."""
    async with unit_of_work():
        place = await _place_with_service(member_id, organisation_id)
        await Membership.filter(id=place.id).update(online_until=None)
        await stop_ringing_at(member_id, organisation_id)
        await refresh_cards("team", organisation_id)


async def stop_ringing_at(member_id: int, organisation_id: int) -> None:
    """A call to a service of this organisation rings no longer at a person; at nobody else either: it is missed."""
    from services.missed_calls import stop_ringing

    for ring in await CallRing.filter(member_id=member_id, state=RingState.RINGING):
        call = await Call.get(id=ring.call_id)
        if (await Profile.get(id=call.profile_id)).organisation_id == organisation_id:
            await stop_ringing(call.id, member_id)


async def end_duties() -> int:
    """Takes offline whose time online for a service has ended, and tells them; gives how many (scheduler, EXT-01)."""
    ended = 0
    for place in await Membership.filter(online_until__lte=clock.now()).order_by("id"):
        async with unit_of_work():
            until = place.online_until
            if not await Membership.filter(id=place.id, online_until=until).update(online_until=None):
                continue
            ended += 1
            await stop_ringing_at(place.member_id, place.organisation_id)
            await refresh_cards("team", place.organisation_id)
            profile = await Profile.get_or_none(organisation_id=place.organisation_id)
            await owe(
                place.member_id,
                "duty.ended",
                details={"name": profile.display_name if profile else "", "service": place.service or ""},
                dedupe_key=f"duty.ended/{place.id}/{until:%Y%m%d%H%M%S}",
            )
    return ended


async def take_off_duty(call: Call, people: list[int]) -> None:
    """Who let two calls in a row ring until the end is not there (EXT-01)."""
    organisation_id = (await Profile.get(id=call.profile_id)).organisation_id
    for member_id in people:
        if await missed_in_a_row(member_id) % MISSED_BEFORE_OFFLINE == 0:
            online = Membership.filter(member_id=member_id, organisation_id=organisation_id)
            await online.filter(online_until__not_isnull=True).update(online_until=None)
            await refresh_cards("team", organisation_id or 0)


async def _place_with_service(member_id: int, organisation_id: int) -> Membership:
    place = await membership_of(member_id, organisation_id)
    if place is None or not place.service:
        raise NotFound()
    return place


async def _serving(profiles: list[Profile]) -> list[Membership]:
    organisations = [profile.organisation_id for profile in profiles if profile.organisation_id is not None]
    if not organisations:
        return []
    places = Membership.filter(organisation_id__in=organisations, service__not_isnull=True).order_by("id")
    return [place for place in await places if place.service]


async def _rung_at_own_profile(member_ids: list[int]) -> set[int]:
    own = {profile.id: profile.member_id for profile in await Profile.filter(member_id__in=member_ids)}
    ringing = Call.filter(profile_id__in=list(own), status=CallStatus.RINGING, rings_until__gt=clock.now())
    return {member_id for call in await ringing if (member_id := own[call.profile_id]) is not None}


def _is_online(place: Membership) -> bool:
    return place.online_until is not None and place.online_until > clock.now()


def _seen(place: Membership) -> Presence:
    if not _is_online(place):
        return Presence(PresenceState.OFFLINE)
    return Presence(PresenceState.ONLINE, place.online_until)


def _together(people: list[Membership], talking: set[int]) -> Presence:
    seen = Presence(PresenceState.OFFLINE)
    for place in people:
        busy = _is_online(place) and place.member_id in talking
        seen = _best(seen, Presence(PresenceState.BUSY) if busy else _seen(place))
    return seen


def _best(one: Presence, other: Presence) -> Presence:
    order = (PresenceState.OFFLINE, PresenceState.BUSY, PresenceState.ONLINE)
    if one.state is other.state is PresenceState.ONLINE:
        return max(
            one, other, key=lambda presence: presence.until or datetime.min.replace(tzinfo=clock.now().tzinfo)
        )
    return max(one, other, key=lambda presence: order.index(presence.state))
