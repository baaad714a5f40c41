"""How many buttons a screen has: at most eight, so that nobody has to look for one.

Two grids may have more, because they are read at a glance and not one by one: the days of a month (bot/engine/dates.py)
and the hours of a day, six at a time (bot/engine/day_hours.py). No cell of theirs is without an answer.
"""

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


def parted(ways: Sequence[Row], beside: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The ways on that are shown beside what stays, from the first on, and those behind « Plus… », whose button then
    has its place too.
    """
    if how_many([*ways, *beside]) <= MOST_BUTTONS:
        return list(ways), []
    left, number = MOST_BUTTONS - 1 - how_many(beside), 0
    while len(ways[number]) <= left:
        left -= len(ways[number])
        number += 1
    return list(ways[:number]), list(ways[number:])


def with_ways(
    listed: Sequence[Row], ways: Sequence[Row], last: Row, more: Button, back: Button | None
) -> tuple[Row, ...]:
    """A list with its ways on and its last row. What finds no room is behind `more`, and alone with the last row where
    `back` to the list is given.
    """
    shown, behind = parted(ways, [*listed, last])
    if not behind:
        return (*listed, *shown, last)
    if back is not None:
        return (*if_there_is_room([(back, *last)], *behind), (back, *last))
    return (*listed, *shown, (more, *last))


def two_a_row(buttons: Sequence[Button]) -> list[Row]:
    """Two buttons in each row, which is what a narrow telephone shows whole."""
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def making_room(buttons: Sequence[Button], room: int, leaves_first: Sequence[str]) -> list[Button]:
    """At most `room` of these buttons: while there are too many, the first one that leads to each of `leaves_first`
    (as in a button's data: "help|", "missions|open|new") goes, in that order; then the last ones.
    """
    return _leaving(buttons, room, leaves_first)[:room]


def shown_and_behind(
    buttons: Sequence[Button],
    room: int,
    leaves_first: Sequence[str],
    goes_behind: Sequence[str],
    more: Button,
) -> tuple[list[Button], list[Button]]:
    """What is shown of these buttons, and what is behind `more`, which is then the last one shown.

    Nothing is behind it where it is enough that those of `leaves_first` leave, which are one tap away elsewhere, too.
    """
    kept = _leaving(buttons, room, leaves_first)
    if len(kept) <= room:
        return kept, []
    kept = making_room(kept, room - 1, goes_behind)
    return [*kept, more], [button for button in buttons if button not in kept]


def _leaving(buttons: Sequence[Button], room: int, leaves_first: Sequence[str]) -> list[Button]:
    kept = list(buttons)
    for way in leaves_first:
        if len(kept) > room:
            kept = [button for button in kept if button != _leading(kept, way)]
    return kept


def _leading(buttons: Sequence[Button], way: str) -> Button | None:
    return next((button for button in buttons if (button.data or "").startswith(f"b1|{way}")), None)
