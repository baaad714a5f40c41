"""The numbers of every queue, and what a clock that is set back leaves waiting."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core import clock, metrics
from models.delivery import Card, Channel, InboxUpdate, Notification, Screen
from services import clock_steps, delivery, inbox, queues, screens
from services.inbox import Incoming
from services.notifications import owe
from tests.services.booking_scene import make_client

HOUR = timedelta(hours=1)


@pytest.fixture
def set_back() -> Iterator[None]:
    """Real time an hour earlier than it was, from when the test says so."""
    yield
    clock.set_real(None)
    clock_steps.forget()


def _shown(queue: str) -> tuple[float, float]:
    return metrics.QUEUE.labels(queue)._value.get(), metrics.QUEUE_OLDEST.labels(queue)._value.get()


async def test_every_queue_tells_its_length_and_the_age_of_what_waits_longest(database: str) -> None:
    member = await make_client()
    await inbox.receive([Incoming(1, 1, "{}"), Incoming(2, 2, "{}")])
    await InboxUpdate.filter(update_id=1).update(received_at=clock.real_now() - timedelta(seconds=30))
    await screens.show_page(member.id, 1, "home", {})
    await owe(member.id, "runtime.dead", also_by_mail=True)
    await owe(member.id, "runtime.dead", due_at=clock.now() + HOUR)
    await Card.create(member_id=member.id, kind="thing", object_id=1, chat_id=1, message_id=5)
    clock.freeze(clock.now() + timedelta(seconds=45))
    await queues.measure()
    assert _shown("updates")[0] == 2 and 30 <= _shown("updates")[1] < 60
    assert _shown("screens")[0] == 1 and _shown("cards") == (1, 0)
    assert _shown("telegram") == (1, 45) and _shown("email") == (1, 45)
    assert _shown("calls") == (0, 0)


async def test_what_waits_for_an_hour_that_comes_twice_goes_on(database: str, set_back: None) -> None:
    clock.freeze(None)
    member = await make_client()
    clock_steps.forget()
    await clock_steps.follow()
    await inbox.receive([Incoming(1, 1, "{}")])
    await screens.show_page(member.id, 1, "home", {})
    await owe(member.id, "runtime.dead", details={"n": 1})
    await owe(member.id, "runtime.dead", details={"n": 2}, due_at=clock.now() + 2 * HOUR)
    true_time = clock.real_now() - HOUR
    clock.set_real(lambda: true_time)
    assert await inbox.claim() is None and await delivery.claim_notification(Channel.TELEGRAM) is None
    assert await clock_steps.follow()
    assert await inbox.claim() is not None
    assert await screens.claim_screen() is not None
    claimed = await delivery.claim_notification(Channel.TELEGRAM)
    assert claimed is not None and claimed.details == {"n": 1}
    assert (await Notification.get(id=claimed.id + 1)).due_at > true_time + 2 * HOUR


async def test_a_mail_instead_of_a_message_does_not_wait_for_an_hour_that_comes_twice(
    database: str, set_back: None
) -> None:
    clock.freeze(None)
    member = await make_client(email="tom@example.org", email_verified_at=clock.now())
    clock_steps.forget()
    await clock_steps.follow()
    await owe(member.id, "runtime.dead", mutable=False)
    await delivery.mark_unreachable(member.id)
    true_time = clock.real_now() - HOUR
    clock.set_real(lambda: true_time)
    assert await delivery.claim_notification(Channel.EMAIL) is None
    await clock_steps.follow()
    assert await delivery.claim_notification(Channel.EMAIL) is not None


async def test_what_a_transaction_under_way_kept_of_before_a_step_back_goes_on_at_the_next_look(
    database: str, set_back: None
) -> None:
    clock.freeze(None)
    member = await make_client()
    clock_steps.forget()
    await clock_steps.follow()
    true_time = clock.real_now() - HOUR
    await owe(member.id, "runtime.dead")
    clock.set_real(lambda: true_time)
    await clock_steps.follow()
    before = true_time + HOUR
    await Notification.all().update(due_at=before, created_at=before)
    assert await delivery.claim_notification(Channel.TELEGRAM) is None
    assert not await clock_steps.follow()
    assert await delivery.claim_notification(Channel.TELEGRAM) is not None


async def test_leases_of_before_a_step_back_end_in_their_own_time(database: str, set_back: None) -> None:
    member = await make_client()
    await screens.show_page(member.id, 1, "home", {})
    clock_steps.forget()
    await clock_steps.follow()
    assert await screens.claim_screen() is not None
    true_time = clock.real_now() - HOUR
    clock.set_real(lambda: true_time)
    await clock_steps.follow()
    lease = (await Screen.get()).lease_until
    assert lease is not None and lease == true_time + screens.LEASE
