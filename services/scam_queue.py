"""The team's list of scam reports, and taking one; deciding about them is elsewhere."""

from dataclasses import dataclass
from typing import Any

from core.errors import IllegalMove
from core.paging import last_page, page_within
from models.member import Member
from models.profile import Profile
from models.scam_report import OPEN, ScamReport, ScamStatus
from models.sql import fetch, listed
from services.audit import Thing, record
from services.certifications import OwnCase, require_admin
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import acts_for
from services.scam_alerts import TAKEN
from services.scam_moves import move_report
from services.scam_reports import access_report
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

PAGE_SIZE = 4
_ROOM = 1_000_000_000_000
# What waits for its turn does not exist for the team yet.
_IS_OPEN = f"status IN {listed(OPEN)} AND NOT is_queued"
# The oldest of the most urgent cases: cases are numbered in the order in which they come.
_FIRST = f"MIN(priority * {_ROOM} + id)"


@dataclass(frozen=True)
class Reported:
    """What is reported: one profile with its open cases, or one case that names none. `first` is its most urgent case,
    `fresh` how many cases nobody took.
    """

    first: ScamReport
    name: str
    count: int
    fresh: int


@dataclass(frozen=True)
class ReportPage:
    """One page of what is reported, the most urgent first; `total` counts the cases, `size` the entries."""

    total: int
    size: int
    entries: list[Reported]
    page: int

    @property
    def last_page(self) -> int:
        """The number of the last page, the first being 0."""
        return last_page(self.size, PAGE_SIZE)


async def open_reports(admin: Member, page: int = 0, profile_id: int | None = None) -> ReportPage:
    """The cases that nobody decided yet, by priority, then the oldest; thirty of one profile are one entry. Of one
    profile, all its cases, the decided ones last. For the team only (NotFound).
    """
    await require_admin(admin)
    # What names no profile stands for itself: ids of profiles are positive.
    thing = "COALESCE(profile_id, -id)" if profile_id is None else "id"
    of_one = "profile_id = :profile_id AND NOT is_queued"
    waiting = f"FROM scam_report WHERE {_IS_OPEN if profile_id is None else of_one}"
    values = {} if profile_id is None else {"profile_id": profile_id}
    (counted,) = await fetch(f"SELECT COUNT(*) AS total, COUNT(DISTINCT {thing}) AS size {waiting}", **values)
    page = page_within(page, int(counted["size"]), PAGE_SIZE)
    rows = await fetch(
        f"SELECT COUNT(*) AS total, {_FIRST} AS first, MIN(COALESCE(queued_until, filed_at)) AS since,"
        f" SUM(CASE WHEN status = 'filed' THEN 1 ELSE 0 END) AS fresh {waiting} GROUP BY {thing}"
        f" ORDER BY MIN(CASE WHEN {_IS_OPEN} THEN 0 ELSE 1 END), MIN(priority), since, first"
        " LIMIT :size OFFSET :start",
        **values,
        size=PAGE_SIZE,
        start=page * PAGE_SIZE,
    )
    return ReportPage(int(counted["total"]), int(counted["size"]), await _entries(rows), page)


async def _entries(rows: list[dict[str, Any]]) -> list[Reported]:
    reports = {each.id: each for each in await ScamReport.filter(id__in=[_first_id(row) for row in rows])}
    named = [each.profile_id for each in reports.values() if each.profile_id]
    names = {each.id: each.display_name for each in await Profile.filter(id__in=named)}
    found = [(reports.get(_first_id(row)), row) for row in rows]
    return [
        Reported(report, names.get(report.profile_id or 0, ""), int(row["total"]), int(row["fresh"]))
        for report, row in found
        if report is not None
    ]


def _first_id(row: dict[str, Any]) -> int:
    return int(row["first"]) % _ROOM


async def count_reports(member: Member) -> int:
    """How many cases are open, for the badge of an administrator; 0 for everybody else."""
    return await ScamReport.filter(status__in=OPEN, is_queued=False).count() if member.is_admin else 0


async def reported_profile(admin: Member, report: ScamReport) -> Profile | None:
    """The profile that a case is about, for the team (NotFound); None when nobody was named or it is gone."""
    await require_admin(admin)
    return await Profile.get_or_none(id=report.profile_id, deleted_at=None)


async def has_part_in(member: Member, report: ScamReport) -> bool:
    """Whether a case is somebody's own: who reported, or acts for the profile that is reported."""
    if report.reporter_id == member.id:
        return True
    profile = await Profile.get_or_none(id=report.profile_id)
    return profile is not None and await acts_for(profile, member)


async def may_take(admin: Member, report: ScamReport) -> bool:
    """Whether a case waits to be taken by somebody of the team who has no part in it."""
    if report.status is not ScamStatus.FILED or not admin.is_admin:
        return False
    return not await has_part_in(admin, report)


async def take_report(admin: Member, report_id: int, version: int) -> ScamReport:
    """« Prendre en examen »: the reporter is told that somebody looks at it (states.md, g).

    Refuses with NotFound, with OwnCase who reported or is reported, Stale, and IllegalMove what was taken already.
    """
    async with unit_of_work():
        await require_admin(admin)
        report = await access_report(report_id, admin)
        if report.status is not ScamStatus.FILED:
            raise IllegalMove(status=report.status, move="take")
        if not await may_take(admin, report):
            raise OwnCase()
        require_version(report, version)
        taken = await move_report(report, ScamStatus.REVIEW)
        thing = Thing("scam_report", report.public_id)
        await record("scam.review", admin, thing, before=ScamStatus.FILED, after=ScamStatus.REVIEW)
        if await Member.filter(id=taken.reporter_id, deleted_at=None).exists():
            await owe(taken.reporter_id, TAKEN, subject=Subject("scam_report", taken.id, taken.version))
        await refresh_cards("scam_report", report.id)
        return taken
