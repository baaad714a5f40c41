"""« Photo de profil », or the logo of an organisation."""

from typing import Any

from bot.home_menu import profile_button
from bot.pages.own_files import OwnFiles
from bot.pages.own_profile import own
from bot.sent_files import sent_lines, take_file
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.way_on import way_on
from models.gallery import FilePurpose
from services.files import picture_path
from services.profile_photos import remove_photo


class Photo(OwnFiles):
    """The one picture that everybody sees: sending another one replaces it (FR-054, FR-061)."""

    name = "photo"
    purpose = FilePurpose.PHOTO

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await own(look)
        what = "logo" if profile.category.is_organisation else "photo"
        lines = [
            words(f"photo-title_{what}"),
            words(f"photo-hint_{what}" if profile.picture else f"photo-none_{what}"),
        ]
        lines += await sent_lines(look, profile, FilePurpose.PHOTO)
        rows: list[Row] = []
        if profile.picture:
            rows.append((page_button(words.plain("prof-gallery-del"), self.name, "remove"),))
        rows.append((page_button(words.plain("prof-gallery"), "gallery"),))
        rows += await way_on(look)
        rows.append(
            (
                profile_button(words, profile),
                page_button(words.plain("common-home"), "home"),
            )
        )
        return View("\n".join(lines), tuple(rows), picture=picture_path(profile.picture))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "remove":
            await super().tap(turn, act, arg)
            return
        profile = await own(turn.look)
        removed = await remove_photo(turn.member, profile.id)
        await turn.show(self.name, notice="photo-removed" if removed else None)

    async def take_sent(self, turn: Turn, args: dict[str, Any]) -> None:
        await take_file(turn, await own(turn.look), self.purpose)
