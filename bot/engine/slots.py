"""A free slot: first the day, then the time, in the reader's zone and the other's where they differ."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.engine.dates import today_of
from bot.engine.day_hours import HasSpan, hour_rows, hours_shown, minute_of, page_around, zone_lines
from bot.engine.lists import numbered, paged, turn_page
from bot.engine.step import Answered, Asking, Invalid, NotOffered, Option, Outcome, Rows, Stay, Step, Widget
from bot.engine.typed_dates import read_date, split_part, split_time
from core import clock
from core.errors import DomainError
from core.text import fold


@dataclass(frozen=True)
class Span:
    """A time that was chosen: aware UTC, whole minutes."""

    start: datetime
    end: datetime


_LONG = "EEEE d MMMM"
_TODAY = ("ce", "cet", "this")  # « ce matin »
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
            return {name: error.details[name] for name in ("day", "from") if name in error.details}
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
        nearby = await self._nearby(ask)
        widget = await self._day_list(ask, sum(map(len, nearby)))
        if nearby:
            widget.lines.insert(0, ask.words("engine-slot-nearby"))
            widget.rows[:0] = nearby
        return widget

    async def _day_list(self, ask: Asking, beside: int) -> Widget:
        days = [(day, count) for day, count in await self.days(ask.dialog) if count > 0]
        options = [
            Option(
                day.isoformat(),
                ask.words.plain("engine-slot-day", day=ask.words.day(day, _LONG), count=count),
            )
            for day, count in days
        ]
        widget = paged(ask, options, lambda n, o: ask.button(numbered(n, o.label), "day", o.id), beside)
        key = "engine-slots-zone" if options else "engine-no-slots"
        widget.lines.append(ask.words(key, **({"zone": ask.words.zone(ask.look.zone)} if options else {})))
        return widget

    async def _times(self, ask: Asking, day: date) -> Widget:
        slots = list(await self.slots(ask.dialog, day))
        there = await self.other_zone(ask.dialog) if self.other_zone else None
        shown = hours_shown(slots, {ask.look.zone, there or ask.look.zone}, ask.ui.get("from"))
        all_days = ask.button(ask.words.plain("engine-slot-all-days"), "days")
        on, zone = ask.words.day(day, _LONG), ask.words.zone(ask.look.zone)
        lines = [ask.words("engine-slots-of", day=on, zone=zone), *zone_lines(ask, shown, there)]
        lengths = {_length(slot) for slot in slots}
        if not slots:
            lines.append(ask.words("engine-no-slots"))
        elif len(lengths) == 1:
            lines.append(ask.words("engine-slots-length", minutes=lengths.pop()))
        return Widget(lines=lines, rows=[*hour_rows(ask, slots, shown, there), (all_days,)])

    async def _nearby(self, ask: Asking) -> Rows:
        starts = [datetime.fromisoformat(start) for start in ask.ui.get("nearby", [])]
        zone, rows = ZoneInfo(ask.look.zone), cast(Rows, [])
        for start in starts:
            free = await self.slots(ask.dialog, start.astimezone(zone).date())
            for slot in free:
                if slot.start == start:
                    label = ask.words.moment(start, ask.look.zone, "EEE d MMM, HH:mm")
                    rows.append((ask.button(label, "at", str(minute_of(start))),))
        return rows

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
        if act not in ("at", "from"):
            return None
        if not (arg.isascii() and arg.isdigit() and len(arg) <= 9):
            raise NotOffered()
        if act == "from":
            return Stay({"day": ask.ui.get("day", ""), "from": int(arg)})
        return await self._choose(ask, datetime.fromtimestamp(int(arg) * 60, UTC))

    async def typed(self, ask: Asking, text: str) -> Outcome:
        before, part = split_part(text)
        before, minutes = split_time(text) if part is None else (before, None)
        is_bare = part is None and minutes is None
        if is_bare and fold(text).isdecimal():
            return await self._by_number(ask, int(fold(text)[:4]))
        if before == "" and ask.ui.get("day") and not is_bare:
            day = date.fromisoformat(ask.ui["day"])
        else:
            day = self._read(ask, before)
        if minutes is not None:
            return await self._at(ask, day, minutes)
        return await self._open(ask, day, part)

    @staticmethod
    def _read(ask: Asking, said: str) -> date:
        try:
            return today_of(ask) if said in _TODAY else read_date(said, today_of(ask))
        except (Invalid, OverflowError):
            raise Invalid("slot") from None

    async def _by_number(self, ask: Asking, number: int) -> Outcome:
        """The day of that position in the list; or the hour, once a day is shown."""
        if ask.ui.get("day"):
            if number > 23:
                raise Invalid("no-such-time", time=number)
            return await self._at(ask, date.fromisoformat(ask.ui["day"]), number * 60)
        days = await self._free_days(ask)
        if not 1 <= number <= len(days):
            raise Invalid("no-slot-number", last=len(days)) if days else Invalid("slot")
        return await self._open(ask, days[number - 1])

    async def _free_days(self, ask: Asking) -> list[date]:
        return [day for day, count in await self.days(ask.dialog) if count > 0]

    async def _open(self, ask: Asking, day: date, part: int | None = None) -> Outcome:
        """Shows a day's hours, from this minute of it on where a part of the day was named."""
        await self._require_free(ask, day)
        if part is None:
            return Stay({"day": day.isoformat()})
        return Stay({"day": day.isoformat(), "from": minute_of(_instant(ask, day, part))})

    async def _require_free(self, ask: Asking, day: date) -> None:
        on = ask.words.day(day, _LONG)
        if day < today_of(ask):
            raise Invalid("slot-past", when=on)
        if day not in await self._free_days(ask):
            # The list of days is what is shown then: the sentence leads to it.
            raise Invalid("no-slot-day", day="", on=on)

    async def _at(self, ask: Asking, day: date, minutes: int) -> Outcome:
        zone, at = ZoneInfo(ask.look.zone), _instant(ask, day, minutes)
        said = f"{minutes // 60:02d}:{minutes % 60:02d}"
        if at <= clock.now():
            raise Invalid("slot-past", when=f"{ask.words.day(day, _LONG)}, {said}")
        await self._require_free(ask, day)
        slots = list(await self.slots(ask.dialog, day))
        for slot in slots:
            local = slot.start.astimezone(zone)
            if local.date() == day and local.hour * 60 + local.minute == minutes:
                return self._answer(slot)
        around = {"from": page_around(slots, minute_of(at))} if slots else {}
        raise Invalid("no-slot-time", day=day.isoformat(), time=said, on=ask.words.day(day, _LONG), **around)

    async def _choose(self, ask: Asking, start: datetime) -> Outcome:
        day = start.astimezone(ZoneInfo(ask.look.zone)).date()
        slots = await self.slots(ask.dialog, day)
        for slot in slots:
            if slot.start == start:
                return self._answer(slot)
        if not slots:
            raise Invalid("no-slot-day", day="", on=ask.words.day(day, _LONG))
        raise Invalid("no-slot")

    def _answer(self, slot: HasSpan) -> Outcome:
        return Answered(self.dump(Span(slot.start, slot.end)))


def _length(slot: HasSpan) -> str:
    return str(int((slot.end - slot.start).total_seconds()) // 60)


def _instant(ask: Asking, day: date, minutes: int) -> datetime:
    """That minute of the reader's day; the last instant there is for a day after which no other comes."""
    try:
        local = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
        return local.replace(tzinfo=ZoneInfo(ask.look.zone)).astimezone(UTC)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC) if day.year > 1 else datetime.min.replace(tzinfo=UTC)
