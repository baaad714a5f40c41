"""What a tap is judged by, read in one statement."""

from dataclasses import dataclass

from models.by_key import beside, part_of, rows_by_key
from models.delivery import Screen
from models.dialog import DialogSession
from models.member import Member

_FOUND = (
    "FROM member LEFT JOIN screen ON screen.member_id = member.id"
    " LEFT JOIN dialog_session ON dialog_session.id = :session_id AND dialog_session.member_id = member.id"
    " WHERE member.telegram_id = :telegram_id"
)


@dataclass(frozen=True)
class AtHand:
    """Who tapped, their screen, and their own dialog session of a number, as they are in the present transaction."""

    member: Member
    screen: Screen | None
    session: DialogSession | None


async def at_hand(telegram_id: int, session_id: int) -> AtHand | None:
    """What is kept of somebody; None for whoever is unknown."""
    rows = await rows_by_key(
        f"SELECT {beside(Member, Screen, DialogSession)} {_FOUND}",
        telegram_id=telegram_id,
        session_id=session_id,
    )
    if not rows:
        return None
    member = part_of(Member, rows[0])
    assert member is not None, "it is what was looked for"
    return AtHand(member, part_of(Screen, rows[0]), part_of(DialogSession, rows[0]))
