"""The numbers of every queue, and what a clock that is set back leaves waiting."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest

import services
from core import clock, metrics
from models.conversation import ConversationTopic
from models.delivery import Card, Channel, InboxUpdate, Notification, Screen
from models.departure import DataExport, Farewell, FarewellKind
from models.gallery import FilePurpose, SentFile, UnwantedFile
from services import clock_steps, conversations, delivery, inbox, lanes, queues, screens
from services.audit import SYSTEM, Thing, record, seal_due
from services.inbox import Incoming
from services.leases import DueRows
from services.notifications import owe
from services.unit_of_work import unit_of_work
from tests.services import people
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


async def test_what_is_fetched_sent_deleted_and_sealed_later_is_measured_too(database: str) -> None:
    member, before = await people.visitor("Tom"), clock.real_now() - timedelta(seconds=30)
    owner, profile = await people.professional("Paul")
    talk = await conversations.leave_message(member, profile.id, "Bonjour", None)
    await seal_due()
    await UnwantedFile.create(name="photos/gone.jpg", due_at=before)
    await UnwantedFile.create(name="photos/new.jpg", due_at=clock.real_now() + HOUR)
    await DataExport.create(member_id=member.id, asked_at=clock.now(), due_at=before)
    topic = {"conversation_id": talk.conversation_id, "made_at": before}
    await ConversationTopic.create(member_id=member.id, chat_id=1, thread_id=7, due_at=before, **topic)
    await ConversationTopic.create(member_id=owner.id, chat_id=2, thread_id=8, **topic)
    for said in (None, before):
        await Farewell.create(
            member_id=90 + bool(said), chat_id=5, language="fr", kind=FarewellKind.OWN, due_at=before,
            said_at=said, created_at=before,
        )  # fmt: skip
    for refusal in ("", "large"):
        await SentFile.create(
            profile_id=profile.id, member_id=owner.id, purpose=FilePurpose.PHOTO, file_id="f", refusal=refusal,
            due_at=clock.real_now() + HOUR, sent_at=before,
        )  # fmt: skip
    async with unit_of_work():
        await record("member_certified", SYSTEM, Thing("profile", 1))
    clock.freeze(clock.now() + timedelta(seconds=45))
    await queues.measure()
    for queue in ("removals", "topics", "farewells", "files"):
        assert _shown(queue)[0] == 1 and 30 <= _shown(queue)[1] < 60, queue
    assert _shown("exports") == (1, 45) and _shown("seals") == (1, 45)
    assert _shown("documents") == (0, 0) and _shown("partner") == (0, 0)
    await seal_due()
    await queues.measure()
    assert _shown("seals") == (0, 0)


def test_every_table_whose_rows_are_claimed_is_a_queue_that_is_measured() -> None:
    for module in pkgutil.walk_packages(services.__path__, "services."):
        importlib.import_module(module.name)
    claimed = {
        thing.model._meta.db_table
        for name, module in sys.modules.items()
        if name.startswith("services.")
        for thing in vars(module).values()
        if isinstance(thing, DueRows)
    }
    assert len(claimed) >= 8
    measured = {waiting.rows.partition(" ")[0] for waiting in queues.QUEUES}
    assert claimed <= measured, f"services/queues.py does not measure {sorted(claimed - measured)}"


async def test_the_team_reads_of_a_small_queue_only_when_something_waits_in_it(database: str) -> None:
    await UnwantedFile.create(name="photos/gone.jpg", due_at=clock.real_now() - HOUR)
    told = {queue.name for queue in await queues.lengths() if queue.is_worth_telling}
    assert told == {*queues.MAIN, "removals"}


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
    assert await lanes.claim() == [] and await delivery.claim_notification(Channel.TELEGRAM) is None
    assert await clock_steps.follow()
    assert await lanes.claim()
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
