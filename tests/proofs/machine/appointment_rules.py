"""What states.md (e) says of the commands on appointments: why each is refused, and what it changes otherwise."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.proofs.machine.book import DAY, UNKNOWN, Appointment, Book, Claim, Refusals

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def side(book: Book, a: Appointment, who: str) -> str | None:
    """Which side a person is on; None for strangers."""
    if who == a.client:
        return "client"
    return "professional" if who in book.place(a.profile).people else None


def people_on(book: Book, a: Appointment, which: str) -> tuple[str, ...]:
    """Who is told what happens on a side."""
    return (a.client,) if which == "client" else book.place(a.profile).people


def tell(book: Book, n: int, which: str, event: str, *, must: bool = False, mail: bool = False) -> None:
    """Owes an event to the people of a side."""
    a = book.appointments[n]
    for who in people_on(book, a, which):
        book.owe(who, f"appointment.{event}", ("appointment", n, a.version), mutable=not must, mail=mail)


def other(which: str) -> str:
    """The side across."""
    return "professional" if which == "client" else "client"


def _both(book: Book, n: int, event: str) -> None:
    for which in ("client", "professional"):
        tell(book, n, which, event, must=True, mail=True)


def remind(book: Book, n: int) -> None:
    """Owes the reminders that are not past: the day before at the reader's local time, and an hour before."""
    a = book.appointments[n]
    for who in (a.client, *book.place(a.profile).people):
        zone = ZoneInfo(book.person(who).zone)
        day_before = (a.start.astimezone(zone) - DAY).astimezone(a.start.tzinfo)
        for due in (day_before, a.start - HOUR):
            if due > book.now:
                subject = ("appointment", n, a.reminder_version)
                book.owe(who, "appointment.reminder", subject, due=due, mutable=False)


def drop_reminders(book: Book, n: int) -> None:
    """Reminders and the opened room are no longer true."""
    book.drop("appointment", n, ("appointment.reminder", "appointment.room_open"))


def acting(
    book: Book, who: str, n: int, seen: int | None, statuses: tuple[str, ...], only: str | None = None
) -> Refusals:
    """Why a person may not act at all: a stranger, an old button, the other side's turn, a move of no row."""
    if n == UNKNOWN or side(book, book.appointments[n], who) is None:
        return {"not-found"}
    a = book.appointments[n]
    refused = {"stale"} if seen is not None and seen != a.version else set()
    refused |= {"not-your-turn"} if only is not None and side(book, a, who) != only else set()
    return refused | (set() if a.status in statuses else {"illegal-move"})


def lapsed(book: Book, n: int) -> Refusals:
    """The time to answer is over."""
    by = book.appointments[n].answer_by
    return {"answer-too-late"} if by is not None and by <= book.now else set()


def answer_by(book: Book, start: datetime) -> datetime:
    """48 hours, or 30 minutes before the start."""
    return min(book.now + 2 * DAY, start - 30 * MINUTE)


def may_ask(book: Book, who: str, profile: str) -> Refusals:
    """Why a person may not ask this profile for an appointment at all."""
    if not book.person(who).registered:
        return {"appointment-needs-registration"}
    if not book.sees(who, profile):
        return {"not-found"}
    if who in book.place(profile).people:
        return {"appointment-with-oneself"}
    if not book.may_turn_to_others(who):
        return {"certification-needed"}
    return {"other-out-of-reach"} if book.is_out_of_reach(profile) else set()


def hold(book: Book, who: str, profile: str, start: datetime) -> Refusals:
    """A slot is kept for ten minutes; choosing again moves it."""
    refused = may_ask(book, who, profile) or book.may_take(profile, start, client=who)
    if not refused:
        give_back(book, who, profile)
        end, until = start + 30 * MINUTE, book.now + 10 * MINUTE
        book.claims.append(Claim(profile, "hold", start, end, client=who, expires=until))
    return refused


