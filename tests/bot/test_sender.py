"""What is owed to people arrives: in their language, in order, once, and only while it is true."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from bot.mail import Mail, MailServer
from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.delivery import Card, Channel, Notification, NotificationState
from models.profile import Profile
from services import delivery
from services.appointments import cancel_appointment
from services.appointments.notices import tell_both
from services.notifications import Subject, drop_owed, owe, refresh_cards
from tests.bot.pages_for_tests import BEHAVIOUR
from tests.bot.scene import in_the_hall
from tests.kit.person import Person
from tests.kit.stage import Stage

KEY = "runtime.dead"


async def _owe(stage: Stage, person: Person, number: int = 1, **more: Any) -> None:
    member = await stage.member(person)
    details = {"reference": f"n{number}", "error": "<essai>"}
    await owe(member.id, KEY, details=details, **more)


async def _owe_about(stage: Stage, person: Person, object_id: int, version: int = 1, **more: Any) -> None:
    BEHAVIOUR.setdefault("things", {}).setdefault(object_id, "neuf")
    member = await stage.member(person)
    subject = Subject("thing", object_id, version)
    await owe(member.id, KEY, subject=subject, details={"reference": "", "error": ""}, **more)


async def _states() -> list[str]:
    return [row.state.value for row in await Notification.all().order_by("id")]


async def test_each_reads_it_in_their_language_and_values_are_escaped(stage: Stage) -> None:
    alice, ann = await in_the_hall(stage, "Alice"), await in_the_hall(stage, "Ann", language_code="en")
    for person in (alice, ann):
        await _owe(stage, person)
    await stage.settle()
    (await alice.look()).sees("abandonnée après trois essais", "n1")
    (await ann.look()).sees("given up after three attempts", "<essai>")


async def test_they_arrive_in_the_order_of_their_time_the_urgent_first(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    now = clock.now()
    await _owe(stage, alice, 3, urgency=2)
    await _owe(stage, alice, 2, due_at=now)
    await _owe(stage, alice, 1, due_at=now - timedelta(hours=1))
    await _owe(stage, alice, 0, urgency=0)
    await stage.settle()
    await alice.look()
    seen = [screen.text for screen in alice.received if "Référence" in screen.text]
    assert [next(n for n in range(4) if f"n{n}" in text) for text in seen] == [0, 1, 2, 3]


async def test_nothing_arrives_before_its_time(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe(stage, alice, due_at=clock.now() + timedelta(hours=2))
    await stage.passes(timedelta(hours=1))
    alice.never_saw("Référence")
    await stage.passes(timedelta(hours=1))
    alice.saw("Référence")


async def test_what_is_no_longer_true_is_dropped(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe_about(stage, alice, 1, version=1)
    await _owe_about(stage, alice, 2)
    await drop_owed("thing", 2)
    await _owe_about(stage, alice, 3, version=9)
    del BEHAVIOUR["things"][3]
    BEHAVIOUR["oldest"] = 2
    await stage.settle()
    assert await _states() == ["dropped"] * 3
    (await alice.look()).never_saw("Référence")


async def test_a_notification_becomes_the_living_card_and_the_older_one_loses_its_buttons(
    stage: Stage,
) -> None:
    alice = await in_the_hall(stage)
    await _owe_about(stage, alice, 1)
    await stage.settle()
    (await alice.look()).sees("Référence : R1", "Objet neuf", "Agir")
    first = alice.screen().message_id
    await _owe_about(stage, alice, 1)
    await stage.settle()
    await alice.look()
    assert alice.screen().message_id > first
    assert [s.message_id for s in alice.received if s.offers("Agir")] == [alice.screen().message_id]


async def test_a_living_card_changes_in_place_and_without_a_sound(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe_about(stage, alice, 1)
    await stage.settle()
    await alice.look()
    message_id, calls = alice.screen().message_id, stage.request.calls["sendMessage"]
    BEHAVIOUR["things"][1] = "changé"
    await refresh_cards("thing", 1)
    await stage.settle()
    await alice.look()
    alice.sees("Objet changé")
    assert (alice.screen().message_id, stage.request.calls["sendMessage"]) == (message_id, calls)
    BEHAVIOUR["things"].clear()
    await refresh_cards("thing", 1)
    await stage.settle()
    await alice.look()
    assert not alice.screen().labels
    assert (await Card.get()).message_id is None


async def test_a_change_while_the_card_is_being_sent_is_shown_afterwards(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe_about(stage, alice, 1)
    sender = stage.assembly.sender
    settle = sender._settle

    async def change_then_settle(*given: Any) -> None:
        BEHAVIOUR["things"][1] = "changé"
        await refresh_cards("thing", 1)
        await settle(*given)

    sender._settle = change_then_settle  # type: ignore[assignment, method-assign]
    await stage.settle()
    (await alice.look()).sees("Objet changé")


async def test_a_screen_above_a_notification_comes_again_below_it(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    screen = alice.screen().message_id
    await _owe(stage, alice)
    await stage.settle()
    await alice.taps("Compter")
    alice.sees("Salle comptée 1")
    assert alice.screen().message_id > screen
    assert not any(s.offers("Compter") for s in alice.received[:-1])


async def test_a_receipt_keeps_a_notification_from_being_sent_twice(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe(stage, alice)
    sender, settled = stage.assembly.sender, delivery.settle_sent

    async def die(*given: object) -> None:
        raise KeyboardInterrupt

    delivery.settle_sent = die  # type: ignore[assignment]
    try:
        with pytest.raises(KeyboardInterrupt):
            await sender.send_one()
    finally:
        delivery.settle_sent = settled
    assert not await sender.send_one(), "the lease is still held"
    await Notification.all().update(lease_until=clock.real_now() - timedelta(seconds=1))
    await stage.settle()
    await alice.look()
    assert sum("Référence" in screen.text for screen in alice.received) == 1
    assert await _states() == ["sent"]


async def test_too_many_calls_are_waited_for_and_cost_no_try(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe(stage, alice)
    stage.world.faults.set({"too_many_rate": 1.0, "retry_after": 3})
    assert await stage.assembly.sender.send_one()
    stage.world.faults.set({"too_many_rate": 0.0})
    assert not await stage.assembly.sender.send_one()
    row = await Notification.get()
    assert (row.attempts, row.state) == (0, NotificationState.OWED)
    await Notification.all().update(not_before=clock.real_now())
    await stage.settle()
    assert await _states() == ["sent"]


async def test_a_lost_answer_is_repeated_once_for_what_must_arrive_and_never_for_what_may_be_missed(
    stage: Stage,
) -> None:
    alice = await in_the_hall(stage)
    for mutable in (True, False):
        await _owe(stage, alice, int(mutable), mutable=mutable)
        stage.world.faults.set({"lost_answer_rate": 1.0, "timeout_seconds": 0.001})
        await stage.assembly.sender.send_one()
        stage.world.faults.set({"lost_answer_rate": 0.0})
        await stage.settle()
    await alice.look()
    assert sum("n1" in screen.text for screen in alice.received) == 1
    assert sum("n0" in screen.text for screen in alice.received) == 2


async def test_the_lane_of_one_person_never_stops_another(stage: Stage) -> None:
    alice, bob = await in_the_hall(stage, "Alice"), await in_the_hall(stage, "Bob")
    await _owe(stage, alice, 1)
    await _owe(stage, alice, 2)
    first = await delivery.claim_notification(Channel.TELEGRAM)
    assert first is not None and first.details["reference"] == "n1"
    assert await delivery.claim_notification(Channel.TELEGRAM) is None
    await _owe(stage, bob, 3)
    third = await delivery.claim_notification(Channel.TELEGRAM)
    assert third is not None and third.details["reference"] == "n3"


@pytest.fixture
async def mailbox(stage: Stage) -> Any:
    """The sandbox's mailbox, and the bot that sends to it."""
    from sandbox.mailbox import Mailbox

    box = Mailbox(stage.world, "127.0.0.1", 0)
    await box.start()
    server = MailServer("127.0.0.1", box.port, "Entremise <noreply@entremise.example>")
    stage.assembly.mail = Mail(server, stage.facts, first_retry=timedelta(0))
    yield stage.world.mail
    await box.stop()


