"""Every move of an appointment, who may make it and who sees it (states.md, e)."""

import contextlib
from collections.abc import Callable
from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove, NotFound, Stale
from models.appointment import (
    APPOINTMENT_MOVES,
    Appointment,
    AppointmentMove,
    AppointmentStatus,
    next_appointment_status,
)
from models.delivery import Card, Notification
from models.member import Member
from services import appointments as book
from services.unit_of_work import unit_of_work
from tests.services.appointment_scene import HALF_HOUR, TEN, Scene, active, scene

REFUSALS = (
    IllegalMove,
    book.AbsenceTooEarly,
    book.AbsenceUnproven,
    book.NoMovePending,
    book.NotYourTurn,
)

_S, _M = AppointmentStatus, AppointmentMove


class _TakenBack(Exception):
    """What was tried is undone, so that the next thing is tried on the same appointment."""


@pytest.mark.parametrize("state", ["request", "countered", "confirmed"])
async def test_when_a_party_is_gone_the_other_is_told_without_a_reason(database: str, state: str) -> None:
    s = await scene()
    appointment = await getattr(s, state)()
    assert await book.end_for_party_gone(profile_id=s.profile.id) == 1
    assert await book.end_for_party_gone(profile_id=s.profile.id) == 0
    gone = await Appointment.get(id=appointment.id)
    assert (gone.status, gone.reason, await active(gone)) == (_S.CANCELLED, "", [])
    note = await Notification.filter(recipient_id=s.tom.id, channel="telegram").order_by("-id").first()
    assert note is not None and (note.key, note.details["by"]) == ("appointment.cancelled", "gone")


