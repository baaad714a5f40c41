"""Whether the bot has nothing left to do, and what became of what people were owed."""

from core import clock
from models.delivery import InboxState, InboxUpdate, Notification, NotificationState
from models.sql import fetch
from sandbox.world import World


async def what_is_left(world: World) -> dict[str, int]:
    """What still waits, by name; empty at rest. Business time stands, so that everything owed is due."""
    waiting = {update["update_id"] for update in world.updates.pending(world.bot())}
    waiting -= {row.update_id for row in await InboxUpdate.filter(update_id__in=list(waiting))}
    counted = {
        "updates at Telegram": len(waiting),
        "updates": await InboxUpdate.filter(state=InboxState.OPEN).count(),
        "screens": await _count("SELECT COUNT(*) AS n FROM screen WHERE rev <> shown"),
        "notifications": await _count(
            f"SELECT COUNT(*) AS n FROM notification WHERE state = '{NotificationState.OWED.value}'"
        ),
        "cards": await _count(
            "SELECT COUNT(*) AS n FROM card WHERE version_wanted <> version_shown AND message_id IS NOT NULL"
        ),
    }
    return {name: number for name, number in counted.items() if number}


async def why_owed() -> list[str]:
    """Why the first notifications that are still owed are: their channel, tries, last error, and what they wait for."""
    real, found = clock.real_now(), []
    for row in await Notification.filter(state=NotificationState.OWED).order_by("id").limit(3):
        put_off = (row.not_before - real).total_seconds()
        leased = (row.lease_until - real).total_seconds() if row.lease_until else 0
        found.append(
            f"{row.channel}, {row.attempts} tries, {row.error}: put off {put_off:.0f} s, leased {leased:.0f} s,"
            f" due in {(row.due_at - clock.now()).total_seconds():.0f} s"
        )
    return found


async def _count(statement: str) -> int:
    return int((await fetch(statement))[0]["n"])