async def _address(stage: Stage, person: Person, *, proved: bool = True) -> None:
    member = await stage.member(person)
    at = clock.now() if proved else None
    await type(member).filter(id=member.id).update(email="alice@example.org", email_verified_at=at)


async def test_an_address_that_nobody_proved_gets_no_mail(stage: Stage, mailbox: Any) -> None:
    alice = await in_the_hall(stage)
    await _address(stage, alice, proved=False)
    await _owe(stage, alice, 1, also_by_mail=True)
    await stage.world.block(alice.user_id, stage.bot_id)
    await stage.assembly.poller.poll(0)
    await _owe(stage, alice, 2, mutable=False)
    await stage.settle()
    assert mailbox.all() == []


async def test_who_cannot_be_reached_gets_by_mail_what_must_arrive_and_nothing_else(
    stage: Stage, mailbox: Any
) -> None:
    alice = await in_the_hall(stage)
    await _address(stage, alice)
    await stage.world.block(alice.user_id, stage.bot_id)
    await stage.assembly.poller.poll(0)
    await _owe(stage, alice, 1, mutable=True, dedupe_key="a")
    await _owe(stage, alice, 2, mutable=False, dedupe_key="b")
    await stage.settle()
    (mail,) = mailbox.all()
    whole = mailbox.whole(mail["number"])
    assert mail["recipients"] == ["alice@example.org"]
    assert "n2" in mail["subject"] and "n2" in whole["html"] and "<essai>" in whole["text"]
    assert '<html lang="fr"><head><meta charset="utf-8">' in whole["html"], "it is read aloud in its language"
    for part in ("Bonjour Alice,", "parce que cette adresse est celle de votre compte"):
        assert part in whole["text"] and part in whole["html"]
    assert whole["headers"]["Content-Language"] == "fr"
    written = parsedate_to_datetime(whole["headers"]["Date"])
    assert abs(written - clock.real_now()) < timedelta(minutes=5)
    assert (await stage.member(alice)).unreachable_at is not None
    assert await Notification.filter(state=NotificationState.OWED).count() == 0


