"""Each public command as states.md tells it: why it is refused, and what it changes in the book otherwise."""

from collections.abc import Callable

from tests.proofs.machine import appointment_rules as appointment
from tests.proofs.machine import call_rules as call
from tests.proofs.machine import meeting_rules as meeting
from tests.proofs.machine import other_rules as other
from tests.proofs.machine import report_rules as reports
from tests.proofs.machine.book import UNKNOWN, Book, Refusals
from tests.proofs.machine.commands import Command

Rule = Callable[[Book, Command], Refusals]


def _gone_profile(book: Book, c: Command) -> Refusals:
    return meeting.party_gone(book, profile=c.profile) if c.profile else set()


def _arrive(book: Book, c: Command) -> Refusals:
    book.unreachable.discard(c.who)
    return set()


def _pause(book: Book, c: Command) -> Refusals:
    if c.who not in book.place(c.profile).people:
        return {"not-found"}
    (book.paused.add if c.values[0] else book.paused.discard)(c.profile)
    # Nobody is online for what nobody finds.
    return call.go_offline(book, c.who, c.profile) if c.values[0] else set()


RULES: dict[str, Rule] = {
    "hold": lambda b, c: appointment.hold(b, c.who, c.profile, c.values[0]),
    "give_back": lambda b, c: appointment.give_back(b, c.who, c.profile),
    "request": lambda b, c: appointment.request(b, c.who, c.profile, c.values[0]),
    "accept": lambda b, c: appointment.accept(b, c.who, c.n, c.seen),
    "decline": lambda b, c: appointment.decline(b, c.who, c.n, c.seen, c.values[0]),
    "withdraw": lambda b, c: appointment.withdraw(b, c.who, c.n, c.seen),
    "offer": lambda b, c: appointment.offer(b, c.who, c.n, c.seen, c.values),
    "pick": lambda b, c: appointment.pick(b, c.who, c.n, c.seen, c.values[0]),
    "decline_offers": lambda b, c: appointment.decline_offers(b, c.who, c.n, c.seen),
    "propose_move": lambda b, c: meeting.propose_move(b, c.who, c.n, c.seen, c.values[0]),
    "accept_move": lambda b, c: meeting.accept_move(b, c.who, c.n, c.seen),
    "decline_move": lambda b, c: meeting.decline_move(b, c.who, c.n, c.seen),
    "cancel": lambda b, c: meeting.cancel(b, c.who, c.n, c.seen, c.values[0]),
    "finish": lambda b, c: meeting.finish(b, c.who, c.n, c.seen),
    "mark_no_show": lambda b, c: meeting.mark_no_show(b, c.who, c.n, c.seen),
    "gone_member": lambda b, c: meeting.party_gone(b, member=c.who),
    "gone_profile": _gone_profile,
    "ring": lambda b, c: call.ring(b, c.who, c.profile),
    "answer": lambda b, c: call.answer(b, c.who, c.n),
    "reject": lambda b, c: call.reject(b, c.who, c.n),
    "give_up": lambda b, c: call.give_up(b, c.who, c.n),
    "enter": lambda b, c: call.enter(b, c.who, c.n),
    "leave": lambda b, c: call.leave(b, c.who, c.n),
    "connect": lambda b, c: call.connect(b, c.n),
    "fail": lambda b, c: call.fail(b, c.n),
    "hang_up": lambda b, c: call.hang_up(b, c.who, c.n),
    "go_online": lambda b, c: call.go_online(b, c.who, c.profile),
    "go_offline": lambda b, c: call.go_offline(b, c.who, c.profile),
    "leave_message": lambda b, c: other.leave_message(b, c.who, c.profile),
    "reply": lambda b, c: other.reply(b, c.who, c.n),
    "read": lambda b, c: other.read(b, c.who, c.n),
    "report": lambda b, c: reports.file_report(b, c.who, c.profile, c.values[0]),
    "read_report": lambda b, c: reports.read_report(b, c.who, c.n),
    "block": lambda b, c: other.block(b, c.who, c.profile, *c.values),
    "unblock": lambda b, c: other.unblock(b, c.who, c.profile, *c.values),
    "begin_dialog": lambda b, c: other.begin(b, c.who),
    "resume": lambda b, c: other.resume(b, c.who, c.n),
    "end_dialog": lambda b, c: other.end_dialog(b, c.who, c.n, c.seen, c.values[0]),
    "arrive": _arrive,
    "pause": _pause,
}


def expect(book: Book, command: Command) -> Refusals:
    """Applies a command to the book, or says for which reasons (any of them) it is refused and changes nothing."""
    return RULES[command.name](book, command)


def things(book: Book, kind: str) -> int:
    """How many things of a kind there are."""
    lists = {
        "appointment": book.appointments,
        "call": book.calls,
        "conversation": book.conversations,
        "scam_report": book.reports,
        "session": book.sessions,
    }
    return len(lists[kind])


def version_of(book: Book, kind: str, n: int) -> int | None:
    """What a fresh button carries: a version, or the turn of a dialog; None where buttons carry none."""
    if n == UNKNOWN:
        return None
    if kind == "appointment":
        return book.appointments[n].version
    return book.sessions[n].turn if kind == "session" else None
