"""Updates that are given up without having been understood: their lanes go on, and whoever sent them is told."""

from bot.shape import Unreadable
from core import metrics
from core.errors import NotFound
from services import inbox, members
from services.inbox import Claimed
from services.notifications import owe
from services.unit_of_work import unit_of_work


async def bury_unreadable(claimed: Claimed, error: Unreadable) -> tuple[None, None]:
    """What Telegram would not send is kept as dead; inside the transaction that claimed it."""
    await inbox.bury(claimed, f"unreadable: {error}")
    metrics.UPDATES.labels("unreadable").inc()
    await _tell_lane(claimed)
    return None, None


async def blame_for_a_death(seq: int) -> bool:
    """The process died while this update alone was worked on; says whether that was one death too many."""
    async with unit_of_work():
        claimed = await inbox.blame(seq)
        if claimed is not None:
            await _tell_lane(claimed)
    return claimed is not None


async def _tell_lane(claimed: Claimed) -> None:
    """Tells whoever the update came from, if it was one person, by a message of its own: nobody looks into it."""
    try:
        member = await members.access_member(claimed.lane)
    except NotFound:
        return
    await owe(member.id, "runtime.failed", details={"reference": claimed.reference}, mutable=False, urgency=0)
