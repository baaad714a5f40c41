"""Appointments of a person, and when a professional can be booked."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.cards import CARDS
from bot.engine import Opening, begin
from bot.fitting import with_ways
from bot.pages import Page
from bot.pages.hats import presence_toggle
from bot.paging import page_line_from, turns_from
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import appointment_line, appointment_status, hours_lines
from core import clock
from core.errors import NotFound
from core.ids import read_row_id
from models.member import MemberCategory
from models.profile import Profile
from services.agenda import blocks_of, booking_rules_of, unblock_day, working_hours_of
from services.appointments import access_appointment, list_appointments
from services.posts import post_of
from services.profiles import own_profile

SHOWN = 4  # With the turning of pages, « Plus… » and home these make eight buttons.
DAYS_NAMED = 6
FREEABLE = 3
MORE = "more"


class Agenda(Page):
    """« Agenda et rendez-vous » (FR-120): what is ahead, what waits for an answer, and the working hours."""

    name = "agenda"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        start = max(int(args.get("arg") or 0), 0)
        found = await list_appointments(look.member)
        shown = found[start : start + SHOWN]
        lines = [words("agenda-title"), words("agenda-zone", zone=words.zone(look.zone)), ""]
        if not found:
            lines.append(words("agenda-empty"))
        rows: list[Row] = []
        for appointment in shown:
            status = appointment_status(words, appointment)
            line = await appointment_line(look, appointment)
            lines.append(words("agenda-item", status=status, line=line))
            rows.append((page_button(line, "appointment", "open", appointment.id),))
        lines += page_line_from(look, start, SHOWN, len(found))
        rows += turns_from(look, self.name, start, SHOWN, len(found))
        if not found:
            rows.append((page_button(words.plain("menu-search-who"), "search"),))
        extra, ways = await self._hours(look)
        toggle = await self._toggle(look)
        ways[1:1] = [(toggle,)] if toggle is not None else []
        back = page_button(words.plain("common-back"), self.name, "open", start) if args.get("more") else None
        more = page_button(words.plain("common-more"), self.name, "open", f"{start}.{MORE}")
        home = (page_button(words.plain("common-home"), "home"),)
        return View("\n".join([*lines, *extra]), with_ways(rows, ways, home, more, back))

    async def _toggle(self, look: Look) -> Button | None:
        """A company goes online from here: its menu has no room for it."""
        profile = await own_profile(look.member)
        if profile is None or profile.category is not MemberCategory.COMPANY:
            return None
        return presence_toggle(look, await post_of(look.member))

    async def _hours(self, look: Look) -> tuple[list[str], list[Row]]:
        profile = await own_profile(look.member)
        if profile is None:
            return [], []
        words = look.words
        seeker = profile.category is MemberCategory.JOB_SEEKER
        rows: list[Row] = [(page_button(words.plain("agenda-hours"), self.name, "hours"),)]
        hours = await working_hours_of(profile.id)
        if not hours:
            key = "agenda-no_hours_seeker" if seeker else "agenda-no_hours"
            return ["", words(key)], rows
        lines = ["", words("agenda-your_hours"), *hours_lines(words, hours)]
        if seeker:
            lines.append(words("agenda-for_interviews"))
        rows[0] = (*rows[0], page_button(words.plain("agenda-rules"), self.name, "rules"))
        rows.append((page_button(words.plain("agenda-block"), self.name, "block"),))
        days = await _blocked_days(profile.id)
        if days:
            named = ", ".join(words.day(day) for day in days[:DAYS_NAMED]) + (
                "…" if len(days) > DAYS_NAMED else ""
            )
            lines += ["", words("agenda-blocked", days=named)]
        for day in days[:FREEABLE]:
            label = words.plain("agenda-free", day=words.day(day))
            rows.append((page_button(label, self.name, "free", day.isoformat()),))
        return lines, rows

    async def open(self, turn: Turn, arg: str) -> None:
        start, _, more = arg.partition(".")
        await turn.show(self.name, arg=read_row_id(start), more=more == MORE)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.hours import BlockDay, BookingRulesDialog, WeeklyHours

        dialogs = {"hours": WeeklyHours, "rules": BookingRulesDialog, "block": BlockDay}
        profile = await own_profile(turn.member)
        if act not in (*dialogs, "free"):
            await super().tap(turn, act, arg)
        elif profile is None:
            raise NotFound()
        elif act == "free":
            await self._free(turn, profile, arg)
        else:
            # Where nothing is known yet, what was begun before is taken up.
            known = await self._known(act, profile) or None
            await begin(turn, dialogs[act], given={"profile_id": profile.id}, answers=known)

    async def _free(self, turn: Turn, profile: Profile, arg: str) -> None:
        """Frees a blocked day, unless it is free already."""
        day = next((day for day in await _blocked_days(profile.id) if day.isoformat() == arg), None)
        if day is None:
            await turn.show(self.name)
            return
        await unblock_day(turn.member, profile.id, day)
        turn.say("agenda-freed", day=turn.words.day(day, "EEEE d MMMM"))
        await turn.show(self.name)

    async def _known(self, act: str, profile: Profile) -> dict[str, Any]:
        """What is answered already: such a dialog opens at its preview."""
        if act == "hours":
            hours = await working_hours_of(profile.id)
            week = tuple(Opening(day, start, end) for day, spans in hours.items() for start, end in spans)
            return {"week": week} if week else {}
        if act == "rules":
            rules = await booking_rules_of(profile.id)
            return {
                "duration": str(rules.duration_minutes),
                "before": str(rules.buffer_before_minutes),
                "after": str(rules.buffer_after_minutes),
                "notice": str(rules.notice_minutes),
                "automatic": rules.automatic_acceptance,
            }
        return {}


async def _blocked_days(profile_id: int) -> list[date]:
    """The dates ahead, in the professional's zone, of which something is blocked."""
    zone = ZoneInfo((await booking_rules_of(profile_id)).time_zone)
    now = clock.now()
    blocks = await blocks_of(profile_id, now, now + timedelta(days=366))
    return sorted({max(block.start_at, now).astimezone(zone).date() for block in blocks})


class AppointmentPage(Page):
    """One appointment as the person's screen; `a_…` links come here."""

    name = "appointment"

    async def open(self, turn: Turn, arg: str) -> None:
        appointment = await access_appointment(read_row_id(arg) or arg, turn.member)
        await turn.show(self.name, arg=appointment.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["appointment"].view(look, int(args["arg"]))
        words = look.words
        back = page_button(words.plain("menu-agenda"), "agenda")
        return view.with_rows((back, page_button(words.plain("common-home"), "home")))
