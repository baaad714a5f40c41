"""What one poll brought is kept in its order, and judged one by one where anything stands against it."""

from models.delivery import InboxState, InboxUpdate
from services import inbox
from services.inbox import LANE_LIMIT, Incoming


def _update(number: int, lane: int, problem: str | None = None) -> Incoming:
    return Incoming(number, lane, f'{{"update_id": {number}}}', problem)


async def _kept(lane: int) -> list[int]:
    """The numbers of a person's open updates, in the order in which they are worked on."""
    rows = await InboxUpdate.filter(lane=lane, state=InboxState.OPEN).order_by("seq")
    return [row.update_id for row in rows]


async def test_updates_of_several_people_are_kept_in_the_order_of_each(database: str) -> None:
    numbers = [50, 7, 12, 3, 99, 4]
    assert await inbox.receive([_update(number, number % 2) for number in numbers]) == 6
    assert await _kept(0) == [50, 12, 4] and await _kept(1) == [7, 3, 99]


async def test_what_came_before_is_kept_once_and_what_is_unsound_lies_dead_beside_the_others(
    database: str,
) -> None:
    await inbox.receive([_update(1, 5), _update(2, 5)])
    again = [_update(2, 5), _update(3, 5), _update(3, 5), _update(4, 6, "no update at all"), _update(5, 5)]
    assert await inbox.receive(again) == 3
    assert await _kept(5) == [1, 2, 3, 5] and await _kept(6) == []
    assert (await InboxUpdate.get(update_id=4)).state is InboxState.DEAD


async def test_whoever_has_no_room_for_all_of_a_poll_keeps_what_there_is_room_for(database: str) -> None:
    first = LANE_LIMIT - 3
    await inbox.receive([_update(number, 5) for number in range(first)])
    # Two of them were there before and take no room; nobody else is kept from anything.
    mixed = [_update(number, 5) for number in range(first - 2, first + 10)] + [_update(9_000, 6)]
    assert await inbox.receive(mixed) == 4
    assert await _kept(5) == list(range(LANE_LIMIT)) and await _kept(6) == [9_000]
