"""Taps on buttons: pages, living cards and dialogs; anything else was never offered.

The worker hands taps here by itself: what a tap is for is told by its first letters, and not by filters of PTB.
"""

import importlib

from bot.cards import CARDS
from bot.pages import PAGES
from bot.turn import Turn
from core import metrics


async def run_tap(turn: Turn) -> None:
    """Hands a tap to whom its first letters name."""
    family, _, rest = turn.tap.partition("|")
    if family == "b1" and await _page_tap(turn, rest):
        return
    if family == "n1" and await _card_tap(turn, rest):
        return
    if family == "d1":
        await importlib.import_module("bot.engine").take_tap(turn)
        return
    refuse_tap(turn)


def refuse_tap(turn: Turn) -> None:
    """Says that a button was never this person's."""
    if turn.toast is None:
        metrics.FOREIGN_TAPS.inc()
        turn.say("runtime-not_yours")


async def _page_tap(turn: Turn, rest: str) -> bool:
    name, _, rest = rest.partition("|")
    act, _, arg = rest.partition("|")
    page = PAGES.get(name)
    if page is None or not act:
        return False
    await (page.open(turn, arg) if act == "open" else page.tap(turn, act, arg))
    return True


async def _card_tap(turn: Turn, rest: str) -> bool:
    parts = rest.split("|", 3)
    if len(parts) != 4 or parts[0] not in CARDS or not (_is_id(parts[1]) and _is_id(parts[2])):
        return False
    await CARDS[parts[0]].tap(turn, int(parts[1]), int(parts[2]), parts[3])
    return True


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 18
