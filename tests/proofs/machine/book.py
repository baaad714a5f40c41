"""What the product should hold: people, profiles, time taken, and everything that is owed, in plain Python."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.proofs.machine.people import OWN, PEOPLE, PROFILES, STAFF_OF, START, Person, Place

DAY = timedelta(days=1)
UNKNOWN = 10**12
GONE = frozenset({"declined", "expired", "cancelled"})
OPEN_CALLS = ("accepted", "live", "failed")
Refusals = set[str]


@dataclass
class Claim:
    """A stretch of a profile's time; `of` is an appointment's number, None for a choice or a block."""

    profile: str
    kind: str
    start: datetime
    end: datetime
    of: int | None = None
    client: str | None = None
    expires: datetime | None = None


@dataclass
class Appointment:
    """One appointment as states.md (e) describes it; `moved_by` proposed the pending move, and that it `passed` without
    anybody was told.
    """

    profile: str
    client: str
    start: datetime
    answer_by: datetime | None
    status: str = "requested"
    version: int = 1
    moved_by: str | None = None
    late: bool = False
    absent: str | None = None
    sequence: int = 0
    reminder_version: int = 1
    passed: bool = False

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=30)


@dataclass
class Seat:
    """One person's place in a call."""

    role: str
    generation: int = 1
    session: bool = False
    present: bool = False
    joined: datetime | None = None
    left: datetime | None = None


@dataclass
class Call:
    """A direct call, or the room of an appointment."""

    profile: str
    caller: str
    status: str
    opens: datetime
    closes: datetime
    appointment: int | None = None
    rings_until: datetime | None = None
    version: int = 1
    seats: dict[str, Seat] = field(default_factory=dict)


@dataclass
class Notice:
    """One notification."""

    to: str
    channel: str
    key: str
    kind: str
    number: int
    version: int
    due: datetime
    mutable: bool
    state: str = "owed"


@dataclass
class Conversation:
    """A thread; each message is [author, read]."""

    profile: str
    client: str
    created: datetime
    version: int = 1
    messages: list[list[object]] = field(default_factory=list)


@dataclass
class Report:
    """A scam case; one that `waits` reaches the team when its turn comes, at `until`."""

    reporter: str
    profile: str
    filed: datetime
    version: int = 1
    priority: int = 3
    until: datetime | None = None
    waits: bool = False


@dataclass
class Session:
    """One run of a guided dialog."""

    member: str
    expires: datetime
    status: str = "active"
    turn: int = 1


