"""What is said of messages, dialogs, blocked time and deliveries."""

from datetime import datetime, timedelta
from typing import Any

from tests.proofs.machine.book import (
    DAY,
    UNKNOWN,
    Book,
    Claim,
    Conversation,
    Notice,
    Refusals,
    Session,
)
from tests.proofs.machine.call_rules import lose_reach
from tests.proofs.machine.people import OWN


def leave_message(book: Book, who: str, profile: str) -> Refusals:
    """A message to a professional opens the one conversation of the pair."""
    if not book.person(who).registered:
        return {"not-registered"}
    if not book.sees(who, profile):
        return {"not-found"}
    if who in book.place(profile).people:
        return {"own-profile"}
    known = _common(book, who, profile)
    answers = known is not None and any(author != who for author, _ in book.conversations[known].messages)
    if not answers and not book.may_turn_to_others(who):
        return {"certification-needed"}
    if known is not None:
        return _write(book, known, who)
    book.conversations.append(Conversation(profile, who, book.now))
    return _write(book, len(book.conversations) - 1, who)


def _common(book: Book, who: str, profile: str) -> int | None:
    """The conversation of a pair, whoever began it."""
    place, own = book.place(profile), OWN.get(who)
    for n, known in enumerate(book.conversations):
        reverse = (
            own is not None and not place.shared and (known.profile, known.client) == (own, place.people[0])
        )
        if (known.profile, known.client) == (profile, who) or reverse:
            return n
    return None


def _may_read(book: Book, who: str, n: int) -> bool:
    if n == UNKNOWN:
        return False
    thread = book.conversations[n]
    return who == thread.client or who in book.place(thread.profile).people


def reply(book: Book, who: str, n: int) -> Refusals:
    """Either side answers; what the other side wrote counts as read."""
    if not _may_read(book, who, n):
        return {"not-found"}
    read(book, who, n)
    return _write(book, n, who)


def read(book: Book, who: str, n: int) -> Refusals:
    """What the other side wrote counts as read."""
    if not _may_read(book, who, n):
        return {"not-found"}
    thread = book.conversations[n]
    for message in thread.messages:
        if (message[0] == thread.client) != (who == thread.client):
            message[1] = True
    return set()


def _write(book: Book, n: int, who: str) -> Refusals:
    thread = book.conversations[n]
    by_client = who == thread.client
    waiting = any((author == thread.client) == by_client and not seen for author, seen in thread.messages)
    thread.messages.append([who, False])
    thread.version += 1
    for person in book.place(thread.profile).people if who == thread.client else (thread.client,):
        _ring_once(book, n, person, waiting)
    return set()


def _ring_once(book: Book, n: int, person: str, waiting: bool) -> None:
    """The first at once, then at most one in ten minutes a thread."""
    mine = [x for x in book.notices if (x.to, x.kind, x.number) == (person, "conversation", n)]
    due = book.now
    if waiting and mine and mine[-1].state in ("owed", "sent"):
        if mine[-1].state == "owed":
            return
        due = max(due, mine[-1].due + timedelta(minutes=10))
    elif mine and mine[-1].state == "owed":
        mine[-1].state = "dropped"
    subject = ("conversation", n, book.conversations[n].version)
    book.owe(person, "message.received", subject, due=due)


def begin(book: Book, who: str) -> Refusals:
    """A new dialog lays the one under way aside: one is open at most."""
    _pause(book, who)
    book.sessions.append(Session(who, book.now + DAY))
    return set()


def _pause(book: Book, who: str) -> None:
    for session in book.sessions:
        if (session.member, session.status) == (who, "active"):
            session.status = "paused"


def resume(book: Book, who: str, n: int) -> Refusals:
    """Taken up again, also after it was given up; not when it is done or its day is over."""
    if n == UNKNOWN or book.sessions[n].member != who:
        return {"not-found"}
    session = book.sessions[n]
    if session.status in ("done", "expired") or session.expires <= book.now:
        return {"dialog-over"}
    if session.status != "active":
        _pause(book, who)
    session.status, session.turn = "active", session.turn + 1
    return set()


def end_dialog(book: Book, who: str, n: int, turn: int | None, status: str) -> Refusals:
    """Ended once, by the button of its present turn."""
    if n == UNKNOWN or book.sessions[n].member != who:
        return {"not-found"}
    session = book.sessions[n]
    if session.status not in ("active", "paused") or (turn is not None and turn != session.turn):
        return {"stale"}
    session.status, session.turn = status, session.turn + 1
    return set()


