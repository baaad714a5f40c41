"""« Profil complet »: everything that the reader may see of a profile, page by page."""

from typing import Any

from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.whole_profile import pages_of, whole_text
from core.ids import read_row_id
from services import screens
from services.profiles import access_profile, card_of


class WholeProfile(Page):
    """The sections of a profile; how many there are depends on who reads (FR-091, D-19). `arg` is the public id."""

    name = "whole"

    async def open(self, turn: Turn, arg: str) -> None:
        profile = await access_profile(arg, turn.member)
        screen = await screens.current_screen(turn.member.id)
        back = (
            screen.args.get("back") if screen is not None and screen.page in ("profile", self.name) else None
        )
        await turn.show(self.name, arg=profile.public_id, back=back)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await access_profile(str(args.get("arg", "")), look.member)
        card = await card_of(profile, look.member)
        pages = pages_of(whole_text(look, card)) or [words("whole-nothing")]
        page = min(max(1, int(args.get("page", 1))), len(pages))
        title = words("whole-title", name=card.display_name)
        if len(pages) > 1:
            title += "\n" + words("engine-page", page=page, pages=len(pages))
        turning = tuple(
            page_button(
                words.plain("engine-to-page", page=number), self.name, "page", f"{card.public_id}:{number}"
            )
            for number in (page - 1, page + 1)
            if 1 <= number <= len(pages)
        )
        last: Row = (
            page_button(words.plain("whole-back"), self.name, "card", card.public_id),
            page_button(words.plain("common-home"), "home"),
        )
        return View(f"{title}\n\n{pages[page - 1]}", (turning, last) if turning else (last,))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act not in ("card", "page"):
            await super().tap(turn, act, arg)
            return
        name, _, number = arg.partition(":")
        profile = await access_profile(name, turn.member)
        screen = await screens.current_screen(turn.member.id)
        back = screen.args.get("back") if screen is not None and screen.page == self.name else None
        if act == "card":
            await turn.show("profile", arg=profile.public_id, back=back)
        else:
            await turn.show(self.name, arg=profile.public_id, back=back, page=read_row_id(number))