class Book:
    """The whole expected state, and the questions that several rules ask of it."""

    def __init__(self) -> None:
        self.now = START
        self.claims: list[Claim] = []
        self.appointments: list[Appointment] = []
        self.calls: list[Call] = []
        self.notices: list[Notice] = []
        self.conversations: list[Conversation] = []
        self.reports: list[Report] = []
        self.sessions: list[Session] = []
        self.online: dict[str, datetime | None] = dict.fromkeys(PROFILES)
        self.ended_stays: set[tuple[str, datetime]] = set()
        self.paused: set[str] = set()
        self.unreachable: set[str] = set()

    @staticmethod
    def person(who: str) -> Person:
        return PEOPLE[who]

    @staticmethod
    def place(profile: str) -> Place:
        return PROFILES[profile]

    def owe(
        self,
        to: str,
        key: str,
        subject: tuple[str, int, int],
        *,
        due: datetime | None = None,
        mutable: bool = True,
        mail: bool = False,
    ) -> None:
        """One notification, and one by mail as well where it says so."""
        for channel in ("telegram", "email") if mail else ("telegram",):
            self.notices.append(Notice(to, channel, key, *subject, due or self.now, mutable))

    def drop(self, kind: str, number: int, keys: tuple[str, ...]) -> None:
        """What was owed about a thing is no longer true."""
        for notice in self.notices:
            if (notice.kind, notice.number, notice.state) == (kind, number, "owed") and notice.key in keys:
                notice.state = "dropped"

    def sees(self, who: str, profile: str) -> bool:
        """Whether a person may know of a profile: certified and not paused, or one's own."""
        place = PROFILES[profile]
        return who in place.people or (place.certified and profile not in self.paused)

    def is_out_of_reach(self, profile: str) -> bool:
        """Whether all of a profile blocked the bot; nobody here has an address for mails."""
        return set(PROFILES[profile].people) <= self.unreachable

    def may_turn_to_others(self, who: str) -> bool:
        """Everybody but a visitor is certified first; staff by their organisation."""
        own = OWN.get(who, STAFF_OF.get(who))
        return PEOPLE[who].category == "visitor" or (own is not None and PROFILES[own].certified)

    def may_take(
        self, profile: str, start: datetime, *, client: str | None = None, of: int | None = None
    ) -> Refusals:
        """Why a start cannot be taken: never offered, or taken by now."""
        place = PROFILES[profile]
        if not self._is_offered(place, start):
            return {"slot-unavailable"}
        before, after = timedelta(minutes=place.before), timedelta(minutes=place.after)
        end = start + timedelta(minutes=30)
        for claim in self.standing(profile):
            if claim.kind == "hold" and claim.client == client:
                continue
            own = of is not None and claim.of == of
            around = self.around(claim)
            wanted = (start, end) if own else (start - before, end + after)
            held = (claim.start, claim.end) if own else around
            if wanted[0] < held[1] and held[0] < wanted[1]:
                return {"slot-taken"}
        limit = place.daily_limit
        taken = self._taken_on(profile, start, client, of)
        return {"slot-taken"} if limit is not None and taken >= limit else set()

    def _taken_on(self, profile: str, start: datetime, client: str | None, of: int | None) -> int:
        zone = ZoneInfo("Europe/Zurich")
        day = start.astimezone(zone).date()
        marks = {
            ("appointment", claim.of) if claim.of is not None else ("claim", id(claim))
            for claim in self.standing(profile)
            if claim.kind != "block"
            and claim.start.astimezone(zone).date() == day
            and not (of is not None and claim.of == of)
            and not (claim.kind == "hold" and claim.client == client)
        }
        return len(marks)

    def _is_offered(self, place: Place, start: datetime) -> bool:
        local = start.astimezone(ZoneInfo("Europe/Zurich"))
        minute = local.hour * 60 + local.minute
        in_hours = 540 <= minute <= 690 or 840 <= minute <= 1050
        on_grid = in_hours and minute % 30 == 0 and local.second == 0 and local.weekday() < 5
        return on_grid and self.now + timedelta(hours=2) <= start <= self.now + 60 * DAY

    @staticmethod
    def around(claim: Claim) -> tuple[datetime, datetime]:
        """A claim with its whole buffers; a block has none."""
        place = PROFILES[claim.profile]
        if claim.kind == "block":
            return claim.start, claim.end
        return claim.start - timedelta(minutes=place.before), claim.end + timedelta(minutes=place.after)

    def standing(self, profile: str) -> list[Claim]:
        """What occupies a profile now: a choice that ran out does not."""
        return [
            claim
            for claim in self.claims
            if claim.profile == profile and (claim.kind != "hold" or (claim.expires or self.now) > self.now)
        ]

    def release(self, *, of: int, kind: str | None = None) -> None:
        """Gives back what an appointment occupies."""
        self.claims = [c for c in self.claims if c.of != of or (kind is not None and c.kind != kind)]

    def claims_of(self, of: int, kind: str) -> list[Claim]:
        """An appointment's claims of a kind, in order of time."""
        return sorted(
            (c for c in self.claims if c.of == of and c.kind == kind), key=lambda claim: claim.start
        )

    def free_starts(self, profile: str, after: datetime, count: int) -> list[datetime]:
        """The first starts after an instant that could be taken."""
        found: list[datetime] = []
        at = after.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        for _ in range(48 * 20):
            at += timedelta(minutes=30)
            if at > after and not self.may_take(profile, at):
                found.append(at)
                if len(found) == count:
                    break
        return found

    def is_talking(self, who: str) -> bool:
        """Whether a person sits in an answered call, or is in the room of an appointment."""
        return any(self._occupies(call, who) for call in self.calls)

    def _occupies(self, call: Call, who: str) -> bool:
        if call.status not in ("accepted", "live") or call.closes <= self.now or who not in call.seats:
            return False
        return call.appointment is None or call.seats[who].present

    def is_busy(self, profile: str) -> bool:
        """Whether others see a profile as busy."""
        place = PROFILES[profile]
        if not place.shared:
            return self.is_talking(place.people[0])
        return any(
            self._occupies(call, who)
            for call in self.calls
            for who, seat in call.seats.items()
            if call.profile == profile and seat.role == "professional"
        )

    def is_online(self, profile: str) -> bool:
        """Whether a profile can be rung as far as its own word goes."""
        until = self.online[profile]
        return until is not None and until > self.now
