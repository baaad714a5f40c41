"""Each command as states.md tells it: why it is refused, and what it changes in the book otherwise."""

from dataclasses import dataclass

from tests.proofs.interest.book import ALPINA, EMPLOYEES, FREELANCES, MISSIONS, STRANGER, Book, Pair
from tests.proofs.interest.ending import SIDES_ACTS, TEAM_DECIDES, carry_out, is_refused
from tests.proofs.interest.rows import (
    AGAIN,
    COMPANY,
    FREELANCE,
    MISSION_ROWS,
    MOST_OPEN,
    MOST_TIMES,
    Row,
    row_for,
)

INTEREST_ACTS = ("interest", "accept", "decline", "discard", "withdraw", "apply", "choose")
OWN_MISSION_ACTS = ("publish", "edit", "edit_terms", "keep", "withdraw", "close", "republish")
TEAM_ACTS = ("suspend", "lift", "remove")
# Whose account may be deleted: the others stay, so that a story goes on.
LEAVERS = FREELANCES[2:]
_NEED_CERTIFIED = ("publish", "edit", "republish")
REFUSED, TAKEN = "refused", "taken"


@dataclass(frozen=True)
class Command:
    """What somebody asks for: about an interest (`freelance` is set), a mission, or a person's account. `seen` is the
    version for which their button was drawn, None without one.
    """

    name: str
    who: str
    mission: str = ""
    freelance: str = ""
    seen: int | None = None

    def __str__(self) -> str:
        thing = " ".join(filter(None, (self.mission, self.freelance)))
        return f"{self.who}: {self.name} {thing}".rstrip() + ("" if self.seen is None else f" @v{self.seen}")

    @property
    def pair(self) -> Pair:
        return self.mission, self.freelance

    @property
    def side(self) -> str:
        """On which side the person is; empty for strangers."""
        if self.who in EMPLOYEES:
            return COMPANY
        return FREELANCE if self.who == self.freelance else ""


# Not among `everything`: a story ends with it.
COMPANY_LEAVES = Command("leave", "team", freelance=ALPINA)


def expect(book: Book, c: Command, *, only_ask: bool = False) -> str | None:
    """Carries a command out in the book (unless `only_ask`), or says REFUSED; TAKEN where that has to be the reason."""
    if c.name in (*SIDES_ACTS, *TEAM_DECIDES):
        return _about_the_end(book, c, only_ask)
    if c.who in ("team", "clock"):
        return _of_the_team(book, c, only_ask)
    if c.freelance:
        return _about_interest(book, c, only_ask)
    return _about_mission(book, c, only_ask)


def _about_the_end(book: Book, c: Command, only_ask: bool) -> str | None:
    if (not c.side and c.who != "team") or is_refused(book, c):
        return REFUSED
    if not only_ask:
        carry_out(book, c)
    return None


def _about_interest(book: Book, c: Command, only_ask: bool) -> str | None:
    if not c.side:
        return REFUSED
    if c.name == "say":
        return _say(book, c, only_ask)
    if c.name == "keep_talking":
        return _keep_talking(book, c, only_ask)
    pair, mission = book.pair(c.pair), book.missions[c.mission]
    taken = mission.status in ("reserved", "filled") and pair.status not in ("chosen", "deal", "done")
    if c.name == "choose" and taken and pair.status:
        return TAKEN
    version = mission.version if c.name == "interest" else pair.version
    if c.seen is not None and c.seen != version:
        return REFUSED
    row = row_for(pair.status, pair.initiator, c.side, c.name)
    if row is None or (row.missions and mission.status not in row.missions):
        return REFUSED
    if row.certified and not {c.freelance, ALPINA} <= book.certified - book.gone:
        return REFUSED
    if row.name in ("A1", "A2") and not _may_propose(book, c):
        return REFUSED
    if not only_ask:
        _carry_out(book, c, row)
    return None


def _carry_out(book: Book, c: Command, row: Row) -> None:
    if row.name in ("A1", "A2"):
        book.meet(c.pair, c.side)
    book.carry_out(c.pair, row, c.who)


def _may_propose(book: Book, c: Command) -> bool:
    pair = book.pair(c.pair)
    if pair.status == "withdrawn" and pair.initiator == c.side:
        if pair.proposals >= MOST_TIMES or book.now - pair.since < AGAIN:
            return False
    place = 1 if c.side == FREELANCE else 0
    mine = [other for key, other in book.pairs.items() if key[place] == c.pair[place]]
    return sum(other.status == "proposed" and other.initiator == c.side for other in mine) < MOST_OPEN


