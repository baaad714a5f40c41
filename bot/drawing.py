"""Draws each person's one screen until what is shown is what was decided."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum, auto
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot import posting
from bot.cards import CARDS
from bot.failures import PASSING, SOON, Trouble, failure_of
from bot.held import Held, hold, hold_oldest
from bot.leases import LeaseBook, Sent
from bot.pages import PAGES
from bot.rates import Rates
from bot.refusals import refusal_key
from bot.rounds import go_round
from bot.turn import BotFacts, Look
from bot.view import View, page_button
from core import metrics
from core.ending import Ending, one_step
from core.errors import DomainError
from core.i18n import MissingSentence, Words
from core.text import utf16_length
from models.delivery import Screen
from models.member import Member
from services import delivery, screens
from services.drawn import DrawnScreens

log = logging.getLogger(__name__)
SWEEP_SECONDS = 2.0
DRAW_SECONDS = 12.0
SLOWEST_RETRY = timedelta(minutes=5)
VIEW_ATTEMPTS = 3
MOST_DOUBLINGS = 16


class Outcome(Enum):
    """How a screen stands after it was drawn once."""

    UNDRAWN = auto()
    CURRENT = auto()
    CHANGED_AGAIN = auto()


@dataclass
class Drawing:
    """Draws screens: after a turn the acting person's, and by `sweep` whatever a crash or a failure left undrawn."""

    bot: Bot
    facts: BotFacts
    rates: Rates
    first_retry: timedelta = field(default=timedelta(seconds=1))
    ending: Ending = field(default_factory=Ending)
    leases: LeaseBook = field(default_factory=LeaseBook)
    drawn: DrawnScreens = field(default_factory=DrawnScreens)

    # Whose screen this process is at, and whether it must be looked at again: many taps do not queue for one screen.
    _at: dict[int, bool] = field(default_factory=dict)
    # Of whom a leased screen is being drawn, and leased screens for those who were about to ask for them.
    _drawing: set[int] = field(default_factory=set)
    _handed: dict[int, Held] = field(default_factory=dict)

    async def hold(self, *member_ids: int) -> list[Held]:
        """Leases these persons' screens, in the transaction of their updates, where they are to be drawn."""
        return await hold(self.leases, member_ids)

    async def draw(self, member_id: int, held: Held | None = None) -> bool:
        """Draws a person's screen unless somebody else is at it or nothing is to do; says whether it did.

        `held` is that screen, if the caller leased it already.
        """
        if held is not None:
            self._hand(held)
        if member_id in self._at:
            self._at[member_id] = True
            return False
        drawn, self._at[member_id] = False, True
        try:
            while self._at[member_id]:
                self._at[member_id] = False
                drawn = await self._draw_until_current(member_id) or drawn
        except BaseException as error:
            if member_id in self._handed:
                self._handed.pop(member_id).let_go(error)
            raise
        finally:
            del self._at[member_id]
        return drawn

    def _hand(self, held: Held) -> None:
        if (old := self._handed.pop(held.screen.member_id, None)) is not None:
            old.let_go()
        self._handed[held.screen.member_id] = held

    async def _draw_until_current(self, member_id: int) -> bool:
        drawn = False
        while (held := await self._handed_or_held(member_id)) is not None:
            outcome = await self._draw_claimed(held)
            drawn = drawn or outcome is not Outcome.UNDRAWN
            if outcome is not Outcome.CHANGED_AGAIN:
                break
        return drawn

    async def _handed_or_held(self, member_id: int) -> Held | None:
        held = self._handed.pop(member_id, None)
        if held is not None and not held.lasts(DRAW_SECONDS):
            # It lay in a crowd for so long that somebody else might begin before this one ends.
            await held.give_back()
            held = None
        return held or next(iter(await self.hold(member_id)), None)

    @one_step
    async def draw_any(self) -> bool:
        """Draws the screen that has waited longest; says whether there was one."""
        held = await hold_oldest(self.leases)
        if held is None:
            return False
        member_id = held.screen.member_id
        if member_id in self._at:
            # Whoever was about to ask for it finds it leased, and gets it. Whoever draws it already, because its lease
            # ended early when the machine's clock was moved, looks again.
            if member_id not in self._drawing:
                self._hand(held)
            else:
                held.let_go()
            self._at[member_id] = True
            return True
        self._at[member_id] = False
        try:
            await self._draw_claimed(held)
        finally:
            again = self._at.pop(member_id)
        if again:
            await self.draw(member_id)
        return True

    async def sweep(self) -> None:
        """Goes on drawing whatever is left undrawn, until cancelled."""
        await go_round(
            self.draw_any,
            hears="sweep",
            seconds=SWEEP_SECONDS,
            failed="the sweep of screens failed",
            ready=self.rates.until_open,
        )

    async def _draw_claimed(self, held: Held) -> Outcome:
        member_id = held.screen.member_id
        self._drawing.add(member_id)
        try:
            outcome = await self._draw(held)
        except BaseException as error:
            held.let_go(error)
            raise
        finally:
            self._drawing.discard(member_id)
        held.let_go()
        return outcome

    async def _draw(self, held: Held) -> Outcome:
        screen, view, member = held.screen, held.view, None
        try:
            if view is None:
                member = await delivery.reader(screen.member_id)
                view = await self._view(screen, member)
            if view is None:
                return Outcome.CHANGED_AGAIN
            # Whoever takes longer than the lease might draw beside somebody else.
            async with asyncio.timeout(DRAW_SECONDS):
                message_id = await self._show(screen, view, held.sent)
        except Exception as error:
            await self._fails(screen, error)
        else:
            metrics.SCREEN_SENDS.inc()
            has_changed = await self.drawn.settle(screen, message_id, view.picture is not None)
            if member is not None:
                await self._take_over_card(screen, member, message_id)
            return Outcome.CHANGED_AGAIN if has_changed else Outcome.CURRENT
        return Outcome.UNDRAWN

    async def _take_over_card(self, screen: Screen, member: Member, message_id: int) -> None:
        """One live message of an object: a card further up keeps its words and loses its buttons."""
        card = CARDS.get(screen.page)
        if card is None or not card.is_its_page or screen.object_id is None:
            return
        old = await delivery.yield_to_screen(member.id, screen.page, screen.object_id, message_id)
        if old is None:
            return
        try:
            view = await card.view(Look(member, self.facts), screen.object_id)
        except DomainError:
            return
        await posting.make_plain(self.bot, screen.chat_id, old, view)

    def _delay(self, screen: Screen) -> timedelta:
        # A person may stay out of reach for very long: the power stops rising long before it leaves the numbers.
        return min(self.first_retry * float(2 ** min(screen.attempts, MOST_DOUBLINGS)), SLOWEST_RETRY)

    async def _fails(self, screen: Screen, error: Exception) -> None:
        failure = failure_of(error)
        metrics.SENDS.labels("screen", failure.trouble).inc()
        if failure.trouble is Trouble.UNREACHABLE:
            await screens.give_up_drawing(screen)
            await delivery.mark_unreachable(screen.member_id)
            return
        delay = self._delay(screen)
        if failure.trouble in PASSING:
            await screens.settle_undrawn(screen, failure.wait, counted=False)
        elif failure.trouble in (Trouble.AWAY, Trouble.LOST):
            await screens.settle_undrawn(screen, min(delay, SOON))
        else:
            log.error(
                "the screen %s of member %s cannot be drawn", screen.page, screen.member_id, exc_info=error
            )
            await screens.settle_undrawn(screen, delay)

    async def _view(self, screen: Screen, member: Member) -> View | None:
        """What the screen shows now, or None when the person was led home instead."""
        look = Look(member, self.facts)
        try:
            page = PAGES.get(screen.page)
            view = await page.view(look, screen.args) if page is not None else broken(look.words)
        except DomainError as error:
            home = "home" if member.registered_at is not None else "welcome"
            if screen.page == home:
                raise
            key, values = refusal_key(error, look)
            await screens.leave_screen(screen, home, {"key": key, "values": values})
            return None
        except Exception:
            if screen.attempts + 1 < VIEW_ATTEMPTS:
                raise
            log.exception("the page %s cannot be shown to member %s", screen.page, member.id)
            view = broken(look.words)
        return dressed(view, screen, look.words)

    async def _show(self, screen: Screen, view: View, sent: Sent) -> int:
        """Changes the live message, or sends a new one when it is out of sight, gone or of another kind.

        What others did changes it where it stands: sent anew, it would push the notice about it out of sight.
        """
        old = screen.message_id
        has_media = view.picture is not None
        is_here = old is not None and (screen.floor_id <= old or screen.keeps_place)
        async with self.rates.turn(screen.chat_id, urgent=True):
            if old is not None and is_here and screen.has_media == has_media:
                try:
                    await posting.change(self.bot, screen.chat_id, old, view)
                    return old
                except posting.MessageGone:
                    old = None
            new = await posting.post(self.bot, screen.chat_id, view)
            sent(new, has_media)
        if old is not None:
            await self._strip(screen.chat_id, old, None if screen.has_media else view.left_behind())
        return new

    async def _strip(self, chat_id: int, message_id: int, left_behind: str | None) -> None:
        # The new screen is there: failing to take the buttons off the old one must not send it again.
        try:
            if left_behind is not None:
                await posting.change(self.bot, chat_id, message_id, View(left_behind))
            else:
                await posting.strip(self.bot, chat_id, message_id)
        except posting.MessageGone:
            return
        except TelegramError as error:
            metrics.SENDS.labels("strip", type(error).__name__).inc()


def dressed(view: View, screen: Screen, words: Words) -> View:
    """A page's view as it is shown: below the line that is to be said above it."""
    return without_picture_when_long(view.above(said(screen.notice, words)) if screen.notice else view)


def said(notice: dict[str, Any], words: Words) -> str:
    """The line above a screen."""
    try:
        return words(notice["key"], **notice["values"])
    except MissingSentence:
        metrics.MISSING_SENTENCES.inc()
        log.error("no sentence for the notice %s with %s", notice["key"], sorted(notice["values"]))
        return words("err-refused")


def without_picture_when_long(view: View) -> View:
    """Below a picture Telegram shows 1,024 characters: a longer text goes without the picture rather than be cut."""
    if view.picture is None or utf16_length(posting.plain_text(view.text)) <= posting.CAPTION_LIMIT:
        return view
    return replace(view, picture=None)


def broken(words: Words) -> View:
    """What is shown when a page cannot be: a way home."""
    return View(words("runtime-broken"), ((page_button(words.plain("common-home"), "home"),),))
