"""What the team decides about a scam report: the outcome and what follows, told to both (states.md, g)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from core import clock
from core.errors import IllegalMove, InvalidInput, NotFound
from models.measure import Appeal, AppealOutcome, Clause, Measure
from models.member import Member
from models.profile import Profile
from models.scam_report import DECIDED, UNDER_REVIEW, QuestionState, ScamEvidence, ScamReport, ScamStatus
from models.sql import lock_row
from services.audit import Thing, record
from services.certifications import OwnCase, require_admin
from services.contested import SecondAdminNeeded
from services.erasure.holds import reduce
from services.measures import person_named, restrict_account, suspend_account, warn_account
from services.measures.automatic import lift_after_reports
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import people_of
from services.scam_answers import open_question, settle
from services.scam_files import evidence_of
from services.scam_moves import move_report
from services.scam_queue import has_part_in
from services.scam_reports import access_report
from services.scam_strikes import count_strike, take_strike_back
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
    """Whether a case under review waits for the decision of somebody of the team who has no part in it; of one whose
    decision was overturned, not by who took it.
    """
    if report.status not in UNDER_REVIEW or not admin.is_admin or report.decided_by == admin.id:
        return False
    return not await has_part_in(admin, report)


async def can_be_measured(report: ScamReport) -> bool:
    """Whether there is an account that a measure could be taken against: named by the report, and not gone."""
    return await Profile.filter(id=report.profile_id, deleted_at=None).exists()


async def require_decidable(admin: Member, report_id: int, version: int | None) -> ScamReport:
    """The case that this person may decide. Refuses with NotFound, IllegalMove, OwnCase, Stale, and with
    SecondAdminNeeded whoever took the decision that was overturned.
    """
    await require_admin(admin)
    report = await access_report(report_id, admin)
    if report.status not in UNDER_REVIEW:
        raise IllegalMove(status=report.status, move="decide")
    if await has_part_in(admin, report):
        raise OwnCase()
    if report.decided_by == admin.id:
        raise SecondAdminNeeded()
    require_version(report, version)
    return report


async def decide_report(
    admin: Member,
    report_id: int,
    version: int | None,
    outcome: ScamStatus,
    consequence: Consequence | None = None,
    *,
    manifest: bool = False,
) -> ScamReport:
    """« Fondée » with what follows, « Non fondée » or « Classée ». The reporter reads the outcome in general terms, the
    member the measure's reasons and how to contest them; who reported is told to nobody. `manifest`: not upheld, and
    manifestly so, which counts against who reported (EXT-13). What a rule restricted for reports that are all not
    upheld is given back.

    Refuses like `require_decidable`, with ConsequenceNeeded, and as the measure does (OwnAccount, TeamAccount,
    AlreadyMeasured, SuspensionLength, TextMissing, TextTooLong).
    """
    if outcome not in DECIDED or (manifest and outcome is not ScamStatus.UNFOUNDED):
        raise InvalidInput()
    async with unit_of_work():
        report = await require_decidable(admin, report_id, version)
        measurable = outcome is ScamStatus.FOUNDED and await can_be_measured(report)
        if measurable != (consequence is not None):
            raise ConsequenceNeeded()
        # The accounts before the case, as where somebody reports: no two wait in a circle.
        await _lock_accounts(report)
        measure = await _carry_out(admin, report, consequence) if consequence is not None else None
        if outcome is ScamStatus.UNFOUNDED:
            await _give_back(admin, report)
        moved = report.update_from_dict(
            {"is_manifest": manifest, "measure_id": measure.id if measure else None}
        )
        decided = await _write_down(admin, moved, outcome)
        await _tell(decided)
        if manifest:
            await count_strike(await Member.get(id=decided.reporter_id))
        return decided


async def _write_down(admin: Member, report: ScamReport, outcome: ScamStatus) -> ScamReport:
    """The decision with what was found beside it; what was asked about the case is no longer waited for."""
    decided = await move_report(
        report,
        outcome,
        decided_at=clock.now(),
        decided_by=admin.id,
        measure_id=report.measure_id,
        is_manifest=report.is_manifest,
    )
    thing = Thing("scam_report", report.public_id)
    action = "scam.manifest" if report.is_manifest else f"scam.{outcome}"
    await record(action, admin, thing, before=report.status, after=outcome)
    asked = await open_question(report)
    if asked is not None:
        await settle(asked, QuestionState.CLOSED)
    return decided


async def _lock_accounts(report: ScamReport) -> None:
    """Both sides of a case, in one order whoever reported whom."""
    profile = await Profile.get_or_none(id=report.profile_id)
    people = await people_of(profile) if profile is not None else []
    for member_id in sorted({report.reporter_id, *people[:1]}):
        await lock_row("member", member_id)


async def _give_back(admin: Member, report: ScamReport) -> None:
    profile = await Profile.get_or_none(id=report.profile_id, deleted_at=None)
    if profile is not None:
        await lift_after_reports(admin, profile, report.id)


async def reopen_report(admin: Member, report_id: int) -> None:
    """An appeal overturned what was decided about a report: it is under review again, for somebody else of the team,
    and counts no more against who reported. The caller has judged the right to do so.
    """
    async with unit_of_work():
        report = await ScamReport.get(id=report_id)
        await _lock_accounts(report)
        if report.is_manifest:
            await take_strike_back(admin, report)
        await move_report(report, ScamStatus.REVIEW, decided_at=None, is_manifest=False)
        thing = Thing("scam_report", report.public_id)
        await record("scam.reopened", admin, thing, before=report.status, after=ScamStatus.REVIEW)
        await refresh_cards("scam_report", report.id)


async def tell_reporters(measure_id: int) -> None:
    """The measure that followed from reports was judged again: who reported is told, in general terms."""
    for report in await ScamReport.filter(measure_id=measure_id).order_by("id"):
        if await Member.filter(id=report.reporter_id, deleted_at=None).exists():
            subject = Subject("scam_report", report.id, report.version)
            await owe(report.reporter_id, "scam.reviewed", subject=subject, mutable=False)
        await refresh_cards("scam_report", report.id)


async def measure_reviewed(report: ScamReport) -> AppealOutcome | None:
    """What another administrator found about the measure that followed, once its member contested it."""
    appeal = await Appeal.get_or_none(measure_id=report.measure_id) if report.measure_id is not None else None
    return appeal.outcome if appeal is not None else None


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
    old = ScamReport.filter(status__in=DECIDED, decided_at__lte=before).exclude(body="")
    # What is contested is forgotten once it has been judged again.
    waiting = await Appeal.filter(outcome=None, report_id__not_isnull=True).values_list(
        "report_id", flat=True
    )
    old = old.exclude(id__in=[*waiting, 0])
    ids = [report.id for report in await old.order_by("id").limit(500)]
    await reduce(ids)
    return len(ids)


async def _carry_out(admin: Member, report: ScamReport, consequence: Consequence) -> Measure | None:
    """The measure that follows; of what was taken on the account's page, the newest that is in force."""
    name = (await Profile.get(id=report.profile_id)).public_id
    clause, facts = consequence.clause, consequence.facts
    if consequence.kind is ScamMeasure.WARNING:
        return await warn_account(admin, name, clause, facts)
    if consequence.kind is ScamMeasure.RESTRICTION:
        return await restrict_account(admin, name, clause, facts)
    if consequence.kind is ScamMeasure.SUSPENSION:
        return await suspend_account(admin, name, clause, facts, consequence.days)
    member = await person_named(name)
    return await Measure.filter(member_id=member.id, ended_at=None).order_by("-id").first()


async def _tell(report: ScamReport) -> None:
    reporter = await Member.get(id=report.reporter_id)
    if reporter.deleted_at is None:
        subject = Subject("scam_report", report.id, report.version)
        await owe(reporter.id, "scam.decided", subject=subject, mutable=False, also_by_mail=True)
    await refresh_cards("scam_report", report.id)