def give_back(book: Book, who: str, profile: str) -> Refusals:
    """A choice in progress is free again."""
    book.claims = [c for c in book.claims if (c.profile, c.kind, c.client) != (profile, "hold", who)]
    return set()


def request(book: Book, who: str, profile: str, start: datetime) -> Refusals:
    """A request takes its slot at once; where acceptance is automatic it is confirmed at once."""
    refused = may_ask(book, who, profile) or book.may_take(profile, start, client=who)
    if refused:
        return refused
    give_back(book, who, profile)
    n = len(book.appointments)
    book.appointments.append(Appointment(profile, who, start, answer_by(book, start)))
    book.claims.append(Claim(profile, "request", start, start + 30 * MINUTE, of=n))
    if book.place(profile).automatic:
        _confirm(book, n, start)
    else:
        tell(book, n, "professional", "requested")
    return set()


def _confirm(book: Book, n: int, start: datetime) -> None:
    a = book.appointments[n]
    a.status, a.version, a.start, a.answer_by = "confirmed", a.version + 1, start, None
    book.release(of=n)
    book.claims.append(Claim(a.profile, "appointment", a.start, a.end, of=n))
    _both(book, n, "accepted")
    remind(book, n)


def accept(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """The professional accepts in time."""
    refused = acting(book, who, n, seen, ("requested",), "professional")
    refused = refused if "not-found" in refused else refused | lapsed(book, n)
    if not refused:
        _confirm(book, n, book.appointments[n].start)
    return refused


def decline(book: Book, who: str, n: int, seen: int | None, reason: str) -> Refusals:
    """The professional refuses with a reason."""
    refused = acting(book, who, n, seen, ("requested",), "professional")
    refused |= set() if reason.strip() else {"reason-needed"}
    if not refused:
        end(book, n, "declined")
        tell(book, n, "client", "declined")
    return refused


def withdraw(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """The client takes back a request that nobody answered."""
    refused = acting(book, who, n, seen, ("requested",), "client")
    if not refused:
        end(book, n, "cancelled")
        tell(book, n, "professional", "withdrawn")
    return refused


def end(book: Book, n: int, status: str) -> None:
    """An appointment that will not take place gives its time back."""
    a = book.appointments[n]
    a.status, a.version = status, a.version + 1
    book.release(of=n)


def offer(book: Book, who: str, n: int, seen: int | None, starts: tuple[datetime, ...]) -> Refusals:
    """The professional offers one to three other slots instead."""
    refused = acting(book, who, n, seen, ("requested",), "professional")
    if "not-found" in refused:
        return refused
    a, wanted = book.appointments[n], sorted(set(starts))
    refused |= lapsed(book, n)
    refused |= set() if 1 <= len(wanted) <= 3 and a.start not in wanted else {"offer-count"}
    for start in wanted:
        refused |= book.may_take(a.profile, start, of=n)
    if not refused:
        book.release(of=n)
        book.claims += [Claim(a.profile, "offer", at, at + 30 * MINUTE, of=n) for at in wanted]
        a.status, a.version, a.answer_by = "countered", a.version + 1, answer_by(book, wanted[-1])
        tell(book, n, "client", "countered")
    return refused


def pick(book: Book, who: str, n: int, seen: int | None, place: int) -> Refusals:
    """The client picks one of the offered slots, at least 30 minutes before it."""
    refused = acting(book, who, n, seen, ("countered",), "client")
    if "not-found" in refused:
        return refused
    offers = book.claims_of(n, "offer")
    refused |= lapsed(book, n)
    if place >= len(offers):
        return refused | {"illegal-move"}
    refused |= {"answer-too-late"} if offers[place].start - 30 * MINUTE <= book.now else set()
    if not refused:
        _confirm(book, n, offers[place].start)
    return refused


def decline_offers(book: Book, who: str, n: int, seen: int | None) -> Refusals:
    """The client refuses every offered slot."""
    refused = acting(book, who, n, seen, ("countered",), "client")
    if not refused:
        end(book, n, "declined")
        tell(book, n, "professional", "offer_declined")
    return refused
