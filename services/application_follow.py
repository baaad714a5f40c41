"""What becomes of the applications of a mission when the mission moves, whoever moved it (states.md, A15 to A17)."""

from typing import Any

from tortoise.expressions import Q

from core import clock
from models.annulment import AnnulmentStatus
from models.application import (
    ACTIVE,
    BOUND,
    FOLLOWING,
    Application,
    ApplicationMove,
    ApplicationStatus,
    Party,
    rules_for,
    waits_for_another,
)
from models.member import Member
from models.mission import EndReason, Mission, MissionMove, MissionStatus
from models.profile import Profile
from models.sql import lock_row
from services.application_given_back import tell_given_back
from services.application_moves import change_application, move_application, show_everywhere, tell
from services.payroll_follow import cancel_file, hold_file
from services.standing import restricted_until

_TOLD = (*ACTIVE, ApplicationStatus.DEAL)
_TERMS = ("rate_kind", "rate_cents", "currency", "begins", "ends", "payrolling")
# What a candidate reads when the mission ends without them: only its company withdraws it.
_END_EVENTS = {
    EndReason.NONE: "mission_gone",
    EndReason.OWNER: "mission_gone",
    EndReason.EXPIRED: "mission_expired",
    EndReason.MODERATION: "mission_removed",
}


async def follow_mission(before: Mission, after: Mission, move: MissionMove, actor_id: int | None) -> None:
    """Ends, finishes or informs the applications of a mission that has just moved, in the order of their ids.

    The caller holds the mission's row, so that nobody else moves one of them meanwhile. The application that caused
    the move has moved before.
    """
    if move in (MissionMove.SUSPEND, MissionMove.LIFT, MissionMove.CHOOSE, MissionMove.RELEASE):
        await _stop_or_run(after)
    following = FOLLOWING.get(move)
    if following is ApplicationMove.CANCEL:
        await _hold_collaborations(after.id)
    if following is not None:
        for application in await Application.filter(mission_id=after.id, status__in=_TOLD).order_by("id"):
            rule = rules_for(application.status, application.initiator, None, following)
            if rule is not None:
                moved = await move_application(application, following, rule.to, actor_id)
                await _tell_end(moved, following, application.status, actor_id, after)
                if rule.row == "A18":
                    await cancel_file(moved.id, "deal", sides=(Party.COMPANY,))
    elif move is MissionMove.EDIT and any(getattr(before, n) != getattr(after, n) for n in _TERMS):
        await _tell_active(after.id, "terms", before=_terms_of(before), after=_terms_of(after))
    elif move is MissionMove.SUSPEND:
        await _tell_active(after.id, "under_check")
        await _tell_active(after.id, "deal_under_check", (ApplicationStatus.DEAL,))
    elif move is MissionMove.REPUBLISH:
        await tell_given_back(after.id)
    elif move is MissionMove.LIFT:
        await _tell_active(after.id, "check_over", _TOLD)
    # What may be done depends on the mission. Cards come last: whoever notes that a notice arrived holds the notice,
    # and then its card.
    shown = (*_TOLD, ApplicationStatus.CANCELLED) if before.status is MissionStatus.INTERRUPTED else _TOLD
    for application in await Application.filter(mission_id=after.id, status__in=shown).order_by("id"):
        await show_everywhere(application)


async def _hold_collaborations(mission_id: int) -> None:
    """The rows of what ends with its payrolling, in the order of everybody else and before any card."""
    for deal in await Application.filter(mission_id=mission_id, status=ApplicationStatus.DEAL).order_by("id"):
        await lock_row("application", deal.id)
        await hold_file(deal.id)


async def _stop_or_run(mission: Mission) -> None:
    """The timers stand still from the suspension on, and those of the others from a choice on until it is settled
    (D-10). They run on with what was left, unless somebody is under check themselves: cards that are drawn now say so,
    before the scheduler has looked.
    """
    now, is_suspended = clock.now(), mission.status is MissionStatus.SUSPENDED
    company = await Profile.get(organisation_id=mission.organisation_id)
    timed = Q(status__in=ACTIVE) | Q(annulment=AnnulmentStatus.ASKED)
    for row in await Application.filter(timed, mission_id=mission.id).order_by("id"):
        stops = is_suspended or waits_for_another(row.status, mission.status)
        if stops and row.frozen_at is None:
            await Application.filter(id=row.id).update(frozen_at=now)
        elif not stops and row.frozen_at is not None:
            both = (company, await Profile.get(id=row.profile_id))
            if all(each.is_certified and restricted_until(each) is None for each in both):
                later = row.timer_from + (now - row.frozen_at)
                await Application.filter(id=row.id).update(timer_from=later, frozen_at=None)


async def _tell_end(
    moved: Application,
    move: ApplicationMove,
    was: ApplicationStatus,
    actor_id: int | None,
    mission: Mission,
) -> None:
    if move is ApplicationMove.LOSE:
        await tell(moved, Party.FREELANCE, "not_selected", by_mail=True)
    elif move is ApplicationMove.CLOSE:
        for side in Party:
            await tell(moved, side, "done", actor_id=actor_id)
    else:
        was_deal = was is ApplicationStatus.DEAL
        event = _END_EVENTS[mission.end_reason]
        has_begun = mission.begins is not None and mission.begins < clock.today()
        details: dict[str, Any] = {"ended": "deal" if was_deal else "candidature"}
        if event == "mission_gone" and actor_id is None and not was_deal:
            details["ended"] = "account"  # Nobody withdrew it: its company left.
        if event == "mission_expired":
            details["why"] = "begun" if has_begun else "idle"
        await tell(moved, Party.FREELANCE, event, must_arrive=True, by_mail=was_deal, **details)


def _terms_of(mission: Mission) -> dict[str, str | int | None]:
    """What a candidate agrees to, as plain values: dates are ISO days, the rate is in hundredths of its currency."""
    said = {name: getattr(mission, name) for name in _TERMS}
    return {
        name: value if value is None or isinstance(value, int) else str(value) for name, value in said.items()
    }


async def _tell_active(
    mission_id: int,
    event: str,
    statuses: tuple[ApplicationStatus, ...] = ACTIVE,
    **details: Any,
) -> None:
    """The candidates of a mission read what changed before they say anything definitive: old buttons go stale."""
    for application in await Application.filter(mission_id=mission_id, status__in=statuses).order_by("id"):
        changed = await change_application(application)
        await tell(changed, Party.FREELANCE, event, **details)


async def is_party(mission_id: int, reader: Member) -> bool:
    """Whether a person works, or worked, on a mission: one of the two who still read it once it is filled (FR-094)."""
    own = await Profile.get_or_none(member_id=reader.id, deleted_at=None)
    if own is None:
        return False
    return await Application.filter(mission_id=mission_id, profile_id=own.id, status__in=BOUND).exists()
