"""« Contester cette décision »: once a decision, for six months, decided by somebody else of the team (EXT-14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import Conflict, IllegalMove, NotAllowed, NotFound
from models.certification import CertificationAct, CertificationMove
from models.measure import Appeal, AppealOutcome, Ending, Measure
from models.member import Member
from models.profile import Certification, Profile
from services import given_text
from services.audit import Thing, record
from services.certifications import ANSWER_WITHIN_DAYS, require_admin
from services.certifications.moving import move_certification, tell_team
from services.measures import MemberCase, access_measure, access_member_case, overturn
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import acts_for
from services.seen_version import require_version
from services.unit_of_work import savepoint, unit_of_work
from services.working_days import after_working_days

APPEAL_WITHIN = timedelta(days=183)
TEXT_LIMIT = 1500


class AppealedAlready(Conflict):
    """A decision is contested once."""


class AppealTooLate(NotAllowed):
    """The six months are over, or the decision is no longer in force."""


class SecondAdminNeeded(NotAllowed):
    """Whoever decided does not decide again: another administrator does (states.md, c)."""


@dataclass(frozen=True)
class Contested:
    """The decision that an appeal is about; exactly one of the two."""

    refusal: CertificationAct | None = None
    measure: Measure | None = None

    @property
    def decided_by(self) -> int | None:
        """Who took it."""
        return self.refusal.actor_id if self.refusal is not None else self._measure.decided_by

    @property
    def deciders(self) -> set[int]:
        """Everybody of the team who took part: of an exclusion also who confirmed it."""
        confirmed_by = self.measure.confirmed_by if self.measure is not None else None
        return {each for each in (self.decided_by, confirmed_by) if each is not None}

    @property
    def decided_at(self) -> datetime:
        """When it was taken."""
        return self.refusal.acted_at if self.refusal is not None else self._measure.decided_at

    @property
    def _measure(self) -> Measure:
        assert self.measure is not None
        return self.measure


async def contested_by(appeal: Appeal) -> Contested:
    """What an appeal is about."""
    if appeal.refusal_id is not None:
        return Contested(refusal=await CertificationAct.get(id=appeal.refusal_id))
    return Contested(measure=await Measure.get(id=appeal.measure_id))


async def contestable_refusal(profile: Profile) -> CertificationAct | None:
    """The refusal of a profile that its people may contest now, or None."""
    act = await _standing_refusal(profile)
    return None if act is None or await _is_contested(Contested(refusal=act)) else act


async def _standing_refusal(profile: Profile) -> CertificationAct | None:
    if profile.certification is not Certification.REFUSED:
        return None
    act = (
        await CertificationAct.filter(profile_id=profile.id, move=CertificationMove.REFUSE)
        .order_by("-id")
        .first()
    )
    return act if act is not None and _in_time(act.acted_at) else None


async def may_contest(measure: Measure) -> bool:
    """Whether a measure can be contested now: in force (or carried out), in time, and not contested before."""
    return _stands(measure) and not await _is_contested(Contested(measure=measure))


def _stands(measure: Measure) -> bool:
    in_force = measure.ended_at is None or measure.ending is Ending.DONE
    return in_force and _in_time(measure.decided_at)


async def _is_contested(contested: Contested) -> bool:
    if contested.measure is not None:
        return await Appeal.filter(measure_id=contested.measure.id).exists()
    assert contested.refusal is not None
    return await Appeal.filter(refusal_id=contested.refusal.id).exists()


def _in_time(decided_at: datetime) -> bool:
    return clock.now() < decided_at + APPEAL_WITHIN


async def access_contested(member: Member, kind: str, number: int) -> Contested:
    """A decision about oneself: "refusal" (an act of certification) or "measure". Refuses strangers with NotFound."""
    if kind == "measure":
        measure = await access_measure(member, number)
        if member.id == measure.member_id or member.barred_by == measure.id:
            return Contested(measure=measure)
    act = (
        await CertificationAct.get_or_none(id=number, move=CertificationMove.REFUSE)
        if kind == "refusal"
        else None
    )
    profile = await Profile.get_or_none(id=act.profile_id, deleted_at=None) if act is not None else None
    if profile is None or not await acts_for(profile, member):
        raise NotFound()
    return Contested(refusal=act)


async def require_contestable(contested: Contested) -> None:
    """Refuses with AppealedAlready, and with AppealTooLate after six months or when the decision is history."""
    if contested.measure is not None:
        stands = _stands(contested.measure)
    else:
        assert contested.refusal is not None
        found = await _standing_refusal(await Profile.get(id=contested.refusal.profile_id))
        stands = found is not None and found.id == contested.refusal.id
    # Asked last: of two who contest at the same moment, the second reads that it is done, and not that it is late.
    if await _is_contested(contested):
        raise AppealedAlready()
    if not stands:
        raise AppealTooLate()


async def file_appeal(member: Member, kind: str, number: int, text: str) -> Appeal:
    """« Contester cette décision »; the team is told (EXT-14).

    Refuses with NotFound, AppealedAlready, AppealTooLate, TextMissing, TextTooLong.
    """
    words = given_text.paragraph("text", text, TEXT_LIMIT, required=True)
    async with unit_of_work():
        contested = await access_contested(member, kind, number)
        await require_contestable(contested)
        try:
            async with savepoint():
                appeal = await Appeal.create(
                    member_id=member.id,
                    refusal_id=number if kind == "refusal" else None,
                    measure_id=number if kind == "measure" else None,
                    text=words,
                    filed_at=clock.now(),
                )
        except IntegrityError:
            raise AppealedAlready() from None
        await tell_team("appeal.filed")
        await refresh_cards("measure", number if kind == "measure" else 0)
        return appeal


async def access_appeal(member: Member, appeal_id: int) -> Appeal:
    """An appeal, for who filed it and for the team. Refuses everybody else with NotFound."""
    appeal = await Appeal.get_or_none(id=appeal_id)
    if appeal is None:
        raise NotFound()
    if appeal.member_id != member.id:
        await require_admin(member)
    return appeal


async def appellant_of(admin: Member, appeal: Appeal) -> MemberCase | None:
    """The account that an appeal comes from, for the team; None when it is gone."""
    member = await Member.get_or_none(id=appeal.member_id, deleted_at=None)
    return await access_member_case(admin, member.public_id) if member is not None else None


async def open_appeals(admin: Member) -> list[Appeal]:
    """What waits for a decision, the oldest first; for the team only."""
    await require_admin(admin)
    return await Appeal.filter(outcome=None).order_by("filed_at", "id")


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
    if contested.refusal is None:
        return admin.id != contested.measure.member_id if contested.measure else False
    profile = await Profile.get_or_none(id=contested.refusal.profile_id)
    return profile is None or not await acts_for(profile, admin)


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

    Overturned, a refusal is looked at again, a suspension or an announced deletion is undone, and whom a deletion
    shut out may come back. Refuses with NotFound, SecondAdminNeeded, Stale, IllegalMove, TextMissing, TextTooLong.
    """
    words = given_text.paragraph("answer", answer, TEXT_LIMIT, required=True)
    async with unit_of_work():
        await require_admin(admin)
        appeal = await access_appeal(admin, appeal_id)
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
            await _undo(admin, await contested_by(appeal))
        await _tell(appeal)
        return appeal


async def _record(admin: Member, appeal: Appeal, outcome: AppealOutcome) -> None:
    kind = "refusal" if appeal.refusal_id is not None else "measure"
    number = appeal.refusal_id or appeal.measure_id or 0
    await record(
        f"appeal.{outcome}",
        admin,
        Thing(kind, number),
        concerned=appeal.member_id,
        before="open",
        after=outcome,
    )


async def _undo(admin: Member, contested: Contested) -> None:
    if contested.measure is not None:
        await overturn(admin, contested.measure.id)
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
    await refresh_cards("appeal", appeal.id)
    if appeal.measure_id is not None:
        await refresh_cards("measure", appeal.measure_id)
