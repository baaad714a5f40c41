"""What was told to others and names somebody who left: the name goes out of it."""

import json
from typing import Any

from models.delivery import Notification, NotificationState
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.unit_of_work import unit_of_work

# They tell others of this very end: dropped with the rest, nobody would learn it.
_OF_THE_END = "team.closed"


async def forget_in_notices(member: Member, profiles: list[Profile]) -> None:
    """Takes names and addresses out of what was owed to others; what waits and speaks of the person is dropped.

    That an organisation closed is told with its name, which is nobody's own.
    """
    names = [member.display_name, member.first_name, member.last_name, member.email or ""]
    names.append(f"{member.first_name} {member.last_name}")
    names += [profile.display_name for profile in profiles]
    async with unit_of_work():
        for name in dict.fromkeys(name for name in names if name.strip()):
            for row in await _naming(name):
                notification = await Notification.get(id=row["id"])
                details = {key: _without(value, name) for key, value in notification.details.items()}
                await Notification.filter(id=notification.id).update(details=details)
                if notification.state is NotificationState.OWED:
                    await Notification.filter(id=notification.id).update(
                        state=NotificationState.DROPPED,
                        error="the account is gone",
                        settled_at=notification.due_at,
                    )


async def _naming(name: str) -> list[dict[str, Any]]:
    """The notifications with this very value among their details."""
    quoted = json.dumps(name, ensure_ascii=False)
    for sign in ("\\", "%", "_"):
        quoted = quoted.replace(sign, f"\\{sign}")
    return await fetch(
        "SELECT id FROM notification WHERE CAST(details AS TEXT) LIKE :pattern ESCAPE '\\' AND key <> :of_the_end"
        " ORDER BY id",
        pattern=f"%{quoted}%",
        of_the_end=_OF_THE_END,
    )


def _without(value: Any, name: str) -> Any:
    return "" if value == name else value
