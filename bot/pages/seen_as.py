"""« Voir mon profil »: one's own card as somebody else sees it, without any right changing (FR-049)."""

from typing import Any

from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.whole_profile import pages_of, whole_text
from bot.wording import profile_text
from core.errors import NotFound
from core.i18n import Words
from core.text import utf16_length
from models.member import MemberCategory
from models.profile import Profile
from services.files import picture_path
from services.profile_cards import ReadingLevel, card_at
from services.profiles import access_profile, acts_for

CAPTION_UNITS = 1000
VIEWERS = {"visitor": ReadingLevel.TEASER, "other_side": ReadingLevel.FULL}


class SeenAs(Page):
    """The card as a visitor, or as the other side of the market, sees it; for its own people only."""

    name = "seen_as"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, profile, viewer = look.words, await _own(look, str(args["arg"])), str(args["viewer"])
        title = words("seen-as", viewer=viewer_name(words, profile, viewer))
        rows = (viewer_row(words, profile), self._last(words, profile))
        if profile.category is MemberCategory.JOB_SEEKER and viewer == "visitor":
            return View(f"{title}\n\n{words('seen-as-nothing')}", rows)
        card = await card_at(profile, VIEWERS[viewer])
        text = f"{title}\n\n{profile_text(look, card)}"
        if card.has_more:
            pages = pages_of(whole_text(look, card)[bool(card.description) :])
            text += f"\n\n{pages[0]}" + ("\n…" if len(pages) > 1 else "")
        # Telegram shortens long words below a picture: what is read matters more here than the face.
        fits = utf16_length(text) <= CAPTION_UNITS
        return View(text, rows, picture=picture_path(card.picture) if fits else None)

    def _last(self, words: Words, profile: Profile) -> Row:
        return (
            page_button(words.plain("common-back"), "profile", "open", profile.public_id),
            page_button(words.plain("common-home"), "home"),
        )

    async def open(self, turn: Turn, arg: str) -> None:
        await self.tap(turn, "visitor", arg)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act not in ("visitor", "other_side"):
            await super().tap(turn, act, arg)
            return
        profile = await _own(turn.look, arg)
        await turn.show(self.name, arg=profile.public_id, viewer=act)


def viewer_name(words: Words, profile: Profile, viewer: str) -> str:
    """« un visiteur », « une entreprise certifiée » or « un profil certifié »."""
    side = "person" if profile.category.is_organisation else "company"
    return words.plain(f"seen-as-{'visitor' if viewer == 'visitor' else side}")


def viewer_row(words: Words, profile: Profile) -> Row:
    """The two buttons that show one's own card as others see it."""
    side = "person" if profile.category.is_organisation else "company"
    return (
        page_button(words.plain("seen-as-by_visitor"), "seen_as", "visitor", profile.public_id),
        page_button(words.plain(f"seen-as-by_{side}"), "seen_as", "other_side", profile.public_id),
    )


async def _own(look: Look, public_id: str) -> Profile:
    profile = await access_profile(public_id, look.member)
    if not await acts_for(profile, look.member):
        raise NotFound()
    return profile
