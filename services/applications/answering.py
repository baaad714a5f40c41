"""The answers of both sides: talk, decline, discard, withdraw, apply for good, choose (FR-133 to FR-147)."""

from core import clock
from core.errors import IllegalMove
from models.application import Application, ApplicationMove, ApplicationStatus
from models.member import Member
from services.application_moves import change_application
from services.applications.acting import act, locked_seat
from services.given_text import paragraph
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

REASON_LIMIT = 500


async def accept(member: Member, application_id: int, version: int | None) -> Application:
    """« Oui, discutons »: both are interested, and their conversation about this mission opens (A3)."""
    return await act(member, application_id, version, ApplicationMove.ACCEPT)


async def decline(member: Member, application_id: int, version: int | None, reason: str) -> Application:
    """« Cette mission ne m’intéresse pas »: soft while it is a proposal (A4), definitive afterwards (A12)."""
    said = paragraph("reason", reason, REASON_LIMIT)
    return await act(member, application_id, version, ApplicationMove.DECLINE, reason=said)


async def discard(member: Member, application_id: int, version: int | None, reason: str) -> Application:
    """« Écarter cette candidature » with a reason: definitive (A5, A13)."""
    said = paragraph("reason", reason, REASON_LIMIT, required=True)
    return await act(member, application_id, version, ApplicationMove.DISCARD, reason=said)


async def withdraw(member: Member, application_id: int, version: int | None) -> Application:
    """« Retirer ma proposition », before the other side answered; nobody is told (A6)."""
    return await act(member, application_id, version, ApplicationMove.WITHDRAW)


async def apply_firmly(member: Member, application_id: int, version: int | None) -> Application:
    """« Je postule », for good: the first of two keys (A8), or the second where the company has chosen (A11)."""
    return await act(member, application_id, version, ApplicationMove.APPLY)


async def choose(member: Member, application_id: int, version: int | None) -> Application:
    """« Choisir cette candidature », for good: reserves the mission for 72 hours (A9), or seals the deal (A10).

    Of two who choose at the same second, one reads Taken.
    """
    return await act(member, application_id, version, ApplicationMove.CHOOSE)


async def keep_talking(member: Member, application_id: int, version: int | None) -> Application:
    """« Toujours d’actualité »: the thirty days of a discussion begin again.

    Refuses with IllegalMove what was not asked.
    """
    async with unit_of_work():
        application = (await locked_seat(member, application_id)).application
        require_version(application, version)
        if application.status is not ApplicationStatus.TALKING or not application.nudges:
            raise IllegalMove(status=str(application.status), move="keep")
        now = clock.now()
        # While the time stands still, it stands still from now on: nothing of before is added when it runs again.
        stands = {} if application.frozen_at is None else {"frozen_at": now}
        return await change_application(application, timer_from=now, nudges=0, **stands)