def block(book: Book, who: str, profile: str, start: datetime, end: datetime) -> Refusals:
    """Blocks what is free of a stretch; what is promised stays, choices in progress are given back."""
    if who not in book.place(profile).people:
        return {"not-found"}
    inside = [c for c in book.claims if c.profile == profile and _meets(book, c, start, end)]
    book.claims = [c for c in book.claims if not (c.kind == "hold" and c in inside)]
    at = start
    taken = sorted(book.around(c) for c in inside if c.kind != "hold")
    for busy_from, busy_until in [*taken, (end, end)]:
        if busy_from > at:
            book.claims.append(Claim(profile, "block", at, min(busy_from, end)))
        at = max(at, busy_until)
    return set()


def unblock(book: Book, who: str, profile: str, start: datetime, end: datetime) -> Refusals:
    """Frees what was blocked of a stretch; a block that reaches beyond keeps the rest."""
    if who not in book.place(profile).people:
        return {"not-found"}
    for claim in [c for c in book.claims if (c.profile, c.kind) == (profile, "block")]:
        if _meets(book, claim, start, end):
            book.claims.remove(claim)
            rests = ((claim.start, start), (end, claim.end))
            book.claims += [Claim(profile, "block", a, b) for a, b in rests if a < b]
    return set()


def _meets(book: Book, claim: Claim, start: datetime, end: datetime) -> bool:
    held = book.around(claim)
    return held[0] < end and start < held[1]


def deliver(book: Book, blocked: tuple[str, ...], true: Any) -> None:
    """What is due goes out, is dropped when it is no longer true, or finds nobody."""
    for notice in book.notices:
        if notice.state != "owed" or notice.channel != "telegram" or notice.due > book.now:
            continue
        if not true(book, notice):
            notice.state = "dropped"
        elif notice.to in blocked or notice.to in book.unreachable:
            if notice.to not in book.unreachable:
                lose_reach(book, notice.to)
            _forget(book, notice.to)
        else:
            notice.state = "sent"


def _forget(book: Book, who: str) -> None:
    for notice in book.notices:
        if (notice.to, notice.state, notice.channel) == (who, "owed", "telegram") and notice.due <= book.now:
            notice.state = "dropped"


def is_true(book: Book, notice: Notice) -> bool:
    """Whether what is owed is still worth saying: the thing stands as the sentence says."""
    judge = _TRUE.get(notice.kind)
    return judge is None or judge(book, notice)


def _appointment_true(book: Book, notice: Notice) -> bool:
    a = book.appointments[notice.number]
    standing = {
        "appointment.requested": ("requested",),
        "appointment.countered": ("countered",),
        "appointment.accepted": ("confirmed", "in_progress"),
        "appointment.moved": ("confirmed", "in_progress"),
        "appointment.move_asked": ("confirmed",),
        "appointment.waiting": ("in_progress",),
        "appointment.absent_yet": ("in_progress",),
        "appointment.room_open": ("confirmed", "in_progress"),
        "appointment.reminder": ("confirmed",),
        "appointment.nobody_came": ("confirmed",),
    }
    if a.status not in standing.get(notice.key, (a.status,)):
        return False
    if notice.key == "appointment.move_asked":
        return a.moved_by is not None
    if notice.key == "appointment.absent_yet":
        room = next((c for c in book.calls if c.appointment == notice.number), None)
        return room is not None and len({s.role for s in room.seats.values() if s.joined}) == 1
    if notice.key == "appointment.room_open":
        return notice.version == a.reminder_version and book.now < a.end
    if notice.key == "appointment.reminder":
        hour_before = a.start - timedelta(hours=1)
        until = a.start - timedelta(minutes=10) if notice.due == hour_before else hour_before
        return notice.version == a.reminder_version and book.now < until
    return True


def _call_true(book: Book, notice: Notice) -> bool:
    wanted = {"call.incoming": ("ringing",), "call.accepted": ("accepted", "live")}.get(notice.key)
    return wanted is None or book.calls[notice.number].status in wanted


def _thread_true(book: Book, notice: Notice) -> bool:
    thread = book.conversations[notice.number]
    mine = notice.to == thread.client
    return any((author == thread.client) != mine and not seen for author, seen in thread.messages)


def _report_true(book: Book, notice: Notice) -> bool:
    return notice.key != "scam.queued" or book.reports[notice.number].waits


_TRUE = {
    "appointment": _appointment_true,
    "call": _call_true,
    "conversation": _thread_true,
    "scam_report": _report_true,
}