async def test_a_mail_that_the_server_does_not_take_is_tried_again(stage: Stage, mailbox: Any) -> None:
    alice = await in_the_hall(stage)
    await _address(stage, alice)
    await _owe(stage, alice, also_by_mail=True)
    mail = stage.assembly.mail
    assert mail is not None
    good, mail.server = mail.server, MailServer("127.0.0.1", 1, "x@entremise.example")
    assert await mail.send_one()
    mail.server = good
    await stage.settle()
    assert len(mailbox.all()) == 1
    assert await _states() == ["sent", "sent"]


async def test_without_an_address_there_is_no_mail(stage: Stage, mailbox: Any) -> None:
    alice = await in_the_hall(stage)
    await _owe(stage, alice, also_by_mail=True)
    await stage.settle()
    assert await _states() == ["sent", "dropped"]


async def test_a_message_taken_over_before_it_was_drawn_again_is_left_with_what_is_true(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await _owe_about(stage, alice, 1)
    await stage.settle()
    first = (await alice.look()).screen().message_id
    BEHAVIOUR["things"][1] = "terminé"
    await refresh_cards("thing", 1)
    await _owe_about(stage, alice, 1, version=2)
    # The sender is quicker than whoever draws cards again.
    while await stage.assembly.sender.send_one():
        pass
    await stage.settle()
    await alice.look()
    assert alice.screen().message_id > first
    (old,) = [screen for screen in alice.received if screen.message_id == first]
    assert "Objet terminé" in old.text and "neuf" not in old.text and not old.labels


@pytest.mark.parametrize(
    ("language", "confirmed", "gone"),
    [
        ("fr", "Rendez-vous confirmé : ", "Rendez-vous annulé : "),
        ("en", "Appointment confirmed: ", "Appointment cancelled: "),
    ],
)
async def test_a_mail_has_a_short_subject_of_its_own_in_the_readers_language(
    stage: Stage, mailbox: Any, language: str, confirmed: str, gone: str
) -> None:
    lea, tom = await stage.professional("Léa Favre"), await stage.visitor("Tom", language_code=language)
    await _address(stage, tom)
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    appointment = await Appointment.create(
        profile_id=profile.id,
        client_id=(await stage.member(tom)).id,
        status=AppointmentStatus.CONFIRMED,
        start_at=clock.now() + timedelta(days=2),
        end_at=clock.now() + timedelta(days=2, minutes=30),
        time_zone="Europe/Zurich",
        requested_at=clock.now(),
        decided_at=clock.now(),
    )
    await tell_both(appointment, "accepted", None)
    await stage.settle()
    await cancel_appointment(await stage.member(lea), appointment.id, None, "Empêchement")
    await stage.settle()
    second, first = mailbox.all()
    assert first["subject"].startswith(confirmed) and second["subject"].startswith(gone)
    assert f'<html lang="{language}">' in mailbox.whole(first["number"])["html"]
