"""« Échanger nos coordonnées », as the person's screen."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from services import contact_shares


class Contacts(Page):
    """What the two gave each other, and giving one's own (FR-171)."""

    name = "contacts"

    async def open(self, turn: Turn, arg: str) -> None:
        exchange = await contact_shares.access_exchange(read_row_id(arg), turn.member)
        await turn.show(self.name, arg=exchange.conversation_id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["contacts"].view(look, int(args["arg"]))
        return view.with_rows((page_button(look.words.plain("common-home"), "home"),))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        number = read_row_id(arg)
        if act == "share":
            await self._ask(turn, number)
        elif act == "withdraw":
            await contact_shares.withdraw_details(turn.member, number)
            await turn.show(self.name, notice="contacts-withdrawn", arg=number)
        else:
            await super().tap(turn, act, arg)

    async def _ask(self, turn: Turn, number: int) -> None:
        from bot.dialogs.contacts import GiveContacts

        exchange = await contact_shares.access_exchange(number, turn.member)
        if not exchange.may_share:
            await turn.show(self.name, arg=number)
            return
        own = contact_shares.own_details(turn.member, turn.username)
        given = {
            "conversation_id": number,
            "other": exchange.other_name,
            "name": own.name,
            "email": own.email,
            "username": own.username,
        }
        await begin(turn, GiveContacts, given=given)
