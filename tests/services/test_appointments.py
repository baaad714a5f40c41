"""Asking for an appointment and answering it: what is offered, picked, refused, and lapses (states.md, e)."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound, SlotTaken
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import (
    Appointment,
    AppointmentStatus,
)
from models.delivery import Channel, Notification
from models.profile import Profile
from services import appointments as book
from services.contact import CertificationNeeded
from services.free_time import bookable_slot
from services.given_text import TextTooLong
from tests.services.appointment_scene import HALF_HOUR, TEN, active, scene, told
from tests.services.booking_scene import at, hold_of, make_client, make_professional

_S = AppointmentStatus


async def test_a_request_takes_the_slot_and_tells_the_professional(database: str) -> None:
    s = await scene()
    asked = await s.request()
    assert (asked.status, asked.start_at, asked.end_at) == (_S.REQUESTED, TEN, TEN + HALF_HOUR)
    assert asked.answer_by == TEN - timedelta(minutes=30)
    assert asked.time_zone == "Europe/Zurich"
    assert await active(asked) == [(ClaimKind.REQUEST, TEN)]
    assert await told(s.lea) == ["requested"]
    assert await told(s.tom) == []
    with pytest.raises(SlotTaken):
        await book.request_appointment(s.eva, s.profile.id, TEN)


async def test_the_time_to_answer_is_two_days_for_what_is_far_ahead(database: str) -> None:
    s = await scene()
    asked = await s.request(at(15, 8))
    assert asked.answer_by == clock.now() + timedelta(hours=48)


async def test_a_request_ends_the_choice_that_led_to_it(database: str) -> None:
    s = await scene()
    await book.hold_slot(s.tom, s.profile.id, TEN)
    asked = await s.request()
    assert await hold_of(s.tom, s.profile) is None
    assert await active(asked) == [(ClaimKind.REQUEST, TEN)]


async def test_only_who_may_book_can_ask(database: str) -> None:
    s = await scene()
    newcomer = await make_client("New", registered_at=None, category=None)
    with pytest.raises(book.AppointmentNeedsRegistration):
        await book.request_appointment(newcomer, s.profile.id, TEN)
    nowhere = await make_client("Nowhere", city=" ")
    with pytest.raises(book.AppointmentNeedsAddress):
        await book.request_appointment(nowhere, s.profile.id, TEN)
    with pytest.raises(book.AppointmentWithOneself):
        await book.request_appointment(s.lea, s.profile.id, TEN)
    other_pro, hidden = await make_professional("Marc")
    await Profile.filter(id=hidden.id).update(certification="review")
    with pytest.raises(NotFound):
        await book.request_appointment(s.tom, hidden.id, TEN)
    with pytest.raises(TextTooLong):
        await book.request_appointment(s.tom, s.profile.id, TEN, "x" * 501)
    with pytest.raises(CertificationNeeded):
        await book.request_appointment(other_pro, s.profile.id, TEN)
    assert await Appointment.all().count() == 0
    await Profile.filter(id=hidden.id).update(certification="certified")
    assert await book.request_appointment(other_pro, s.profile.id, TEN)


async def test_automatic_acceptance_confirms_at_once_and_tells_both(database: str) -> None:
    s = await scene(automatic_acceptance=True)
    asked = await s.request()
    assert asked.status is _S.CONFIRMED
    assert await told(s.lea) == ["accepted"]
    assert await told(s.tom) == ["accepted"]
    assert await active(asked) == [(ClaimKind.APPOINTMENT, TEN)]


async def test_accepting_confirms_and_owes_both_the_calendar_file_by_chat_and_mail(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    assert confirmed.status is _S.CONFIRMED
    assert confirmed.decided_at == clock.now()
    assert await told(s.tom) == ["accepted"]
    assert await told(s.tom, Channel.EMAIL) == ["accepted"]
    note = await Notification.get(recipient_id=s.tom.id, channel="telegram", key="appointment.accepted")
    assert not note.mutable
    assert note.details == {"own": False, "by": "professional"}
    mine = await Notification.get(recipient_id=s.lea.id, channel="telegram", key="appointment.accepted")
    assert mine.details["own"]


async def test_a_refusal_needs_a_reason_and_frees_the_slot(database: str) -> None:
    s = await scene()
    asked = await s.request()
    for empty in ("", "  \n\x00"):
        with pytest.raises(book.ReasonNeeded):
            await book.decline_appointment(s.lea, asked.id, asked.version, empty)
    declined = await book.decline_appointment(s.lea, asked.id, asked.version, "Complet")
    assert (declined.status, declined.reason) == (_S.DECLINED, "Complet")
    assert await told(s.tom) == ["declined"]
    assert await bookable_slot(s.profile.id, TEN)


async def test_offers_replace_the_requested_time_and_picking_one_frees_the_others(database: str) -> None:
    s = await scene()
    countered = await s.countered()
    assert countered.status is _S.COUNTERED
    assert await active(countered) == [
        (ClaimKind.OFFER, TEN + HALF_HOUR),
        (ClaimKind.OFFER, TEN + 2 * HALF_HOUR),
    ]
    assert await told(s.tom) == ["countered"]
    assert await bookable_slot(s.profile.id, TEN)
    chosen = (await book.offers_of(countered))[1]
    confirmed = await book.pick_offer(s.tom, countered.id, countered.version, chosen.id)
    assert (confirmed.status, confirmed.start_at) == (_S.CONFIRMED, TEN + 2 * HALF_HOUR)
    assert await active(confirmed) == [(ClaimKind.APPOINTMENT, TEN + 2 * HALF_HOUR)]
    assert await told(s.lea) == ["requested", "accepted"]
    assert await bookable_slot(s.profile.id, TEN + HALF_HOUR)


async def test_neighbouring_offers_are_possible_with_buffers_and_the_picked_one_gets_its_own(
    database: str,
) -> None:
    s = await scene(buffer_before_minutes=10, buffer_after_minutes=15)
    countered = await s.countered()
    first = (await book.offers_of(countered))[0]
    confirmed = await book.pick_offer(s.tom, countered.id, countered.version, first.id)
    [claim] = await Claim.filter(appointment_id=confirmed.id, state=ClaimState.ACTIVE)
    assert claim.blocked_from == first.start_at - timedelta(minutes=10)
    assert claim.blocked_until == first.end_at + timedelta(minutes=15)


async def test_one_to_three_other_free_slots_are_offered_or_nothing_changes(database: str) -> None:
    s = await scene()
    asked = await s.request()
    four = [TEN + number * HALF_HOUR for number in range(-2, 3) if number]
    for starts in ([], four, [TEN]):
        with pytest.raises(book.OfferCount):
            await book.offer_other_slots(s.lea, asked.id, asked.version, starts)
    await book.hold_slot(s.eva, s.profile.id, TEN + HALF_HOUR)
    with pytest.raises(SlotTaken):
        await book.offer_other_slots(s.lea, asked.id, asked.version, [TEN - HALF_HOUR, TEN + HALF_HOUR])
    assert await active(asked) == [(ClaimKind.REQUEST, TEN)]
    assert (await Appointment.get(id=asked.id)).version == asked.version


async def test_refusing_the_offers_ends_it_and_frees_them(database: str) -> None:
    s = await scene()
    countered = await s.countered()
    declined = await book.decline_offers(s.tom, countered.id, countered.version)
    assert declined.status is _S.DECLINED
    assert await active(declined) == []
    assert await told(s.lea) == ["requested", "offer_declined"]


async def test_an_offer_that_begins_within_half_an_hour_can_no_longer_be_picked(database: str) -> None:
    s = await scene()
    countered = await s.countered()
    [soon, later] = await book.offers_of(countered)
    clock.freeze(soon.start_at - HALF_HOUR)
    with pytest.raises(book.AnswerTooLate):
        await book.pick_offer(s.tom, countered.id, countered.version, soon.id)
    assert (await book.pick_offer(s.tom, countered.id, countered.version, later.id)).status is _S.CONFIRMED


async def test_what_nobody_answers_expires_once_and_both_are_told(database: str) -> None:
    s = await scene()
    asked = await s.request(at(15, 8))
    clock.freeze(clock.now() + timedelta(hours=48) - timedelta(seconds=1))
    assert await book.expire_due() == 0
    clock.freeze(clock.now() + timedelta(seconds=1))
    with pytest.raises(book.AnswerTooLate):
        await book.accept_appointment(s.lea, asked.id)
    assert await book.expire_due() == 1
    assert await book.expire_due() == 0
    assert (await Appointment.get(id=asked.id)).status is _S.EXPIRED
    assert await active(asked) == []
    assert (await told(s.tom), await told(s.lea)) == (["expired"], ["requested", "expired"])


async def test_a_request_expires_half_an_hour_before_its_start(database: str) -> None:
    s = await scene()
    asked = await s.request()
    clock.freeze(TEN - HALF_HOUR)
    assert await book.expire_due() == 1
    assert (await Appointment.get(id=asked.id)).status is _S.EXPIRED
