"""A confirmed appointment is moved or cancelled (states.md, e)."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove, Stale
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import (
    AppointmentStatus,
)
from models.delivery import Channel, Notification
from models.response_fact import ResponseFact
from services import appointments as book
from services.free_time import bookable_slot, free_slots
from tests.services.appointment_scene import HALF_HOUR, TEN, active, scene, told
from tests.services.booking_scene import at
from tests.services.test_claims import overlaps

_S = AppointmentStatus


async def test_moving_keeps_the_old_time_until_the_other_side_accepts(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    new = TEN + 4 * HALF_HOUR + timedelta(hours=2)
    asked = await book.propose_move(s.tom, confirmed.id, confirmed.version, new)
    assert (asked.status, asked.start_at, asked.moved_by_id) == (_S.CONFIRMED, TEN, s.tom.id)
    assert await active(asked) == [(ClaimKind.APPOINTMENT, TEN), (ClaimKind.MOVE, new)]
    with pytest.raises(book.NotYourTurn):
        await book.accept_move(s.tom, asked.id)
    moved = await book.accept_move(s.lea, asked.id, asked.version)
    assert (moved.start_at, moved.moved_by_id) == (new, None)
    assert (moved.calendar_sequence, moved.reminder_version) == (1, 2)
    assert moved.calendar_uid == confirmed.calendar_uid
    assert await active(moved) == [(ClaimKind.APPOINTMENT, new)]
    assert await bookable_slot(s.profile.id, TEN)
    assert await told(s.tom) == ["accepted", "moved"]
    assert await told(s.lea) == ["requested", "accepted", "move_asked", "moved"]


async def test_a_refused_move_leaves_everything_as_it_was(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    asked = await book.propose_move(s.lea, confirmed.id, None, TEN + HALF_HOUR)
    kept = await book.decline_move(s.tom, asked.id, asked.version)
    assert (kept.start_at, kept.moved_by_id, kept.calendar_sequence) == (TEN, None, 0)
    assert await active(kept) == [(ClaimKind.APPOINTMENT, TEN)]
    assert (await told(s.lea))[-1] == "move_declined"
    with pytest.raises(book.NoMovePending):
        await book.accept_move(s.tom, asked.id)


async def test_taking_a_proposal_back_tells_nobody_and_proposing_again_replaces_it(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    await book.propose_move(s.tom, confirmed.id, None, TEN + HALF_HOUR)
    await book.propose_move(s.tom, confirmed.id, None, TEN + 2 * HALF_HOUR)
    with pytest.raises(book.MovePending):
        await book.propose_move(s.lea, confirmed.id, None, TEN + 3 * HALF_HOUR)
    assert await active(confirmed) == [(ClaimKind.APPOINTMENT, TEN), (ClaimKind.MOVE, TEN + 2 * HALF_HOUR)]
    await book.decline_move(s.tom, confirmed.id)
    assert "move_declined" not in await told(s.tom) + await told(s.lea)


async def test_moving_next_to_the_old_time_works_with_buffers(database: str) -> None:
    s = await scene(buffer_before_minutes=10, buffer_after_minutes=15)
    confirmed = await s.confirmed()
    starts = [
        slot.start for slot in await free_slots(s.profile.id, at(5, 0), at(6, 0), appointment_id=confirmed.id)
    ]
    assert TEN not in starts
    for start in (TEN - HALF_HOUR, TEN + HALF_HOUR):
        assert start in starts
        await book.propose_move(s.tom, confirmed.id, None, start)
    await book.decline_move(s.lea, confirmed.id)
    [kept] = await Claim.filter(appointment_id=confirmed.id, state=ClaimState.ACTIVE)
    assert kept.blocked_from == TEN - timedelta(minutes=10)
    assert kept.blocked_until == TEN + HALF_HOUR + timedelta(minutes=15)
    await book.propose_move(s.tom, confirmed.id, None, TEN + HALF_HOUR)
    moved = await book.accept_move(s.lea, confirmed.id)
    [claim] = await Claim.filter(appointment_id=moved.id, state=ClaimState.ACTIVE)
    assert claim.blocked_from == TEN + HALF_HOUR - timedelta(minutes=10)
    assert await overlaps() == 0


async def test_under_two_hours_it_cannot_be_moved_but_cancelled_and_counts_late(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    clock.freeze(TEN - timedelta(minutes=119))
    assert not book.may_move(confirmed)
    with pytest.raises(book.TooLateToMove):
        await book.propose_move(s.tom, confirmed.id, None, TEN + 4 * HALF_HOUR)
    cancelled = await book.cancel_appointment(s.tom, confirmed.id, confirmed.version, "Malade")
    assert (cancelled.status, cancelled.late_cancel, cancelled.reason) == (_S.CANCELLED, True, "Malade")
    assert cancelled.ended_by_id == s.tom.id


async def test_a_move_that_nobody_answers_lapses_and_the_old_time_stays(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    await book.propose_move(s.tom, confirmed.id, None, TEN + 3 * HALF_HOUR)
    clock.freeze(TEN - HALF_HOUR)
    with pytest.raises(book.AnswerTooLate):
        await book.accept_move(s.lea, confirmed.id)
    assert await book.expire_moves() == 1
    assert await book.expire_moves() == 0
    assert await active(confirmed) == [(ClaimKind.APPOINTMENT, TEN)]
    assert (await told(s.tom))[-1] == "move_declined"


async def test_cancelling_frees_the_slot_and_tells_both_with_the_next_sequence(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    await book.propose_move(s.tom, confirmed.id, None, TEN + HALF_HOUR)
    with pytest.raises(book.ReasonNeeded):
        await book.cancel_appointment(s.lea, confirmed.id, None, " ")
    cancelled = await book.cancel_appointment(s.lea, confirmed.id, None, "Empêchée")
    assert (cancelled.late_cancel, cancelled.calendar_sequence) == (False, 1)
    assert await active(cancelled) == []
    assert await bookable_slot(s.profile.id, TEN)
    assert (await told(s.tom))[-1] == "cancelled"
    assert (await told(s.tom, Channel.EMAIL))[-1] == "cancelled"
    assert await Notification.filter(key="appointment.reminder", state="owed").count() == 0
    again = await book.request_appointment(s.eva, s.profile.id, TEN)
    assert again.status is _S.REQUESTED


async def test_a_request_is_taken_back_by_who_asked_and_its_time_is_free_at_once(database: str) -> None:
    s = await scene()
    asked = await s.request()
    assert not await bookable_slot(s.profile.id, TEN)
    with pytest.raises(book.NotYourTurn):
        await book.withdraw_request(s.lea, asked.id)
    back = await book.withdraw_request(s.tom, asked.id, asked.version)
    assert (back.status, back.ended_by_id, back.reason) == (_S.CANCELLED, s.tom.id, "")
    assert await active(back) == []
    assert await bookable_slot(s.profile.id, TEN)
    assert await told(s.lea) == ["requested", "withdrawn"]
    assert await told(s.tom) == []
    assert await ResponseFact.all().count() == 0
    assert await book.profile_to_ask_again(back, s.tom) is None
    with pytest.raises(IllegalMove):
        await book.withdraw_request(s.tom, asked.id)


async def test_what_was_answered_is_not_taken_back_by_an_old_button(database: str) -> None:
    s = await scene()
    asked = await s.request()
    await book.accept_appointment(s.lea, asked.id)
    with pytest.raises(Stale):
        await book.withdraw_request(s.tom, asked.id, asked.version)
    with pytest.raises(IllegalMove):
        await book.withdraw_request(s.tom, asked.id)
    assert await active(asked) == [(ClaimKind.APPOINTMENT, TEN)]
