"""When a professional can be booked: weekly hours, rules, and days off."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.engine import Choice, Date, Dialog, Ending, Hours, Preview, YesNo
from bot.wording import called
from core import clock
from services import agenda
from services.appointments import list_appointments, other_names

DURATIONS = tuple(str(minutes) for minutes in agenda.DURATIONS)
BUFFERS = ("0", "5", "10", "15", "30", "60")
MOST_AHEAD = 500  # Nobody has promised more for the year that can be blocked.
NOTICES = ("120", "240", "720", "1440", "2880")


class WeeklyHours(Dialog):
    """Weekly openings in the professional's own time zone (FR-118)."""

    key = "hor"

    week = Hours(ask=lambda d: {"zone": d.words.zone(d.member.time_zone)})
    preview = Preview()

    async def done(self) -> Ending | None:
        hours: dict[int, list[tuple[int, int]]] = {}
        for opening in self.week:
            hours.setdefault(opening.weekday, []).append((opening.opens, opening.closes))
        await agenda.set_working_hours(
            self.member, self.given["profile_id"], hours, time_zone=self.member.time_zone
        )
        return Ending(notice="hor-done", page="agenda", where_it_began=True)


class BookingRulesDialog(Dialog):
    """Duration, rest between two appointments, notice, and whether requests are accepted by themselves."""

    key = "reg"

    duration = Choice(DURATIONS)
    before = Choice(BUFFERS)
    after = Choice(BUFFERS)
    notice = Choice(NOTICES)
    automatic = YesNo()
    preview = Preview()

    async def done(self) -> Ending | None:
        await agenda.set_booking_rules(
            self.member,
            self.given["profile_id"],
            duration_minutes=int(self.duration),
            buffer_before_minutes=int(self.before),
            buffer_after_minutes=int(self.after),
            notice_minutes=int(self.notice),
            automatic_acceptance=self.automatic,
        )
        return Ending(notice="reg-done", page="agenda", where_it_began=True)


class BlockDay(Dialog):
    """A day off; appointments that are already promised stay."""

    key = "blo"

    def today(self) -> date:
        return clock.now().astimezone(ZoneInfo(self.member.time_zone)).date()

    day = Date(first=today, last=lambda d: d.today() + timedelta(days=365))

    async def done(self) -> Ending | None:
        await agenda.block_day(self.member, self.given["profile_id"], self.day)
        day, kept = self.words.day(self.day, "EEEE d MMMM"), await self._kept()
        notice, values = "blo-done", {"day": day}
        if kept:
            notice, values = "blo-kept", {**values, "kept": ", ".join(kept)}
        return Ending(notice=notice, values=values, page="agenda", where_it_began=True)

    async def _kept(self) -> list[str]:
        """The appointments of that day, which the block leaves alone: when, and with whom."""
        profile_id = self.given["profile_id"]
        zone = ZoneInfo((await agenda.booking_rules_of(profile_id)).time_zone)
        kept = [
            each
            for each in await list_appointments(self.member, limit=MOST_AHEAD)
            if each.profile_id == profile_id and each.start_at.astimezone(zone).date() == self.day
        ]
        names, said = await other_names(kept, self.member), list[str]()
        for each in kept:
            time = self.words.time(each.start_at, self.member.time_zone)
            name = called(self.words, names.get(each.id, ""))
            said.append(self.words.plain("blo-kept_one", time=time, name=name))
        return said
