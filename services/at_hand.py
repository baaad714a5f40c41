"""What taps are judged by, read in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.by_key import beside, part_of, rows_by_key
from models.delivery import Screen
from models.dialog import DialogSession
from models.member import Member

_FOUND = (
    "FROM (VALUES {tapped}) AS tapped JOIN member ON member.telegram_id = tapped.column1"
    " LEFT JOIN screen ON screen.member_id = member.id"
    " LEFT JOIN dialog_session ON dialog_session.id = tapped.column2 AND dialog_session.member_id = member.id"
)


@dataclass(frozen=True)
class AtHand:
    """Who tapped, their screen, and their own dialog session of a number, as they are in the present transaction."""

    member: Member
    screen: Screen | None
    session: DialogSession | None


async def at_hand(taps: Mapping[int, int]) -> dict[int, AtHand]:
    """What is kept of those who tapped, by their number at Telegram (`taps` gives the session of each); nothing of
    whoever is unknown.
    """
    if not taps:
        return {}
    tapped = (f"(CAST(:who_{n} AS BIGINT), CAST(:session_{n} AS BIGINT))" for n in range(len(taps)))
    values = {f"who_{n}": who for n, who in enumerate(taps)}
    values |= {f"session_{n}": session for n, session in enumerate(taps.values())}
    rows = await rows_by_key(
        f"SELECT {beside(Member, Screen, DialogSession)} {_FOUND.format(tapped=', '.join(tapped))}", **values
    )
    found = {}
    for row in rows:
        member = part_of(Member, row)
        assert member is not None and member.telegram_id is not None, "it is what was looked for"
        found[member.telegram_id] = AtHand(member, part_of(Screen, row), part_of(DialogSession, row))
    return found
