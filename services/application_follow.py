"""What becomes of the applications of a mission when the mission moves, whoever moved it (states.md, A15 to A17)."""

from models.application import (
    ACTIVE,
    BOUND,
    FOLLOWING,
    Application,
    ApplicationMove,
    ApplicationStatus,
    Party,
    rules_for,
)
from models.member import Member
from models.mission import Mission, MissionMove
from models.profile import Profile
from services.application_moves import change_application, move_application, show_everywhere, tell
from services.payroll_follow import cancel_file

_TOLD = (*ACTIVE, ApplicationStatus.DEAL)
_TERMS = ("rate_kind", "rate_cents", "currency", "begins", "ends")


async def follow_mission(before: Mission, after: Mission, move: MissionMove, actor_id: int | None) -> None:
    """Ends, finishes or informs the applications of a mission that has just moved, in the order of their ids.

    The caller holds the mission's row, so that nobody else moves one of them meanwhile. The application that caused
    the move has moved before.
    """
    for application in await Application.filter(mission_id=after.id, status__in=_TOLD).order_by("id"):
        await show_everywhere(application)  # What may be done depends on the mission.
    following = FOLLOWING.get(move)
    if following is not None:
        for application in await Application.filter(mission_id=after.id, status__in=_TOLD).order_by("id"):
            rule = rules_for(application.status, application.initiator, None, following)
            if rule is not None:
                moved = await move_application(application, following, rule.to, actor_id)
                await _tell_end(moved, following, application.status, actor_id)
                if rule.row == "A18":
                    await cancel_file(moved.id, "deal")
    elif move is MissionMove.EDIT and any(getattr(before, n) != getattr(after, n) for n in _TERMS):
        await _tell_active(after.id, "terms")
    elif move is MissionMove.SUSPEND:
        await _tell_active(after.id, "under_check")


async def _tell_end(
    moved: Application, move: ApplicationMove, was: ApplicationStatus, actor_id: int | None
) -> None:
    if move is ApplicationMove.LOSE:
        await tell(moved, Party.FREELANCE, "not_selected", by_mail=True)
    elif move is ApplicationMove.CLOSE:
        for side in Party:
            await tell(moved, side, "done", actor_id=actor_id)
    else:
        by_mail = was is ApplicationStatus.DEAL
        await tell(moved, Party.FREELANCE, "mission_gone", must_arrive=True, by_mail=by_mail)


async def _tell_active(mission_id: int, event: str) -> None:
    """The candidates of a mission read what changed before they say anything definitive: old buttons go stale."""
    for application in await Application.filter(mission_id=mission_id, status__in=ACTIVE).order_by("id"):
        changed = await change_application(application)
        await tell(changed, Party.FREELANCE, event)


async def is_party(mission_id: int, reader: Member) -> bool:
    """Whether a person works, or worked, on a mission: one of the two who still read it once it is filled (FR-094)."""
    own = await Profile.get_or_none(member_id=reader.id, deleted_at=None)
    if own is None:
        return False
    return await Application.filter(mission_id=mission_id, profile_id=own.id, status__in=BOUND).exists()
