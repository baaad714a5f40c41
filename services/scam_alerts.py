"""When the team is told of scam reports: what is urgent at once and bundled, the rest twice a day (states.md, g)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from models.delivery import Channel, Notification, NotificationState
from models.member import Member
from models.scam_report import OPEN, ScamReport
from models.sql import fetch
from services.members import list_admins
from services.notifications import Subject, owe
from services.slots.wall_clock import date_in, instant_on

# What the person who reported is told once somebody of the team looks at the case.
TAKEN = "scam.taken"
URGENT, WAITING, COMPLETED, UNANSWERED = "scam.to_admin", "scam.waiting", "scam.added", "scam.unanswered"
MOST_URGENT = 1
BUNDLE = timedelta(minutes=15)
# By each one's clock; twice, so that nothing of the second priority, which has 24 hours, waits for most of them.
DIGEST_HOURS = (9, 15)


@dataclass(frozen=True)
class Untaken:
    """The cases that nobody of the team has taken: how many, how many of them urgent, and the number of the only
    urgent one (0 when there are none or several).
    """

    total: int
    urgent: int
    number: int


async def tell_of_new(report: ScamReport) -> None:
    """A new case, or one that what was added made urgent: at once if it is, otherwise at the next digest hour."""
    for admin in await list_admins():
        if report.priority == MOST_URGENT:
            await _ring(admin, report)
        else:
            await _owe_later(admin, report, WAITING, f"{WAITING}:{admin.id}")


async def tell_of_more(report: ScamReport, asked: bool, key: str = COMPLETED) -> None:
    """Something was added to a case that is under review, or a question stayed UNANSWERED: at once when the team asked
    for it and has it.
    """
    for admin in await list_admins():
        if asked:
            await owe(admin.id, key, subject=_subject(report))
        else:
            await _owe_later(admin, report, key, f"{key}:{admin.id}:{report.id}")


async def _ring(admin: Member, report: ScamReport) -> None:
    """At most one message in a quarter of an hour: it is worded when it leaves, with the number of urgent cases."""
    rung = Notification.filter(recipient_id=admin.id, channel=Channel.TELEGRAM, key=URGENT)
    last, due = await rung.order_by("-id").first(), clock.now()
    if last is not None and last.state is NotificationState.OWED and last.lease_until is None:
        return
    if last is not None and last.state in (NotificationState.OWED, NotificationState.SENT):
        due = max(due, last.due_at + BUNDLE)
    # Two reports at the same moment know of the same last message: the database keeps one.
    dedupe_key = f"{URGENT}:{admin.id}:{last.id if last is not None else 0}"
    subject = _subject(report)
    await owe(admin.id, URGENT, subject=subject, due_at=due, mutable=False, dedupe_key=dedupe_key)


async def _owe_later(admin: Member, report: ScamReport, key: str, name: str) -> None:
    due = next_digest(clock.now(), admin.time_zone)
    await owe(admin.id, key, subject=_subject(report), due_at=due, dedupe_key=f"{name}:{due:%Y%m%d%H%M}")


def _subject(report: ScamReport) -> Subject:
    return Subject("scam_report", report.id, report.version)


def next_digest(now: datetime, zone: str) -> datetime:
    """The next digest hour after an instant, by the clocks of a zone."""
    today = date_in(zone, now)
    days = (today, today + timedelta(days=1))
    return next(at for day in days for hour in DIGEST_HOURS if (at := instant_on(zone, day, hour * 60)) > now)


async def untaken() -> Untaken:
    """What waits to be taken by somebody of the team."""
    (row,) = await fetch(
        "SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN priority = 1 THEN 1 ELSE 0 END), 0) AS urgent,"
        " COALESCE(MAX(CASE WHEN priority = 1 THEN id ELSE 0 END), 0) AS newest"
        " FROM scam_report WHERE status = 'filed' AND NOT is_queued"
    )
    urgent = int(row["urgent"])
    return Untaken(int(row["total"]), urgent, int(row["newest"]) if urgent == 1 else 0)


async def is_still_news(owed: Notification) -> bool:
    """Whether an owed message to the team still tells something: its reader is of the team, and cases wait."""
    if not await Member.filter(id=owed.recipient_id, is_admin=True, deleted_at=None).exists():
        return False
    if owed.key in (COMPLETED, UNANSWERED):
        return await is_open(owed)
    waiting = await untaken()
    return waiting.urgent > 0 if owed.key == URGENT else waiting.total > 0


async def is_open(owed: Notification) -> bool:
    """Whether the case that a message is about is still to be decided."""
    return await ScamReport.filter(id=owed.subject_id, status__in=OPEN).exists()
