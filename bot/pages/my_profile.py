"""« Mon profil »: what others see, and the way to change it."""

from typing import Any

from bot.engine import begin
from bot.pages import Page
from bot.pages.home import certification_line
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import profile_text
from core.errors import NotFound
from models.profile import Certification
from services.files import picture_path
from services.profiles import card_of, own_profile, skills_of


class MyProfile(Page):
    """The person's own card with its certification, and what can be done about it (FR-045, FR-049, FR-053)."""

    name = "my_profile"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await own_profile(look.member)
        if profile is None:
            certify = page_button(words.plain("menu-certify"), "category")
            return View(
                words("profile-none"), ((certify,), (page_button(words.plain("common-home"), "home"),))
            )
        card = await card_of(profile, look.member)
        certified = profile.certification is Certification.CERTIFIED
        lines = [words("profile-mine")]
        if not certified:
            lines += [certification_line(words, profile.certification), words("profile-not_visible")]
        lines += ["", profile_text(look, card, trust=certified)]
        rows: list[Row] = [
            (page_button(words.plain("profile-edit"), self.name, "edit"),),
            (page_button(words.plain("agenda-hours"), "agenda", "hours"),),
        ]
        if not certified:
            rows.insert(0, (page_button(words.plain("menu-certify"), "certify", style="success"),))
        else:
            rows.append((page_button(words.plain("card-preview"), "profile", "open", profile.public_id),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        return View("\n".join(lines), tuple(rows), picture=picture_path(card.picture))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.registration import Registration

        if act != "edit":
            await super().tap(turn, act, arg)
            return
        profile = await own_profile(turn.member)
        if profile is None:
            raise NotFound()
        skills = ", ".join(skill.label for skill in await skills_of(profile.id))
        now = {
            "display_name": profile.display_name,
            "sector": profile.sector,
            "domain": profile.domain,
            "city": profile.city,
            "skills": skills,
            "description": profile.description or None,
        }
        given = {"category": profile.category.value, "profile_id": profile.id}
        await begin(turn, Registration, given=given, answers=now)
