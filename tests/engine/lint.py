"""What every screen of every dialog keeps, so that it can be read aloud and answered without seeing icons."""

import re

from bot.view import EMPTY_CELL, View
from core.text import utf16_length

TEXT_UNITS = 1500
BUTTONS, A_ROW = 100, 8


def flaws(view: View, words_of_the_ways_out: tuple[str, str]) -> list[str]:
    """Why a dialog's screen is not fit to be shown; empty when it is."""
    found = []
    text = re.sub(r"<[^>]+>", "", view.text)
    if not 1 <= utf16_length(text) <= TEXT_UNITS:
        found.append(f"{utf16_length(text)} units of text")
    if sum(map(len, view.rows)) > BUTTONS or any(not 1 <= len(row) <= A_ROW for row in view.rows):
        found.append("too many buttons")
    # The empty cells of a calendar keep the days below their weekdays; nothing is to be read there.
    labels = [button.label for row in view.rows for button in row if button.label != EMPTY_CELL]
    found += [f"no word: {label!r}" for label in labels if not re.search(r"\w", label)]
    found += [
        f"icon inside: {label!r}" for label in labels if re.search(r"\w.*[\U0001f300-\U0001faff]$", label)
    ]
    found += [f"too long: {label!r}" for label in labels if utf16_length(label) > 64]
    if len(set(labels)) != len(labels):
        found.append(f"two buttons with one name: {labels}")
    back, cancel = words_of_the_ways_out
    last = [button.label for button in view.rows[-1]] if view.rows else []
    if last not in ([cancel], [back, cancel]):
        found.append(f"the last row is {last}")
    if any(label in (back, cancel) for row in view.rows[:-1] for label in (b.label for b in row)):
        found.append("a way out is above the last row")
    return found
