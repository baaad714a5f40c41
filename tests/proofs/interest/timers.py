"""What time does in the book, one transaction of the product after the other: reminders, lapses, stops, expiries."""

from collections.abc import Iterator

from tests.proofs.interest.book import ALPINA, Book, Pair
from tests.proofs.interest.ending import (
    is_decision_late,
    is_over,
    is_to_be_reminded,
    lapse,
    remind,
    tell_late,
)
from tests.proofs.interest.rows import ACTIVE, ASKED_AFTER, COMPANY, FREELANCE, IDLE, TIME, TIMERS, row_for


def ticking(book: Book) -> Iterator[None]:
    """The scheduler looks at what is due; between two of its transactions others may act (each `yield`)."""
    yield
    for key, pair in book.pairs.items():
        if pair.status not in ACTIVE and pair.ask != "asked":
            continue
        checked = _is_under_check(book, key)
        if checked and pair.frozen is None:
            pair.frozen = book.now
        elif not checked and pair.frozen is not None:
            pair.timer, pair.frozen = pair.timer + (book.now - pair.frozen), None
    yield
    for key, pair in book.pairs.items():
        if pair.status == "talking" and pair.nudges and pair.last_word > pair.timer:
            # Whoever was asked whether it still holds answered by a message.
            pair.timer, pair.nudges = pair.last_word, 0
            pair.frozen = None if pair.frozen is None else max(pair.frozen, pair.last_word)
            book.forget(key, "still")
    yield
    due = sorted(
        (p.timer, p.born, key, p.status, p.version) for key, p in book.pairs.items() if _is_due(book, key)
    )
    for *_, key, status, version in due:
        yield
        pair = book.pairs[key]
        if (pair.status, pair.version) == (status, version) and pair.frozen is None:
            _look_at(book, key)
    for is_due, act in ((is_to_be_reminded, remind), (is_decision_late, tell_late), (is_over, lapse)):
        yield
        found = [(p.born, key, p.version) for key, p in book.pairs.items() if is_due(book, p)]
        for _, key, version in sorted(found):
            yield
            if book.pairs[key].version == version and is_due(book, book.pairs[key]):
                act(book, key)
    yield
    idle = [
        name for name, each in book.missions.items() if _is_idle(book, name) and each.status == "published"
    ]
    for name in idle:
        yield
        if book.missions[name].status == "published":
            _watch(book, name)
    yield


def tick(book: Book) -> None:
    """The same while nobody else acts."""
    for _ in ticking(book):
        pass


def _is_under_check(book: Book, key: Pair) -> bool:
    return book.stands_still(key) or not {key[1], ALPINA} <= book.certified


def _is_due(book: Book, key: Pair) -> bool:
    pair = book.pairs[key]
    if pair.status not in TIMERS or pair.frozen is not None:
        return False
    nudges, lapse = TIMERS[pair.status]
    return pair.timer <= book.now - (*nudges, lapse)[pair.nudges]


def _look_at(book: Book, key: Pair) -> None:
    pair = book.pairs[key]
    nudges, lapse = TIMERS[pair.status]
    is_talk = pair.status == "talking"
    if is_talk and pair.last_word > pair.timer:
        pair.timer, pair.nudges = pair.last_word, 0  # A message is a sign of life.
    elapsed = book.now - pair.timer
    passed = sum(elapsed >= nudge for nudge in nudges)
    if elapsed >= lapse and (pair.nudges or not is_talk):
        row = row_for(pair.status, pair.initiator, TIME, "lapse")
        assert row is not None
        if not row.missions or book.missions[key[0]].status in row.missions:
            book.carry_out(key, row, "")
    elif passed > pair.nudges:
        pair.nudges = passed
        if is_talk:
            pair.timer = book.now - nudges[0]
        _remind(book, key)


def _remind(book: Book, key: Pair) -> None:
    pair = book.pairs[key]
    if pair.status == "talking":
        for side in (FREELANCE, COMPANY):
            book.tell(key, side, "still")
    elif pair.status == "chosen":
        book.tell(key, FREELANCE, "nudge_choice")
    else:
        asked = COMPANY if pair.status == "firm" or pair.initiator == FREELANCE else FREELANCE
        book.tell(key, asked, "nudge")


def _is_idle(book: Book, name: str) -> bool:
    return book.missions[name].active <= book.now - ASKED_AFTER


def _watch(book: Book, name: str) -> None:
    mission = book.missions[name]
    pairs = [pair for key, pair in book.pairs.items() if key[0] == name]
    signs = [pair.since for pair in pairs if pair.status != "expired"]
    last = max([*signs, *(pair.last_word for pair in pairs if pair.talk)], default=mission.active)
    if last > mission.active:  # What is done or written about a mission is a sign of life.
        mission.active, mission.asked = last, None
    if not _is_idle(book, name):
        return
    if mission.asked is None:
        mission.asked = book.now
        book.tell_company(name, "expiring")
    elif mission.asked <= book.now - (IDLE - ASKED_AFTER) and mission.active <= book.now - IDLE:
        book.move_mission(name, "expire")
        book.tell_company(name, "expired")
