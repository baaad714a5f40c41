"""« Contester cette décision »: once a decision, for six months, decided by somebody else of the team (EXT-14)."""

from datetime import datetime

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import IllegalMove, NotFound
from models.certification import CertificationAct, CertificationMove
from models.measure import Appeal, AppealOutcome, Measure, MissionMeasure
from models.member import Member
from models.mission import Mission
from models.profile import Certification, Profile
from models.scam_report import ScamReport
from models.sql import lock_row
from services import given_text
from services.audit import Thing, record
from services.certifications import ANSWER_WITHIN_DAYS, require_admin
from services.certifications.moving import move_certification, tell_team
from services.contested import (
    APPEAL_WITHIN,
    AppealedAlready,
    AppealTooLate,
    Contested,
    SecondAdminNeeded,
    access_contested,
    contestable_refusal,
    contested_by,
    is_about,
    may_contest,
    require_contestable,
)
from services.measures import MemberCase, access_member_case, overturn
from services.missions.moderating import overturn_mission_measure
from services.notifications import Subject, owe, refresh_cards
from services.scam_decisions import reopen_report, tell_reporters
from services.seen_version import require_version
from services.unit_of_work import savepoint, unit_of_work
from services.working_days import after_working_days

__all__ = [
    "APPEAL_WITHIN",
    "AppealTooLate",
    "AppealedAlready",
    "Contested",
    "SecondAdminNeeded",
    "access_appeal",
    "access_contested",
    "appeal_about",
    "appellant_name",
    "appellant_of",
    "contestable_refusal",
    "contested_by",
    "count_appeals",
    "decide_appeal",
    "file_appeal",
    "is_open",
    "may_contest",
    "may_decide",
    "open_appeals",
    "require_contestable",
    "require_may_decide",
    "reviewed_until",
]
TEXT_LIMIT = 1500


async def file_appeal(member: Member, kind: str, number: int, text: str) -> Appeal:
    """« Contester cette décision »; the team is told (EXT-14).

    Refuses with NotFound, AppealedAlready, AppealTooLate, TextMissing, TextTooLong.
    """
    words = given_text.paragraph("text", text, TEXT_LIMIT, required=True)
    async with unit_of_work():
        contested = await access_contested(member, kind, number)
        if contested.of_mission is not None:
            # Whoever takes the mission away at this moment is waited for.
            await lock_row("mission", contested.of_mission.mission_id)
            contested = await access_contested(member, kind, number)
        await require_contestable(contested)
        try:
            async with savepoint():
                appeal = await Appeal.create(
                    member_id=member.id,
                    refusal_id=number if kind == "refusal" else None,
                    measure_id=number if kind == "measure" else None,
                    mission_measure_id=number if kind == "mission" else None,
                    report_id=number if kind == "report" else None,
                    text=words,
                    filed_at=clock.now(),
                )
        except IntegrityError:
            raise AppealedAlready() from None
        await tell_team("appeal.filed", Subject("appeal", appeal.id, appeal.version))
        await _refresh_decision(appeal)
        return appeal


async def access_appeal(member: Member, appeal_id: int) -> Appeal:
    """An appeal, for who filed it and for the team. Refuses everybody else with NotFound."""
    appeal = await Appeal.get_or_none(id=appeal_id)
    if appeal is None:
        raise NotFound()
    if appeal.member_id != member.id:
        await require_admin(member)
    return appeal


async def appeal_about(
    decision: Measure | MissionMeasure | CertificationAct | ScamReport,
) -> Appeal | None:
    """The appeal against a decision, waiting or decided; None when nobody contested it."""
    if isinstance(decision, Measure):
        return await Appeal.get_or_none(measure_id=decision.id)
    if isinstance(decision, MissionMeasure):
        return await Appeal.get_or_none(mission_measure_id=decision.id)
    if isinstance(decision, ScamReport):
        return await Appeal.get_or_none(report_id=decision.id)
    return await Appeal.get_or_none(refusal_id=decision.id)


async def appellant_of(admin: Member, appeal: Appeal) -> MemberCase | None:
    """The account that an appeal comes from, for the team; None when it is gone."""
    member = await Member.get_or_none(id=appeal.member_id, deleted_at=None)
    return await access_member_case(admin, member.public_id) if member is not None else None


async def appellant_name(admin: Member, appeal: Appeal) -> str:
    """Who contests, for the team: the person, or the company whose mission it is where its owner left and it goes on;
    empty when both are gone.
    """
    case = await appellant_of(admin, appeal)
    if case is not None:
        return case.called
    contested = await contested_by(appeal)
    if contested.of_mission is None:
        return ""
    mission = await Mission.get(id=contested.of_mission.mission_id)
    company = await Profile.get_or_none(organisation_id=mission.organisation_id, deleted_at=None)
    return company.display_name if company is not None else ""


async def open_appeals(admin: Member) -> list[Appeal]:
    """What waits for a decision, the oldest first; for the team only."""
    await require_admin(admin)
    return await Appeal.filter(outcome=None).order_by("filed_at", "id")


async def is_open(appeal_id: int) -> bool:
    """Whether an appeal still waits for its answer; an account that is gone may have taken it along."""
    return await Appeal.filter(id=appeal_id, outcome=None).exists()


async def count_appeals(member: Member) -> int:
    """How many wait, for the badge of an administrator; 0 for everybody else."""
    return await Appeal.filter(outcome=None).count() if member.is_admin else 0


