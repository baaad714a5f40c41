"""« Jours bloqués »: every day ahead on which something is blocked, each free again by one tap."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.pages import Page
from bot.pages.own_profile import own
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core import clock
from core.ids import read_row_id
from core.paging import last_page, page_within
from services.agenda import blocks_of, booking_rules_of, unblock_day

PAGE_SIZE = 4  # With the turning of pages and the two ways out these make eight buttons.
AHEAD = timedelta(days=366)


class BlockedDays(Page):
    """The days of one's own agenda, the soonest first (FR-118); NotFound without a profile."""

    name = "blocked_days"
    counts_entries = True

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, page=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, days = look.words, await days_blocked((await own(look)).id)
        page = page_within(int(args.get("page", 0)), len(days), PAGE_SIZE)
        last = last_page(len(days), PAGE_SIZE)
        rows: list[Row] = []
        for place, day in list(enumerate(days))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
            label = words.plain("agenda-free", day=words.day(day, "EEE d MMM y"))
            rows.append(
                (page_button(numbered(place, label), self.name, "free", f"{page}.{day.isoformat()}"),)
            )
        lines = [words("blocked-title"), "", words("blocked-count", count=len(days))]
        back = page_button(words.plain("menu-agenda"), "agenda")
        home = page_button(words.plain("common-home"), "home")
        text = "\n".join([*lines, *page_line(look, page, last)])
        return View(text, (*rows, *turns(look, self.name, page, last), (back, home)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "free":
            await super().tap(turn, act, arg)
            return
        page, _, day = arg.partition(".")
        await free_day(turn, day)
        await turn.show(self.name, page=read_row_id(page))


async def free_day(turn: Turn, named: str) -> None:
    """Frees a blocked day of one's own (as in 2026-05-04), unless it is free already."""
    profile = await own(turn.look)
    day = next((day for day in await days_blocked(profile.id) if day.isoformat() == named), None)
    if day is not None:
        await unblock_day(turn.member, profile.id, day)
        turn.say("agenda-freed", day=turn.words.day(day, "EEEE d MMMM"))


async def days_blocked(profile_id: int) -> list[date]:
    """The dates ahead, in the professional's zone, of which something is blocked."""
    zone = ZoneInfo((await booking_rules_of(profile_id)).time_zone)
    now = clock.now()
    days = set[date]()
    for block in await blocks_of(profile_id, now, now + AHEAD):
        first = max(block.start_at, now).astimezone(zone).date()
        last = (block.end_at - timedelta(microseconds=1)).astimezone(zone).date()
        days |= {first + timedelta(days=day) for day in range((last - first).days + 1)}
    return sorted(days)