def _say(book: Book, c: Command, only_ask: bool) -> str | None:
    pair = book.pair(c.pair)
    if pair.talk != "open":
        return REFUSED
    if not only_ask:
        pair.last_word = book.now
    return None


def _keep_talking(book: Book, c: Command, only_ask: bool) -> str | None:
    pair = book.pair(c.pair)
    if c.seen not in (None, pair.version) or pair.status != "talking" or not pair.nudges:
        return REFUSED
    if not only_ask:
        pair.timer, pair.nudges, pair.version = book.now, 0, pair.version + 1
        pair.frozen = book.now if pair.frozen is not None else None
    return None


def _about_mission(book: Book, c: Command, only_ask: bool) -> str | None:
    mission = book.missions[c.mission]
    act = "edit" if c.name == "edit_terms" else c.name
    if c.who not in EMPLOYEES or c.seen not in (None, mission.version) or ALPINA in book.gone:
        return REFUSED
    if (mission.status, act) not in MISSION_ROWS or (act in _NEED_CERTIFIED and ALPINA not in book.certified):
        return REFUSED
    if act == "close" and any(book.pairs[key].ask == "agreed" for key in book.of(c.mission, "deal")):
        return REFUSED  # What waits for the team is not closed away.
    if not only_ask:
        book.move_mission(c.mission, act, new_terms=c.name == "edit_terms", actor=c.who)
        if act in ("publish", "edit", "keep", "republish"):
            mission.active, mission.asked = book.now, None
    return None


def _of_the_team(book: Book, c: Command, only_ask: bool) -> str | None:
    if c.mission:
        status = book.missions[c.mission].status
        if ALPINA in book.gone:
            return REFUSED
        if (status, c.name) not in MISSION_ROWS and not (c.name == "lift" and status == "suspended"):
            return REFUSED
        if not only_ask:
            book.move_mission(c.mission, c.name)
        return None
    if c.freelance in book.gone:
        return REFUSED
    if not only_ask:
        if c == COMPANY_LEAVES:
            book.company_leaves()
        elif c.name == "leave":
            book.leave(c.freelance)
        elif c.name == "check":
            book.certified.discard(c.freelance)
        else:
            book.certified.add(c.freelance)
    return None


def everything(book: Book) -> list[Command]:
    """Every command that there is, each with a fresh button where it has one."""
    found: list[Command] = []
    for name in MISSIONS:
        version = book.missions[name].version
        for who in FREELANCES:
            pair = book.pair((name, who))
            for act in INTEREST_ACTS:
                seen = None if act == "interest" else pair.version
                found += [Command(act, person, name, who, seen) for person in (who, *EMPLOYEES)]
            found += [
                Command("keep_talking", person, name, who, pair.version) for person in (who, EMPLOYEES[0])
            ]
            found += [
                Command(act, person, name, who, pair.version)
                for act in SIDES_ACTS
                for person in (who, EMPLOYEES[0])
            ]
            found += [Command(act, "team", name, who, pair.version) for act in TEAM_DECIDES]
            found += [Command("say", person, name, who) for person in (who, EMPLOYEES[0])]
        found += [Command(act, who, name, seen=version) for act in OWN_MISSION_ACTS for who in EMPLOYEES]
        found += [Command(act, "team", name) for act in TEAM_ACTS]
    for account in (*FREELANCES, ALPINA):
        found.append(Command("check" if account in book.certified else "certify", "team", freelance=account))
    return found + [Command("leave", "team", freelance=who) for who in LEAVERS]


def by_strangers(book: Book) -> list[Command]:
    """What is nobody's business, and old buttons: each of them is refused."""
    found = []
    for key, pair in book.pairs.items():
        others = (STRANGER, *(who for who in FREELANCES if who != key[1]))
        found += [Command(act, who, *key) for act in INTEREST_ACTS[1:] for who in others]
        sides = (key[1], EMPLOYEES[1])
        found += [Command(act, who, *key, pair.version - 1) for act in INTEREST_ACTS[1:] for who in sides]
        found += [Command(act, who, *key) for act in SIDES_ACTS for who in others]
        found += [Command(act, "team", *key, pair.version - 1) for act in TEAM_DECIDES]
    for name, mission in book.missions.items():
        found += [Command(act, STRANGER, name) for act in OWN_MISSION_ACTS]
        found += [Command(act, EMPLOYEES[0], name, seen=mission.version - 1) for act in OWN_MISSION_ACTS]
    return found