async def reviewed_until(appeal: Appeal) -> datetime | None:
    """Until when the team looks again at what an overturned refusal was about; None when nothing is under review."""
    if (
        appeal.outcome is not AppealOutcome.OVERTURNED
        or appeal.decided_at is None
        or appeal.refusal_id is None
    ):
        return None
    act = await CertificationAct.get(id=appeal.refusal_id)
    waits = Profile.filter(id=act.profile_id, certification=Certification.REVIEW, deleted_at=None)
    return after_working_days(appeal.decided_at, ANSWER_WITHIN_DAYS) if await waits.exists() else None


async def may_decide(admin: Member, appeal: Appeal) -> bool:
    """Whether this administrator took no part in the decision, and is not the one who contests it."""
    contested = await contested_by(appeal)
    if admin.id in contested.deciders | {appeal.member_id}:
        return False
    return not await is_about(contested, admin)


async def require_may_decide(admin: Member, appeal: Appeal, version: int) -> None:
    """Refuses with NotFound, SecondAdminNeeded and Stale, before anything is asked."""
    await require_admin(admin)
    if not await may_decide(admin, appeal):
        raise SecondAdminNeeded()
    require_version(appeal, version)


async def decide_appeal(
    admin: Member, appeal_id: int, version: int, outcome: AppealOutcome, answer: str
) -> Appeal:
    """Another administrator confirms or overturns; both the member and who decided first are told.

    Overturned, a refusal and a report of a scam are looked at again, a suspension or an announced deletion is undone,
    and whom a deletion shut out may come back. Refuses with NotFound, SecondAdminNeeded, Stale, IllegalMove,
    TextMissing, TextTooLong.
    """
    words = given_text.paragraph("answer", answer, TEXT_LIMIT, required=True)
    async with unit_of_work():
        await require_admin(admin)
        appeal = await _locked(admin, appeal_id)
        if not await may_decide(admin, appeal):
            raise SecondAdminNeeded()
        if appeal.outcome is not None:
            raise IllegalMove(status=appeal.outcome, move=outcome)
        require_version(appeal, version)
        won = await Appeal.filter(id=appeal.id, version=version, outcome=None).update(
            outcome=outcome, answer=words, decided_by=admin.id, decided_at=clock.now(), version=version + 1
        )
        if not won:
            raise IllegalMove(status="decided", move=outcome)
        appeal = await Appeal.get(id=appeal.id)
        await _record(admin, appeal, outcome)
        if outcome is AppealOutcome.OVERTURNED:
            await _undo(admin, appeal, await contested_by(appeal))
        await _tell(appeal)
        return appeal


async def _locked(admin: Member, appeal_id: int) -> Appeal:
    """The appeal; the account or the mission that it is about is locked first, as by whoever decides about these."""
    contested = await contested_by(await access_appeal(admin, appeal_id))
    if contested.measure is not None:
        await lock_row("member", contested.measure.member_id)
    if contested.of_mission is not None:
        await lock_row("mission", contested.of_mission.mission_id)
    return await access_appeal(admin, appeal_id)


async def _record(admin: Member, appeal: Appeal, outcome: AppealOutcome) -> None:
    kind = "refusal" if appeal.refusal_id is not None else "measure"
    kind = "mission_measure" if appeal.mission_measure_id is not None else kind
    number: int | str = appeal.refusal_id or appeal.measure_id or appeal.mission_measure_id or 0
    if appeal.report_id is not None:
        kind, number = "scam_report", (await ScamReport.get(id=appeal.report_id)).public_id
    await record(
        f"appeal.{outcome}",
        admin,
        Thing(kind, number),
        concerned=appeal.member_id,
        before="open",
        after=outcome,
    )


async def _undo(admin: Member, appeal: Appeal, contested: Contested) -> None:
    if contested.measure is not None:
        await overturn(admin, contested.measure.id)
        return
    if contested.of_mission is not None:
        # Whoever contested reads what became of it in the answer: one decision is one notice.
        await overturn_mission_measure(admin, contested.of_mission.id, but=appeal.member_id)
        return
    if contested.report is not None:
        await reopen_report(admin, contested.report.id)
        return
    assert contested.refusal is not None
    profile = await Profile.get_or_none(id=contested.refusal.profile_id, deleted_at=None)
    # Whoever gave new documents in the meantime is with the team already.
    if profile is not None and profile.certification is Certification.REFUSED:
        await move_certification(profile, CertificationMove.REOPEN, admin.id)
        await tell_team("certification.waiting")


async def _tell(appeal: Appeal) -> None:
    subject = Subject("appeal", appeal.id, appeal.version)
    await owe(appeal.member_id, "appeal.decided", subject=subject, mutable=False, also_by_mail=True)
    for decider in sorted((await contested_by(appeal)).deciders):
        await owe(decider, "appeal.judged", subject=subject)
    if appeal.measure_id is not None:
        await tell_reporters(appeal.measure_id)
    await refresh_cards("appeal", appeal.id)
    await _refresh_decision(appeal)


async def _refresh_decision(appeal: Appeal) -> None:
    """What can be contested, or was, is said on the decision itself."""
    if appeal.measure_id is not None:
        await refresh_cards("measure", appeal.measure_id)
    if appeal.report_id is not None:
        await refresh_cards("scam_report", appeal.report_id)
    if appeal.mission_measure_id is not None:
        await refresh_cards("mission_measure", appeal.mission_measure_id)
        contested = await contested_by(appeal)
        assert contested.of_mission is not None
        await refresh_cards("mission", contested.of_mission.mission_id)
