"""What can be contested, by whom and until when: a refusal of certification, a measure, a decision about a mission, and
what became of one's own report of a scam.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from core.errors import Conflict, NotAllowed, NotFound
from models.certification import CertificationAct, CertificationMove
from models.measure import Appeal, Ending, Measure, MissionMeasure
from models.member import Member
from models.mission import Mission
from models.profile import Certification, Profile
from models.scam_report import ScamReport, ScamStatus
from services.measures import access_measure
from services.missions.cases import access_mission_measure
from services.profile_people import acts_for, belongs_to, may_handle_missions
from services.scam_queue import has_part_in

APPEAL_WITHIN = timedelta(days=183)


class AppealedAlready(Conflict):
    """A decision is contested once."""


class AppealTooLate(NotAllowed):
    """The six months are over, or the decision is no longer in force."""


class SecondAdminNeeded(NotAllowed):
    """Whoever decided does not decide again: another administrator does (states.md, c and g)."""


@dataclass(frozen=True)
class Contested:
    """The decision that an appeal is about; exactly one of the four."""

    refusal: CertificationAct | None = None
    measure: Measure | None = None
    of_mission: MissionMeasure | None = None
    report: ScamReport | None = None

    @property
    def decided_by(self) -> int | None:
        """Who took it."""
        if self.report is not None:
            return self.report.decided_by
        return self.refusal.actor_id if self.refusal is not None else self._decision.decided_by

    @property
    def deciders(self) -> set[int]:
        """Everybody of the team who took part: of an exclusion also who confirmed it, of what a rule decided who kept
        it in force.
        """
        also = (self.measure.confirmed_by, self.measure.kept_by) if self.measure is not None else ()
        return {each for each in (self.decided_by, *also) if each is not None}

    @property
    def decided_at(self) -> datetime:
        """When it was taken; of a report that is open again, when it was filed."""
        if self.report is not None:
            return self.report.decided_at or self.report.filed_at
        return self.refusal.acted_at if self.refusal is not None else self._decision.decided_at

    @property
    def name(self) -> str:
        """What the catalogue calls it, after `measure-name-`."""
        if self.refusal is not None:
            return "refusal"
        if self.report is not None:
            return "report"
        if self.of_mission is not None:
            return f"mission_{self.of_mission.kind}"
        return str(self._decision.kind)

    @property
    def _decision(self) -> Measure | MissionMeasure:
        decision = self.measure or self.of_mission
        assert decision is not None
        return decision


async def contested_by(appeal: Appeal) -> Contested:
    """What an appeal is about."""
    if appeal.refusal_id is not None:
        return Contested(refusal=await CertificationAct.get(id=appeal.refusal_id))
    if appeal.mission_measure_id is not None:
        return Contested(of_mission=await MissionMeasure.get(id=appeal.mission_measure_id))
    if appeal.report_id is not None:
        return Contested(report=await ScamReport.get(id=appeal.report_id))
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


async def may_contest(decision: Measure | MissionMeasure | ScamReport) -> bool:
    """Whether a decision can be contested now: in force (or carried out), in time, and not contested before."""
    if isinstance(decision, MissionMeasure):
        contested = Contested(of_mission=decision)
    elif isinstance(decision, ScamReport):
        contested = Contested(report=decision)
    else:
        contested = Contested(measure=decision)
    return _stands(decision) and not await _is_contested(contested)


def _stands(decision: Measure | MissionMeasure | ScamReport) -> bool:
    if isinstance(decision, ScamReport):
        # Whoever reported has nothing to say against a report that was upheld.
        is_against = decision.status in (ScamStatus.UNFOUNDED, ScamStatus.CLOSED)
        return is_against and decision.decided_at is not None and _in_time(decision.decided_at)
    if isinstance(decision, MissionMeasure):
        in_force = decision.stands
    else:
        in_force = decision.ended_at is None or decision.ending is Ending.DONE
    return in_force and _in_time(decision.decided_at)


async def _is_contested(contested: Contested) -> bool:
    if contested.measure is not None:
        return await Appeal.filter(measure_id=contested.measure.id).exists()
    if contested.of_mission is not None:
        return await Appeal.filter(mission_measure_id=contested.of_mission.id).exists()
    if contested.report is not None:
        return await Appeal.filter(report_id=contested.report.id).exists()
    assert contested.refusal is not None
    return await Appeal.filter(refusal_id=contested.refusal.id).exists()


def _in_time(decided_at: datetime) -> bool:
    return clock.now() < decided_at + APPEAL_WITHIN


async def access_contested(member: Member, kind: str, number: int) -> Contested:
    """A decision about oneself: "refusal" (an act of certification), "measure", "mission" (a decision about a mission
    that one handles), or "report" (of one's own). Refuses strangers with NotFound.
    """
    if kind == "report":
        report = await ScamReport.get_or_none(id=number, reporter_id=member.id)
        if report is None:
            raise NotFound()
        return Contested(report=report)
    if kind == "mission":
        decision, mission = await access_mission_measure(member, number)
        if await may_handle_missions(member, mission.organisation_id):
            return Contested(of_mission=decision)
        raise NotFound()
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
    decision = contested.measure or contested.of_mission or contested.report
    if decision is not None:
        stands = _stands(decision)
    else:
        assert contested.refusal is not None
        found = await _standing_refusal(await Profile.get(id=contested.refusal.profile_id))
        stands = found is not None and found.id == contested.refusal.id
    # Asked last: of two who contest at the same moment, the second reads that it is done, and not that it is late.
    if await _is_contested(contested):
        raise AppealedAlready()
    if not stands:
        raise AppealTooLate()


async def is_about(contested: Contested, member: Member) -> bool:
    """Whether a decision is about a person, or about what they act for or belong to: then they do not judge it."""
    if contested.measure is not None:
        return contested.measure.member_id == member.id
    if contested.report is not None:
        return await has_part_in(member, contested.report)
    if contested.of_mission is not None:
        mission = await Mission.get(id=contested.of_mission.mission_id)
        company = await Profile.get_or_none(organisation_id=mission.organisation_id)
        return company is not None and await belongs_to(company, member.id)
    assert contested.refusal is not None
    profile = await Profile.get_or_none(id=contested.refusal.profile_id)
    return profile is not None and await acts_for(profile, member)
