"""A claim looks at one recipient’s lane, however many notifications wait and whatever the database knows of them."""

from datetime import timedelta

from core import clock
from models.database import on_sqlite
from models.delivery import Notification
from models.member import Member
from models.sql import fetch
from services import delivery
from services.unit_of_work import unit_of_work

RECIPIENTS = 40


async def _owe(count: int) -> None:
    now = clock.now()
    async with unit_of_work():
        people = [
            await Member.create(display_name="P", created_at=now, last_seen_at=now) for _ in range(RECIPIENTS)
        ]
        await Notification.bulk_create(
            Notification(
                recipient_id=people[number % RECIPIENTS].id,
                key="appointment.reminder",
                details={},
                due_at=now - timedelta(minutes=1),
                not_before=clock.real_now() - timedelta(minutes=1),
                created_at=now,
            )
            for number in range(count)
        )


async def test_a_claim_reads_no_queue_before_the_database_has_counted_it(database: str) -> None:
    await _owe(2_000)
    explain = "EXPLAIN QUERY PLAN" if on_sqlite() else "EXPLAIN"
    rows = await fetch(
        f"{explain} {delivery._HEADS.first_of('urgency = 1')}",
        channel="telegram",
        business=clock.now(),
        now=clock.real_now(),
    )
    plan = " ".join(str(value) for row in rows for value in row.values())
    assert "notification_lane" in plan and "Join" not in plan, plan
