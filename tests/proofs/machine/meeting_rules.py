"""What states.md (e) says of an appointment once it is confirmed: how it moves, begins and ends."""

from datetime import datetime

from tests.proofs.machine.appointment_rules import (
    HOUR,
    MINUTE,
    acting,
    answer_by,
    drop_reminders,
    end,
    other,
    people_on,
    remind,
    side,
    tell,
)
from tests.proofs.machine.book import OPEN_CALLS, Book, Call, Claim, Refusals, Seat


def _mover(book: Book, n: int) -> str | None:
    by = book.appointments[n].moved_by
    return None if by is None else side(book, book.appointments[n], by)


def _both(book: Book, n: int, event: str) -> None:
    for which in ("client", "professional"):
        tell(book, n, which, event, must=True, mail=True)


def propose_move(book: Book, who: str, n: int, seen: int | None, start: datetime) -> Refusals:
    """Either side proposes another time, two hours before at the latest; the old one stays."""
    refused = acting(book, who, n, seen, ("confirmed",))
    if "not-found" in refused:
        return refused
    a = book.appointments[n]
    refused |= {"too-late-to-move"} if a.start - book.now < 2 * HOUR else set()
    mine = side(book, a, who)
    refused |= {"move-pending"} if _mover(book, n) not in (None, mine) else set()
    refused |= book.may_take(a.profile, start, of=n) if _mover(book, n) is None else set()
    if _mover(book, n) == mine and not refused:
        kept = book.claims
        book.release(of=n, kind="move")
        refused |= book.may_take(a.profile, start, of=n)
        book.claims = kept
    if not refused:
        book.release(of=n, kind="move")
        until = min(answer_by(book, start), a.start - 30 * MINUTE)
        book.claims.append(Claim(a.profile, "move", start, start + 30 * MINUTE, of=n, expires=until))
        a.moved_by, a.version = who, a.version + 1
        tell(book, n, other(str(mine)), "move_asked")
    return refused


