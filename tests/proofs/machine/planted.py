"""Defects to plant, one at a time: each is one sentence and a change of the product while it lasts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.cards import appointment as appointment_card
from core import clock
from models.appointment import APPOINTMENT_MOVES, AppointmentMove, AppointmentStatus
from models.call import CALL_MOVES, Call, CallMove, CallSeat, CallStatus
from models.delivery import Notification
from models.dialog import DialogStatus
from models.member import Member, Membership
from models.profile import Certification, Profile
from services import (
    call_rooms,
    call_seats,
    calls,
    claims,
    conversation_notices,
    conversation_reading,
    delivery,
    dialogs,
    inbox,
    members,
    presence,
    profiles,
    reminders,
    scam_turns,
)
from services.appointments import acting, answering, ending, notices, rescheduling, sides, ticking
from services.slots import cutting
from tests.proofs.machine import play

_S, _M = AppointmentStatus, AppointmentMove
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
Changes = list[tuple[Any, str, Any]]


@dataclass(frozen=True)
class Defect:
    """A defect by its name, what it is, and what it puts in the place of what; `deep` ones lie far from the start."""

    name: str
    sentence: str
    changes: Callable[[], Changes]
    deep: bool = False

    @contextmanager
    def planted(self) -> Iterator[None]:
        """The product has this defect inside."""
        with ExitStack() as undo:
            for holder, name, value in self.changes():
                undo.callback(_put, holder, name, _get(holder, name))
                _put(holder, name, value)
            yield


_ABSENT = object()


def _get(holder: Any, name: Any) -> Any:
    return holder.get(name, _ABSENT) if isinstance(holder, dict) else getattr(holder, name)


def _put(holder: Any, name: Any, value: Any) -> None:
    if not isinstance(holder, dict):
        setattr(holder, name, value)
    elif value is _ABSENT:
        holder.pop(name, None)
    else:
        holder[name] = value


async def _nothing(*_: Any, **__: Any) -> int:
    return 0


async def _yes(*_: Any) -> bool:
    return True


def _silent(module: Any, event: str) -> Changes:
    real = module.tell

    async def tell(appointment: Any, side: Any, said: str, **details: Any) -> None:
        if said != event:
            await real(appointment, side, said, **details)

    return [(module, "tell", tell)]


def _first_only(module: Any) -> Changes:
    real = module.people_of

    async def people_of(profile: Profile) -> list[int]:
        return list((await real(profile))[:1])

    return [(module, "people_of", people_of)]


async def _any_membership(profile: Profile, member: Member) -> bool:
    if profile.member_id is not None:
        return profile.member_id == member.id
    return await Membership.filter(organisation_id=profile.organisation_id, member_id=member.id).exists()


def _only_actor_told() -> Changes:
    async def tell_both(appointment: Any, event: str, acting_side: Any, **details: Any) -> None:
        for side in [acting_side] if acting_side is not None else sides.Side:
            await notices.tell(
                appointment, side, event, must_arrive=True, by_mail=True, by=acting_side or "clock", **details
            )

    return [(ending, "tell_both", tell_both)]


def _wrong_side_waits() -> Changes:
    real = ending.tell

    async def tell(appointment: Any, side: Any, event: str, **details: Any) -> None:
        await real(appointment, side.other if event == "waiting" else side, event, **details)

    return [(ending, "tell", tell)]


class _Anybody(set[Any]):
    def __ne__(self, other: object) -> bool:
        return False


def _absence_believed() -> Changes:
    async def came(_: int) -> set[Any]:
        return _Anybody()

    return [(ending, "sides_that_came", came)]


def _late_answer_to_ringing() -> Changes:
    real = calls.answer

    async def answer(call_id: int, member: Member) -> Call:
        await Call.filter(id=call_id, status=CallStatus.RINGING).update(rings_until=clock.now() + MINUTE)
        return await real(call_id, member)

    return [(calls, "answer", answer)]


def _colleague_thrown_out() -> Changes:
    real = call_seats.lock_call

    async def lock_call(call_id: int) -> None:
        await real(call_id)
        await CallSeat.filter(call_id=call_id, left_at=None).update(left_at=clock.now())

    return [(call_seats, "lock_call", lock_call)]


def _without_job(name: str) -> Changes:
    kept = tuple(job for job in play.JOBS if job.name != name)
    assert len(kept) + 1 == len(play.JOBS)
    return [(play, "JOBS", kept)]


def _lapses_a_second_late() -> Changes:
    def lapsed(a: Any) -> bool:
        return a.status in ticking._WAITING and a.answer_by is not None and a.answer_by < clock.now()

    return [(ticking, "_lapsed", lapsed)]


def _answers_after_the_deadline() -> Changes:
    def require_move(appointment: Any, move: AppointmentMove) -> None:
        acting.next_appointment_status(appointment.status, move)

    return [(answering, "_require_move", require_move)]


def _no_daily_limit() -> Changes:
    return [(cutting, "_full_days", lambda *_: cutting._Full(set(), set()))]


def _everything_still_true() -> Changes:
    async def still_true(notification: Notification) -> bool:
        real = notification.key != "appointment.reminder"
        return await reminders.reminder_still_true(notification) if real else True

    return [(appointment_card, "reminder_still_true", still_true)]


def _never_reachable_again() -> Changes:
    real = members.arrive

    async def arrive(*given: Any) -> Member:
        before = await Member.get(telegram_id=given[0])
        member = await real(*given)
        await Member.filter(id=member.id).update(unreachable_at=before.unreachable_at)
        return member

    return [(members, "arrive", arrive)]


def _blocked_forgotten() -> Changes:
    async def mark_unreachable(member_id: int) -> None:
        await Member.filter(id=member_id).update(unreachable_at=clock.now())

    return [(delivery, "mark_unreachable", mark_unreachable)]


def _paused_is_visible(profile: Profile) -> bool:
    return profile.certification is Certification.CERTIFIED and profile.deleted_at is None


def _whole_time_kept() -> Changes:
    return [(rescheduling, "release_claims", _nothing)]


DEFECTS = (
    Defect("either-side-accepts", "The client can accept their own request.", lambda: [
        (acting.Acting, "only", lambda self, side: self.appointment)]),
    Defect("old-buttons-work", "A button drawn for an older version still acts.", lambda: [
        (acting, "require_version", lambda *_: None)]),
    Defect("late-answers-count", "A request can be accepted after its deadline.", _answers_after_the_deadline),
    Defect("expires-a-second-late", "At the deadline itself a request is still open.", _lapses_a_second_late),
    Defect("decline-keeps-time", "A declined request keeps its slot taken.", lambda: [
        (answering, "release_claims", _nothing)]),
    Defect("cancel-keeps-time", "A cancelled appointment keeps its slot taken.", lambda: [
        (ending, "release_claims", _nothing)], deep=True),
    Defect("expiry-keeps-time", "A request that lapsed keeps its slot taken.", lambda: [
        (ticking, "release_claims", _nothing)]),
    Defect("other-offers-stay", "After a pick the other offered slots stay taken.", lambda: [
        (answering, "release_claim", _nothing)], deep=True),
    Defect("old-time-stays", "After a move the old time stays taken as well.", _whole_time_kept, deep=True),
    Defect("reminders-doubled", "After a move the reminders of the old time are still owed.", lambda: [
        (rescheduling, "drop_reminders", _nothing)], deep=True),
    Defect("reminders-lost", "After a move nobody is reminded of the new time.", lambda: [
        (rescheduling, "owe_reminders", _nothing)], deep=True),
    Defect("strangers-act", "Anybody counts as the professional's side.", lambda: [(sides, "acts_for", _yes)]),
    Defect("employees-act", "Who belongs to an organisation acts for it like an owner.", lambda: [
        (sides, "acts_for", _any_membership)]),
    Defect("colleague-not-reminded", "Only the first owner is reminded.", lambda: _first_only(reminders)),
    Defect("cancellation-untold", "Who did not cancel is not told.", _only_actor_told, deep=True),
    Defect("refusal-untold", "The client is not told that the request was declined.", lambda: _silent(
        answering, "declined")),
    Defect("move-untold", "The other side is not asked about a move.", lambda: _silent(rescheduling, "move_asked")),
    Defect("party-gone-untold", "The other side is not told that a party left.", lambda: _silent(
        ending, "cancelled")),
    Defect("wrong-side-waits", "Who is in the room is told to come.", _wrong_side_waits, deep=True),
    Defect("expiry-declines", "Offers that lapse count as declined.", lambda: [
        (APPOINTMENT_MOVES, (_S.COUNTERED, _M.EXPIRE), _S.DECLINED)], deep=True),
    Defect("cancelled-while-talking", "An appointment in progress can be cancelled.", lambda: [
        (APPOINTMENT_MOVES, (_S.IN_PROGRESS, _M.CANCEL), _S.CANCELLED)], deep=True),
    Defect("finished-before-it-began", "A confirmed appointment can be finished.", lambda: [
        (APPOINTMENT_MOVES, (_S.CONFIRMED, _M.FINISH), _S.DONE)]),
    Defect("absence-unproven", "An absence is believed whoever was there.", _absence_believed, deep=True),
    Defect("absence-early", "An absence can be noted a minute early.", lambda: [
        (ending, "ABSENCE_AFTER_START", 14 * MINUTE)], deep=True),
    Defect("late-at-two-hours", "A cancellation exactly two hours before counts as late.", lambda: [
        (ending, "LATE_CANCEL", 120 * MINUTE + SECOND)], deep=True),
    Defect("hold-too-long", "A choice in progress is kept for eleven minutes.", lambda: [(claims, "HOLD_MINUTES", 11)]),
    Defect("moves-never-lapse", "Proposals to move are never taken back by time.", lambda: _without_job(
        "proposals to move without an answer lapse"), deep=True),
    Defect("holds-never-lapse", "Choices that ran out are not given back.", lambda: _without_job(
        "choices that ran out are given back")),
    Defect("rooms-open-early", "The room opens eleven minutes before.", lambda: [
        (reminders, "ROOM_OPENS_BEFORE", 11 * MINUTE)], deep=True),
    Defect("room-outlives", "The room stays open when its appointment is cancelled or over.", lambda: [
        (ending, "_close_room", _nothing)], deep=True),
    Defect("colleague-thrown-out", "A second owner takes the place of the first in the room.",
           _colleague_thrown_out, deep=True),
    Defect("no-daily-limit", "The limit of appointments a day is ignored.", _no_daily_limit),
    Defect("answered-too-late", "A ringing can be answered after its 45 seconds.", _late_answer_to_ringing),
    Defect("busy-callers-ring", "Who is talking can ring somebody else.", lambda: [(calls, "is_talking", _nothing)],
           deep=True),
    Defect("ringing-goes-on", "Who goes offline is still rung.", lambda: [(calls, "miss_ringing", _nothing)]),
    Defect("colleague-not-rung", "Only the first owner is rung.", lambda: _first_only(calls)),
    Defect("failed-for-ever", "A failed call cannot be resumed.", lambda: [
        (CALL_MOVES, (CallStatus.FAILED, CallMove.CONNECT), _ABSENT)], deep=True),
    Defect("dropped-late", "A call that both left ends a second late.", lambda: [
        (call_rooms, "DROPPED_AFTER", MINUTE + SECOND)], deep=True),
    Defect("bundles-short", "Messages ring again after nine minutes.", lambda: [
        (conversation_notices, "BUNDLE", 9 * MINUTE)]),
    Defect("threads-open-to-all", "Strangers read a conversation.", lambda: [(conversation_reading, "acts_for", _yes)]),
    Defect("fourth-report", "Four new cases a day reach the team.", lambda: [(scam_turns, "NEW_CASES_A_DAY", 4)]),
    Defect("queued-for-ever", "A case never gets its turn.", lambda: [(scam_turns, "AT_ONCE", 0)]),
    Defect("dialogs-end-twice", "A dialog that is done can be given up.", lambda: [
        (dialogs, "_OPEN", (DialogStatus.ACTIVE, DialogStatus.PAUSED, DialogStatus.DONE))]),
    Defect("stay-ends-untold", "Nobody is told that their time online ended.", lambda: [(presence, "owe", _nothing)]),
    Defect("paused-is-found", "A paused profile is there for everybody.", lambda: [
        (profiles, "is_visible", _paused_is_visible)]),
    Defect("overtaken-reminders", "A reminder goes out after the next one was due.", _everything_still_true, deep=True),
    Defect("unreachable-for-ever", "Who writes again stays unreachable.", _never_reachable_again),
    Defect("blocked-stay-owed", "What was due to who blocked the bot stays owed.", _blocked_forgotten),
    Defect("update-not-settled", "An update that took effect is not marked as done.", lambda: [
        (inbox, "finish", _nothing)]),
)  # fmt: skip
