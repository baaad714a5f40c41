"""How many new cases of one person reach the team, and when: what is beyond the limits waits for its turn (EXT-13)."""

import logging
from datetime import datetime, timedelta

from core import clock
from models.fields import read_instant
from models.member import Member
from models.scam_report import ScamReport
from models.sql import fetch, lock_row
from services.notifications import Subject, owe, refresh_cards
from services.scam_alerts import tell_of_new
from services.unit_of_work import unit_of_work

log = logging.getLogger(__name__)
# New cases of one person; what is added to an open case does not count (trust.md).
NEW_CASES_A_DAY, NEW_CASES_A_MONTH = 3, 10
DAY, MONTH = timedelta(days=1), timedelta(days=30)
# What the person who reported is told of a case that waits, and once it has reached the team.
QUEUED, RELEASED = "scam.queued", "scam.released"
AT_ONCE = 100


async def next_turn(reporter: Member) -> datetime | None:
    """When a new case of this person reaches the team, never before one that waits already; None for at once. The
    caller holds the person's account.
    """
    now, reached = clock.now(), await _newest(reporter.id, max(NEW_CASES_A_DAY, NEW_CASES_A_MONTH))
    turn = now
    for most, lasts in ((NEW_CASES_A_DAY, DAY), (NEW_CASES_A_MONTH, MONTH)):
        if len(reached) >= most:
            turn = max(turn, reached[most - 1] + lasts)
    return turn if turn > now else None


async def _newest(reporter_id: int, most: int) -> list[datetime]:
    """When the last cases of a person reached the team or will, the latest first."""
    rows = await fetch(
        "SELECT COALESCE(queued_until, filed_at) AS reaches_at FROM scam_report WHERE reporter_id = :reporter_id"
        " ORDER BY 1 DESC LIMIT :most",
        reporter_id=reporter_id,
        most=most,
    )
    return [read_instant(row["reaches_at"]) for row in rows]


async def release_due() -> int:
    """Cases whose turn has come reach the team; gives how many. One that fails is written down and tried again the next
    time; the others do not wait for it.
    """
    due = await fetch(
        "SELECT id, reporter_id FROM scam_report WHERE is_queued AND queued_until <= :now"
        " ORDER BY queued_until, id LIMIT :most",
        now=clock.now(),
        most=AT_ONCE,
    )
    return sum([await _alone(int(row["id"]), int(row["reporter_id"])) for row in due])


async def _alone(report_id: int, reporter_id: int) -> bool:
    try:
        return await _release(report_id, reporter_id)
    except Exception:
        log.exception("report %s could not reach the team", report_id)
        return False


async def _release(report_id: int, reporter_id: int) -> bool:
    async with unit_of_work():
        # Whoever adds to the case at this moment holds their account, too.
        await lock_row("member", reporter_id)
        report = await ScamReport.get(id=report_id)
        changes = {"is_queued": False, "to_weigh": report.profile_id is not None}
        seen = ScamReport.filter(id=report.id, version=report.version, is_queued=True)
        if not await seen.update(**changes, version=report.version + 1):
            return False
        report = await ScamReport.get(id=report.id)
        if await Member.filter(id=report.reporter_id, deleted_at=None).exists():
            subject = Subject("scam_report", report.id, report.version)
            await owe(report.reporter_id, RELEASED, subject=subject, mutable=False)
        await tell_of_new(report)
        await refresh_cards("scam_report", report.id)
        return True


async def is_queued(report_id: int) -> bool:
    """Whether a case still waits for its turn."""
    return await ScamReport.filter(id=report_id, is_queued=True).exists()
