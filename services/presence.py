"""Whether somebody can be rung now: online always has an end, a call makes busy (FR-111 to FR-114, D-06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core import clock
from core.errors import NotAllowed, NotFound
from models.by_key import rows_by_key
from models.call import CallStatus
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import acts_for, people_of
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work

EVENING_HOUR = 21


class ProfilePaused(NotAllowed):
    """Nobody finds a paused profile, so nobody could ring it: it is resumed first (EXT-23)."""


class PresenceState(StrEnum):
    """What others see of somebody's availability right now."""

    OFFLINE = "offline"
    ONLINE = "online"
    BUSY = "busy"


@dataclass(frozen=True)
class Presence:
    """A state and, while online, its end (aware UTC)."""

    state: PresenceState
    until: datetime | None = None

    @property
    def may_be_rung(self) -> bool:
        """Whether « Appeler maintenant » makes sense."""
        return self.state is PresenceState.ONLINE


class Stay(StrEnum):
    """How long somebody stays online."""

    ONE_HOUR = "1h"
    THREE_HOURS = "3h"
    TONIGHT = "tonight"


def end_of_stay(stay: Stay, time_zone: str) -> datetime:
    """When a stay that begins now ends (aware UTC). Tonight is 21:00 in the zone; from 20:00 on, midnight."""
    now = clock.now()
    if stay is Stay.ONE_HOUR:
        return now + timedelta(hours=1)
    if stay is Stay.THREE_HOURS:
        return now + timedelta(hours=3)
    local = now.astimezone(ZoneInfo(time_zone))
    evening = local.replace(hour=EVENING_HOUR, minute=0, second=0, microsecond=0)
    if local.hour >= EVENING_HOUR - 1:
        evening = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return evening.astimezone(now.tzinfo)


async def go_online(member: Member, profile_id: int, stay: Stay) -> Presence:
    """Shows an own profile as online until the end of the stay; again prolongs it.

    Refuses strangers with NotFound, with AccountRestricted who may begin nothing, and with ProfilePaused a profile
    that nobody finds.
    """
    async with unit_of_work():
        profile = await _own_profile(profile_id, member)
        require_may_begin(member, profile)
        if profile.paused:
            raise ProfilePaused()
        until = end_of_stay(stay, member.time_zone)
        await Profile.filter(id=profile.id).update(online_until=until)
        profile.online_until = until
        await refresh_cards("presence", profile.id)
        return await presence_of(profile)


async def go_offline(member: Member, profile_id: int) -> Presence:
    """Takes a profile offline; a call that rings there is missed (states.md, f). NotFound to strangers."""
    async with unit_of_work():
        profile = await _own_profile(profile_id, member)
        await leave_desk(profile)
        return await presence_of(profile)


async def leave_desk(profile: Profile) -> None:
    """A profile is offline from now on, and a call that rings there is missed; in the caller's unit of work."""
    from services.calls import miss_ringing

    await Profile.filter(id=profile.id).update(online_until=None)
    profile.online_until = None
    await miss_ringing(profile.id)
    await refresh_cards("presence", profile.id)


async def take_offline(profile_id: int) -> None:
    """A profile that does not answer is offline until it says otherwise (EXT-01)."""
    async with unit_of_work():
        online = Profile.filter(id=profile_id, online_until__not_isnull=True)
        if await online.update(online_until=None):
            await refresh_cards("presence", profile_id)


async def presence_of(profile: Profile) -> Presence:
    """What others see of this profile now."""
    return (await presences_of([profile]))[profile.id]


async def presences_of(profiles: Iterable[Profile]) -> dict[int, Presence]:
    """What others see of these profiles now, by profile id; an organisation is online when one of its services is."""
    from services.duty import add_services

    profiles = list(profiles)
    return await add_services(profiles, await desks_of(profiles))


async def desk_of(profile: Profile) -> Presence:
    """Whether the person, or the organisation itself (its owners, without any service), can be rung now."""
    return (await desks_of([profile]))[profile.id]


async def desks_of(profiles: list[Profile]) -> dict[int, Presence]:
    """`desk_of` for several profiles, by profile id, in one question to the database."""
    now = clock.now()
    talking = await _talking([profile.id for profile in profiles])
    found: dict[int, Presence] = {}
    for profile in profiles:
        online = profile.online_until is not None and profile.online_until > now
        if profile.id in talking:
            found[profile.id] = Presence(PresenceState.BUSY)
        elif online:
            found[profile.id] = Presence(PresenceState.ONLINE, profile.online_until)
        else:
            found[profile.id] = Presence(PresenceState.OFFLINE)
    return found


async def is_talking(member_id: int) -> bool:
    """Whether a person sits in an answered call, or is in the room of an appointment."""
    return bool(await talking_among([member_id]))


async def talking_among(member_ids: list[int]) -> set[int]:
    """Who of these persons sits in an answered call, or is in the room of an appointment."""
    if not member_ids:
        return set()
    names = {f"m{place}": member_id for place, member_id in enumerate(member_ids)}
    rows = await fetch(
        "SELECT DISTINCT s.member_id AS id FROM call_seat s JOIN call c ON c.id = s.call_id"
        f" WHERE s.member_id IN ({', '.join(f':{name}' for name in names)}) AND {_TALKING}",
        now=clock.now(),
        **names,
    )
    return {row["id"] for row in rows}


async def drop_expired() -> int:
    """Takes offline whoever's time online has ended and tells them; gives how many (scheduler, EXT-01).

    A call that still rings there is missed (states.md, f).
    """
    from services.calls import miss_ringing
    from services.duty import end_duties

    now = clock.now()
    dropped = await end_duties()
    for profile in await Profile.filter(online_until__lte=now):
        async with unit_of_work():
            until = profile.online_until
            if not await Profile.filter(id=profile.id, online_until=until).update(online_until=None):
                continue
            dropped += 1
            await miss_ringing(profile.id)
            await refresh_cards("presence", profile.id)
            for person in await people_of(profile):
                await owe(
                    person,
                    "presence.ended",
                    subject=Subject("profile", profile.id, profile.version),
                    dedupe_key=f"presence.ended/{profile.id}/{person}/{until:%Y%m%d%H%M%S}",
                )
    return dropped


# A direct call occupies from the answer on; an appointment's room, open from M-10, only those who are inside.
_TALKING = (
    f"c.status IN ('{CallStatus.ACCEPTED}', '{CallStatus.LIVE}') AND c.closes_at > :now"
    " AND (c.appointment_id IS NULL OR s.present)"
)


async def _talking(profile_ids: list[int]) -> set[int]:
    if not profile_ids:
        return set()
    names = {f"p{place}": profile_id for place, profile_id in enumerate(profile_ids)}
    rows = await rows_by_key(
        f"""SELECT DISTINCT p.id FROM profile p JOIN call_seat s
            ON s.member_id = p.member_id OR p.organisation_id IS NOT NULL
            JOIN call c ON c.id = s.call_id
            WHERE p.id IN ({", ".join(f":{name}" for name in names)}) AND {_TALKING}
            AND (p.member_id IS NOT NULL
                OR (c.profile_id = p.id AND c.service = '' AND s.role = 'professional'))""",
        now=clock.now(),
        **names,
    )
    return {row["id"] for row in rows}


async def _own_profile(profile_id: int, member: Member) -> Profile:
    profile = await Profile.get_or_none(id=profile_id, deleted_at=None)
    if profile is None or not await acts_for(profile, member):
        raise NotFound()
    return profile
