"""The first minutes: what the bot is for, the terms, and who the person is."""

from typing import Any

from bot.engine import begin, paused_of, resume_button
from bot.engine.lists import spoken_synonyms
from bot.engine.step import spoken
from bot.fitting import two_a_row
from bot.pages import PAGES, Page
from bot.refusals import refusal_key
from bot.turn import Look, Turn
from bot.view import Button, View, page_button
from bot.wording import category_name
from core.errors import NotFound
from core.i18n import LANGUAGES, words
from core.links import PublicLink, read_payload, read_personal_payload
from models.member import Member, MemberCategory
from services import members, pending_links, personal_links
from services.unit_of_work import savepoint

LINKED_PAGES = {"p": "profile", "m": "mission", "a": "appointment", "c": "application"}
# Which page asks for the confirmation of a personal link; it is opened with the payload.
PERSONAL_PAGES = {"i": "invited", "e": "join", "r": "rescue"}


async def open_payload(turn: Turn, payload: str) -> None:
    """`/start` with what a deep link carried; a link that came before sign-up is kept and followed after it."""
    family = read_personal_payload(payload)
    if family is not None and PERSONAL_PAGES[family] in PAGES:
        await PAGES[PERSONAL_PAGES[family]].open(turn, payload)
        return
    if turn.member.registered_at is None:
        if read_payload(payload) is not None:
            await pending_links.keep_pending_link(turn.member.id, payload)
        await turn.show("welcome")
        return
    link = read_payload(payload)
    if link is None:
        await turn.show("home", notice="start-unknown_link" if payload else None)
        return
    try:
        async with savepoint():
            await follow(turn, link)
    except NotFound as refusal:
        key, values = refusal_key(refusal, turn.look)
        await turn.show("unavailable", key=key, values=values)


async def held_page(member: Member) -> str | None:
    """The page that waits for the confirmation of a personal link which this person opened, or None."""
    try:
        link = await personal_links.held_link(member)
    except NotFound:
        return None
    page = PERSONAL_PAGES[link.kind]
    return page if page in PAGES else None


async def follow(turn: Turn, link: PublicLink) -> None:
    """Opens what a public link names; NotFound for whoever may not see it, exactly as for what does not exist."""
    page = LINKED_PAGES.get(link.kind)
    if page is None:
        await turn.show("home", notice="start-unknown_link")
    else:
        await PAGES[page].open(turn, link.public_id)


async def after_sign_up(turn: Turn, notice: str) -> None:
    """Where a person goes once registered: to the link that brought them, else home.

    A link that leads nowhere is said at home: it must never undo the registration that waited for it.
    """
    payload = await pending_links.take_pending_link(turn.member.id)
    link = read_payload(payload) if payload else None
    # Whoever lives elsewhere than the city they gave suggests reads it before the first appointment.
    zone = turn.words.zone(turn.member.time_zone)
    if link is None or link.kind not in LINKED_PAGES:
        await turn.show("home", notice=notice, zone=zone)
        return
    try:
        async with savepoint():
            await follow(turn, link)
            await turn.redraw(notice, zone=zone)
    except NotFound:
        await turn.show("home", notice="start-unknown_link")


class Welcome(Page):
    """What the bot is for, why it asks for data, and the terms (FR-001, FR-006, FR-007, FR-008, FR-214)."""

    name = "welcome"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        if await _has_accepted(look.member):
            # Whoever accepted them and left the questions is not asked for the terms again.
            return await PAGES["category"].view(look, {})
        accept = page_button(words.plain("common-accept_terms"), "welcome", "accept", style="success")
        other = "en" if words.language == "fr" else "fr"
        language = page_button(words.plain("start-other_language"), "welcome", "language", other)
        return View(
            words("start-welcome"),
            (
                (accept,),
                (page_button(words.plain("common-read_terms"), "terms"), language),
                (page_button(words.plain("acc-recover"), "recover"),),
            ),
        )

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "accept":
            turn.member = await members.accept_terms(turn.member.id)
            next_page = "category" if turn.member.registered_at is None else "home"
            await turn.show(await held_page(turn.member) or next_page)
        elif act == "language":
            await members.choose_language(turn.member.id, arg)
            await turn.show("welcome")
        else:
            await super().tap(turn, act, arg)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        accepting = map(spoken, spoken_synonyms("common-accept_terms"))
        if turn.member.terms_accepted_at is None and not turn.is_edit and spoken(turn.text) in accepting:
            await self.tap(turn, "accept", "")
        else:
            accepted = await _has_accepted(turn.member)
            await turn.redraw("start-choose_category" if accepted else "start-accept_first")
        return True


async def _has_accepted(member: Member) -> bool:
    """Whether who has not signed up yet is asked who they are; an invitation that they hold is shown first."""
    accepted = member.terms_accepted_at is not None and member.registered_at is None
    return accepted and await held_page(member) is None


class Unavailable(Page):
    """Why a link shows nothing, on a screen of its own: above another mission it would seem to speak of that one."""

    name = "unavailable"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        key, values = str(args.get("key", "err-not-found")), dict(args.get("values", {}))
        home = page_button(look.words.plain("common-home"), "home")
        return View(look.words(key, **values), ((home,),))


class Terms(Page):
    """The terms in short, and where they stand in full."""

    name = "terms"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, member = look.words, look.member
        rows = []
        if look.facts.pages_reachable:
            address = f"{look.facts.public_url}/legal/terms?lang={words.language}"
            rows.append((Button(words.plain("start-terms_full"), url=address),))
        if member.terms_accepted_at is None:
            rows.append(
                (page_button(words.plain("common-accept_terms"), "welcome", "accept", style="success"),)
            )
        back = await held_page(member) or ("welcome" if member.registered_at is None else "settings")
        rows.append((page_button(words.plain("common-back"), back),))
        return View(words("start-terms"), tuple(rows))


def offered(look: Look) -> list[MemberCategory]:
    """The categories that one can sign up as: all six, without job seekers where the operator wants none."""
    return [
        each for each in MemberCategory if look.facts.job_seekers or each is not MemberCategory.JOB_SEEKER
    ]


class Category(Page):
    """Exactly six ways to be here, each with a line of explanation (FR-030 to FR-039)."""

    name = "category"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        buttons = [
            page_button(category_name(words, each), self.name, "choose", each) for each in offered(look)
        ]
        rows = two_a_row(buttons)
        if look.member.registered_at is not None:
            rows.append((page_button(words.plain("common-home"), "home"),))
        elif left := await paused_of(look.member.id):
            rows.insert(0, (resume_button(words, left[0]),))
        text = words("start-category", seekers="yes" if look.facts.job_seekers else "no")
        return View(text, tuple(rows))

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show("welcome" if turn.member.terms_accepted_at is None else self.name)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "choose" or arg not in offered(turn.look):
            await super().tap(turn, act, arg)
        elif turn.member.terms_accepted_at is None:
            await turn.show("welcome")
        else:
            await self._choose(turn, MemberCategory(arg))

    async def _choose(self, turn: Turn, category: MemberCategory) -> None:
        from bot.dialogs.address import VisitorAddress
        from bot.dialogs.registration import Registration

        if category is MemberCategory.VISITOR:
            await begin(turn, VisitorAddress)
        else:
            await begin(turn, Registration, given={"category": category.value})

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        said = spoken(turn.text)
        for category in offered(turn.look):
            # Whoever is not yet here may read one language and write the other.
            if said in {spoken(category_name(words(language), category)) for language in LANGUAGES}:
                await self._choose(turn, category)
                return True
        await turn.redraw("start-choose_category")
        return True
