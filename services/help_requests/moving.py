"""One move of a request to the team: guarded, shown everywhere; and who is told."""

from typing import Any

from core.errors import Stale
from models.help_request import HelpMove, HelpRequest, next_help_status
from services.members import list_admins
from services.notifications import Subject, owe, refresh_cards


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
