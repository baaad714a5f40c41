"""What the team decides about a scam report: the outcome and what follows, told to both (states.md, g)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from core import clock
from core.errors import IllegalMove, InvalidInput, NotFound
from models.measure import Clause
from models.member import Member
from models.profile import Profile
from models.scam_report import ScamEvidence, ScamReport, ScamStatus
from services.audit import Thing, record
from services.certifications import OwnCase, require_admin
from services.erasure.holds import DECIDED, reduce
from services.measures import restrict_account, suspend_account, warn_account
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import acts_for
from services.scam_reports import access_report, evidence_of
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

KEPT_AFTER_DECISION = timedelta(days=183)


class ScamMeasure(StrEnum):
    """What follows for the reported account when a report is upheld. ELSEWHERE: it was taken on the account's page, as
    an exclusion is, which two of the team decide.
    """

    WARNING = "warning"
    RESTRICTION = "restriction"
    SUSPENSION = "suspension"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Consequence:
    """The measure against the reported account, with what its member is owed to read; `days` of a suspension."""

    kind: ScamMeasure
    clause: Clause
    facts: str
    days: int = 30


class ConsequenceNeeded(InvalidInput):
    """An upheld report says what follows for the account; any other decision has no measure."""


async def may_decide(admin: Member, report: ScamReport) -> bool:
    """Whether a case under review waits for the decision of somebody of the team who has no part in it."""
    if report.status not in (ScamStatus.REVIEW, ScamStatus.MORE) or not admin.is_admin:
        return False
    return not await _is_part_of(admin, report)


async def can_be_measured(report: ScamReport) -> bool:
    """Whether there is an account that a measure could be taken against: named by the report, and not gone."""
    return await Profile.filter(id=report.profile_id, deleted_at=None).exists()


async def require_decidable(admin: Member, report_id: int, version: int | None) -> ScamReport:
    """The case that this person may decide. Refuses with NotFound, IllegalMove, OwnCase and Stale."""
    await require_admin(admin)
    report = await access_report(report_id, admin)
    if report.status not in (ScamStatus.REVIEW, ScamStatus.MORE):
        raise IllegalMove(status=report.status, move="decide")
    if await _is_part_of(admin, report):
        raise OwnCase()
    require_version(report, version)
    return report


async def decide_report(
    admin: Member,
    report_id: int,
    version: int | None,
    outcome: ScamStatus,
    consequence: Consequence | None = None,
) -> ScamReport:
    """« Fondée » with what follows, « Non fondée » or « Classée ». The reporter reads the outcome in general terms, the
    member the measure's reasons and how to contest them; who reported is told to nobody.

    Refuses like `require_decidable`, with ConsequenceNeeded, and as the measure does (OwnAccount, TeamAccount,
    AlreadyMeasured, SuspensionLength, TextMissing, TextTooLong).
    """
    if outcome not in DECIDED:
        raise InvalidInput()
    async with unit_of_work():
        report = await require_decidable(admin, report_id, version)
        measurable = outcome is ScamStatus.FOUNDED and await can_be_measured(report)
        if measurable != (consequence is not None):
            raise ConsequenceNeeded()
        # The account before the case, as where somebody reports: no two wait in a circle.
        if consequence is not None:
            await _carry_out(admin, report, consequence)
        won = await ScamReport.filter(id=report.id, version=report.version, status=report.status).update(
            status=outcome, decided_at=clock.now(), version=report.version + 1
        )
        if not won:
            raise IllegalMove(status="decided", move="decide")
        thing = Thing("scam_report", report.public_id)
        await record(f"scam.{outcome}", admin, thing, before=report.status, after=outcome)
        decided = await ScamReport.get(id=report.id)
        await _tell(decided)
        return decided


async def open_evidence(admin: Member, report_id: int) -> list[ScamEvidence]:
    """The files of a case, for the team; that they were looked at is written down (trust.md). Refuses with NotFound."""
    async with unit_of_work():
        await require_admin(admin)
        report = await access_report(report_id, admin)
        found = await evidence_of(report)
        if not found:
            raise NotFound()
        await record("scam.evidence", admin, Thing("scam_report", report.public_id))
        return found


async def reduce_old_reports() -> int:
    """Of what was decided half a year ago only category and outcome stay (trust.md); gives how many."""
    before = clock.now() - KEPT_AFTER_DECISION
    old = ScamReport.filter(status__in=list(DECIDED), decided_at__lte=before).exclude(body="")
    ids = [report.id for report in await old.order_by("id").limit(500)]
    await reduce(ids)
    return len(ids)


async def _is_part_of(admin: Member, report: ScamReport) -> bool:
    if report.reporter_id == admin.id:
        return True
    profile = await Profile.get_or_none(id=report.profile_id)
    return profile is not None and await acts_for(profile, admin)


async def _carry_out(admin: Member, report: ScamReport, consequence: Consequence) -> None:
    name = (await Profile.get(id=report.profile_id)).public_id
    clause, facts = consequence.clause, consequence.facts
    if consequence.kind is ScamMeasure.WARNING:
        await warn_account(admin, name, clause, facts)
    elif consequence.kind is ScamMeasure.RESTRICTION:
        await restrict_account(admin, name, clause, facts)
    elif consequence.kind is ScamMeasure.SUSPENSION:
        await suspend_account(admin, name, clause, facts, consequence.days)


async def _tell(report: ScamReport) -> None:
    reporter = await Member.get(id=report.reporter_id)
    if reporter.deleted_at is None:
        subject = Subject("scam_report", report.id, report.version)
        await owe(reporter.id, "scam.decided", subject=subject, mutable=False, also_by_mail=True)
    await refresh_cards("scam_report", report.id)
