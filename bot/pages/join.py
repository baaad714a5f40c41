"""An invitation into an organisation: shown to its owner once, and to who opened it until they decide."""

from typing import Any
from urllib.parse import quote

from bot.pages import Page
from bot.service_names import shown_service
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.errors import NotFound
from core.sealed import unseal
from services import members, personal_links, teams

SEALED_FOR = "team-invitation"


class InvitationLink(Page):
    """The link that an owner just made; `arg` is the organisation's id, `sealed` the payload, which is kept nowhere."""

    name = "team_link"

    async def open(self, turn: Turn, arg: str) -> None:
        raise NotFound()

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        try:
            payload = str(unseal(look.facts.keys, SEALED_FOR, str(args.get("sealed", ""))))
        except ValueError:
            raise NotFound() from None
        link = await personal_links.peek_link(payload)
        team = await teams.team_of(look.member, link.organisation_id or 0)
        address = look.facts.deep_link(payload)
        day = words.moment(link.expires_at, look.zone, "d MMMM")
        text = words(
            "team-link",
            name=team.name,
            service=shown_service(words, link.service or ""),
            day=day,
            address=address,
        )
        share = f"{look.facts.link_base}/share/url?url={quote(address, safe='')}"
        rows: tuple[Row, ...] = (
            (
                Button(words.plain("team-share"), url=share),
                Button(words.plain("team-copy"), copy=address),
            ),
            (
                page_button(words.plain("menu-team"), "team", "open", team.organisation_id),
                page_button(words.plain("common-home"), "home"),
            ),
        )
        return View(text, rows)


class Join(Page):
    """Names the organisation and the service before anything happens (FR-037); opening changes nothing."""

    name = "join"

    async def open(self, turn: Turn, arg: str) -> None:
        if arg:
            await personal_links.hold_link(arg, turn.member)
        await teams.open_invitation(turn.member)
        await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        offer = await teams.open_invitation(look.member)
        lines = [words("join-page", name=offer.name, service=shown_service(words, offer.service))]
        if offer.may_handle_missions:
            lines.append(words("join-missions"))
        if not offer.is_certified:
            lines += ["", words("join-unverified")]
        agreed = look.member.terms_accepted_at is not None
        if not agreed:
            lines += ["", words("join-terms")]
        accept = words.plain("join-accept" if agreed else "join-agree_and_accept")
        rows: list[Row] = [(page_button(accept, self.name, "accept", offer.link_id, style="success"),)]
        if not agreed:
            rows.append((page_button(words.plain("common-read_terms"), "terms"),))
        rows.append((page_button(words.plain("join-decline"), self.name, "decline"),))
        return View("\n".join(lines), tuple(rows))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "accept":
            offer = await teams.open_invitation(turn.member)
            if str(offer.link_id) != arg:
                # They opened another invitation since this button was drawn: it is shown, not accepted blindly.
                await turn.show(self.name, notice="err-stale")
                return
            turn.member = await members.accept_terms(turn.member.id)
            turn.member, offer = await teams.accept_invitation(turn.member)
            await turn.show(
                "home", notice="join-done", name=offer.name, service=shown_service(turn.words, offer.service)
            )
        elif act == "decline":
            await personal_links.drop_held_link(turn.member)
            page = "home" if turn.member.registered_at is not None else "welcome"
            await turn.show(page, notice="join-declined")
        else:
            await super().tap(turn, act, arg)