async def test_the_dashboard_lists_what_is_ahead_for_both_and_nobody_else(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    for member in (s.tom, s.lea):
        assert [row.id for row in await book.list_appointments(member)] == [confirmed.id]
    assert await book.list_appointments(s.eva) == []
    clock.freeze(confirmed.end_at)
    assert await book.list_appointments(s.tom) == []
    assert [row.id for row in await book.list_appointments(s.tom, past=True)] == [confirmed.id]


async def test_each_side_sees_the_name_and_the_zone_of_the_other(database: str) -> None:
    s = await scene()
    await Member.filter(id=s.lea.id).update(time_zone="Europe/Lisbon")
    asked = await s.request()
    mine, theirs = await book.other_party(asked, s.tom), await book.other_party(asked, s.lea)
    assert (mine.name, mine.time_zone) == ("Léa", "Europe/Lisbon")
    assert (theirs.name, theirs.time_zone) == ("Tom", "Europe/Zurich")


def _every_action(s: Scene, appointment_id: int, offer_id: int) -> dict[str, Callable[[Member], object]]:
    later = TEN + 3 * HALF_HOUR
    return {
        "access": lambda m: book.access_appointment(appointment_id, m),
        "accept_appointment": lambda m: book.accept_appointment(m, appointment_id),
        "decline_appointment": lambda m: book.decline_appointment(m, appointment_id, None, "non"),
        "withdraw_request": lambda m: book.withdraw_request(m, appointment_id),
        "offer_other_slots": lambda m: book.offer_other_slots(m, appointment_id, None, [later]),
        "pick_offer": lambda m: book.pick_offer(m, appointment_id, None, offer_id),
        "decline_offers": lambda m: book.decline_offers(m, appointment_id, None, "non"),
        "propose_move": lambda m: book.propose_move(m, appointment_id, None, later),
        "accept_move": lambda m: book.accept_move(m, appointment_id),
        "decline_move": lambda m: book.decline_move(m, appointment_id),
        "cancel_appointment": lambda m: book.cancel_appointment(m, appointment_id, None, "non"),
        "finish_appointment": lambda m: book.finish_appointment(m, appointment_id),
        "mark_no_show": lambda m: book.mark_no_show(m, appointment_id),
    }


@pytest.mark.parametrize("state", ["request", "countered", "confirmed", "begun"])
async def test_a_stranger_finds_nothing_and_changes_nothing_in_any_state(database: str, state: str) -> None:
    s = await scene()
    appointment = await getattr(s, state)()
    owed = await Notification.all().count()
    for act in _every_action(s, appointment.id, 1).values():
        with pytest.raises(NotFound):
            await act(s.eva)  # type: ignore[misc]
    assert (await Appointment.get(id=appointment.id)).version == appointment.version
    assert await Notification.all().count() == owed


@pytest.mark.parametrize("state", ["request", "countered", "confirmed", "begun"])
@pytest.mark.parametrize("who", ["tom", "lea"])
async def test_what_is_possible_is_exactly_what_is_not_refused(database: str, state: str, who: str) -> None:
    s = await scene()
    appointment = await getattr(s, state)()
    if state == "begun":
        clock.freeze(appointment.start_at + timedelta(minutes=16))
    member: Member = getattr(s, who)
    possible = await book.possible_actions(appointment, member)
    offers = await book.offers_of(appointment)
    actions = _every_action(s, appointment.id, offers[0].id if offers else 0)
    for name in set(actions) - possible - {"access"}:
        before = await Notification.all().count()
        with pytest.raises(REFUSALS):
            await actions[name](member)  # type: ignore[misc]
        assert (await Appointment.get(id=appointment.id)).version == appointment.version
        assert await Notification.all().count() == before


@pytest.mark.parametrize("state", ["request", "countered", "confirmed", "begun"])
@pytest.mark.parametrize("who", ["tom", "lea"])
async def test_each_possible_action_succeeds(database: str, state: str, who: str) -> None:
    s = await scene()
    appointment = await getattr(s, state)()
    if state == "begun":
        clock.freeze(appointment.start_at + timedelta(minutes=16))
    member: Member = getattr(s, who)
    possible = await book.possible_actions(appointment, member)
    offers = await book.offers_of(appointment)
    actions = _every_action(s, appointment.id, offers[0].id if offers else 0)
    for name in possible:  # The test above refuses all others: an empty list would fail there.
        with contextlib.suppress(_TakenBack):
            async with unit_of_work():
                await actions[name](member)  # type: ignore[misc]
                changed = await Appointment.get(id=appointment.id)
                assert changed.version > appointment.version, name
                raise _TakenBack


async def test_an_old_button_is_refused(database: str) -> None:
    s = await scene()
    asked = await s.request()
    confirmed = await book.accept_appointment(s.lea, asked.id, asked.version)
    with pytest.raises(Stale):
        await book.cancel_appointment(s.tom, confirmed.id, asked.version, "non")
    with pytest.raises(Stale):
        book.require_version(confirmed, asked.version)


async def test_a_move_seen_on_an_old_copy_is_refused_by_the_guarded_update(database: str) -> None:
    from services.appointments.acting import move_appointment

    s = await scene()
    stale = await s.request()
    await book.accept_appointment(s.lea, stale.id)
    with pytest.raises(Stale):
        await move_appointment(stale, AppointmentMove.DECLINE)


async def test_a_change_has_the_living_cards_redrawn(database: str) -> None:
    s = await scene()
    asked = await s.request()
    card = await Card.create(
        member_id=s.tom.id, kind="appointment", object_id=asked.id, chat_id=1, version_shown=1
    )
    await book.accept_appointment(s.lea, asked.id)
    assert (await Card.get(id=card.id)).version_wanted == 2


def test_nothing_leaves_an_end_and_every_other_state_has_a_way_out() -> None:
    ends = {_S.DONE, _S.DECLINED, _S.EXPIRED, _S.CANCELLED, _S.NO_SHOW}
    assert {status for status, _ in APPOINTMENT_MOVES} == set(_S) - ends
    for status in _S:
        for move in _M:
            if (status, move) in APPOINTMENT_MOVES:
                assert next_appointment_status(status, move) is APPOINTMENT_MOVES[status, move]
            else:
                with pytest.raises(IllegalMove):
                    next_appointment_status(status, move)
