"""What is said of scam reports: one case a pair, how many of one person reach the team, and who reads them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.proofs.machine.book import DAY, UNKNOWN, Book, Refusals, Report

PRIORITIES = {"advance": 1, "fake": 2, "other": 3}


def file_report(book: Book, who: str, profile: str, category: str) -> Refusals:
    """A case with its number, which waits beyond the limits; the same pair within 30 days is the same case."""
    if not book.person(who).registered:
        return {"not-registered"}
    if who in book.place(profile).people:
        return {"own-profile"}
    same = [
        (n, report)
        for n, report in enumerate(book.reports)
        if (report.reporter, report.profile) == (who, profile) and report.filed > book.now - 30 * DAY
    ]
    if same:
        n, report = same[-1]
        before = report.priority
        report.version, report.priority = report.version + 1, min(report.priority, PRIORITIES[category])
        book.owe(who, "scam.completed", ("scam_report", n, report.version), mutable=False)
        if report.priority == 1 != before and not report.waits:
            _ring_team(book, n, report)
    else:
        n, turn = len(book.reports), _turn(book, who)
        report = Report(
            who, profile, book.now, priority=PRIORITIES[category], until=turn, waits=turn is not None
        )
        book.reports.append(report)
        key = "scam.queued" if report.waits else "scam.received"
        book.owe(who, key, ("scam_report", n, report.version), mutable=False)
        if not report.waits:
            _ring_team(book, n, report)
    return set()


def _turn(book: Book, who: str) -> datetime | None:
    """When the next new case of a person reaches the team: behind the others, the third and the tenth before it long
    enough ago; None for now.
    """
    mine = sorted(report.until or report.filed for report in book.reports if report.reporter == who)
    behind = [*mine[-1:], *(at + DAY for at in mine[-3:-2]), *(at + 30 * DAY for at in mine[-10:-9])]
    turn = max(behind, default=book.now)
    return turn if turn > book.now else None


def release(book: Book) -> None:
    """Cases whose turn has come reach the team, and their reporter is told."""
    waiting = [(report.until, n) for n, report in enumerate(book.reports) if report.waits]
    for until, n in sorted((until, n) for until, n in waiting if until is not None):
        report = book.reports[n]
        if until <= book.now:
            report.waits, report.version = False, report.version + 1
            book.owe(report.reporter, "scam.released", ("scam_report", n, report.version), mutable=False)
            _ring_team(book, n, report)


def _ring_team(book: Book, n: int, report: Report) -> None:
    """What is urgent at most once in a quarter of an hour, the rest at nine and at three, once each."""
    subject = ("scam_report", n, report.version)
    if report.priority > 1:
        here = book.now.astimezone(ZoneInfo("Europe/Zurich"))
        hours = [here.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (9, 15)]
        due = next((at for at in hours if at > here), hours[0] + timedelta(days=1)).astimezone(UTC)
        if not any((x.to, x.key, x.due) == ("ada", "scam.waiting", due) for x in book.notices):
            book.owe("ada", "scam.waiting", subject, due=due)
        return
    mine = [x for x in book.notices if (x.to, x.key) == ("ada", "scam.to_admin")]
    if mine and mine[-1].state == "owed":
        return
    due = (
        max(book.now, mine[-1].due + timedelta(minutes=15)) if mine and mine[-1].state == "sent" else book.now
    )
    book.owe("ada", "scam.to_admin", subject, due=due, mutable=False)


def read_report(book: Book, who: str, n: int) -> Refusals:
    """The reporter and, once its turn has come, the team read a case; nobody else knows of it."""
    if n == UNKNOWN:
        return {"not-found"}
    report = book.reports[n]
    may = report.reporter == who or (book.person(who).admin and not report.waits)
    return set() if may else {"not-found"}
