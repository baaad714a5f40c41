"""A free slot: first the day, then the time, in the reader's zone and the other's where they differ."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from bot.engine.dates import today_of
from bot.engine.lists import numbered, paged, turn_page
from bot.engine.step import Answered, Asking, Invalid, NotOffered, Option, Outcome, Rows, Stay, Step, Widget
from bot.engine.typed_dates import read_date, split_time
from bot.view import Button
from core.errors import DomainError
from core.text import fold

COLUMNS = 3
MOST_TIMES = 48


class HasSpan(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> datetime:
        """When it begins (aware)."""

    @property
    def end(self) -> datetime:
        """When it ends (aware)."""


@dataclass(frozen=True)
class Span:
    """A time that was chosen: aware UTC, whole minutes."""

    start: datetime
    end: datetime


Days = Callable[[Any], Awaitable[list[tuple[date, int]]]]
Slots = Callable[[Any, date], Awaitable[list[Any]]]
OtherZone = Callable[[Any], Awaitable[str | None]]
Held = Callable[[Any, Span], Awaitable[None]]


class Slot(Step[Span]):
    """A free slot out of `days(dialog)` (dates in the reader's zone, with how many) and `slots(dialog, day)`.

    `held(dialog, span)` runs when one is chosen, in the same transaction, and may raise SlotTaken; its
    `alternatives` (aware starts) are then offered first, here or when the end refuses. `other_zone(dialog)` names
    the zone of the counterpart.
    """

    hint_key = "engine-hint-slot"

    def __init__(
        self,
        *,
        days: Days,
        slots: Slots,
        other_zone: OtherZone | None = None,
        held: Held | None = None,
        **rules: Any,
    ) -> None:
        super().__init__(**rules)
        self.days, self.slots, self.other_zone, self.held = days, slots, other_zone, held

    def dump(self, value: Span) -> Any:
        return {
            "start": value.start.astimezone(UTC).isoformat(),
            "end": value.end.astimezone(UTC).isoformat(),
        }

    def load(self, raw: Any) -> Span:
        span = Span(datetime.fromisoformat(raw["start"]), datetime.fromisoformat(raw["end"]))
        if span.start.tzinfo is None or span.end <= span.start:
            raise Invalid("slot")
        return span

    def describe(self, ask: Asking, raw: Any) -> str:
        span, zone = self.load(raw), ask.look.zone
        when = ask.words.moment(span.start, zone)
        return ask.words.plain(
            "engine-slot-chosen", when=when, minutes=_length(span), zone=ask.words.zone(zone)
        )

    async def accept(self, dialog: Any, value: Span) -> None:
        await super().accept(dialog, value)
        if self.held is not None:
            await self.held(dialog, value)

    def after_refusal(self, error: DomainError) -> dict[str, Any]:
        if isinstance(error, Invalid):
            return {"day": error.details["day"]} if "day" in error.details else {}
        starts = error.details.get("alternatives")
        if not isinstance(starts, list | tuple):
            return {}
        return {
            "nearby": [s.astimezone(UTC).isoformat() for s in starts if isinstance(s, datetime)][:3],
            "day": "",
        }

    async def widget(self, ask: Asking) -> Widget:
        if ask.ui.get("day"):
            return await self._times(ask, date.fromisoformat(ask.ui["day"]))
        widget = await self._day_list(ask)
        nearby = await self._nearby(ask)
        if nearby:
            widget.lines.insert(0, ask.words("engine-slot-nearby"))
            widget.rows[:0] = nearby
        return widget

    async def _day_list(self, ask: Asking) -> Widget:
        days = [(day, count) for day, count in await self.days(ask.dialog) if count > 0]
        options = [
            Option(
                day.isoformat(),
                ask.words.plain("engine-slot-day", day=ask.words.day(day, "EEEE d MMMM"), count=count),
            )
            for day, count in days
        ]
        widget = paged(ask, options, lambda n, o: ask.button(numbered(n, o.label), "day", o.id))
        key = "engine-slots-zone" if options else "engine-no-slots"
        widget.lines.append(ask.words(key, **({"zone": ask.words.zone(ask.look.zone)} if options else {})))
        return widget

    async def _times(self, ask: Asking, day: date) -> Widget:
        slots = (await self.slots(ask.dialog, day))[:MOST_TIMES]
        buttons = await self._buttons(ask, slots)
        columns = COLUMNS if all(len(b.label) <= 12 for b in buttons) else 1
        rows: Rows = [tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns)]
        rows.append((ask.button(ask.words.plain("engine-slot-all-days"), "days"),))
        lines = [
            ask.words(
                "engine-slots-of", day=ask.words.day(day, "EEEE d MMMM"), zone=ask.words.zone(ask.look.zone)
            )
        ]
        lengths = {_length(slot) for slot in slots}
        if not buttons:
            lines.append(ask.words("engine-no-slots"))
        elif len(lengths) == 1:
            lines.append(ask.words("engine-slots-length", minutes=lengths.pop()))
        return Widget(lines=lines, rows=rows)

    async def _nearby(self, ask: Asking) -> Rows:
        starts = [datetime.fromisoformat(start) for start in ask.ui.get("nearby", [])]
        zone, rows = ZoneInfo(ask.look.zone), cast(Rows, [])
        for start in starts:
            free = await self.slots(ask.dialog, start.astimezone(zone).date())
            for slot in free:
                if slot.start == start:
                    label = ask.words.moment(start, ask.look.zone, "EEE d MMM, HH:mm")
                    rows.append((ask.button(label, "at", _minute(start)),))
        return rows

    async def _buttons(self, ask: Asking, slots: list[HasSpan]) -> list[Button]:
        there = await self.other_zone(ask.dialog) if self.other_zone else None
        times = [ask.words.time(slot.start, ask.look.zone) for slot in slots]
        buttons = []
        for slot, time in zip(slots, times, strict=True):
            here = slot.start.astimezone(ZoneInfo(ask.look.zone))
            if (
                times.count(time) > 1
            ):  # The hour that a clock change repeats: tell them apart by their offset.
                time = f"{time} UTC{here:%z}"
            label = ask.words.plain("engine-slot-here", time=time)
            if there and slot.start.astimezone(ZoneInfo(there)).utcoffset() != here.utcoffset():
                other = ask.words.time(slot.start, there)
                label = ask.words.plain(
                    "engine-slot-both", time=time, zone=ask.words.zone(there), other=other
                )
            buttons.append(ask.button(label, "at", _minute(slot.start)))
        return buttons

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "page":
            return turn_page(ask, arg)
        if act == "days":
            return Stay({})
        if act == "day":
            try:
                day = date.fromisoformat(arg)
            except ValueError:
                raise NotOffered() from None
            return await self._open(ask, day)
        if act != "at":
            return None
        if not (arg.isascii() and arg.isdigit() and len(arg) <= 9):
            raise NotOffered()
        return await self._choose(ask, datetime.fromtimestamp(int(arg) * 60, UTC))

    async def typed(self, ask: Asking, text: str) -> Outcome:
        before, minutes = split_time(text)
        shown = ask.ui.get("day")
        if before == "" and minutes is not None and shown:
            return await self._at(ask, date.fromisoformat(shown), minutes)
        if minutes is None and fold(text).isdecimal():
            return await self._by_number(ask, int(fold(text)[:4]))
        try:
            day = read_date(before, today_of(ask))
        except (Invalid, OverflowError):
            raise Invalid("slot") from None
        return await (self._open(ask, day) if minutes is None else self._at(ask, day, minutes))

    async def _by_number(self, ask: Asking, number: int) -> Outcome:
        """The day of that position in the list; or the hour, once a day is shown."""
        if ask.ui.get("day"):
            return await self._at(ask, date.fromisoformat(ask.ui["day"]), number * 60)
        days = await self._free_days(ask)
        if not 1 <= number <= len(days):
            raise Invalid("no-slot-day")
        return await self._open(ask, days[number - 1])

    async def _free_days(self, ask: Asking) -> list[date]:
        return [day for day, count in await self.days(ask.dialog) if count > 0]

    async def _open(self, ask: Asking, day: date) -> Outcome:
        if day not in await self._free_days(ask):
            raise Invalid("no-slot-day")
        return Stay({"day": day.isoformat()})

    async def _at(self, ask: Asking, day: date, minutes: int) -> Outcome:
        zone = ZoneInfo(ask.look.zone)
        if day not in await self._free_days(ask):
            raise Invalid("no-slot-day")
        for slot in await self.slots(ask.dialog, day):
            local = slot.start.astimezone(zone)
            if local.date() == day and local.hour * 60 + local.minute == minutes:
                return self._answer(slot)
        raise Invalid("no-slot", day=day.isoformat())

    async def _choose(self, ask: Asking, start: datetime) -> Outcome:
        day = start.astimezone(ZoneInfo(ask.look.zone)).date()
        for slot in await self.slots(ask.dialog, day):
            if slot.start == start:
                return self._answer(slot)
        raise Invalid("no-slot")

    def _answer(self, slot: HasSpan) -> Outcome:
        return Answered(self.dump(Span(slot.start, slot.end)))


def _length(slot: HasSpan) -> str:
    return str(int((slot.end - slot.start).total_seconds()) // 60)


def _minute(at: datetime) -> str:
    return str(int(at.timestamp()) // 60)
