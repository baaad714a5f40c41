"""How many buttons a screen has: at most eight, so that nobody has to look for one."""

from collections.abc import Sequence

from bot.view import Button, Row

MOST_BUTTONS = 8


def how_many(rows: Sequence[Row]) -> int:
    """How many buttons these rows have together."""
    return sum(len(row) for row in rows)


def if_there_is_room(rows: Sequence[Row], *more: Row) -> list[Row]:
    """Those of `more`, in their order, that still fit beside `rows`."""
    fitting, left = list[Row](), MOST_BUTTONS - how_many(rows)
    for row in more:
        if len(row) <= left:
            fitting.append(row)
            left -= len(row)
    return fitting


def two_a_row(buttons: Sequence[Button]) -> list[Row]:
    """Two buttons in each row, which is what a narrow telephone shows whole."""
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def making_room(buttons: Sequence[Button], room: int, leaves_first: Sequence[str]) -> list[Button]:
    """At most `room` of these buttons: while there are too many, the first one that leads to each of `leaves_first`
    (as in a button's data: "help|", "missions|open|new") goes, in that order; then the last ones.
    """
    kept = list(buttons)
    for way in leaves_first:
        if len(kept) > room:
            kept = [button for button in kept if button != _leading(kept, way)]
    return kept[:room]


def _leading(buttons: Sequence[Button], way: str) -> Button | None:
    return next((button for button in buttons if (button.data or "").startswith(f"b1|{way}")), None)
