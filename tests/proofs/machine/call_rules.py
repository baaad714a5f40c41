"""What states.md (f) says of calls and rooms, and what is said of presence."""

from datetime import timedelta

from tests.proofs.machine.book import OPEN_CALLS, UNKNOWN, Book, Call, Refusals, Seat
from tests.proofs.machine.meeting_rules import end_talk, first_join, may_enter
from tests.proofs.machine.people import PROFILES

RINGING = timedelta(seconds=45)


def ring(book: Book, who: str, profile: str) -> Refusals:
    """Rings everybody who acts for an online profile that is not busy."""
    if not book.person(who).registered:
        return {"call-needs-registration"}
    if not book.sees(who, profile):
        return {"not-found"}
    if who in book.place(profile).people:
        return {"call-to-oneself"}
    if not book.may_turn_to_others(who):
        return {"certification-needed"}
    refused = set()
    ringing = [call for call in book.calls if call.status == "ringing"]
    over = [call for call in ringing if (call.rings_until or book.now) <= book.now]
    ringing = [call for call in ringing if call not in over]
    if any(call.caller == who for call in ringing) or book.is_talking(who):
        refused.add("caller-busy")
    if book.is_busy(profile) or any(call.profile == profile for call in ringing):
        refused.add("callee-busy")
    # A ringing that is over by now is missed first: the second in a row takes its profile offline.
    lost = {call.profile for call in over if _missed_in_a_row(book, call.profile, 1) % 2 == 0}
    if not book.is_online(profile) or profile in lost:
        refused.add("callee-offline")
    if not refused:
        miss_overdue(book)
        until = book.now + RINGING
        call = Call(profile, who, "ringing", book.now, until, rings_until=until)
        call.seats[who] = Seat("client")
        book.calls.append(call)
        for person in book.place(profile).people:
            book.owe(person, "call.incoming", ("call", len(book.calls) - 1, 1), mutable=False)
    return refused


def _ringing(book: Book, who: str, n: int, *, caller: bool) -> Refusals:
    if n == UNKNOWN:
        return {"not-found"}
    call = book.calls[n]
    known = call.caller == who if caller else who in book.place(call.profile).people and call.caller != who
    if not known:
        return {"not-found"}
    return set() if call.status == "ringing" else {"illegal-move"}


def _stop_ringing(book: Book, n: int, status: str) -> Call:
    call = book.calls[n]
    call.status, call.version = status, call.version + 1
    book.drop("call", n, ("call.incoming",))
    return call


def answer(book: Book, who: str, n: int) -> Refusals:
    """The first of the profile's people to answer has the call, within 45 seconds."""
    refused = _ringing(book, who, n, caller=False)
    if not refused and (book.calls[n].rings_until or book.now) <= book.now:
        refused = {"call-over"}
    if not refused:
        call = _stop_ringing(book, n, "accepted")
        call.opens, call.closes = book.now, book.now + timedelta(hours=4)
        call.seats[who] = Seat("professional")
        book.owe(call.caller, "call.accepted", ("call", n, call.version), mutable=False)
    return refused


def reject(book: Book, who: str, n: int) -> Refusals:
    """« Pas maintenant »."""
    refused = _ringing(book, who, n, caller=False)
    if not refused:
        call = _stop_ringing(book, n, "declined")
        book.owe(call.caller, "call.declined", ("call", n, call.version))
    return refused


def give_up(book: Book, who: str, n: int) -> Refusals:
    """The caller stops ringing."""
    refused = _ringing(book, who, n, caller=True)
    if not refused:
        _stop_ringing(book, n, "cancelled")
    return refused


def miss(book: Book, n: int) -> None:
    """Nobody answered: both sides are told, and after two in a row the profile is offline."""
    call = _stop_ringing(book, n, "missed")
    for who in (call.caller, *book.place(call.profile).people):
        book.owe(who, "call.missed", ("call", n, call.version))
    if _missed_in_a_row(book, call.profile) % 2 == 0:
        book.online[call.profile] = None


