"""Appointments of a person, and when a professional can be booked."""

from typing import Any

from bot.cards import CARDS
from bot.engine import Opening, begin
from bot.fitting import with_ways
from bot.pages import Page
from bot.pages.blocked_days import days_blocked, free_day
from bot.pages.hats import presence_toggle
from bot.paging import numbered, page_line_from, turns_from
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import appointment_status, appointment_with, hours_lines
from core.errors import NotFound
from core.ids import read_row_id
from models.appointment import Appointment
from models.member import MemberCategory
from models.profile import Profile
from services.agenda import booking_rules_of, working_hours_of
from services.appointments import access_appointment, list_appointments, other_names
from services.posts import post_of
from services.profiles import own_profile

SHOWN = 4  # With the turning of pages, « Plus… » and home these make eight buttons.
PAST_SHOWN = 6
DAYS_NAMED = 6
FREEABLE = 3  # More of them have a page of their own.
MORE = "more"
PAST = "past"


class Agenda(Page):
    """« Agenda et rendez-vous » (FR-120): what is ahead, what waits for an answer, and the working hours; what has
    passed is one tap away.
    """

    name = "agenda"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        start = max(int(args.get("arg") or 0), 0)
        if args.get("past"):
            return await self._past(look)
        found = await list_appointments(look.member)
        shown = found[start : start + SHOWN]
        lines = [words("agenda-title"), words("agenda-zone", zone=words.zone(look.zone)), ""]
        if not found:
            lines.append(words("agenda-empty"))
        listed, rows = await self._listed(look, shown, start)
        lines += listed
        lines += page_line_from(look, start, SHOWN, len(found))
        rows += turns_from(look, self.name, start, SHOWN, len(found))
        if not found:
            rows.append((page_button(words.plain("menu-search-who"), "search"),))
        extra, ways = await self._hours(look)
        toggle = await self._toggle(look)
        ways[1:1] = [(toggle,)] if toggle is not None else []
        if await list_appointments(look.member, past=True, limit=1):
            ways.append((page_button(words.plain("agenda-past"), self.name, "open", f"{start}.{PAST}"),))
        back = page_button(words.plain("common-back"), self.name, "open", start) if args.get("more") else None
        more = page_button(words.plain("common-more"), self.name, "open", f"{start}.{MORE}")
        home = (page_button(words.plain("common-home"), "home"),)
        return View("\n".join([*lines, *extra]), with_ways(rows, ways, home, more, back))

    async def _listed(
        self, look: Look, shown: list[Appointment], start: int = 0
    ) -> tuple[list[str], list[Row]]:
        """A line and a button for each of these appointments, which are numbered from `start` on."""
        lines, rows = list[str](), list[Row]()
        names = await other_names(shown, look.member)
        for place, appointment in enumerate(shown, start):
            if appointment.id not in names:
                continue
            status = appointment_status(look.words, appointment)
            line = appointment_with(look, appointment, names[appointment.id])
            lines.append(look.words("agenda-item", number=place + 1, status=status, line=line))
            rows.append((page_button(numbered(place, line), "appointment", "open", appointment.id),))
        return lines, rows

    async def _past(self, look: Look) -> View:
        """The latest appointments that are over, also those that nobody joined."""
        found = await list_appointments(look.member, past=True, limit=PAST_SHOWN)
        lines, rows = await self._listed(look, found)
        words = look.words
        back = page_button(words.plain("common-back"), self.name)
        home = page_button(words.plain("common-home"), "home")
        return View("\n".join([words("agenda-past_title"), "", *lines]), (*rows, (back, home)))

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
        days = await days_blocked(profile.id)
        if days:
            named = ", ".join(words.day(day) for day in days[:DAYS_NAMED]) + (
                "…" if len(days) > DAYS_NAMED else ""
            )
            lines += ["", words("agenda-blocked", days=named)]
        if len(days) > FREEABLE:
            label = f"{words.plain('blocked-button')} ({len(days)})"
            rows.append((page_button(label, "blocked_days"),))
            return lines, rows
        for day in days:
            label = words.plain("agenda-free", day=words.day(day))
            rows.append((page_button(label, self.name, "free", day.isoformat()),))
        return lines, rows

    async def open(self, turn: Turn, arg: str) -> None:
        start, _, more = arg.partition(".")
        await turn.show(self.name, arg=read_row_id(start), more=more == MORE, past=more == PAST)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.hours import BlockDay, BookingRulesDialog, WeeklyHours

        dialogs = {"hours": WeeklyHours, "rules": BookingRulesDialog, "block": BlockDay}
        profile = await own_profile(turn.member)
        if act not in (*dialogs, "free"):
            await super().tap(turn, act, arg)
        elif profile is None:
            raise NotFound()
        elif act == "free":
            await free_day(turn, arg)
            await turn.show(self.name)
        else:
            # Where nothing is known yet, what was begun before is taken up.
            known = await self._known(act, profile) or None
            await begin(turn, dialogs[act], given={"profile_id": profile.id}, answers=known)

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
