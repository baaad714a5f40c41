"""Draws each person's one screen until what is shown is what was decided."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot import posting
from bot.cards import CARDS
from bot.pages import PAGES
from bot.rates import ChatClosed, Rates
from bot.refusals import refusal_key
from bot.turn import BotFacts, Look
from bot.view import View, page_button
from core import metrics
from core.errors import DomainError
from core.i18n import MissingSentence, Words
from core.wake import wait_for
from models.delivery import Screen
from models.member import Member
from services import delivery, screens

log = logging.getLogger(__name__)
SWEEP_SECONDS = 2.0
SLOWEST_RETRY = timedelta(minutes=5)
VIEW_ATTEMPTS = 3


@dataclass
class Drawing:
    """Draws screens: after a turn the acting person's, and by `sweep` whatever a crash or a failure left undrawn."""

    bot: Bot
    facts: BotFacts
    rates: Rates
    first_retry: timedelta = field(default=timedelta(seconds=1))

    async def draw(self, member_id: int) -> bool:
        """Draws a person's screen unless somebody else is at it or nothing is to do; says whether it did."""
        drawn = False
        while (screen := await screens.claim_screen(member_id)) is not None:
            if not await self._draw_claimed(screen):
                return drawn
            drawn = True
        return drawn

    async def draw_any(self) -> bool:
        """Draws the screen that has waited longest; says whether there was one."""
        screen = await screens.claim_screen()
        if screen is None:
            return False
        await self._draw_claimed(screen)
        return True

    async def sweep(self) -> None:
        """Goes on drawing whatever is left undrawn, until cancelled."""
        while True:
            try:
                while await self.draw_any():
                    pass
            except Exception:
                log.exception("the sweep of screens failed")
            await wait_for("sweep", SWEEP_SECONDS)

    async def _draw_claimed(self, screen: Screen) -> bool:
        try:
            member = await delivery.reader(screen.member_id)
            view = await self._view(screen, member)
            if view is None:
                return True
            message_id = await self._show(screen, view)
        except RetryAfter as error:
            self.rates.pause(screen.chat_id, seconds_of(error))
            await self._later(screen, "too many", timedelta(seconds=seconds_of(error)))
        except ChatClosed as error:
            await self._later(screen, "closed", timedelta(seconds=error.seconds))
        except (Forbidden, BadRequest) as error:
            await self._refused(screen, error)
        except InvalidToken:
            raise
        except TelegramError as error:
            await self._later(screen, type(error).__name__, self._delay(screen))
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("the screen %s of member %s cannot be drawn", screen.page, screen.member_id)
            await self._later(screen, "defect", self._delay(screen))
        else:
            metrics.SENDS.labels("screen", "ok").inc()
            await screens.settle_drawn(screen, message_id, view.picture is not None)
            await self._take_over_card(screen, member, message_id)
            return True
        return False

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
        return min(self.first_retry * float(2**screen.attempts), SLOWEST_RETRY)

    async def _later(self, screen: Screen, result: str, delay: timedelta) -> None:
        metrics.SENDS.labels("screen", result).inc()
        await screens.settle_undrawn(screen, delay)

    async def _refused(self, screen: Screen, error: TelegramError) -> None:
        if isinstance(error, Forbidden) or "chat not found" in str(error).lower():
            metrics.SENDS.labels("screen", "unreachable").inc()
            await screens.give_up_drawing(screen)
            await delivery.mark_unreachable(screen.member_id)
            return
        log.error("Telegram refused the screen %s: %s", screen.page, error)
        await self._later(screen, "refused", self._delay(screen))

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
        return view.above(said(screen.notice, look.words)) if screen.notice else view

    async def _show(self, screen: Screen, view: View) -> int:
        """Changes the live message, or sends a new one when it is out of sight, gone or of another kind."""
        old = screen.message_id
        has_media = view.picture is not None
        async with self.rates.turn(screen.chat_id, urgent=True):
            if old is not None and screen.floor_id <= old and screen.has_media == has_media:
                try:
                    await posting.change(self.bot, screen.chat_id, old, view)
                    return old
                except posting.MessageGone:
                    old = None
            new = await posting.post(self.bot, screen.chat_id, view)
        if old is not None:
            await self._strip(screen.chat_id, old, None if screen.has_media else view.left_behind)
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


def said(notice: dict[str, Any], words: Words) -> str:
    """The line above a screen."""
    try:
        return words(notice["key"], **notice["values"])
    except MissingSentence:
        metrics.MISSING_SENTENCES.inc()
        log.error("no sentence for the notice %s with %s", notice["key"], sorted(notice["values"]))
        return words("err-refused")


def broken(words: Words) -> View:
    """What is shown when a page cannot be: a way home."""
    return View(words("runtime-broken"), ((page_button(words.plain("common-home"), "home"),),))


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asked to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
