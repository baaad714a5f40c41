"""« Reprendre la responsabilité »: whoever is asked to own an organisation says yes or no (FR-037)."""

from typing import Any

from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from services import teams


class OwnerOfferPage(Page):
    """What it means to become the owner, and both answers; opening changes nothing."""

    name = "owner_offer"

    async def open(self, turn: Turn, arg: str) -> None:
        await teams.offer_to(turn.member)
        await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, offer = look.words, await teams.offer_to(look.member)
        until = words.moment(offer.until, look.zone, "EEEE d MMMM, HH:mm")
        seen = f"{offer.place_id}.{offer.version}"
        rows = (
            (page_button(words.plain("team-accept_owner"), self.name, "accept", seen, "success"),),
            (page_button(words.plain("team-decline_owner"), self.name, "decline", seen),),
            (
                page_button(words.plain("menu-team"), "team", "open", offer.organisation_id),
                page_button(words.plain("common-home"), "home"),
            ),
        )
        return View(words("team-owner_page", person=offer.by, name=offer.name, until=until), rows)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        number, _, seen = arg.partition(".")
        place_id, version = read_row_id(number), read_row_id(seen)
        if act == "accept":
            place = await teams.accept_ownership(turn.member, place_id, version)
            await turn.show("team", notice="team-owner_accepted", arg=place.organisation_id)
        elif act == "decline":
            await teams.decline_ownership(turn.member, place_id, version)
            await turn.show("home", notice="team-owner_declined")
        else:
            await super().tap(turn, act, arg)
