"""What time does by itself: the scheduler's jobs as states.md tells them, in one pass."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.proofs.machine.appointment_rules import HOUR, MINUTE, end, tell
from tests.proofs.machine.book import DAY, Book, Call
from tests.proofs.machine.call_rules import end_call, miss_overdue, miss_ringing
from tests.proofs.machine.meeting_rules import end_talk, keep_time, open_room, room_of
from tests.proofs.machine.report_rules import release


def tick(book: Book) -> None:
    """Everything whose time has come happens."""
    miss_overdue(book)
    for n, a in sorted(enumerate(book.appointments), key=lambda pair: pair[1].start):
        near = a.start <= book.now + 10 * MINUTE and a.end > book.now
        if a.status == "confirmed" and near and room_of(book, n) is None:
            open_room(book, n)
    for call in book.calls:
        if call.status in ("accepted", "live"):
            _close(book, call)
    for n, a in enumerate(book.appointments):
        over = a.end + 15 * MINUTE <= book.now
        if a.status == "in_progress" and (over or _both_left(book, room_of(book, n))):
            end_talk(book, n, "done")
    _tell_passed(book)
    _lapse(book)
    book.claims = [c for c in book.claims if c.kind != "hold" or (c.expires or book.now) > book.now]
    for profile, until in book.online.items():
        if until is not None and until <= book.now:
            _end_stay(book, profile, until)
    release(book)
    for session in book.sessions:
        if session.status in ("active", "paused") and session.expires <= book.now:
            session.status, session.turn = "expired", session.turn + 1


def _close(book: Book, call: Call) -> None:
    """A window that closed, a call that nobody is in, one side gone for a minute."""
    if call.closes <= book.now:
        return end_call(book, call)
    if call.appointment is not None:
        return None
    present = sum(seat.present for seat in call.seats.values())
    left = max((seat.left for seat in call.seats.values() if seat.left), default=None)
    gone = left is not None and book.now - left >= MINUTE
    unused = left is None and book.now - call.opens >= 10 * MINUTE
    if not present and (gone or unused):
        return end_call(book, call)
    if call.status == "live" and present == 1 and gone:
        call.status, call.version = "failed", call.version + 1
    return None


def _both_left(book: Book, room: Call | None) -> bool:
    seats = [seat for seat in room.seats.values() if seat.joined] if room else []
    if len({seat.role for seat in seats}) < 2 or any(seat.present for seat in seats):
        return False
    return all(seat.left is not None and seat.left <= book.now - 5 * MINUTE for seat in seats)


def _lapse(book: Book) -> None:
    for n, a in enumerate(book.appointments):
        if a.status in ("requested", "countered") and a.answer_by is not None and a.answer_by <= book.now:
            end(book, n, "expired")
            for which in ("client", "professional"):
                tell(book, n, which, "expired")
    for claim in [c for c in book.claims if c.kind == "move" and (c.expires or book.now) <= book.now]:
        assert claim.of is not None
        keep_time(book, claim.of, tells=True)


def _tell_passed(book: Book) -> None:
    """States.md has no row for an appointment to which nobody came: it stays confirmed; both sides are told once."""
    for n, a in enumerate(book.appointments):
        if a.status == "confirmed" and a.end <= book.now and not a.passed:
            a.passed = True
            for which in ("client", "professional"):
                tell(book, n, which, "nobody_came")


def _end_stay(book: Book, profile: str, until: datetime) -> None:
    book.online[profile] = None
    miss_ringing(book, profile)
    if (profile, until) in book.ended_stays:
        return
    book.ended_stays.add((profile, until))
    for who in book.place(profile).people:
        book.owe(who, "presence.ended", ("profile", 0, 0))


def moments(book: Book, kind: str = "", n: int = 0) -> list[datetime]:
    """The instants to come at which something changes by itself or becomes too late; of one thing when named."""
    found = {"appointment": _of_appointment, "call": _of_call}.get(kind, _of_all)(book, n)
    return sorted({at for at in found if at > book.now})


def _of_appointment(book: Book, n: int) -> Iterator[datetime]:
    a = book.appointments[n]
    if a.status in ("requested", "countered") and a.answer_by is not None:
        yield a.answer_by
    if a.status in ("confirmed", "in_progress"):
        yield from (a.start - 2 * HOUR, a.start - 30 * MINUTE, a.start - 10 * MINUTE, a.start)
        yield from (a.start - DAY, a.start - HOUR, a.start + 15 * MINUTE, a.end, a.end + 15 * MINUTE)
        yield a.end + 30 * MINUTE
    for claim in book.claims:
        if claim.of == n and claim.kind in ("offer", "move"):
            yield claim.start - 30 * MINUTE
        if claim.of == n and claim.expires is not None:
            yield claim.expires


def _of_call(book: Book, n: int) -> Iterator[datetime]:
    call = book.calls[n]
    if call.status in ("ringing", "accepted", "live", "failed"):
        yield from (call.opens + 10 * MINUTE, call.closes)
        yield from (s.left + gap for s in call.seats.values() if s.left for gap in (MINUTE, 5 * MINUTE))


def _of_all(book: Book, _: int) -> Iterator[datetime]:
    for n in range(len(book.appointments)):
        yield from _of_appointment(book, n)
    for n in range(len(book.calls)):
        yield from _of_call(book, n)
    yield from (claim.expires for claim in book.claims if claim.kind == "hold" and claim.expires)
    yield from (until for until in book.online.values() if until is not None)
    yield from (s.expires for s in book.sessions if s.status in ("active", "paused"))
    yield from (report.until for report in book.reports if report.waits and report.until is not None)
    yield from (c.created + timedelta(minutes=10) for c in book.conversations)
