"""The confirmation of an invitation (`i_…`): « Vous êtes … ? », then in."""

from typing import Any

from bot.engine import begin
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from bot.wording import category_name, contact_names
from core.errors import NotFound
from services import personal_links, preregistration


class InvitedPage(Page):
    """Whom the team expects; the tap on the confirmation changes state, opening the link does not (FR-015, FR-017)."""

    name = "invited"

    async def open(self, turn: Turn, arg: str) -> None:
        try:
            await preregistration.greet(turn.member, arg or None)
        except NotFound:
            await self._unknown(turn)
            return
        await turn.show(self.name)

    async def _unknown(self, turn: Turn) -> None:
        # Used, expired, made up: one same answer, and a human to ask.
        page = "welcome" if turn.member.registered_at is None else "home"
        await turn.show(page, notice="acc-unknown_mail", admins=contact_names(turn.look))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        expected = await preregistration.greet(look.member)
        assert expected.category is not None
        text = words(
            "invited-page",
            name=expected.display_name,
            category=category_name(words, expected.category),
            address=expected.email or "",
        )
        return View(
            text,
            (
                (page_button(words.plain("invited-yes"), self.name, "yes", style="success"),),
                (
                    page_button(words.plain("common-read_terms"), "terms"),
                    page_button(words.plain("invited-no"), self.name, "no"),
                ),
            ),
        )

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "yes":
            await self._enter(turn)
        elif act == "no":
            await personal_links.drop_held_link(turn.member)
            await turn.show("welcome", notice="invited-not_me", admins=contact_names(turn.look))
        else:
            await super().tap(turn, act, arg)

    async def _enter(self, turn: Turn) -> None:
        from bot.dialogs.address import VisitorAddress

        try:
            entered = await preregistration.enter(turn.member)
        except NotFound:
            await self._unknown(turn)
            return
        turn.member = entered.member
        if entered.is_registered:
            await turn.show("home", notice="invited-in")
        else:
            await begin(turn, VisitorAddress)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        await turn.redraw("invited-tap")
        return True
