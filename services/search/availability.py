"""Who of a list of professionals has open hours right now and is not occupied."""

from datetime import datetime
from zoneinfo import ZoneInfo

from models.agenda import BookingRules, Claim, ClaimState, DayOverride, WorkingHours


async def available_among(profile_ids: list[int], now: datetime) -> set[int]:
    """The ids of those whose hours, in their own zone, are open at `now` (aware UTC) and whose time is free."""
    if not profile_ids:
        return set()
    zones = {
        rules.profile_id: rules.time_zone for rules in await BookingRules.filter(profile_id__in=profile_ids)
    }
    local = {profile_id: now.astimezone(ZoneInfo(zone)) for profile_id, zone in zones.items()}
    replaced = await _replaced_days(local)
    opened = {profile_id for profile_id, is_open in replaced.items() if is_open}
    for hours in await WorkingHours.filter(profile_id__in=list(local)):
        at = local[hours.profile_id]
        if hours.profile_id not in replaced and hours.weekday == at.weekday():
            if hours.opens_minute <= _minute(at) < hours.closes_minute:
                opened.add(hours.profile_id)
    busy = Claim.filter(
        profile_id__in=list(opened) or [0],
        state=ClaimState.ACTIVE,
        blocked_from__lte=now,
        blocked_until__gt=now,
    )
    return opened - {claim.profile_id for claim in await busy}


async def _replaced_days(local: dict[int, datetime]) -> dict[int, bool]:
    """For those whose hours of today are replaced: whether the replacement is open now."""
    days = {at.date() for at in local.values()}
    found: dict[int, bool] = {}
    for override in await DayOverride.filter(profile_id__in=list(local), on_date__in=list(days)):
        at = local[override.profile_id]
        if override.on_date == at.date():
            is_open = (
                override.opens_minute is not None
                and override.closes_minute is not None
                and override.opens_minute <= _minute(at) < override.closes_minute
            )
            found[override.profile_id] = found.get(override.profile_id, False) or is_open
    return found


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
