"""Every move of an appointment, who may make it, who is told (states.md, e)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove, NotFound, SlotTaken, Stale
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import (
    APPOINTMENT_MOVES,
    Appointment,
    AppointmentMove,
    AppointmentStatus,
    next_appointment_status,
)
from models.call import CallSeat
from models.delivery import Card, Channel, Notification
from models.member import Member
from models.profile import Profile
from services import appointments as book
from services.calls import join, leave
from services.contact import CertificationNeeded
from services.free_time import free_slots, is_bookable
from services.given_text import TextTooLong
from services.reminders import reminder_still_true
from tests.services.booking_scene import at, make_client, make_professional
from tests.services.test_claims import overlaps

TEN = at(5, 8)  # Tuesday, 10:00 in Zurich.
HALF_HOUR = timedelta(minutes=30)
REFUSALS = (
    IllegalMove,
    book.AbsenceTooEarly,
    book.AbsenceUnproven,
    book.NoMovePending,
    book.NotYourTurn,
)
_S, _M = AppointmentStatus, AppointmentMove


class Scene:
    """Tom, Léa, and a stranger."""

    tom: Member
    lea: Member
    eva: Member
    profile: Profile

    async def request(self, start: object = TEN) -> Appointment:
        return await book.request_appointment(
            self.tom, self.profile.id, TEN if start is None else start, "Un site"
        )  # type: ignore[arg-type]

    async def confirmed(self) -> Appointment:
        asked = await self.request()
        return await book.accept_appointment(self.lea, asked.id)

    async def countered(self) -> Appointment:
        asked = await self.request()
        return await book.offer_other_slots(
            self.lea, asked.id, asked.version, [TEN + HALF_HOUR, TEN + 2 * HALF_HOUR]
        )

    async def begun(self) -> Appointment:
        appointment = await self.confirmed()
        clock.freeze(appointment.start_at - timedelta(minutes=10))
        assert await book.open_due_rooms() == 1
        room = await book.room_of(appointment)
        assert room is not None
        await join(room.id, self.tom.id)
        return await Appointment.get(id=appointment.id)


async def scene(**rules: object) -> Scene:
    """The scene, with booking rules."""
    made = Scene()
    made.lea, made.profile = await make_professional(**rules)  # type: ignore[arg-type]
    made.tom, made.eva = await make_client("Tom"), await make_client("Eva")
    return made


async def told(member: Member, channel: Channel = Channel.TELEGRAM) -> list[str]:
    """What a person was owed at once, without reminders, oldest first."""
    rows = await Notification.filter(recipient_id=member.id, channel=channel).order_by("id")
    return [row.key.removeprefix("appointment.") for row in rows if row.key != "appointment.reminder"]


async def active(appointment: Appointment) -> list[tuple[ClaimKind, object]]:
    """What an appointment occupies."""
    claims = await Claim.filter(appointment_id=appointment.id, state=ClaimState.ACTIVE).order_by("start_at")
    return [(claim.kind, claim.start_at) for claim in claims]


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
    assert await book.hold_of(s.tom.id, s.profile.id) is None
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
    assert await is_bookable(s.profile.id, TEN)


async def test_offers_replace_the_requested_time_and_picking_one_frees_the_others(database: str) -> None:
    s = await scene()
    countered = await s.countered()
    assert countered.status is _S.COUNTERED
    assert await active(countered) == [
        (ClaimKind.OFFER, TEN + HALF_HOUR),
        (ClaimKind.OFFER, TEN + 2 * HALF_HOUR),
    ]
    assert await told(s.tom) == ["countered"]
    assert await is_bookable(s.profile.id, TEN)
    chosen = (await book.offers_of(countered))[1]
    confirmed = await book.pick_offer(s.tom, countered.id, countered.version, chosen.id)
    assert (confirmed.status, confirmed.start_at) == (_S.CONFIRMED, TEN + 2 * HALF_HOUR)
    assert await active(confirmed) == [(ClaimKind.APPOINTMENT, TEN + 2 * HALF_HOUR)]
    assert await told(s.lea) == ["requested", "accepted"]
    assert await is_bookable(s.profile.id, TEN + HALF_HOUR)


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
    assert await is_bookable(s.profile.id, TEN)
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
    assert await is_bookable(s.profile.id, TEN)
    assert (await told(s.tom))[-1] == "cancelled"
    assert (await told(s.tom, Channel.EMAIL))[-1] == "cancelled"
    assert await Notification.filter(key="appointment.reminder", state="owed").count() == 0
    again = await book.request_appointment(s.eva, s.profile.id, TEN)
    assert again.status is _S.REQUESTED


async def test_the_first_join_begins_and_the_professional_ends_it(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    assert begun.status is _S.IN_PROGRESS
    assert (await told(s.lea))[-1] == "waiting"
    assert (await book.first_join(begun.id, s.lea.id)).version == begun.version
    with pytest.raises(book.NotYourTurn):
        await book.finish_appointment(s.tom, begun.id)
    done = await book.finish_appointment(s.lea, begun.id, begun.version)
    assert done.status is _S.DONE
    assert not await CallSeat.filter(present=True).exists()


async def test_the_clock_ends_what_went_on_a_quarter_of_an_hour_too_long(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    clock.freeze(begun.end_at + timedelta(minutes=15) - timedelta(seconds=1))
    assert await book.finish_due() == 0
    clock.freeze(begun.end_at + timedelta(minutes=15))
    assert await book.finish_due() == 1
    assert (await Appointment.get(id=begun.id)).status is _S.DONE


async def test_a_talk_that_both_left_ends_after_five_minutes(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    room = await book.room_of(begun)
    assert room is not None
    await join(room.id, s.lea.id)
    for member in (s.tom, s.lea):
        await leave(room.id, member.id)
    clock.freeze(clock.now() + timedelta(minutes=4))
    assert await book.finish_due() == 0
    clock.freeze(clock.now() + timedelta(minutes=1))
    assert await book.finish_due() == 1


async def test_an_absence_is_told_by_who_waited_alone_a_quarter_of_an_hour(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    with pytest.raises(book.AbsenceTooEarly):
        await book.mark_no_show(s.tom, begun.id)
    clock.freeze(begun.start_at + timedelta(minutes=15))
    with pytest.raises(book.AbsenceUnproven):
        await book.mark_no_show(s.lea, begun.id)
    offer = await Notification.get(key="appointment.absent_yet")
    assert (offer.recipient_id, offer.due_at) == (s.tom.id, clock.now())
    assert await reminder_still_true(offer)
    marked = await book.mark_no_show(s.tom, begun.id, begun.version)
    assert not await reminder_still_true(offer)
    assert marked.status is _S.NO_SHOW
    assert (await told(s.lea))[-1] == "absent"


async def test_an_absence_cannot_be_told_of_somebody_who_came(database: str) -> None:
    s = await scene()
    begun = await s.begun()
    room = await book.room_of(begun)
    assert room is not None
    await join(room.id, s.lea.id)
    clock.freeze(begun.start_at + timedelta(minutes=20))
    assert not await reminder_still_true(await Notification.get(key="appointment.absent_yet"))
    for member in (s.tom, s.lea):
        with pytest.raises(book.AbsenceUnproven):
            await book.mark_no_show(member, begun.id)


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
    later = TEN + 5 * HALF_HOUR
    return {
        "access": lambda m: book.access_appointment(appointment_id, m),
        "accept_appointment": lambda m: book.accept_appointment(m, appointment_id),
        "decline_appointment": lambda m: book.decline_appointment(m, appointment_id, None, "non"),
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
    for name in sorted(await book.possible_actions(appointment, member)):
        await Card.filter(id__gt=0).delete()
        offers = await book.offers_of(appointment)
        await _every_action(s, appointment.id, offers[0].id if offers else 0)[name](member)  # type: ignore[misc]
        changed = await Appointment.get(id=appointment.id)
        assert changed.version > appointment.version
        return


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
