"""The people who stand in every scene: three of the team, and somebody who has nothing to do with it."""

from services import members
from tests.services import people

ADA, SAM, EVE = "ada", "sam", "eve"
TEAM = (ADA, SAM, EVE)
STRANGER = "stranger"


async def make_team() -> dict[str, int]:
    """Appoints them; gives their ids by name."""
    found: dict[str, int] = {}
    for name in TEAM:
        made = await people.visitor(name.capitalize())
        found[name] = (await members.appoint_admin(made.telegram_id or 0)).id
    found[STRANGER] = (await people.visitor("Tom Reed")).id
    return found
