"""Reports of scams with a party that left: what a decision still needs is kept until then, and no longer (trust.md)."""

from datetime import timedelta

from tortoise.expressions import Q

from core import clock
from models.member import Member
from models.profile import Profile
from models.scam_report import DECIDED, ScamEvidence, ScamQuestion, ScamReport
from models.sql import fetch, listed
from services.unit_of_work import unit_of_work

HELD_FOR = timedelta(days=183)
_LEFT = (
    "SELECT r.id, r.status, COALESCE(p.deleted_at, m.deleted_at) AS gone_at FROM scam_report r"
    " JOIN member m ON m.id = r.reporter_id LEFT JOIN profile p ON p.id = r.profile_id"
    " WHERE (m.deleted_at IS NOT NULL OR p.deleted_at IS NOT NULL) AND r.body <> ''"
    f" AND (r.status IN {listed(DECIDED)} OR (COALESCE(m.deleted_at, :now) <= :before"
    " OR COALESCE(p.deleted_at, :now) <= :before)) ORDER BY r.id"
)


async def let_go_of_reports(member: Member, profiles: list[Profile]) -> None:
    """Of what is decided only category and outcome stay; an open report goes on, sealed, without a name."""
    ids = [profile.id for profile in profiles]
    mine = ScamReport.filter(Q(reporter_id=member.id) | Q(profile_id__in=ids), status__in=DECIDED)
    await reduce([report.id for report in await mine])


async def reduce(report_ids: list[int]) -> None:
    """Leaves category, outcome and dates of these reports."""
    if not report_ids:
        return
    async with unit_of_work():
        await ScamEvidence.filter(report_id__in=report_ids).delete()
        await ScamQuestion.filter(report_id__in=report_ids).update(body="", answer="")
        await ScamReport.filter(id__in=report_ids).update(body="", snapshot={})


async def let_go_of_held_reports() -> int:
    """Reduces reports with a party that left: decided ones, and at the latest after half a year; gives how many."""
    now = clock.now()
    found = [row["id"] for row in await fetch(_LEFT, now=now, before=now - HELD_FOR)]
    await reduce(found)
    return len(found)
