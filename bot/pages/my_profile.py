"""« Mon profil » and « Mon entreprise »: what others see, how much is told, and the ways to tell more."""

from typing import Any

from bot.engine import begin
from bot.home_menu import PROFILE_KEYS
from bot.pages import Page
from bot.pages.home import certification_line
from bot.pages.sections import section_name
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import profile_text
from core.errors import NotFound
from models.profile import Domain, Profile, SkillKind
from services.completeness import next_best, percentage, read_sections
from services.files import picture_path
from services.profiles import card_of, is_visible, own_profile, skills_of


class MyProfile(Page):
    """The person's own card, its certification and completeness, and every way to it (FR-045, FR-053, FR-062)."""

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
        certified = profile.is_certified
        lines = [
            words("profile-title", title=words.plain(PROFILE_KEYS.get(profile.category, "menu-profile")))
        ]
        if not certified:
            lines += [certification_line(words, profile), words("profile-not_visible")]
        if profile.paused:
            lines.append(words("home-paused"))
        percent = percentage(await read_sections(profile))
        lines += [words("profile-filled", percent=percent), "", profile_text(look, card, trust=certified)]
        rows = await self._rows(look, profile)
        return View("\n".join(lines), tuple(rows), picture=picture_path(card.picture))

    async def _rows(self, look: Look, profile: Profile) -> list[Row]:
        words, rows = look.words, list[Row]()
        following = next_best(await read_sections(profile))
        if following is not None:
            label = words.plain("profile-next", what=section_name(words, following))
            rows.append((page_button(label, "sections", "next", following),))
        if not profile.is_certified:
            rows.append((page_button(words.plain("menu-certify"), "certify", style="success"),))
        return [
            *rows,
            (
                page_button(words.plain("profile-sections"), "sections"),
                page_button(words.plain("prof-display"), self.name, "identity"),
            ),
            (
                page_button(words.plain("card-preview"), "profile", "open", profile.public_id),
                page_button(words.plain("profile-edit", category=profile.category), self.name, "edit"),
            ),
            *(
                [(page_button(words.plain("menu-team"), "team", "open", profile.organisation_id),)]
                if profile.organisation_id is not None
                else []
            ),
            *([(page_button(words.plain("card-share"), "sharing"),)] if is_visible(profile) else []),
            *([(page_button(words.plain("certify-mine"), "certify"),)] if profile.is_certified else []),
            (
                page_button(words.plain("agenda-hours"), "agenda", "hours"),
                page_button(words.plain("common-home"), "home"),
            ),
        ]

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act not in ("edit", "identity"):
            await super().tap(turn, act, arg)
            return
        profile = await own_profile(turn.member)
        if profile is None:
            raise NotFound()
        if act == "identity":
            await self._choose_identity(turn, profile)
        else:
            await self._edit(turn, profile)

    async def _choose_identity(self, turn: Turn, profile: Profile) -> None:
        from bot.dialogs.sections import Identity

        given = {
            "profile_id": profile.id,
            "organisation": profile.organisation_id is not None,
            "page": self.name,
        }
        await begin(turn, Identity, given=given)

    async def _edit(self, turn: Turn, profile: Profile) -> None:
        from bot.dialogs.registration import OTHER_DOMAIN, Registration

        skills = [skill.label for skill in await skills_of(profile.id) if skill.kind is SkillKind.TECHNICAL]
        now = {
            "display_name": profile.display_name,
            "sector": profile.sector,
            "domain": Domain(profile.domain).value if profile.domain else OTHER_DOMAIN,
            "city": profile.city,
            "skills": ", ".join(skills) or None,
            "description": profile.description or None,
        }
        answers = {name: value for name, value in now.items() if value is not None or name == "description"}
        given = {"category": profile.category.value, "profile_id": profile.id}
        await begin(turn, Registration, given=given, answers=answers)
