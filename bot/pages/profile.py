"""The card of somebody in the directory, and what can be done from it."""

from typing import Any
from urllib.parse import quote

from bot.engine import begin
from bot.interest_ways import offer_rows
from bot.pages import Page
from bot.pages.call_lines import call_profile, service_text
from bot.pages.seen_as import viewer_row
from bot.refusals import refusal_key
from bot.results import results_behind
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import profile_text
from core.errors import DomainError, NotFound
from core.links import PublicLink
from models.delivery import Screen
from models.member import MemberCategory
from services import screens
from services.agenda import has_hours
from services.contact import CertificationNeeded, require_may_turn_to, why_not_turn_to
from services.duty import lines_of
from services.files import picture_path
from services.galleries import pictures_of
from services.profile_documents import documents_of
from services.profiles import ProfileCard, ReadingLevel, access_profile, card_of
from services.standing import OtherUnderCheck

_OF_A_PROFILE = ("profile", "availability", "pictures", "papers")


class ProfilePage(Page):
    """A professional's card (FR-002, FR-090, FR-114, FR-118); `arg` is the profile's public id."""

    name = "profile"

    async def open(self, turn: Turn, arg: str) -> None:
        profile = await access_profile(arg, turn.member)
        await turn.show(self.name, arg=profile.public_id, back=await back_from(turn))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        profile = await access_profile(str(args.get("arg", "")), look.member)
        card = await card_of(profile, look.member)
        text = profile_text(look, card)
        services = await lines_of(profile)
        if services:
            text = f"{text}\n\n{look.words('lines-card')}\n{service_text(look, services)}"
        if card.is_own:
            text = f"{look.words('profile-own')}\n\n{text}"
        closed = None if card.is_own else await why_not_turn_to(look.member, profile)
        if closed is not None:
            text = f"{text}\n\n{_said(look, closed)}"
        rows = [] if card.is_own else await self._actions(look, card, closed)
        if card.has_more:
            rows.append((page_button(look.words.plain("whole-open"), "whole", "open", card.public_id),))
        if card.is_own:
            rows.append(viewer_row(look.words, profile))
        rows += await self._published(look, card)
        rows.append(self._sharing(look, card))
        home = page_button(look.words.plain("common-home"), "home")
        back = self._back(look, args.get("back"))
        report = page_button(look.words.plain("menu-scam"), "scam", "open", card.public_id)
        if not card.is_own:
            rows.append((report,))
        rows.append((back, home) if back else (home,))
        return View(text, tuple(rows), picture=picture_path(card.picture))

    def _back(self, look: Look, back: dict[str, Any] | None) -> Button | None:
        """To the results, or to the conversation, from which the card was opened."""
        if not back:
            return None
        if "conversation" in back:
            return page_button(
                look.words.plain("conversation-open"), "conversation", "open", back["conversation"]
            )
        if "mission" in back:
            return page_button(look.words.plain("mission-open"), "mission", "open", back["mission"])
        return page_button(look.words.plain("profile-back"), back.get("page_name", "search"), "back")

    async def _actions(self, look: Look, card: ProfileCard, closed: DomainError | None) -> list[Row]:
        words = look.words

        def act(key: str, act: str) -> Button:
            return page_button(words.plain(key), self.name, act, card.public_id)

        if closed is not None:
            certify = page_button(words.plain("menu-certify"), "certify", style="success")
            first = [(certify,)] if isinstance(closed, CertificationNeeded) else []
            return [*first, (act("card-availability", "availability"),)]
        rows: list[Row] = [(act("card-message", "message"),)]
        rows += await offer_rows(look, card.public_id)
        if await has_hours(card.profile_id):
            rows.append((act(booking_label(card.category), "book"),))
        rows.append((act("card-availability", "availability"),))
        if card.presence.may_be_rung:
            label = words.plain("card-call")
            rows.insert(0, (page_button(label, self.name, "call", card.public_id, style="success"),))
        return rows

    async def _published(self, look: Look, card: ProfileCard) -> list[Row]:
        """The ways to pictures and documents, each only when there is something for this reader (FR-090, FR-091)."""
        words, found = look.words, list[Button]()
        if card.level is not ReadingLevel.TEASER and await pictures_of(card.profile_id):
            found.append(page_button(words.plain("prof-gallery"), "pictures", "open", card.public_id))
        if card.level in (ReadingLevel.FULL, ReadingLevel.OWN) and await documents_of(card.profile_id):
            found.append(page_button(words.plain("prof-documents"), "papers", "open", card.public_id))
        return [tuple(found)] if found else []

    def _sharing(self, look: Look, card: ProfileCard) -> tuple[Button, ...]:
        link = look.facts.deep_link(PublicLink("p", card.public_id).payload)
        address = f"{look.facts.public_url}/p/{card.public_id}" if look.facts.pages_reachable else link
        words = look.words
        if card.is_own:
            return (
                page_button(words.plain("card-share"), "sharing"),
                Button(words.plain("card-copy"), copy=address),
            )
        return (
            Button(
                words.plain("card-share"), url=f"{look.facts.link_base}/share/url?url={quote(link, safe='')}"
            ),
            Button(words.plain("card-copy"), copy=address),
        )

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.booking import Booking
        from bot.dialogs.interview import Interview
        from bot.dialogs.message import FirstMessage

        profile = await access_profile(arg, turn.member)
        if turn.member.registered_at is None:
            raise NotFound()
        if act in ("message", "book", "call"):
            await require_may_turn_to(turn.member, profile)
        if act == "message":
            await begin(turn, FirstMessage, given={"profile_id": profile.id, "name": profile.display_name})
        elif act == "book":
            asks = Interview if profile.category is MemberCategory.JOB_SEEKER else Booking
            await begin(turn, asks, given={"profile_id": profile.id, "name": profile.display_name})
        elif act == "availability":
            await turn.show("availability", arg=profile.public_id, back=await back_from(turn))
        elif act == "call":
            await call_profile(turn, profile)
        else:
            await super().tap(turn, act, arg)


def booking_label(category: MemberCategory) -> str:
    """What is asked for on a card: an appointment, and of whoever looks for a job an interview (D-28)."""
    return "card-interview" if category is MemberCategory.JOB_SEEKER else "card-book"


def _said(look: Look, closed: DomainError) -> str:
    """Why nothing can be begun with somebody: what one's own side lacks, or that the other one is being checked."""
    if isinstance(closed, OtherUnderCheck):
        return look.words("cert-pending_other")
    key, values = refusal_key(closed, look)
    return look.words(key, **values)


async def back_from(turn: Turn) -> dict[str, Any] | None:
    """What the person came from, kept while they look at a profile."""
    screen = await screens.current_screen(turn.member.id)
    return _results_of(screen) if screen is not None else None


def _results_of(screen: Screen) -> dict[str, Any] | None:
    """The search or conversation that led here, to be found again also after a look at the availability."""
    results = results_behind(screen.page, screen.args)
    if results is not None:
        return results
    if screen.page == "mission":
        return {"mission": screen.args.get("arg")}
    if screen.page == "conversation":
        return {"conversation": screen.args.get("arg")}
    return screen.args.get("back") if screen.page in _OF_A_PROFILE else None
