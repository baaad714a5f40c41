"""What pausing a profile means at once: nobody finds it any more, so nobody is shown as online there (EXT-23, D-06)."""

from models.member import Membership
from models.profile import Profile
from services.duty import go_off_duty
from services.presence import leave_desk


async def go_quiet(profile: Profile) -> None:
    """Takes a profile offline, and whoever is online for a service of it; a call that rings there is missed.

    Inside the unit of work that pauses it.
    """
    await leave_desk(profile)
    if profile.organisation_id is not None:
        online = Membership.filter(organisation_id=profile.organisation_id, online_until__not_isnull=True)
        for place in await online.order_by("id"):
            await go_off_duty(place.member_id, profile.organisation_id)
