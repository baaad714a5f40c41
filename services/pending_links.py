"""The public deep link that brought somebody here, kept until they have signed up."""

from core.text import one_line
from models.member import Member
from models.sql import execute
from services.unit_of_work import unit_of_work

_LINK_LIMIT = 64


async def keep_pending_link(member_id: int, payload: str) -> None:
    """Keeps the deep link that brought somebody here until they have signed up; the newest one counts."""
    kept = one_line(payload)
    if len(kept) <= _LINK_LIMIT:
        async with unit_of_work():
            await Member.filter(id=member_id).update(pending_link=kept or None)


async def take_pending_link(member_id: int) -> str | None:
    """The kept deep link, once: of two who take it at the same moment one gets it."""
    async with unit_of_work():
        member = await Member.get_or_none(id=member_id)
        if member is None or member.pending_link is None:
            return None
        taken = await execute(
            "UPDATE member SET pending_link = NULL WHERE id = :id AND pending_link = :link",
            id=member_id,
            link=member.pending_link,
        )
        return member.pending_link if taken else None
