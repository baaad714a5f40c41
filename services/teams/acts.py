"""What owners change of their people is written down, for the organisation itself and for the team (EXT-15)."""

from models.member import Member, Organisation
from services.audit import Thing, record

OWNER, STAFF = "owner", "staff"


async def write_down(
    actor: Member, organisation_id: int, act: str, *, concerned: int | None = None, hat: str = OWNER
) -> None:
    """Adds "team.<act>" to the log, in the caller's transaction; `concerned` is the person whom it is about."""
    organisation = await Organisation.get(id=organisation_id)
    thing = Thing("organisation", organisation.public_id)
    await record(f"team.{act}", actor, thing, concerned=concerned, hat=hat)
