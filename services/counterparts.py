"""Whoever talks or meets with somebody reads « vérification en cours » as soon as it is so (states.md, c and g)."""

from models.profile import Profile
from services.notifications import refresh_cards_among
from services.unit_of_work import unit_of_work

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
        for kind, ids in _SHOWN.items():
            await refresh_cards_among(kind, ids, keeps_news=True, **values)
