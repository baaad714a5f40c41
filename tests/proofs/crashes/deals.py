"""What jobs owe to missions, to the interest in them, and to the payrolling files of deals."""

from datetime import timedelta
from typing import Any

from core import clock
from models.application import Application, ApplicationAct, ApplicationMove, ApplicationStatus, Party
from models.member import Member, MemberCategory
from models.mission import (
    Mission,
    MissionAct,
    MissionDuration,
    MissionFormat,
    MissionMove,
    MissionStatus,
    PayrollingChoice,
    RateKind,
)
from models.payrolling import PayrollFile, PayrollStatus
from models.profile import Domain, Profile
from services import missions
from services.missions import MissionAnswers
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.chores import DAY, Chore, together, told

PAIRS = ("deals",)
OFFERED = MissionAnswers(
    title="Refonte du site",
    domain=Domain.HR,
    duration=MissionDuration.LONG,
    work_format=MissionFormat.REMOTE,
    skills=["Paie"],
    rate_kind=RateKind.TO_DISCUSS,
    payrolling=PayrollingChoice.YES,
    open_to_job_seekers=False,
)


async def _publish(cast: Cast, **changes: Any) -> int:
    """A mission of the company; gives its number."""
    company = await cast.company()
    draft = await missions.write_draft(company, None, OFFERED)
    made = await missions.publish_mission(company, draft.id)
    await Mission.filter(id=made.id).update(**changes)
    return made.id


async def _begin_unfilled(cast: Cast) -> int:
    return await _publish(cast, begins=clock.today() - DAY)


async def _withdrawn(cast: Cast, mission_id: int) -> int:
    moves = MissionAct.filter(mission_id=mission_id, move=MissionMove.EXPIRE)
    return together(await moves.count(), await told("mission.expired", mission_id, cast.company_owner_id))


async def _forget_a_mission(cast: Cast) -> int:
    return await _publish(cast, active_at=clock.now() - 54 * DAY)


async def _asked(cast: Cast, mission_id: int) -> int:
    return await told("mission.expiring", mission_id, cast.company_owner_id)


async def _propose(cast: Cast, days: int, nudges: int) -> int:
    # Not by the service: nobody has more than ten open proposals.
    when = {"timer_from": clock.now() - timedelta(days=days), "nudges": nudges}
    mission_id, freelance = await _publish(cast), cast.pairs["deals"][1]
    return (await _interest(mission_id, freelance, ApplicationStatus.PROPOSED, **when)).id


async def _wait_a_week(cast: Cast) -> int:
    return await _propose(cast, 7, 1)


async def _reminded(cast: Cast, application_id: int) -> int:
    return await told("application.nudge", application_id, cast.company_owner_id)


async def _wait_in_vain(cast: Cast) -> int:
    return await _propose(cast, 10, 2)


async def _lapsed(_: Cast, application_id: int) -> int:
    return await _moved(application_id, ApplicationMove.LAPSE)


async def _moved(application_id: int, move: ApplicationMove) -> int:
    return await ApplicationAct.filter(application_id=application_id, move=move).count()


async def _interest(mission_id: int, profile_id: int, status: ApplicationStatus, **more: Any) -> Application:
    now = clock.now()
    dates = {"last_proposed_at": now, "status_since": now, "timer_from": now, "created_at": now}
    pair = {"mission_id": mission_id, "profile_id": profile_id}
    return await Application.create(initiator=Party.FREELANCE, status=status, **pair, **(dates | more))


async def _leave_meanwhile(cast: Cast) -> int:
    now, gone = clock.now(), await cast.crowd.known(f"Parti {cast.number()}")
    profile = await Profile.create(
        member_id=gone.id,
        category=MemberCategory.FREELANCE,
        display_name="Parti",
        created_at=now,
        updated_at=now,
        deleted_at=now,
    )
    return (await _interest(await _publish(cast), profile.id, ApplicationStatus.PROPOSED)).id


async def _ended_for_who_left(cast: Cast, application_id: int) -> int:
    owner = cast.company_owner_id
    moved = await _moved(application_id, ApplicationMove.CANCEL)
    return together(moved, await told("application.other_gone", application_id, owner))


async def _deal(cast: Cast, nudges: int = 0, **changes: Any) -> Application:
    mission_id = await _publish(cast, status=MissionStatus.FILLED, **changes)
    return await _interest(mission_id, cast.pairs["deals"][1], ApplicationStatus.DEAL, nudges=nudges)


async def _be_over(cast: Cast) -> int:
    ends, asked = clock.today() - 31 * DAY, clock.now() - 8 * DAY
    return (await _deal(cast, 1, ends=ends, asked_at=asked)).mission_id


async def _closed(_: Cast, mission_id: int) -> int:
    return await MissionAct.filter(mission_id=mission_id, move=MissionMove.CLOSE).count()


async def _be_nearly_over(cast: Cast) -> int:
    return (await _deal(cast, ends=clock.today() - 24 * DAY)).mission_id


async def _asked_to_close(cast: Cast, mission_id: int) -> int:
    return await told("mission.closing", mission_id, cast.company_owner_id)


async def _file(cast: Cast, status: PayrollStatus, days: int, **more: Any) -> int:
    since = clock.now() - timedelta(days=days)
    deal, dates = await _deal(cast), {"status_since": since, "created_at": since}
    return (await PayrollFile.create(application_id=deal.id, status=status, **dates, **more)).id


async def _choose_nothing(cast: Cast) -> int:
    return await _file(cast, PayrollStatus.CHOOSING, 7, nudges=1)


async def _both_reminded(cast: Cast, file_id: int) -> int:
    freelance: Member = await cast.owner("deals")
    return await told("payrolling.nudge", file_id, freelance.id, cast.company_owner_id)


async def _take_on_nothing(cast: Cast) -> int:
    agreed = dict.fromkeys(("freelance_consent_at", "company_consent_at"), clock.now())
    return await _file(cast, PayrollStatus.SENT, 10, proposed_by=Party.COMPANY, **agreed)


async def _escalated(cast: Cast, file_id: int) -> int:
    return await told("payroll_file.late", file_id, cast.admin_id)


async def _old_dossier(cast: Cast) -> int:
    return await _file(cast, PayrollStatus.CANCELLED, 91, dossier="x")


async def _dossier_gone(_: Cast, file_id: int) -> int:
    return await PayrollFile.filter(id=file_id, dossier="").count()


MISSIONS = "missions that nobody keeps are asked about, then withdrawn"
INTEREST = "interest without an answer is reminded of, then lapses"
FILLED = "filled missions that are over are closed"
PAYROLLING = "payrolling is reminded of, escalated, and ends with who left"
DEALS = (
    Chore(MISSIONS, _begin_unfilled, _withdrawn),
    Chore(MISSIONS, _forget_a_mission, _asked),
    Chore(INTEREST, _wait_a_week, _reminded),
    Chore(INTEREST, _wait_in_vain, _lapsed),
    Chore("interest in somebody who left ends", _leave_meanwhile, _ended_for_who_left),
    Chore(FILLED, _be_over, _closed),
    Chore(FILLED, _be_nearly_over, _asked_to_close),
    Chore(PAYROLLING, _choose_nothing, _both_reminded),
    Chore(PAYROLLING, _take_on_nothing, _escalated),
    Chore("our copies of payrolling dossiers go after ninety days", _old_dossier, _dossier_gone),
)
