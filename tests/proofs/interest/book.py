"""The book beside the product: what states.md says is true now, and how a move changes it."""

from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.proofs.interest.rows import (
    ACTIVE,
    COMPANY,
    FOLLOWS,
    FREELANCE,
    MISSION_ROWS,
    OPEN,
    TIME,
    Row,
    row_for,
)

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
FREELANCES = ("lea", "marc", "paul")
EMPLOYEES = ("nadia", "bob")
STRANGER, ALPINA = "rival", "alpina"
MISSIONS = ("site", "shop", "draft")
REMINDERS = ("nudge", "nudge_choice", "still", "annulment_nudge", "annulment_late")
Pair = tuple[str, str]
Notice = tuple[str, str, str, str]  # Who is told, what, about which thing, by which channel.


@dataclass
class Mission:
    """A mission of the company; `back` is where it was before it was suspended."""

    status: str = "published"
    back: str = ""
    version: int = 1
    active: datetime = START
    asked: datetime | None = None


@dataclass
class Interest:
    """A freelance and a mission; `talk` is their conversation, empty while there is none. `ask` is how far the last
    request is to end their collaboration, `ask_by` whose it is, `reminded` whether the other side was reminded of it,
    `agreed` since when it waits for the team, `late` whether both were told that this is too long.
    """

    status: str = ""
    initiator: str = ""
    proposals: int = 0
    version: int = 0
    since: datetime = START
    timer: datetime = START
    frozen: datetime | None = None
    nudges: int = 0
    talk: str = ""
    last_word: datetime = START
    born: int = 0
    ask: str = ""
    ask_by: str = ""
    asked: datetime = START
    reminded: bool = False
    agreed: datetime = START
    late: bool = False


