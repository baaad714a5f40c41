"""One's own profile, in notices about it: certified, or offline again."""

from typing import Any

from bot.cards import LivingCard
from bot.turn import Look
from bot.view import Row, View, page_button
from bot.wording import said_by_the_team
from core.errors import NotFound
from core.i18n import Words
from models.member import MemberCategory
from models.profile import Profile
from services.appeals import APPEAL_WITHIN, contestable_refusal
from services.profiles import access_profile, acts_for


class OwnProfileCard(LivingCard):
    """What is told about a profile to its own people only."""

    kind = "profile"

    async def view(self, look: Look, object_id: int) -> View:
        profile = await access_profile(object_id, look.member)
        if not await acts_for(profile, look.member):
            raise NotFound()
        words = look.words
        certified = profile.is_certified
        first = (
            page_button(words.plain("card-preview"), "profile", "open", profile.public_id)
            if certified
            else page_button(words.plain("cert-resubmit"), "certify")
        )
        refusal = await contestable_refusal(profile)
        contest = (
            ((page_button(words.plain("mod-appeal"), "contest", "refusal", refusal.id),),) if refusal else ()
        )
        ask = page_button(words.plain("common-contact"), "contact")
        home = page_button(words.plain("common-home"), "home")
        rows = (
            (first,),
            *contest,
            *(() if certified else ((ask,),)),
            *(_what_they_came_for(words, profile) if certified else ()),
            (home,),
        )
        lines = [words("profile-notice", name=profile.display_name)]
        if not certified:
            lines = await said_by_the_team(look, profile) or lines
        if refusal is not None:
            until = words.moment(refusal.acted_at + APPEAL_WITHIN, look.zone, "d MMMM y")
            lines += ["", words("measure-how_to_contest", date=until)]
        return View("\n".join(lines), rows)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        profile = await access_profile(object_id, look.member)
        until = profile.permit_until
        return {
            "name": profile.display_name,
            "category": str(profile.category),
            "date": look.words.day(until, "d MMMM y") if until else "",
        }


def _what_they_came_for(words: Words, profile: Profile) -> tuple[Row, ...]:
    """A company publishes and looks for freelances; others are booked, and nobody books whoever is not certified."""
    if profile.category is not MemberCategory.COMPANY:
        return ((page_button(words.plain("agenda-hours"), "agenda", "hours"),),)
    return (
        (page_button(words.plain("menu-mission-create"), "missions", "open", "new"),),
        (page_button(words.plain("menu-search-freelance"), "talents"),),
    )
