"""The end of a collaboration by request of both sides (A18), told again: who may do what, and what it changes."""

from datetime import timedelta
from typing import TYPE_CHECKING

from services.working_days import after_working_days
from tests.proofs.interest.book import Book, Interest
from tests.proofs.interest.rows import AGAIN, COMPANY, FREELANCE, TIME, row_for

if TYPE_CHECKING:
    from tests.proofs.interest.acts import Command

REMINDED = timedelta(days=5)
SIDES_ACTS = ("annul", "annul_agree", "annul_decline", "annul_back")
TEAM_DECIDES = ("annul_do", "annul_refuse")
_BECOMES = {"annul_agree": "agreed", "annul_decline": "declined", "annul_back": "taken_back"}
_TOLD = {
    "annul_agree": "annulment_agreed",
    "annul_decline": "annulment_declined",
    "annul_back": "annulment_taken_back",
}


def is_refused(book: Book, c: "Command") -> bool:
    """Whether the product has to say no; `c` is by a side of the pair, or by the team."""
    pair = book.pair(c.pair)
    if c.seen not in (None, pair.version) or pair.status != "deal":
        return True
    if c.who == "team":
        return pair.ask != "agreed"
    if c.name == "annul":
        mine = pair.ask_by == c.side and pair.ask not in ("", "lapsed")
        return pair.ask in ("asked", "agreed") or (mine and book.now - pair.asked < AGAIN)
    if c.name == "annul_back":
        return not (pair.ask == "agreed" or (pair.ask == "asked" and pair.ask_by == c.side))
    return pair.ask != "asked" or pair.ask_by == c.side


def carry_out(book: Book, c: "Command") -> None:
    """What is not refused happens in the book."""
    pair = book.pairs[c.pair]
    other = COMPANY if c.side == FREELANCE else FREELANCE
    if c.name == "annul":
        pair.ask_by, pair.asked, pair.timer, pair.reminded = c.side, book.now, book.now, False
        _becomes(pair, "asked")
        book.tell(c.pair, other, "annulment_asked", mailed=True)
    elif c.name == "annul_do":
        row = row_for("deal", "", TIME, "cancel")
        assert row is not None
        by = pair.ask_by
        book.carry_out(c.pair, row, "")
        # What both wanted stays readable for both.
        pair.ask, pair.ask_by, pair.talk = "carried_out", by, "archived"
        _tell_both(book, c, "annulled")
    elif c.name == "annul_refuse":
        _becomes(pair, "refused")
        _tell_both(book, c, "annulment_refused")
    else:
        _becomes(pair, _BECOMES[c.name])
        pair.agreed = book.now
        book.tell(c.pair, other, _TOLD[c.name])


def _becomes(pair: Interest, ask: str) -> None:
    pair.ask, pair.version, pair.late = ask, pair.version + 1, False
    if ask != "agreed" and ask != "refused":
        pair.frozen = None


def _tell_both(book: Book, c: "Command", event: str) -> None:
    for side in (FREELANCE, COMPANY):
        book.tell(c.pair, side, event, mailed=True)


def is_to_be_reminded(book: Book, pair: Interest) -> bool:
    """Whether the other side has two days left, and was not reminded yet."""
    waits = pair.ask == "asked" and pair.frozen is None and not pair.reminded
    return waits and book.now - AGAIN < pair.timer <= book.now - REMINDED


def remind(book: Book, key: tuple[str, str]) -> None:
    """The side that is asked is reminded once; nothing else changes."""
    pair = book.pairs[key]
    pair.reminded = True
    book.tell(key, COMPANY if pair.ask_by == FREELANCE else FREELANCE, "annulment_nudge")


def is_decision_late(book: Book, pair: Interest) -> bool:
    """Whether both sides wait for the team longer than two working days, and were not told so yet."""
    return pair.ask == "agreed" and not pair.late and book.now > after_working_days(pair.agreed, 2)


def tell_late(book: Book, key: tuple[str, str]) -> None:
    """Both sides are told once; nothing else changes."""
    book.pairs[key].late = True
    for side in (FREELANCE, COMPANY):
        book.tell(key, side, "annulment_late")


def is_over(book: Book, pair: Interest) -> bool:
    """Whether the other side had its seven days."""
    return pair.ask == "asked" and pair.frozen is None and pair.timer <= book.now - AGAIN


def lapse(book: Book, key: tuple[str, str]) -> None:
    """Nobody answered: both are told, and the collaboration goes on."""
    _becomes(book.pairs[key], "lapsed")
    for side in (FREELANCE, COMPANY):
        book.tell(key, side, "annulment_lapsed")
