"""What a move of an application says of who answers: the side whose turn it was did, or let it lapse (EXT-02)."""

from core import clock
from models.application import Application, ApplicationMove, ApplicationStatus, Party
from models.mission import Mission
from models.profile import Profile
from models.response_fact import AskedBy
from services.response_rates import note_answer, note_silence

_M = ApplicationMove
_ANSWERS = (_M.ACCEPT, _M.INTEREST, _M.DECLINE, _M.DISCARD, _M.APPLY, _M.CHOOSE)


async def note_response(application: Application, move: ApplicationMove, to: ApplicationStatus) -> None:
    """To be called with an application as it was before the move, and what it leads to: a proposal is no answer.

    The time under check is not in the waiting.
    """
    # The two sides know the moves of applications: imported when needed.
    from services.applications.sides import turn_of

    awaited = turn_of(application)
    if awaited is None or move not in (*_ANSWERS, _M.LAPSE) or to is ApplicationStatus.PROPOSED:
        return
    asked = application.profile_id if awaited is Party.FREELANCE else await _company_id(application)
    if asked is None:
        return
    if move is _M.LAPSE:
        await note_silence(asked, AskedBy.APPLICATION, application.id)
    else:
        # While somebody is under check the clock stands; afterwards `timer_from` is later by that time.
        until = application.frozen_at or clock.now()
        await note_answer(asked, AskedBy.APPLICATION, application.id, until - application.timer_from)


async def _company_id(application: Application) -> int | None:
    mission = await Mission.get(id=application.mission_id)
    company = await Profile.get_or_none(organisation_id=mission.organisation_id, deleted_at=None)
    return company.id if company is not None else None
