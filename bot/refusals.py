"""Turns what a service refused into the sentence that the person reads."""

import logging
from datetime import datetime, timedelta
from typing import Any

from bot.turn import Look, Turn
from core import clock, metrics
from core.errors import Conflict, DomainError, NotFound
from core.i18n import MissingSentence
from models.delivery import Screen
from models.member import Member
from services import notifications, screens

log = logging.getLogger(__name__)
# Whoever taps twice does so within this time.
TWO_TAPS = timedelta(seconds=3)


def speakable(details: dict[str, Any], look: Look) -> dict[str, Any]:
    """Details of an error as values for a sentence, and as plain JSON: instants are read in the person's zone."""
    return {name: _spoken(value, look) for name, value in details.items()}


def _spoken(value: Any, look: Look) -> Any:
    if isinstance(value, datetime):
        return look.words.moment(value, look.zone)
    if isinstance(value, list | tuple):
        return ", ".join(str(_spoken(item, look)) for item in value)
    return value if isinstance(value, str | int | float) else str(value)


def refusal_key(error: DomainError, look: Look) -> tuple[str, dict[str, Any]]:
    """The catalogue key of a refusal with its values; a sentence that is missing is counted and said generally."""
    values = speakable(error.details, look)
    key = f"err-{error.code}"
    try:
        look.words.plain(key, **values)
    except MissingSentence:
        metrics.MISSING_SENTENCES.inc()
        log.error("no sentence for %s with %s", key, sorted(values))
        return "err-refused", {}
    return key, values


async def tell_refusal(turn: Turn, error: DomainError) -> None:
    """Says what was refused: over the screen for a tap, above the screen for anything typed.

    A tap on something that changed also gets the present state drawn.
    """
    key, values = refusal_key(error, turn.look)
    if turn.tap:
        turn.say(key, alert=len(turn.words.plain(key, **values)) > 60, **values)
        if isinstance(error, Conflict | NotFound) and not await _refresh_tapped_card(turn):
            await screens.redraw(turn.member.id, None, {}, keeps_notice=_was_tapped_twice(turn))
        return
    await above_the_screen(turn.member, turn.chat_id, key, values)


def _was_tapped_twice(turn: Turn) -> bool:
    """Whether the screen changed a moment ago: what it says of the first of two quick taps is still to be read."""
    return turn.screen is not None and clock.real_now() - turn.screen.changed_at < TWO_TAPS


async def above_the_screen(member: Member, chat_id: int, key: str, values: dict[str, Any]) -> None:
    """Has a sentence said above the person's present screen, or above home when they have none yet."""
    screen = await screens.current_screen(member.id)
    if screen is None:
        await screens.show_page(member.id, chat_id, "home" if member.registered_at else "welcome", {}, None)
    await screens.redraw(member.id, key, values)
    await tell_what_was_replaced(member, screen)


async def tell_what_was_replaced(member: Member, before: Screen | None) -> None:
    """That something failed becomes a message of its own when another sentence took its place above the screen before
    it could be drawn.
    """
    if before is None or not screens.is_failure_unsaid(before) or before.notice is None:
        return
    now = await screens.current_screen(member.id)
    if now is None or now.notice != before.notice:
        details = {"reference": before.notice["values"]["reference"]}
        await notifications.owe(member.id, "runtime.failed", details=details, mutable=False, urgency=0)


async def _refresh_tapped_card(turn: Turn) -> bool:
    """Has what was tapped drawn again with its object; False when the tap was not on a living card's message."""
    family, _, rest = turn.tap.partition("|")
    kind, _, number = rest.partition("|")
    number = number.partition("|")[0]
    if family == "n1" and number.isdecimal() and number.isascii():
        await notifications.refresh_own_card(turn.member.id, kind, int(number))
        return await notifications.is_living_card(turn.member.id, turn.message_id)
    return False
