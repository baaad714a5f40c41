"""What the team decides about a mission: suspending it, lifting that, taking it away, and undoing it (states.md, b)."""

from typing import Any

from core import clock
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from models.measure import Appeal, Clause, Ending, MissionMeasure, MissionMeasureKind
from models.member import Member, Membership
from models.mission import LIVE, EndReason, Mission, MissionMove, MissionStatus
from models.sql import lock_row
from services import given_text
from services.audit import Thing, record
from services.certifications import require_admin
from services.missions.moving import move_mission
from services.missions.rights import company_of
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import mission_people_of
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

FACTS_LEAST = 20
FACTS_LIMIT = 1500


class MissionOfOwnPlace(NotAllowed):
    """Nobody of the team decides about a mission of an organisation in which they have a place."""


class MissionJudged(Conflict):
    """Somebody of the team was faster, or the mission is over: there is nothing to decide as it was seen."""


class AppealWaits(Conflict):
    """The company contests the suspension: that is decided before anything is taken away for good."""


class FactsTooShort(InvalidInput):
    """The company is owed facts of `least` characters at least."""


async def suspend_mission(
    admin: Member, mission_id: int, version: int, clause: Clause, facts: str
) -> MissionMeasure:
    """« Suspendre cette mission »: hidden at once, and nothing about it moves until the team has decided; its company
    reads why and how to contest, its candidates that it is being checked.

    Refuses with NotFound, MissionOfOwnPlace, MissionJudged for what is not live, Stale, FactsTooShort, TextTooLong.
    """
    async with unit_of_work():
        mission = await mission_to_judge(admin, mission_id)
        if mission.status not in LIVE:
            raise MissionJudged()
        require_version(mission, version)
        measure = await _decide(admin, mission, MissionMeasureKind.SUSPENSION, clause, facts)
        await move_mission(mission, MissionMove.SUSPEND, admin.id, suspended_from=mission.status)
        await _tell(measure, mission, "mission.suspended")
        return measure


async def lift_suspension(admin: Member, measure_id: int, version: int) -> MissionMeasure:
    """« Lever la suspension »: the mission is again what it was, and what time it had left is left.

    Refuses with NotFound, MissionOfOwnPlace, MissionJudged for what is over, Stale.
    """
    async with unit_of_work():
        measure, mission = await _measure_to_change(admin, measure_id)
        if measure.ended_at is not None or mission.status is not MissionStatus.SUSPENDED:
            raise MissionJudged()
        require_version(measure, version)
        measure = await _lift(admin, measure, mission, Ending.LIFTED)
        await _tell(measure, mission, "mission.lifted")
        return measure


async def remove_mission(
    admin: Member, mission_id: int, version: int, clause: Clause, facts: str
) -> MissionMeasure:
    """« Retirer cette mission », once it is suspended: it ends with everything open about it; a decision of its own,
    with reasons, which can be contested again.

    Refuses with NotFound, MissionOfOwnPlace, MissionJudged for what is not suspended, Stale, AppealWaits,
    FactsTooShort, TextTooLong.
    """
    async with unit_of_work():
        mission = await mission_to_judge(admin, mission_id)
        if mission.status is not MissionStatus.SUSPENDED:
            raise MissionJudged()
        require_version(mission, version)
        suspension = await MissionMeasure.get_or_none(mission_id=mission.id, ended_at=None)
        if suspension is not None:
            await _require_no_appeal(suspension)
            await _end(suspension, Ending.DONE)
        measure = await _decide(admin, mission, MissionMeasureKind.REMOVAL, clause, facts)
        await move_mission(
            mission,
            MissionMove.REMOVE,
            admin.id,
            end_reason=EndReason.MODERATION,
            suspended_from=None,
            closed_at=clock.now(),
        )
        await _tell(measure, mission, "mission.removed")
        return measure


async def require_removable(admin: Member, measure: MissionMeasure, version: int) -> None:
    """Refuses with MissionOfOwnPlace, MissionJudged, Stale and AppealWaits, before anything is asked."""
    await require_admin(admin)
    await require_not_own(admin, await Mission.get(id=measure.mission_id))
    if measure.kind is not MissionMeasureKind.SUSPENSION or measure.ended_at is not None:
        raise MissionJudged()
    require_version(measure, version)
    await _require_no_appeal(measure)


async def appeal_waits(measure: MissionMeasure) -> bool:
    """Whether the company contests a decision, and nobody has judged it again yet."""
    return await Appeal.filter(mission_measure_id=measure.id, outcome=None).exists()


async def _require_no_appeal(suspension: MissionMeasure) -> None:
    if await appeal_waits(suspension):
        raise AppealWaits()


async def overturn_mission_measure(admin: Member, measure_id: int, *, but: int | None = None) -> None:
    """What an appeal overturned is undone: a suspension is lifted; what was removed can be published again by its
    company. Nothing changes when the decision is no longer in force, or the company is gone. `but` is told otherwise.
    """
    async with unit_of_work():
        measure, mission = await _locked(measure_id)
        if not measure.stands or await _is_gone(mission):
            return
        if measure.kind is MissionMeasureKind.SUSPENSION:
            measure = await _lift(admin, measure, mission, Ending.OVERTURNED)
            await _tell(measure, mission, "mission.lifted", but)
            return
        measure = await _end(measure, Ending.OVERTURNED)
        back: dict[str, Any] = {"end_reason": EndReason.NONE, "closed_at": None}
        await move_mission(mission, MissionMove.LIFT, admin.id, **back)
        await _record(admin, mission, "mission.removal.overturned", "withdrawn", MissionStatus.INTERRUPTED)
        await _tell(measure, mission, "mission.restored", but)


