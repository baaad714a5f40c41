"""Pages about one profile, opened from its card by its public id."""

from bot.pages import Page
from bot.turn import Turn
from services.profiles import access_profile


class ProfilePart(Page):
    """A page whose `arg` is a profile's public id; who may not know of the profile reads that it does not exist."""

    async def open(self, turn: Turn, arg: str) -> None:
        profile = await access_profile(arg, turn.member)
        await turn.show(self.name, arg=profile.public_id)
