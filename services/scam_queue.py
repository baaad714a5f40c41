"""The team's list of scam reports, and taking one; deciding about them is elsewhere."""

from dataclasses import dataclass

from core.errors import IllegalMove
from models.member import Member
from models.profile import Profile
from models.scam_report import ScamReport, ScamStatus
from services.audit import Thing, record
from services.certifications import OwnCase, require_admin
from services.notifications import refresh_cards
from services.profile_people import acts_for
from services.scam_reports import access_report
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

PAGE_SIZE = 4
OPEN = (ScamStatus.FILED, ScamStatus.REVIEW, ScamStatus.MORE)


@dataclass(frozen=True)
class ReportPage:
    """One page of open cases, the most urgent first; `names` are of the reported profiles, by profile id."""

    total: int
    reports: list[ScamReport]
    names: dict[int, str]
    page: int

    @property
    def last_page(self) -> int:
        """The number of the last page, the first being 0."""
        return max(0, (self.total - 1) // PAGE_SIZE)


async def open_reports(admin: Member, page: int = 0) -> ReportPage:
    """The cases that nobody decided yet: by priority, then the oldest; for the team only (NotFound)."""
    await require_admin(admin)
    waiting = ScamReport.filter(status__in=list(OPEN))
    total = await waiting.count()
    page = min(max(page, 0), max(0, (total - 1) // PAGE_SIZE))
    ordered = waiting.order_by("priority", "filed_at", "id")
    found = await ordered.offset(page * PAGE_SIZE).limit(PAGE_SIZE)
    profiles = await Profile.filter(id__in=[report.profile_id for report in found if report.profile_id])
    return ReportPage(total, found, {each.id: each.display_name for each in profiles}, page)


async def count_reports(member: Member) -> int:
    """How many cases are open, for the badge of an administrator; 0 for everybody else."""
    return await ScamReport.filter(status__in=list(OPEN)).count() if member.is_admin else 0


async def reported_profile(admin: Member, report: ScamReport) -> Profile | None:
    """The profile that a case is about, for the team (NotFound); None when nobody was named or it is gone."""
    await require_admin(admin)
    return await Profile.get_or_none(id=report.profile_id, deleted_at=None)


async def may_take(admin: Member, report: ScamReport) -> bool:
    """Whether a case waits to be taken by somebody of the team who has no part in it."""
    if report.status is not ScamStatus.FILED or not admin.is_admin or report.reporter_id == admin.id:
        return False
    profile = await Profile.get_or_none(id=report.profile_id)
    return profile is None or not await acts_for(profile, admin)


async def take_report(admin: Member, report_id: int, version: int) -> ScamReport:
    """« Prendre en examen »: the reporter sees that somebody looks at it (states.md, g).

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
        won = await ScamReport.filter(id=report.id, version=version, status=ScamStatus.FILED).update(
            status=ScamStatus.REVIEW, version=version + 1
        )
        if not won:
            raise IllegalMove(status="taken", move="take")
        thing = Thing("scam_report", report.public_id)
        await record("scam.review", admin, thing, before=ScamStatus.FILED, after=ScamStatus.REVIEW)
        await refresh_cards("scam_report", report.id)
        return await ScamReport.get(id=report.id)
