"""The card of somebody in the directory, and what can be done from it."""

from typing import Any
from urllib.parse import quote

from bot.engine import begin
from bot.fitting import if_there_is_room
from bot.home_menu import profile_button
from bot.interest_ways import offer_rows
from bot.pages import Page
from bot.pages.call_lines import call_profile, has_somebody_to_call, service_text
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
from services.contact import CertificationNeeded, refusal_on, require_may_turn_to
from services.duty import lines_of
from services.files import picture_path
from services.footing import footing_of
from services.galleries import pictures_of
from services.hours_wanted import note_search_in_vain
from services.profile_cards import reader_on
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
        footing = await footing_of(look.member)
        card = await card_of(profile, reader_on(footing))
        text = profile_text(look, card)
        services = await lines_of(profile)
        if services:
            text = f"{text}\n\n{look.words('lines-card')}\n{service_text(look, services)}"
        if card.is_own:
            text = f"{look.words('profile-own')}\n\n{text}"
        closed = None if card.is_own else refusal_on(footing, profile)
        if closed is not None:
            text = f"{text}\n\n{why_closed(look, closed)}"
        home = page_button(look.words.plain("common-home"), "home")
        back = self._back(look, args.get("back"))
        if card.is_own and back is None:
            back = profile_button(look.words, profile)
        may_ring = card.presence.may_be_rung and await has_somebody_to_call(look, profile)
        from_candidature = "application" in (args.get("back") or {})
        actions = []
        if not card.is_own:
            actions = await self._actions(look, card, closed, may_ring, from_candidature)
        first = [viewer_row(look.words, profile)] if card.is_own else actions
        last: Row = (back, home) if back else (home,)
        rows = await self._with_the_rare(look, card, first, last, bool(args.get("more")))
        return View(text, tuple(rows), picture=picture_path(card.picture))

    async def _with_the_rare(
        self, look: Look, card: ProfileCard, first: list[Row], last: Row, shows_rare: bool
    ) -> list[Row]:
        """A card has at most eight buttons: what finds no room is behind « Plus… », what is asked for most in front."""
        words, rare = look.words, list[Row]()
        if card.has_more:
            rare.append((page_button(words.plain("whole-open"), "whole", "open", card.public_id),))
        if not card.is_own:
            rare.append((page_button(words.plain("menu-scam"), "scam", "open", card.public_id),))
        rare += [*await self._published(look, card), self._sharing(look, card)]
        if shows_rare:
            here = page_button(words.plain("common-back"), self.name, "open", card.public_id)
            return [*rare, (here, last[-1])]
        if len(if_there_is_room([*first, last], *rare)) == len(rare):
            return [*first, *rare, last]
        more = (page_button(words.plain("common-more"), self.name, "more", card.public_id),)
        return [*first, *if_there_is_room([*first, more, last], *rare), more, last]

    def _back(self, look: Look, back: dict[str, Any] | None) -> Button | None:
        """To the results, or to the conversation, from which the card was opened."""
        if not back:
            return None
        if "conversation" in back:
            return page_button(
                look.words.plain("conversation-open"), "conversation", "open", back["conversation"]
            )
        if "application" in back:
            return page_button(look.words.plain("int-back"), "application", "open", back["application"])
        if "mission" in back:
            return page_button(look.words.plain("mission-open"), "mission", "open", back["mission"])
        return page_button(look.words.plain("profile-back"), back.get("page_name", "search"), "back")

    async def _actions(
        self,
        look: Look,
        card: ProfileCard,
        closed: DomainError | None,
        may_ring: bool,
        from_candidature: bool,
    ) -> list[Row]:
        words = look.words

        def act(key: str, act: str) -> Button:
            return page_button(words.plain(key), self.name, act, card.public_id)

        if closed is not None:
            certify = page_button(words.plain("menu-certify"), "certify", style="success")
            first = [(certify,)] if isinstance(closed, CertificationNeeded) else []
            return [*first, (act("card-availability", "availability"),)]
        rows: list[Row] = [(act("card-message", "message"),)]
        if not from_candidature:  # There, the candidature is what is answered.
            rows += await offer_rows(look, card.public_id)
        if await has_hours(card.profile_id):
            rows.append((act(booking_label(card.category), "book"),))
        rows.append((act("card-availability", "availability"),))
        if may_ring:
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
        elif act == "more":
            await turn.show(self.name, arg=profile.public_id, back=await back_from(turn), more=True)
        elif act == "availability":
            await note_search_in_vain(turn.member, profile.id)
            await turn.show("availability", arg=profile.public_id, back=await back_from(turn))
        elif act == "call":
            await call_profile(turn, profile)
        else:
            await super().tap(turn, act, arg)


def booking_label(category: MemberCategory) -> str:
    """What is asked for on a card: an appointment, and of whoever looks for a job an interview (D-28)."""
    return "card-interview" if category is MemberCategory.JOB_SEEKER else "card-book"


def why_closed(look: Look, closed: DomainError) -> str:
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
