"""The order in which one person's notifications are claimed, and what it costs when a great many wait for them."""

from datetime import timedelta

import pytest

from core import clock
from models.database import on_sqlite
from models.delivery import Channel, Notification
from models.member import Member
from models.sql import execute, fetch
from services import delivery
from services.unit_of_work import unit_of_work
from tests.services.people import visitor


async def owed(member: Member, key: str, *, urgency: int = 1, ago: int = 0) -> None:
    """A notification that was due so many seconds ago."""
    now = clock.now()
    await Notification.create(
        recipient_id=member.id,
        channel=Channel.TELEGRAM,
        key=key,
        details={},
        mutable=False,
        urgency=urgency,
        due_at=now - timedelta(seconds=ago),
        not_before=clock.real_now() - timedelta(days=1),
        created_at=now,
    )


async def claimed() -> str | None:
    """The key of what is claimed next; it stays on its way."""
    found = await delivery.claim_notification(Channel.TELEGRAM)
    return found.key if found is not None else None


async def test_nothing_else_is_claimed_for_somebody_to_whom_something_is_on_its_way(database: str) -> None:
    tom, lea = await visitor("Tom"), await visitor("Léa")
    await owed(tom, "first", ago=30)
    await owed(tom, "second", ago=20)
    await owed(lea, "other", ago=10)
    assert [await claimed(), await claimed(), await claimed()] == ["first", "other", None]
    # Not even what is more urgent and came meanwhile.
    await owed(tom, "urgent", urgency=0)
    assert await claimed() is None


async def test_the_more_urgent_comes_first_and_what_is_not_due_holds_nobody_up(database: str) -> None:
    tom = await visitor("Tom")
    await owed(tom, "calm", urgency=2, ago=60)
    await owed(tom, "urgent", urgency=0, ago=-60)
    await owed(tom, "usual", ago=30)
    await owed(tom, "equal", ago=30)
    found = []
    while (notification := await delivery.claim_notification(Channel.TELEGRAM)) is not None:
        found.append(notification.key)
        await delivery.settle_sent(notification, 1, None)
    assert found == ["usual", "equal", "calm"]


async def test_what_is_urgent_for_one_comes_before_what_others_have_waited_for_longer(database: str) -> None:
    tom, lea, ada = await visitor("Tom"), await visitor("Léa"), await visitor("Ada")
    await owed(tom, "bulk", urgency=2, ago=60)
    await owed(lea, "usual", ago=40)
    await owed(ada, "urgent", urgency=0, ago=20)
    assert [await claimed() for _ in range(4)] == ["urgent", "usual", "bulk", None]


@pytest.mark.parametrize("urgency", [1, 2])
async def test_what_is_tried_again_later_holds_up_what_comes_after_it_or_is_less_urgent(
    database: str, urgency: int
) -> None:
    tom = await visitor("Tom")
    await owed(tom, "first", ago=60)
    await owed(tom, "next", urgency=urgency, ago=30)
    first = await delivery.claim_notification(Channel.TELEGRAM)
    assert first is not None and first.key == "first"
    await delivery.put_back(first, "Telegram was away", timedelta(minutes=1))
    assert await claimed() is None


async def test_what_comes_before_a_notification_is_read_from_an_index_however_much_waits(
    database: str,
) -> None:
    if not on_sqlite():
        # The planner of PostgreSQL goes by how much there is: that the index is there is all that can be said here.
        found = await fetch("SELECT indexdef FROM pg_indexes WHERE indexname = 'notification_lane_order'")
        assert "(recipient_id, channel, urgency, due_at, id)" in found[0]["indexdef"]
        return
    asked = delivery._HEADS.first_of("urgency = 1")
    async with unit_of_work():
        await execute("ANALYZE")
        now = clock.real_now()
        values = {"channel": "telegram", "business": now, "now": now}
        plan = [row["detail"] for row in await fetch(f"EXPLAIN QUERY PLAN {asked}", **values)]
    lanes = [step for step in plan if "other" in step]
    assert len(lanes) == 2 and all("notification_lane_order" in step for step in lanes), plan
    assert any("notification_on_its_way" in step for step in plan), plan
