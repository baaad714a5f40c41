"""The profile that a person acts for, for the pages about it."""

from bot.turn import Look
from core.errors import NotFound
from models.profile import Profile
from services.profiles import own_profile


async def own(look: Look) -> Profile:
    """The profile that a person acts for. Refuses whoever has none with NotFound."""
    profile = await own_profile(look.member)
    if profile is None:
        raise NotFound()
    return profile
