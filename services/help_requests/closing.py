"""How the team closes a request, and takes that back (FR-233)."""

from core import clock
from core.errors import IllegalMove
from models.help_request import HelpMove, HelpRequest, HelpStatus
from models.member import Member
from services.help_requests.errors import ReopenTooLate
from services.help_requests.moving import move_request, move_to_open, tell_member
from services.help_requests.reading import reopened_until
from services.help_requests.seeing_to import mine_to_answer, require_free, to_see_to, write_down
from services.notifications import drop_owed
from services.seen_version import require_version
from services.unit_of_work import unit_of_work


async def require_closable(admin: Member, request_id: int, version: int) -> HelpRequest:
    """A request that this administrator may close now, before they are asked whether they mean it.

    Refuses with NotFound, OwnCase, TakenByOther, Stale, and with IllegalMove what is closed.
    """
    async with unit_of_work():
        request = await to_see_to(admin, request_id)
        require_version(request, version)
        if request.status is HelpStatus.CLOSED:
            raise IllegalMove(status=request.status, move="close")
        await require_free(admin, request)
        return request


async def close_request(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Clore »: the member is told, and can open it again within thirty days, as the team can.

    Refuses with NotFound, OwnCase, TakenByOther, Stale, IllegalMove.
    """
    async with unit_of_work():
        request = await mine_to_answer(admin, request_id, version)
        moved = await move_request(request, HelpMove.CLOSE, closed_at=clock.now())
        await write_down("closed", admin, request, request.status, moved.status)
        await tell_member(moved, "help.closed")
        return moved


async def undo_closing(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Rouvrir » by anybody of the team, as long as the member could: it is the team's turn again.

    The member is told; that it was closed is told no more where it had not left yet. Refuses with NotFound, OwnCase,
    Stale, IllegalMove, ReopenTooLate, and like `reopen` when another change is under way.
    """
    async with unit_of_work():
        request = await to_see_to(admin, request_id)
        require_version(request, version)
        if request.closed_at is not None and reopened_until(request) is None:
            raise ReopenTooLate()
        moved = await move_to_open(request)
        await write_down("reopened", admin, request, request.status, moved.status)
        await drop_owed("help_request", moved.id, keys=["help.closed"])
        await tell_member(moved, "help.reopened_by_team")
        return moved