async def end_measures_of(organisation_id: int) -> None:
    """Nothing is left to decide about the missions of a company that leaves, and what was said of them goes."""
    ids = await Mission.filter(organisation_id=organisation_id).values_list("id", flat=True)
    for measure in await MissionMeasure.filter(mission_id__in=list(ids)).order_by("id"):
        if measure.ended_at is None:
            measure = await _end(measure, Ending.DONE)
        await MissionMeasure.filter(id=measure.id).update(facts="")


async def mission_to_judge(admin: Member, mission_id: int) -> Mission:
    """A mission that somebody of the team may decide about, which nobody else moves until the transaction ends.

    Refuses with NotFound drafts and what is gone, with MissionOfOwnPlace.
    """
    await require_admin(admin)
    if not await lock_row("mission", mission_id):
        raise NotFound()
    mission = await Mission.get(id=mission_id)
    await company_of(mission.organisation_id)
    if mission.published_at is None:
        raise NotFound()
    await require_not_own(admin, mission)
    return mission


async def require_not_own(admin: Member, mission: Mission) -> None:
    """Refuses with MissionOfOwnPlace whoever has a place in the mission's organisation."""
    if await is_own_mission(admin, mission):
        raise MissionOfOwnPlace()


async def is_own_mission(admin: Member, mission: Mission) -> bool:
    """Whether somebody has a place in the mission's organisation, with the right to handle missions or without."""
    return await Membership.filter(member_id=admin.id, organisation_id=mission.organisation_id).exists()


async def _locked(measure_id: int) -> tuple[MissionMeasure, Mission]:
    seen = await MissionMeasure.get_or_none(id=measure_id)
    if seen is None:
        raise NotFound()
    await lock_row("mission", seen.mission_id)
    return await MissionMeasure.get(id=measure_id), await Mission.get(id=seen.mission_id)


async def _measure_to_change(admin: Member, measure_id: int) -> tuple[MissionMeasure, Mission]:
    await require_admin(admin)
    measure, mission = await _locked(measure_id)
    await require_not_own(admin, mission)
    return measure, mission


async def _is_gone(mission: Mission) -> bool:
    try:
        await company_of(mission.organisation_id)
    except NotFound:
        return True
    return False


async def _decide(
    admin: Member, mission: Mission, kind: MissionMeasureKind, clause: Clause, facts: str
) -> MissionMeasure:
    words = given_text.paragraph("facts", facts, FACTS_LIMIT, required=True)
    if len(words) < FACTS_LEAST:
        raise FactsTooShort(least=FACTS_LEAST)
    now, is_removal = clock.now(), kind is MissionMeasureKind.REMOVAL
    measure = await MissionMeasure.create(
        mission_id=mission.id,
        kind=kind,
        clause=clause,
        facts=words,
        decided_by=admin.id,
        decided_at=now,
        ended_at=now if is_removal else None,
        ending=Ending.DONE if is_removal else None,
    )
    after = MissionStatus.WITHDRAWN if is_removal else MissionStatus.SUSPENDED
    await _record(admin, mission, f"mission.{kind}", str(mission.status), after, clause)
    return measure


async def _lift(admin: Member, measure: MissionMeasure, mission: Mission, ending: Ending) -> MissionMeasure:
    measure = await _end(measure, ending)
    # The sixty days of a mission stand still like the timers of its candidates.
    stood = clock.now() - measure.decided_at
    changes: dict[str, Any] = {"suspended_from": None, "active_at": mission.active_at + stood}
    if mission.asked_at is not None:
        changes["asked_at"] = mission.asked_at + stood
    lifted = await move_mission(mission, MissionMove.LIFT, admin.id, **changes)
    await _record(admin, mission, f"mission.suspension.{ending}", "suspended", lifted.status)
    return measure


async def _end(measure: MissionMeasure, ending: Ending) -> MissionMeasure:
    """Ends a decision as it was seen; its first end stays the one from which its facts are forgotten."""
    ended = {"ended_at": measure.ended_at or clock.now(), "ending": ending}
    updated = await MissionMeasure.filter(id=measure.id, version=measure.version).update(
        **ended, version=measure.version + 1
    )
    if not updated:
        raise MissionJudged()
    await refresh_cards("mission_measure", measure.id)
    return await MissionMeasure.get(id=measure.id)


async def _record(
    admin: Member, mission: Mission, action: str, before: str, after: MissionStatus, reason: str = ""
) -> None:
    people = await mission_people_of(mission.organisation_id)
    concerned = mission.created_by if mission.created_by in people else next(iter(people), None)
    await record(
        action,
        admin,
        Thing("mission", mission.public_id),
        concerned=concerned,
        before=before,
        after=str(after),
        reason=reason,
    )


async def _tell(measure: MissionMeasure, mission: Mission, key: str, but: int | None = None) -> None:
    """Owes everybody who handles the company's missions what cannot be muted, by e-mail too (states.md, « ! @ »)."""
    subject = Subject("mission_measure", measure.id, measure.version)
    for member_id in await mission_people_of(mission.organisation_id):
        if member_id != but:
            await owe(member_id, key, subject=subject, mutable=False, also_by_mail=True)
    await refresh_cards("mission_case", mission.id)