@dataclass
class Book:
    """Everything that can be seen, by name."""

    now: datetime = START
    missions: dict[str, Mission] = field(
        default_factory=lambda: {
            name: Mission("draft" if name == "draft" else "published") for name in MISSIONS
        }
    )
    pairs: dict[Pair, Interest] = field(default_factory=dict)
    certified: set[str] = field(default_factory=lambda: {*FREELANCES, ALPINA})
    gone: set[str] = field(default_factory=set)
    notices: Counter[Notice] = field(default_factory=Counter)

    def __deepcopy__(self, known: object) -> "Book":
        # Ways are looked for in thousands of copies: only what can change is copied.
        return Book(
            self.now,
            {name: copy(mission) for name, mission in self.missions.items()},
            {key: copy(pair) for key, pair in self.pairs.items()},
            set(self.certified),
            set(self.gone),
            Counter(self.notices),
        )

    def pair(self, key: Pair) -> Interest:
        """What two are to each other; somebody who never met the mission has an empty status."""
        return self.pairs.get(key) or Interest()

    def of(self, mission: str, *statuses: str) -> list[Pair]:
        """The pairs of a mission in one of these statuses, the oldest first."""
        found = [key for key, pair in self.pairs.items() if key[0] == mission and pair.status in statuses]
        return sorted(found, key=lambda key: self.pairs[key].born)

    def tell(self, key: Pair, side: str, event: str, *, mailed: bool = False, actor: str = "") -> None:
        """Everybody of a side is told; who did it reads only the mail."""
        for person in (key[1],) if side == FREELANCE else EMPLOYEES:
            channels = ("telegram", "email") if mailed else ("telegram",)
            for channel in channels:
                if person != actor or channel == "email":
                    self.notices[person, event, ":".join(key), channel] += 1

    def forget(self, key: Pair, *events: str) -> None:
        """What was owed about a pair and is no longer true; without names everything."""
        for notice in list(self.notices):
            if notice[2] == ":".join(key) and (not events or notice[1] in events):
                del self.notices[notice]

    def meet(self, key: Pair, side: str) -> None:
        """The row of two who meet for the first time, or propose once more."""
        if key not in self.pairs:
            self.pairs[key] = Interest(version=1, born=len(self.pairs))
        pair = self.pairs[key]
        pair.initiator, pair.proposals = side, pair.proposals + 1

    def carry_out(self, key: Pair, row: Row, actor: str) -> None:
        """A row that is allowed: the pair, its mission with everybody else, and who is told."""
        self.move(key, row)
        if row.act == "withdraw":
            self.forget(key)
        if row.mission:
            self._move_its_mission(key[0], row.mission)
        for told in row.told:
            # Whoever proposed hears that the other side wants to talk.
            self.tell(key, told.side, told.event, mailed=told.mailed, actor=actor)

    def move(self, key: Pair, row: Row) -> None:
        """The pair alone, with its conversation and its timers."""
        pair = self.pairs[key]
        pair.status, pair.version = row.after, pair.version + 1
        pair.since = pair.timer = self.now
        pair.frozen, pair.nudges = self.now if row.after in ACTIVE and self.stands_still(key) else None, 0
        pair.ask = pair.ask_by = ""
        self.forget(key, *REMINDERS)
        if row.after in OPEN:
            if not pair.talk:
                pair.last_word = self.now
            pair.talk = "open"
        elif pair.talk:
            pair.talk = "archived" if row.after == "done" else "closed"

    def _move_its_mission(self, name: str, act: str) -> None:
        mission = self.missions[name]
        if mission.status == "suspended":
            mission.back = "interrupted" if act == "interrupt" else "published"
            mission.version += 1
        else:
            self.move_mission(name, act)

    def move_mission(self, name: str, act: str, *, new_terms: bool = False, actor: str = "") -> None:
        """A mission that moves, and what becomes of everybody who is interested in it."""
        mission = self.missions[name]
        if act == "lift":
            mission.status, mission.back = mission.back, ""
        else:
            mission.back = mission.status if act == "suspend" else ""
            mission.status = MISSION_ROWS[mission.status, act]
        mission.version += 1
        if act in ("suspend", "lift", "choose", "release"):
            self._stop_or_run(name)
        for key in self.of(name, *ACTIVE, "deal"):
            self._follow(key, act, actor)
        if act == "edit" and new_terms:
            self._tell_candidates(name, "terms", *ACTIVE)
        elif act == "suspend":
            self._tell_candidates(name, "under_check", *ACTIVE)
            self._tell_candidates(name, "deal_under_check", "deal")
        elif act == "lift":
            self._tell_candidates(name, "check_over", *ACTIVE, "deal")

    def _tell_candidates(self, name: str, event: str, *statuses: str) -> None:
        for key in self.of(name, *statuses):
            self.pairs[key].version += 1
            self.tell(key, FREELANCE, event)

    def stands_still(self, key: Pair) -> bool:
        """Whether no time runs for a pair because of its mission: the team looks at it, or somebody else was chosen."""
        status = self.missions[key[0]].status
        return status == "suspended" or (status == "reserved" and self.pairs[key].status != "chosen")

    def _stop_or_run(self, name: str) -> None:
        """Timers stand still with the mission, and run on with it unless somebody is being checked themselves."""
        asked = [key for key in self.of(name, "deal") if self.pairs[key].ask == "asked"]
        for key in [*self.of(name, *ACTIVE), *asked]:
            pair = self.pairs[key]
            stops = self.stands_still(key)
            if stops and pair.frozen is None:
                pair.frozen = self.now
            elif not stops and pair.frozen is not None and {key[1], ALPINA} <= self.certified:
                pair.timer, pair.frozen = pair.timer + (self.now - pair.frozen), None

    def _follow(self, key: Pair, act: str, actor: str) -> None:
        was = self.pairs[key].status
        row = row_for(was, "", TIME, FOLLOWS[act]) if act in FOLLOWS else None
        if row is None:
            return
        self.move(key, row)
        for told in row.told:
            self.tell(key, told.side, told.event, mailed=told.mailed, actor=actor)
        if row.act == "cancel":
            event = {"remove": "mission_removed", "expire": "mission_expired"}.get(act, "mission_gone")
            if ALPINA in self.gone:
                event = "mission_gone"  # The team took nothing away: it went with its company.
            self.tell(key, FREELANCE, event, mailed=was == "deal")

    def leave(self, who: str) -> None:
        """A freelance's account is deleted: whatever was open ends, and the company is told."""
        self.gone.add(who)
        for key in sorted((key for key in self.pairs if key[1] == who), key=lambda key: self.pairs[key].born):
            was = self.pairs[key].status
            row = row_for(was, "", TIME, "cancel")
            if row is not None:
                self.carry_out(key, row, "")
                self.tell(key, COMPANY, "other_gone", mailed=was == "deal")

    def company_leaves(self) -> None:
        """The company's account is deleted: its missions end, then its collaborations, and every freelance is told."""
        self.gone.add(ALPINA)
        for name, mission in self.missions.items():
            ending = {"filled": "interrupt", "suspended": "remove"}.get(mission.status, "withdraw")
            if (mission.status, ending) in MISSION_ROWS:
                self.move_mission(name, ending)
        row = row_for("deal", "", TIME, "cancel")
        assert row is not None
        for name in self.missions:
            for key in self.of(name, "deal"):
                self.move(key, row)
                self.tell(key, FREELANCE, "other_gone", mailed=True)

    def tell_company(self, mission: str, event: str) -> None:
        """Everybody who handles missions reads about one of them."""
        for person in EMPLOYEES:
            self.notices[person, event, mission, "telegram"] += 1