def _missed_in_a_row(book: Book, profile: str, more: int = 0) -> int:
    count = more
    for call in reversed([c for c in book.calls if c.profile == profile and c.appointment is None]):
        if call.status == "missed":
            count += 1
        elif call.status != "ringing":
            break
    return count


def miss_overdue(book: Book) -> None:
    """Whatever rang for 45 seconds is missed."""
    for n, call in enumerate(book.calls):
        if call.status == "ringing" and (call.rings_until or book.now) <= book.now:
            miss(book, n)


def miss_ringing(book: Book, profile: str) -> None:
    """Who goes offline misses the call that rings there."""
    for n, call in enumerate(book.calls):
        if call.status == "ringing" and call.profile == profile:
            miss(book, n)


def enter(book: Book, who: str, n: int) -> Refusals:
    """Takes one's place by the personal link and is in the room."""
    if n == UNKNOWN:
        return {"not-found"}
    call = book.calls[n]
    refused = may_enter(book, call, who)
    if refused:
        return refused
    seat = call.seats[who]
    for rival in call.seats.values():
        if rival.role == seat.role and rival is not seat:
            rival.session = False
    seat.session = True
    refused = first_join(book, call.appointment, who) if call.appointment is not None else set()
    if not refused:
        seat.present, seat.joined, seat.left = True, seat.joined or book.now, None
    return refused


def leave(book: Book, who: str, n: int) -> Refusals:
    """Out of the room, which stays open."""
    if n != UNKNOWN and who in book.calls[n].seats and book.calls[n].seats[who].present:
        seat = book.calls[n].seats[who]
        seat.present, seat.left = False, book.now
    return set()


def connect(book: Book, n: int) -> Refusals:
    """Both see and hear each other."""
    return _picture(book, n, "live")


def fail(book: Book, n: int) -> Refusals:
    """No connection could be made, until a new try succeeds."""
    return _picture(book, n, "failed")


def _picture(book: Book, n: int, status: str) -> Refusals:
    if n == UNKNOWN:
        return {"not-found"}
    call = book.calls[n]
    if call.status not in OPEN_CALLS or call.closes <= book.now:
        return {"call-over"}
    if call.status != status:
        call.status, call.version = status, call.version + 1
    return set()


def hang_up(book: Book, who: str, n: int) -> Refusals:
    """Ends a direct call for both; in an appointment the professional ends it and the client leaves."""
    if n == UNKNOWN:
        return {"not-found"}
    call = book.calls[n]
    if call.status not in OPEN_CALLS or call.closes <= book.now:
        return {"call-over"}
    if who not in call.seats:
        return {"not-found"}
    stays = call.status == "failed" or (call.appointment is not None and call.seats[who].role == "client")
    if not stays and call.appointment is not None:
        if book.appointments[call.appointment].status != "in_progress":
            return {"illegal-move"}
        leave(book, who, n)
        end_talk(book, call.appointment, "done")
        return set()
    leave(book, who, n)
    if not stays:
        end_call(book, call)
    return set()


def end_call(book: Book, call: Call) -> None:
    """Ended for everybody, with every session."""
    call.status, call.version = "ended", call.version + 1
    for seat in call.seats.values():
        if seat.present:
            seat.present, seat.left = False, book.now
        seat.session = False


def go_online(book: Book, who: str, profile: str) -> Refusals:
    """For an hour from now, whoever acts for the profile; nobody for one that is paused."""
    if who not in book.place(profile).people:
        return {"not-found"}
    if profile in book.paused:
        return {"profile-paused"}
    book.online[profile] = book.now + timedelta(hours=1)
    return set()


def go_offline(book: Book, who: str, profile: str) -> Refusals:
    """At once; a call that rings there is missed."""
    if who not in book.place(profile).people:
        return {"not-found"}
    book.online[profile] = None
    miss_ringing(book, profile)
    return set()


def lose_reach(book: Book, who: str) -> None:
    """Somebody blocked the bot: a profile whose people all did is offline, and a call that rings there is missed."""
    book.unreachable.add(who)
    for profile in PROFILES:
        if who in book.place(profile).people and book.is_out_of_reach(profile):
            book.online[profile] = None
            miss_ringing(book, profile)
