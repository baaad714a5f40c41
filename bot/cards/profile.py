"""One's own profile, in notices about it: certified, or offline again."""

from typing import Any

from bot.cards import LivingCard
from bot.turn import Look
from bot.view import View, page_button
from core.errors import NotFound
from services.profiles import access_profile, acts_for


class OwnProfileCard(LivingCard):
    """What is told about a profile to its own people only."""

    kind = "profile"

    async def view(self, look: Look, object_id: int) -> View:
        profile = await access_profile(object_id, look.member)
        if not await acts_for(profile, look.member):
            raise NotFound()
        words = look.words
        rows = (
            (page_button(words.plain("card-preview"), "profile", "open", profile.public_id),),
            (
                page_button(words.plain("agenda-hours"), "agenda", "hours"),
                page_button(words.plain("common-home"), "home"),
            ),
        )
        return View(words("profile-notice", name=profile.display_name), rows)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        return {"name": (await access_profile(object_id, look.member)).display_name}
