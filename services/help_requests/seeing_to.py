"""Which request an administrator may act on, and who sees to it."""

from core import clock
from models.help_request import HelpRequest
from models.member import Member
from services.audit import Thing, record
from services.certifications import OwnCase, require_admin
from services.help_requests.errors import TakenByOther
from services.help_requests.moving import change_request
from services.help_requests.reading import access_request, called
from services.seen_version import require_version


async def to_see_to(admin: Member, request_id: int) -> HelpRequest:
    """A request that this administrator may act on. Refuses with NotFound, with OwnCase their own."""
    await require_admin(admin)
    request = await access_request(admin, request_id)
    if request.member_id == admin.id:
        raise OwnCase()
    return request


async def mine_to_answer(admin: Member, request_id: int, version: int | None = None) -> HelpRequest:
    """The same, taken by whoever acts when nobody took it.

    Refuses with Stale a button for another version, and with TakenByOther what another one sees to.
    """
    request = await to_see_to(admin, request_id)
    require_version(request, version)
    if not await require_free(admin, request):
        request = await change_request(request, taken_by=admin.id, taken_at=clock.now())
    return request


async def require_free(admin: Member, request: HelpRequest) -> bool:
    """Whether this administrator sees to it already. Refuses with TakenByOther what another one of the team does."""
    taker = await Member.get_or_none(id=request.taken_by, is_admin=True, deleted_at=None)
    if taker is not None and taker.id != admin.id:
        raise TakenByOther(name=called(taker))
    return taker is not None


async def write_down(
    act: str, admin: Member, request: HelpRequest, before: str = "", after: str = ""
) -> None:
    """One line of the audit log, in the caller's transaction (EXT-15)."""
    thing = Thing("help_request", request.public_id)
    await record(f"help.{act}", admin, thing, concerned=request.member_id, before=before, after=after)
