"""Whoever talks or meets with somebody reads « vérification en cours » as soon as it is so (states.md, c and g)."""

from core.wake import wake
from models.profile import Profile
from models.sql import execute
from services.unit_of_work import after_commit, unit_of_work

_PEOPLE = (
    "(SELECT id FROM member WHERE id = :member_id"
    " UNION SELECT member_id FROM membership WHERE organisation_id = :organisation_id AND is_owner = :yes)"
)
_WITH_THEM = f"(profile_id = :profile_id OR client_id IN {_PEOPLE})"
_SHOWN = {
    "conversation": f"SELECT id FROM conversation WHERE state = 'open' AND {_WITH_THEM}",
    "appointment": "SELECT id FROM appointment WHERE status IN ('requested', 'countered', 'confirmed', 'in_progress')"
    f" AND {_WITH_THEM}",
}


async def redraw_counterparts(profile: Profile) -> None:
    """Has the conversations and appointments with a profile, and with its people, drawn again for the other sides."""
    values = {
        "profile_id": profile.id,
        "member_id": profile.member_id or 0,
        "organisation_id": profile.organisation_id or 0,
        "yes": True,
    }
    async with unit_of_work():
        for kind, rows in _SHOWN.items():
            await execute(
                f"UPDATE card SET version_wanted = version_wanted + 1 WHERE kind = '{kind}' AND object_id IN ({rows})",
                **values,
            )
            await execute(
                f"UPDATE screen SET rev = rev + 1, attempts = 0 WHERE page = '{kind}' AND object_id IN ({rows})",
                **values,
            )
    after_commit(lambda: wake("screens"))
