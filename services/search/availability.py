"""Who of a list of professionals has open hours right now and is not occupied."""

from datetime import datetime
from zoneinfo import ZoneInfo

from models.agenda import BookingRules, Claim, ClaimState, WorkingHours


async def available_among(profile_ids: list[int], now: datetime) -> set[int]:
    """The ids of those whose hours, in their own zone, are open at `now` (aware UTC) and whose time is free."""
    if not profile_ids:
        return set()
    zones = {
        rules.profile_id: rules.time_zone for rules in await BookingRules.filter(profile_id__in=profile_ids)
    }
    local = {profile_id: now.astimezone(ZoneInfo(zone)) for profile_id, zone in zones.items()}
    opened = set[int]()
    for hours in await WorkingHours.filter(profile_id__in=list(local)):
        at = local[hours.profile_id]
        if hours.weekday == at.weekday() and hours.opens_minute <= _minute(at) < hours.closes_minute:
            opened.add(hours.profile_id)
    busy = Claim.filter(
        profile_id__in=list(opened) or [0],
        state=ClaimState.ACTIVE,
        blocked_from__lte=now,
        blocked_until__gt=now,
    )
    return opened - {claim.profile_id for claim in await busy}


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