def accept_move(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """The other side accepts: the new time replaces the old one, with everything that hangs on it."""
    refused = acting(book, who, n, seen, ("confirmed",))
    if "not-found" in refused:
        return refused
    a, pending = book.appointments[n], book.claims_of(n, "move")
    if not pending or a.moved_by is None:
        return refused | {"no-move-pending"}
    refused |= {"not-your-turn"} if _mover(book, n) == side(book, a, who) else set()
    refused |= {"answer-too-late"} if (pending[0].expires or book.now) <= book.now else set()
    if not refused:
        book.release(of=n)
        a.start, a.moved_by, a.version = pending[0].start, None, a.version + 1
        a.sequence, a.reminder_version = a.sequence + 1, a.reminder_version + 1
        book.claims.append(Claim(a.profile, "appointment", a.start, a.end, of=n))
        drop_reminders(book, n)
        _both(book, n, "moved")
        remind(book, n)
    return refused


def decline_move(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """The old time is kept; who proposed is told unless it was they who took it back."""
    refused = acting(book, who, n, seen, ("confirmed",))
    if "not-found" in refused:
        return refused
    a = book.appointments[n]
    if not book.claims_of(n, "move") or a.moved_by is None:
        return refused | {"no-move-pending"}
    if not refused:
        keep_time(book, n, tells=_mover(book, n) != side(book, a, who))
    return refused


def keep_time(book: Book, n: int, *, tells: bool) -> None:
    """A proposal to move is over; the appointment stays when it was."""
    a, proposer = book.appointments[n], _mover(book, n)
    book.release(of=n, kind="move")
    a.moved_by, a.version = None, a.version + 1
    if tells and proposer is not None:
        tell(book, n, proposer, "move_declined")


def cancel(book: Book, who: str, n: int, seen: int | None, reason: str) -> Refusals:
    """Either side cancels with a reason until the end; under two hours before, it is late."""
    refused = acting(book, who, n, seen, ("confirmed",))
    refused |= set() if reason.strip() else {"reason-needed"}
    if "not-found" in refused:
        return refused
    a = book.appointments[n]
    refused |= {"appointment-over"} if a.end <= book.now else set()
    if not refused:
        a.late = a.start - book.now < 2 * HOUR
        _cancel(book, n)
        _both(book, n, "cancelled")
    return refused


def _cancel(book: Book, n: int) -> None:
    a = book.appointments[n]
    shut_room(book, n)
    end(book, n, "cancelled")
    a.moved_by, a.sequence, a.reminder_version = None, a.sequence + 1, a.reminder_version + 1
    drop_reminders(book, n)


def party_gone(book: Book, *, member: str | None = None, profile: str | None = None) -> Refusals:
    """Everything to come of a party that left is cancelled, and the other side is told without a reason."""
    for n, a in enumerate(book.appointments):
        mine = a.client == member if member is not None else a.profile == profile
        passed = a.status == "confirmed" and a.end <= book.now
        if mine and not passed and a.status in ("requested", "countered", "confirmed"):
            _cancel(book, n)
            tell(
                book, n, "professional" if member is not None else "client", "cancelled", must=True, mail=True
            )
    return set()


def room_of(book: Book, n: int) -> Call | None:
    """The room of an appointment, once it was opened."""
    return next((call for call in book.calls if call.appointment == n), None)


def shut_room(book: Book, n: int) -> None:
    """The room ends with its appointment: every link and session of it is worthless."""
    room = room_of(book, n)
    if room is None:
        return
    for seat in room.seats.values():
        seat.generation, seat.session, seat.present = seat.generation + 1, False, False
    if room.status in ("accepted", "live"):
        room.status, room.version = "ended", room.version + 1
    elif room.status == "failed":
        room.closes = min(room.closes, book.now)


def open_room(book: Book, n: int) -> None:
    """Ten minutes before, both sides get their link."""
    a = book.appointments[n]
    room = Call(a.profile, a.client, "accepted", a.start - 10 * MINUTE, a.end + 30 * MINUTE, appointment=n)
    room.seats[a.client] = Seat("client")
    for who in book.place(a.profile).people:
        room.seats[who] = Seat("professional")
    book.calls.append(room)
    for who in room.seats:
        subject = ("appointment", n, a.reminder_version)
        book.owe(who, "appointment.room_open", subject, mutable=False)


def first_join(book: Book, n: int, who: str) -> Refusals:
    """Who comes first begins the appointment; the other side is told, and later that they may note an absence."""
    a = book.appointments[n]
    if a.status == "in_progress":
        return set()
    if a.status != "confirmed":
        return {"illegal-move"}
    a.status, a.version = "in_progress", a.version + 1
    absent = "professional" if who == a.client else "client"
    tell(book, n, absent, "waiting", must=True)
    for person in people_on(book, a, other(absent)):
        subject = ("appointment", n, a.version)
        book.owe(person, "appointment.absent_yet", subject, due=a.start + 15 * MINUTE)
    return set()


def finish(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """The professional ends an appointment in progress."""
    refused = acting(book, who, n, seen, ("in_progress",), "professional")
    if not refused:
        end_talk(book, n, "done")
    return refused


def end_talk(book: Book, n: int, status: str) -> None:
    """An appointment that took place keeps its time; its room shuts."""
    a = book.appointments[n]
    shut_room(book, n)
    a.status, a.version = status, a.version + 1


def came(book: Book, n: int) -> set[str]:
    """Which sides were in the room at all."""
    room = room_of(book, n)
    return {seat.role for seat in room.seats.values() if seat.joined is not None} if room else set()


def mark_no_show(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """Who was there alone notes the other's absence, 15 minutes after the start."""
    refused = acting(book, who, n, seen, ("in_progress", "confirmed"))
    if "not-found" in refused:
        return refused
    a = book.appointments[n]
    mine = str(side(book, a, who))
    refused |= {"absence-too-early"} if book.now < a.start + 15 * MINUTE else set()
    refused |= {"absence-unproven"} if came(book, n) != {mine} else set()
    if not refused:
        end_talk(book, n, "no_show")
        a.absent = a.client if mine == "professional" else None
        tell(book, n, other(mine), "absent")
    return refused


def may_enter(book: Book, call: Call, who: str) -> Refusals:
    """Why a link does not lead into a room: no place, not open yet, over, or a colleague sits there."""
    if who not in call.seats:
        return {"not-found"}
    if call.status not in OPEN_CALLS or book.now >= call.closes:
        return {"call-over"}
    if book.now < call.opens:
        return {"call-not-open"}
    seat = call.seats[who]
    rivals = [s for s in call.seats.values() if s.role == seat.role and s is not seat and s.session]
    return {"call-full"} if any(rival.left is None for rival in rivals) else set()
