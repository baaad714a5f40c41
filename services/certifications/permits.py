"""Permits end: their holders are reminded, and hidden when nothing came."""

from datetime import date, timedelta

from core import clock
from models.certification import CertificationMove
from models.profile import Certification, Profile
from services.certifications.moving import move_certification, tell_people
from services.unit_of_work import unit_of_work

REMINDED = (60, 30, 7)


async def watch_permits() -> None:
    """Reminds 60, 30 and 7 days before a permit ends, and hides the profile when it did (EXT-28)."""
    today = clock.today()
    horizon = today + timedelta(days=max(REMINDED))
    due = await Profile.filter(
        certification=Certification.CERTIFIED, deleted_at=None, permit_until__lte=horizon
    )
    for profile in due:
        async with unit_of_work():
            await _watch(profile, today)


async def _watch(profile: Profile, today: date) -> None:
    assert profile.permit_until is not None
    left = (profile.permit_until - today).days
    if left <= 0:
        moved = await move_certification(profile, CertificationMove.EXPIRE, None)
        await tell_people(moved, "certification.expired")
        return
    step = min(days for days in REMINDED if left <= days)
    await tell_people(profile, "certification.expiring", f"permit:{profile.id}:{profile.permit_until}:{step}")
