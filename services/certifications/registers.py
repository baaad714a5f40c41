"""Where an official number is looked up by the team, and who else has it."""

import re
from urllib.parse import quote

from models.profile import Profile

_UID = re.compile(r"CHE-\d{3}\.\d{3}\.\d{3}")
_FRENCH = re.compile(r"SIRE[NT] ([\d ]+)")


def register_address(number: str) -> str | None:
    """The page of a public register about a number as it is kept; None where there is none to link to."""
    if _UID.fullmatch(number):
        return f"https://www.uid.admin.ch/Detail.aspx?uid_id={quote(number)}"
    french = _FRENCH.fullmatch(number)
    if french is not None:
        return f"https://annuaire-entreprises.data.gouv.fr/entreprise/{french[1].replace(' ', '')[:9]}"
    return None


async def others_with_number(profile: Profile) -> list[Profile]:
    """Other profiles that gave the same official number: it is public, so that anybody can type it. At most three."""
    if not profile.registration_number:
        return []
    same = Profile.filter(registration_number=profile.registration_number, deleted_at=None)
    return await same.exclude(id=profile.id).order_by("id").limit(3)
