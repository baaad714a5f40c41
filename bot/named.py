"""A text that names a button of the page on the screen does what that button does, as it does in a dialog."""

import re
from typing import Any

from bot.engine.lists import by_part
from bot.engine.step import Option, spoken
from bot.handlers.taps import run_tap
from bot.pages import PAGES
from bot.turn import Turn
from bot.understood import MOST_WORDS_OF_A_SEARCH, labels_in, wants_something
from bot.view import Button, View
from core.errors import DomainError
from models.delivery import Screen

LONGEST = 80  # No button says more.
MOST_PAGES = 10
MOST_POINTED_AT = 2
# What is written there is a message, an answer or was not understood before.
_NOT_POINTED_AT = ("conversation", "dialog", "unknown")
_COUNT = re.compile(r"\s*\(\d+\)$")
_NUMBER = re.compile(r"(\d{1,4})\. ")


async def press_named(turn: Turn, screen: Screen) -> bool:
    """Does what the button does whose name or number was typed, and says whether the page has exactly one of it.

    Only a page counts that was in sight when its words were written. What a tap would be told over the screen is said
    above it.
    """
    if turn.is_edit or turn.file is not None or turn.contact is not None or not _was_in_sight(turn, screen):
        return False
    shown = await _shown(turn, screen) if len(turn.text) <= LONGEST else []
    if is_number(turn.text):
        number = turn.text.strip()
        meant = {str(each.data) for each in shown if _number_of(each) == number}
        if not meant and any(map(_number_of, shown)):
            await turn.redraw("engine-no_such_number", number=number)
            return True
    else:
        wanted = spoken(turn.text)
        meant = {str(each.data) for each in shown if wanted and wanted in _names(each.label)}
        meant = meant or await _entry_called(turn, screen, shown)
    if len(meant) != 1:
        return False
    turn.tap, turn.screen = meant.pop(), screen
    await run_tap(turn)
    turn.tap = ""
    if turn.toast is not None:
        said, turn.toast = turn.toast, None
        await turn.redraw("runtime-said", said=said)
    return True


async def points_at(turn: Turn) -> bool:
    """Keeps the page and says which of its buttons a sentence speaks of, where it begins as one said to the bot does.

    On home one word in common is too little: somebody may look for a « profil ».
    """
    screen = turn.screen
    if screen is None or screen.page not in PAGES or screen.page in _NOT_POINTED_AT:
        return False
    if turn.is_edit or not wants_something(turn.text) or not _was_in_sight(turn, screen):
        return False
    general = ("b1|home|", "b1|help|")
    shown = [each.label for each in await _shown(turn, screen) if not str(each.data).startswith(general)]
    labels = labels_in(turn.text, shown, 2 if screen.page == "home" else 1)
    if not 0 < len(labels) <= MOST_POINTED_AT:
        return False
    await turn.redraw("unknown-on_screen", labels=" · ".join(labels))
    return True


async def _entry_called(turn: Turn, screen: Screen, shown: list[Button]) -> set[str]:
    """The entry of a list that some words of its name open: of the page in sight, else of all its pages."""
    entries = {str(each.data): each.label for each in shown if _number_of(each)}
    if not entries or len(turn.text.split()) > MOST_WORDS_OF_A_SEARCH:
        return set()
    if any(str(each.data).startswith(f"b1|{screen.page}|page|") for each in shown):
        for number in range(MOST_PAGES):
            args = {**screen.args, "page": number}
            further = {
                str(each.data): each.label for each in await _shown(turn, screen, args) if _number_of(each)
            }
            if number > 1 and further.keys() <= entries.keys():
                break
            entries |= further
    found = by_part(
        [Option(data, _NUMBER.sub("", label, count=1)) for data, label in entries.items()], turn.text
    )
    return {found.id} if found is not None else set()


def _was_in_sight(turn: Turn, screen: Screen) -> bool:
    """Numbers of messages only grow in a private chat, so that no clock is asked."""
    drawn = screen.message_id is not None and screen.shown == screen.rev
    return drawn and turn.message_id > (screen.message_id or 0)


def is_number(text: str) -> bool:
    """Whether a text is a number that an entry of a list may have."""
    return text.strip().isascii() and text.strip().isdigit() and len(text.strip()) <= 4


async def _shown(turn: Turn, screen: Screen, args: dict[str, Any] | None = None) -> list[Button]:
    try:
        view: View = await PAGES[screen.page].view(turn.look, screen.args if args is None else args)
    except DomainError:
        return []  # What it is about is gone, and drawing it will say so.
    return [button for row in view.rows for button in row if button.data is not None]


def _number_of(button: Button) -> str:
    """The number of the entry of a list that a button opens; empty where it opens none."""
    number = _NUMBER.match(button.label)
    return number[1] if number else ""


def _names(label: str) -> set[str]:
    """What a button may be called: with how many wait behind it, or without."""
    return {spoken(label), spoken(_COUNT.sub("", label))}
