"""One move of a request to the team: guarded, shown everywhere; and who is told."""

from typing import Any

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import Stale
from models.help_request import HelpMove, HelpRequest, HelpTopic, next_help_status
from services.help_requests.errors import NameAskedAlready, NumberAskedAlready
from services.members import list_admins
from services.notifications import Subject, owe, refresh_cards
from services.unit_of_work import savepoint


async def change_request(request: HelpRequest, **changes: Any) -> HelpRequest:
    """Changes a request if nobody did since it was read, else refuses with Stale; its cards and screens follow."""
    updated = await HelpRequest.filter(id=request.id, version=request.version).update(
        **changes, version=request.version + 1
    )
    if not updated:
        raise Stale()
    await refresh_cards("help_request", request.id)
    return await HelpRequest.get(id=request.id)


async def move_request(request: HelpRequest, move: HelpMove, **changes: Any) -> HelpRequest:
    """One move of the table, with what goes with it. Refuses with IllegalMove and Stale."""
    return await change_request(request, status=next_help_status(request.status, move), **changes)


async def move_to_open(request: HelpRequest) -> HelpRequest:
    """Opens a closed request again: the team's turn begins now.

    Refuses with IllegalMove and Stale, and with NumberAskedAlready or NameAskedAlready while another change of the
    same profile is under way.
    """
    try:
        async with savepoint():
            return await move_request(
                request, HelpMove.REOPEN, closed_at=None, waiting_since=clock.now(), reminded_at=None
            )
    except IntegrityError:
        raise (NameAskedAlready() if request.topic is HelpTopic.NAME else NumberAskedAlready()) from None


async def tell_team(request: HelpRequest, key: str) -> None:
    """Owes whoever sees to the request a notice, or every administrator while nobody does."""
    subject = Subject("help_request", request.id, request.version)
    admins = await list_admins()
    seeing_to_it = [admin for admin in admins if admin.id == request.taken_by]
    for admin in seeing_to_it or admins:
        if admin.id != request.member_id:
            await owe(admin.id, key, subject=subject, mutable=False)


async def tell_member(request: HelpRequest, key: str) -> None:
    """Owes the member a notice that cannot be muted: by Telegram, or by e-mail once they cannot be reached there."""
    subject = Subject("help_request", request.id, request.version)
    await owe(request.member_id, key, subject=subject, mutable=False)
