"""The one gate before every send: muted, quiet hours, and how much comes unasked in a day (EXT-07)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core import clock
from models.delivery import Channel, Notification
from models.member import Member
from models.sql import fetch
from services.preferences import Wishes, kind_of, wishes_of
from services.slots.wall_clock import date_in, day_bounds

# Unsolicited is what only time brought: nobody did anything, and nothing of the person's changed or runs out by it.
# That is the daily digest (with its hints and tips) and the reminders that somebody waits for an answer.
UNSOLICITED = (
    "digest.daily", "application.nudge", "application.still", "payrolling.nudge", "payrolling.nudge_answer",
    "payrolling.nudge_read",
)  # fmt: skip
UNSOLICITED_A_DAY = 2
# What makes a sound even in quiet hours: somebody is waiting at this very moment.
RINGING = ("call.incoming", "call.accepted", "appointment.room_open")


class Verdict(StrEnum):
    """What happens to a message that is due."""

    SEND = "send"
    SILENT = "silent"
    LATER = "later"
    MUTED = "muted"


@dataclass(frozen=True)
class Permit:
    """What may be done with a message now; `until` says when to look again."""

    verdict: Verdict
    until: datetime | None = None


async def permit_for(notification: Notification, member: Member) -> Permit:
    """Whether a due message may go out now, asked for every one on every channel right before it is sent.

    A mutable message of a kind that the person switched off is not sent. In quiet hours everything is silent but calls
    and rooms that open; what is unsolicited waits until they end. At most UNSOLICITED_A_DAY unsolicited messages are
    sent on a day of the person's calendar, the next one waits until the day after. Mails make no sound and know no
    hours. What must arrive (`mutable` False) is never muted and never waits.
    """
    wishes = await wishes_of(member.id)
    if notification.mutable and kind_of(notification.key) in wishes.muted:
        return Permit(Verdict.MUTED)
    if notification.channel is Channel.EMAIL:
        return Permit(Verdict.SEND)
    now = clock.now()
    quiet = wishes.is_quiet(now, member.time_zone)
    if notification.mutable and notification.key in UNSOLICITED:
        return await _unsolicited(member, wishes, now, quiet)
    if quiet and notification.key not in RINGING:
        return Permit(Verdict.SILENT)
    return Permit(Verdict.SEND)


async def _unsolicited(member: Member, wishes: Wishes, now: datetime, quiet: bool) -> Permit:
    if quiet:
        return Permit(Verdict.LATER, wishes.quiet_end(now, member.time_zone))
    if await _sent_today(member, now) >= UNSOLICITED_A_DAY:
        return Permit(Verdict.LATER, wishes.morning_after(now, member.time_zone))
    return Permit(Verdict.SEND)


async def _sent_today(member: Member, now: datetime) -> int:
    begins, _ = day_bounds(member.time_zone, date_in(member.time_zone, now))
    # The keys stand in the statement, as in the partial index that answers it.
    keys = ", ".join(f"'{key}'" for key in UNSOLICITED)
    rows = await fetch(
        f"SELECT COUNT(*) AS sent FROM notification WHERE recipient_id = :member AND settled_at >= :begins"
        f" AND key IN ({keys}) AND state = 'sent' AND channel = 'telegram'",
        member=member.id,
        begins=begins,
    )
    return int(rows[0]["sent"])
