"""Requests that wait longer than what members are told."""

from datetime import timedelta

from core import clock
from models.help_request import HelpRequest, HelpStatus
from services.help_requests.moving import tell_team
from services.help_requests.reading import ANSWER_WITHIN_DAYS, is_late
from services.unit_of_work import unit_of_work


async def remind_late() -> int:
    """Tells the team once that a request waits for more than two working days; gives how many (FR-233)."""
    # Two working days are never less than two days.
    before = clock.now() - timedelta(days=ANSWER_WITHIN_DAYS)
    waiting = await HelpRequest.filter(status=HelpStatus.OPEN, reminded_at=None, waiting_since__lt=before)
    told = 0
    for request in waiting:
        if not is_late(request):
            continue
        async with unit_of_work():
            due = HelpRequest.filter(id=request.id, version=request.version, reminded_at=None)
            if await due.update(reminded_at=clock.now()):
                await tell_team(request, "help.late")
                told += 1
    return told
