"""« Partager »: one's own public page, for networks, mails, paper and other chats."""

from typing import Any
from urllib.parse import quote

from bot.fitting import with_ways
from bot.home_menu import profile_button
from bot.pages import Page
from bot.pages.own_profile import own
from bot.turn import BotFacts, Look, Turn
from bot.view import Button, Row, View, page_button
from core.links import PublicLink
from models.profile import Profile
from services.files import picture_path
from services.profiles import is_visible
from services.sharing import NETWORKS, network_address, qr_picture


def page_address(facts: BotFacts, public_id: str) -> str:
    """The public page of a profile, or the way into the bot where no page can be reached."""
    return f"{facts.public_url}/p/{public_id}" if facts.pages_reachable else deep_link(facts, public_id)


def deep_link(facts: BotFacts, public_id: str) -> str:
    """The address that opens a profile in the bot."""
    return facts.deep_link(PublicLink("p", public_id).payload)


class Sharing(Page):
    """The QR code of the public page and the ways to send its address (FR-050, FR-051)."""

    name = "sharing"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, more=arg == "more")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await own(look)
        last = (
            profile_button(words, profile),
            page_button(words.plain("common-home"), "home"),
        )
        if not is_visible(profile):
            certify = page_button(words.plain("menu-certify"), "certify", style="success")
            return View(words("sharing-not_yet"), ((certify,), last))
        address = page_address(look.facts, profile.public_id)
        text = words("sharing-title", address=address)
        picture = picture_path(await qr_picture(address))
        more = page_button(words.plain("common-more"), self.name, "open", "more")
        back = page_button(words.plain("common-back"), self.name) if args.get("more") else None
        rows = with_ways([], self._ways(look, profile, address), last, more, back)
        return View(text, rows, picture=picture)

    def _ways(self, look: Look, profile: Profile, address: str) -> list[Row]:
        """Every way to send the address, those that most people use in front."""
        words, link = look.words, deep_link(look.facts, profile.public_id)
        said = words.plain("sharing-text", name=profile.display_name)
        telegram = f"{look.facts.link_base}/share/url?url={quote(link, safe='')}&text={quote(said, safe='')}"
        networks = [
            Button(words.plain(f"sharing-{network}"), url=network_address(network, address, said))
            for network in NETWORKS
        ]
        copy = Button(words.plain("card-copy"), copy=address)
        # Telegram takes no mailto: address on a button; the page leads on to the person's own mail program.
        mail = Button(words.plain("sharing-mail"), url=f"{address}/mail?lang={words.language}")
        rows: list[Row] = [
            (Button(words.plain("sharing-telegram"), url=telegram), copy),
            (networks[0], networks[1]),
            (networks[2], mail) if look.facts.pages_reachable else (networks[2],),
        ]
        rows.append((Button(words.plain("sharing-inline"), inline=profile.display_name[:60]),))
        rows.append((page_button(words.plain("card-preview"), "profile", "open", profile.public_id),))
        return rows
