"""The free hours of one day, six at a time, beginning where nobody is asked to meet in the night."""

from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.engine.step import Asking, Rows
from bot.view import Button

COLUMNS = 3
A_PAGE = 6
MORNING_HOUR = 7


class HasSpan(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> datetime:
        """When it begins (aware)."""

    @property
    def end(self) -> datetime:
        """When it ends (aware)."""


def minute_of(at: datetime) -> int:
    """An instant as whole minutes since 1970: how buttons name it."""
    return int(at.timestamp()) // 60


def hours_shown(slots: list[HasSpan], zones: set[str], start: int | None) -> list[HasSpan]:
    """Six of the day's slots at most: from the minute that was asked for, else from the first that begins at 07:00 or
    later in every zone; from the first of all where none does, or where six are all there are.
    """
    if len(slots) <= A_PAGE:
        return slots
    if start is None:
        by_day = (at for at, slot in enumerate(slots) if all(_is_by_day(slot, zone) for zone in zones))
        first = next(by_day, 0)
    else:
        later = (at for at, slot in enumerate(slots) if minute_of(slot.start) >= start)
        first = next(later, max(0, len(slots) - A_PAGE))
    return slots[first : first + A_PAGE]


def page_around(slots: list[HasSpan], minute: int) -> int:
    """The minute from which to show a day's slots so that those just before and after a minute are seen."""
    before = [slot for slot in slots if minute_of(slot.start) < minute]
    at = max(0, min(len(before) - COLUMNS, len(slots) - A_PAGE))
    return minute_of(slots[at].start)


def hour_rows(ask: Asking, slots: list[HasSpan], shown: list[HasSpan], there: str | None) -> Rows:
    """The hours in rows of three, and the ways to those before and after them.

    They stand in a grid, as the days of a month do, and may therefore be more than eight with what is below them.
    """
    buttons = _buttons(ask, shown, there)
    columns = COLUMNS if all(len(b.label) <= 12 for b in buttons) else 1
    rows: Rows = [tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns)]
    turning = _turning(ask, slots, shown)
    return [*rows, turning] if turning else rows


def zone_lines(ask: Asking, shown: list[HasSpan], there: str | None) -> list[str]:
    """What the other side's clock says, once for all hours; nothing where it says the same."""
    shifts = {_shift(slot, ask.look.zone, there) for slot in shown} if there else set()
    if there is None or len(shifts) != 1 or not (shift := shifts.pop()):
        return []
    first = shown[0].start
    return [
        ask.words(
            "engine-slots-other",
            zone=ask.words.zone(there),
            shift=_signed(ask, shift),
            here=ask.words.time(first, ask.look.zone),
            there=ask.words.time(first, there),
        )
    ]


def _is_by_day(slot: HasSpan, zone: str) -> bool:
    return slot.start.astimezone(ZoneInfo(zone)).hour >= MORNING_HOUR


def _turning(ask: Asking, slots: list[HasSpan], shown: list[HasSpan]) -> tuple[Button, ...]:
    if not shown:
        return ()
    first = slots.index(shown[0])
    ways = []
    if first > 0:
        ways.append(("engine-slots-earlier", max(0, first - A_PAGE)))
    if first + A_PAGE < len(slots):
        ways.append(("engine-slots-later", first + A_PAGE))
    return tuple(
        ask.button(ask.words.plain(key), "from", str(minute_of(slots[at].start))) for key, at in ways
    )


def _buttons(ask: Asking, shown: list[HasSpan], there: str | None) -> list[Button]:
    times = [ask.words.time(slot.start, ask.look.zone) for slot in shown]
    shifts = [_shift(slot, ask.look.zone, there) if there else timedelta() for slot in shown]
    buttons = []
    for slot, time, shift in zip(shown, times, shifts, strict=True):
        if times.count(time) > 1:
            # The hour that a clock change repeats: tell them apart by their offset.
            time = f"{time} UTC{slot.start.astimezone(ZoneInfo(ask.look.zone)):%z}"
        label = ask.words.plain("engine-slot-here", time=time)
        if there and shift and len(set(shifts)) > 1:
            # Only one side's clocks change meanwhile: no one sentence is true of all these hours.
            other = ask.words.time(slot.start, there)
            label = ask.words.plain("engine-slot-both", time=time, zone=ask.words.zone(there), other=other)
        buttons.append(ask.button(label, "at", str(minute_of(slot.start))))
    return buttons


def _shift(slot: HasSpan, here: str, there: str) -> timedelta:
    offsets = [slot.start.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for zone in (there, here)]
    return offsets[0] - offsets[1]


def _signed(ask: Asking, shift: timedelta) -> str:
    hours, minutes = divmod(abs(shift) // timedelta(minutes=1), 60)
    sign = "+" if shift > timedelta() else "−"
    said = ask.words.plain(
        "engine-slots-shift", sign=sign, hours=str(hours), minutes=f"{minutes:02d}" if minutes else ""
    )
    return said.strip()
