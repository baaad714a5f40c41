"""What a person wishes to be told, and when: a switch for each kind of message, quiet hours, the hour of the digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.errors import InvalidInput
from models.member import Member
from models.preference import DIGEST_HOUR, QUIET_FROM, QUIET_UNTIL, NoticeKind, NotificationPreference
from models.sql import lock_row
from services.slots.wall_clock import instant_on
from services.unit_of_work import unit_of_work

_HOUR = 60
# Which kind a message is of, by how its key begins; the longest beginning counts, what has none is OTHER.
KINDS: dict[str, NoticeKind] = {
    "application.interest": NoticeKind.PROPOSALS,
    "application.nudge": NoticeKind.NUDGES,
    "application.still": NoticeKind.NUDGES,
    "application.annulment_nudge": NoticeKind.NUDGES,
    "application.": NoticeKind.TALKS,
    "message.": NoticeKind.MESSAGES,
    "conversation.": NoticeKind.MESSAGES,
    "appointment.": NoticeKind.APPOINTMENTS,
    "call.": NoticeKind.CALLS,
    "presence.": NoticeKind.CALLS,
    "duty.": NoticeKind.CALLS,
    "mission.": NoticeKind.MISSIONS,
    "payrolling.nudge": NoticeKind.NUDGES,
    "payrolling.": NoticeKind.TALKS,
    "payroll_file.": NoticeKind.QUEUES,
    "contacts.": NoticeKind.TALKS,
    "team.": NoticeKind.TEAM,
    "digest.": NoticeKind.DIGEST,
    "certification.waiting": NoticeKind.QUEUES,
    "certification.no_permit": NoticeKind.QUEUES,
    "annulment.waiting": NoticeKind.QUEUES,
    "annulment.late": NoticeKind.QUEUES,
    "appeal.filed": NoticeKind.QUEUES,
    "appeal.judged": NoticeKind.QUEUES,
    "scam.to_admin": NoticeKind.QUEUES,
    "measure.to_confirm": NoticeKind.QUEUES,
    "measure.automatic": NoticeKind.QUEUES,
    "measure.unjudged": NoticeKind.QUEUES,
}


class NoSuchHour(InvalidInput):
    """Hours go from 0 to 23."""


def kind_of(key: str) -> NoticeKind:
    """The switch by which a mutable message with this key is kept away."""
    fitting = [beginning for beginning in KINDS if key.startswith(beginning)]
    return KINDS[max(fitting, key=len)] if fitting else NoticeKind.OTHER


@dataclass(frozen=True)
class Wishes:
    """What a person wishes; the defaults for whoever never said anything (quiet from 21:00 to 07:00, digest at 08:00).

    Hours are whole hours of the person's own zone.
    """

    muted: frozenset[NoticeKind] = frozenset()
    quiet_from: int = QUIET_FROM
    quiet_until: int = QUIET_UNTIL
    digest_hour: int = DIGEST_HOUR

    @property
    def has_quiet_hours(self) -> bool:
        """Whether there is a time of the day at which nothing makes a sound."""
        return self.quiet_from != self.quiet_until

    def is_quiet(self, at: datetime, zone: str) -> bool:
        """Whether it is a quiet hour where the person is."""
        return self.is_quiet_hour(at.astimezone(ZoneInfo(zone)).hour)

    def is_quiet_hour(self, hour: int) -> bool:
        """Whether an hour of the day is one of the quiet ones."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def quiet_end(self, at: datetime, zone: str) -> datetime:
        """The first instant after `at` at which the quiet hours of the person are over."""
        today = at.astimezone(ZoneInfo(zone)).date()
        end = instant_on(zone, today, self.quiet_until * _HOUR)
        return end if end > at else instant_on(zone, today + timedelta(days=1), self.quiet_until * _HOUR)

    def morning_after(self, at: datetime, zone: str) -> datetime:
        """When, on the next day of the person's calendar, something may first be sent to them."""
        tomorrow = at.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
        hour = self.quiet_until if self.has_quiet_hours else self.digest_hour
        return instant_on(zone, tomorrow, hour * _HOUR)

    def next_digest(self, after: datetime, zone: str) -> datetime:
        """The first instant after `after` at which the clocks of the zone show the digest's hour (DST included)."""
        day = after.astimezone(ZoneInfo(zone)).date()
        at = instant_on(zone, day, self.digest_hour * _HOUR)
        return at if at > after else instant_on(zone, day + timedelta(days=1), self.digest_hour * _HOUR)


async def wishes_of(member_id: int) -> Wishes:
    """What a person wishes now."""
    row = await NotificationPreference.get_or_none(member_id=member_id)
    if row is None:
        return Wishes()
    return Wishes(_read_kinds(row.muted), row.quiet_from, row.quiet_until, row.digest_hour)


def _read_kinds(text: str) -> frozenset[NoticeKind]:
    return frozenset(NoticeKind(name) for name in text.split(",") if name in set(NoticeKind))


async def switch_notices(member: Member, kind: NoticeKind, on: bool) -> Wishes:
    """Lets a kind of message through, or keeps it away; what must arrive is of no kind and always does (FR-221)."""
    async with unit_of_work():
        row = await _locked(member)
        muted = _read_kinds(row.muted) - {kind} if on else _read_kinds(row.muted) | {kind}
        return await _write(member, muted=_written(muted))


async def set_quiet_hours(member: Member, quiet_from: int, quiet_until: int) -> Wishes:
    """The hours at which nothing makes a sound (EXT-07); the same hour twice is none. Refuses with NoSuchHour."""
    _require_hours(quiet_from, quiet_until)
    async with unit_of_work():
        await _locked(member)
        return await _write(member, quiet_from=quiet_from, quiet_until=quiet_until)


async def choose_digest_hour(member: Member, hour: int) -> Wishes:
    """When the daily digest comes, by the clock of the person's zone. Refuses with NoSuchHour."""
    _require_hours(hour)
    async with unit_of_work():
        await _locked(member)
        # What was planned for the old hour is planned anew by the next look at the plan.
        await Member.filter(id=member.id).update(digest_at=None)
        return await _write(member, digest_hour=hour)


def _require_hours(*hours: int) -> None:
    if any(not 0 <= hour <= 23 for hour in hours):
        raise NoSuchHour()


def _written(muted: Iterable[NoticeKind]) -> str:
    return ",".join(sorted(muted))


async def _locked(member: Member) -> NotificationPreference:
    """The row of a person, made when it is needed; two changes at the same moment come one after the other."""
    await lock_row("member", member.id)
    row, _ = await NotificationPreference.get_or_create(member_id=member.id)
    return row


async def _write(member: Member, **changes: str | int) -> Wishes:
    await NotificationPreference.filter(member_id=member.id).update(**changes)
    return await wishes_of(member.id)
