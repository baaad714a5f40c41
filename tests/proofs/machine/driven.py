"""The rules of the machine that go by the shortest legal way to where chance hardly ever comes, and act there."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.proofs.machine import tables
from tests.proofs.machine.book import UNKNOWN
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drawing import SIDES, act_on, edge, everything, person_on, side, start_at
from tests.proofs.machine.meeting_rules import room_of
from tests.proofs.machine.people import CLIENTS, OWN
from tests.proofs.machine.rules import expect, things, version_of
from tests.proofs.machine.small_rules import SmallRules
from tests.proofs.machine.time_rules import moments


def goal(machine: str) -> st.SearchStrategy[tables.Row]:
    """A status to drive to, and the row that leads there in the end."""
    return st.sampled_from(tables.rows_of(machine))


DRIVING = precondition(lambda self: self.shared.with_drive)
booked = st.sampled_from(("lea", "atelier"))
# Where time still changes something: there is no edge to drive to in what is over.
unfinished = goal("appointment").filter(
    lambda row: row.after in ("requested", "countered", "confirmed", "in_progress")
)
waiting = goal("appointment").filter(lambda row: row.after in ("requested", "countered", "confirmed"))
begun = goal("appointment").filter(lambda row: row.after == "in_progress")
COMINGS = st.lists(
    st.tuples(
        st.sampled_from(("professional", "colleague", "client")), st.sampled_from(("enter", "enter", "leave"))
    ),
    min_size=2,
    max_size=5,
)


class Driven(SmallRules):
    """By the shortest way to a status, to the instants that matter there, and into the room."""

    def _try_all(self, kind: str, back: int, by: str) -> None:
        n = self._n(kind, back)
        person = person_on(self.book, kind, n, by)
        start = start_at(self.book, 1, 1)
        self.shared.counts["steps"] += 1
        self.shared.call(
            self.play.refused(everything(kind, person, n, start, version_of(self.book, kind, n)))
        )

    def _at_the_edge(
        self, kind: str, act: tuple[str, tuple[Any, ...]], at: int, beside: int, by: str, tick: bool
    ) -> None:
        n = things(self.book, kind) - 1
        coming = moments(self.book, kind, n)
        if coming:
            instant = coming[min(at, len(coming) - 1)] + timedelta(seconds=beside)
            self.shared.call(self.play.wait(max(instant, self.book.now), tick=tick))
        for one in ("client", "professional"):
            self._try_all(kind, 0, one)
        self._answer(act[0], by, 0, "fresh", "plain", act[1])

    def _drive(self, machine: str, status: tables.Row, by: str, at: str, new: bool) -> None:
        """By the shortest legal way to a status: what chance alone hardly ever reaches."""
        if OWN.get(by) != at:
            self.shared.counts["steps"] += 1
            way = self.driver.to(machine, status, client=by, profile=at, new=new)
            self.shared.counts["drives"] += self.shared.call(way)
            if machine != "dialog" and things(self.book, machine):
                self._try_all(machine, 0, SIDES[len(self.book.notices) % len(SIDES)])

    @DRIVING
    @rule(to=goal("appointment"), by=st.sampled_from(CLIENTS), at=booked, new=st.booleans())
    def drive_appointment(self, to: tables.Row, by: str, at: str, new: bool) -> None:
        self._drive("appointment", to, by, at, new)

    @DRIVING
    @rule(to=goal("appointment"), then=goal("appointment"), by=st.sampled_from(CLIENTS), at=booked)
    def drive_through(self, to: tables.Row, then: tables.Row, by: str, at: str) -> None:
        """Two legs: past a status on the way to another, when a way leads there."""
        self._drive("appointment", to, by, at, True)
        if things(self.book, "appointment"):
            self._drive("appointment", then, by, at, False)

    @DRIVING
    @rule(
        to=unfinished,
        by=st.sampled_from(CLIENTS),
        at=booked,
        instant=st.integers(0, 2),
        number=st.integers(0, 100),
    )
    def drive_to_the_edge(self, to: tables.Row, by: str, at: str, instant: int, number: int) -> None:
        """To a status, and there on through the first instants that matter, before the scheduler looks: at each all
        that is allowed is done and taken back, since one act drawn by chance seldom is the one that the instant is
        about; at the last all that is refused is tried, and one act stays.
        """
        self._drive("appointment", to, by, at, True)
        n, allowed = self._n("appointment", 0), list[Command]()
        coming = [] if n == UNKNOWN else moments(self.book, "appointment", n)[: instant + 1]
        for moment in coming:
            self.shared.call(self.play.wait(moment, tick=False))
            allowed = self._allowed(n)
            self.shared.call(self.play.allowed(allowed))
        if coming:
            for one in ("client", "professional"):
                self._try_all("appointment", 0, one)
        if allowed:
            self._act(allowed[number % len(allowed)])

    @DRIVING
    @rule(to=waiting, by=st.sampled_from(CLIENTS), at=booked, which=side, beside=edge)
    def drive_until_nobody_answered(self, to: tables.Row, by: str, at: str, which: str, beside: int) -> None:
        """To a request, other offers or a proposal to move; nobody answers until about when it is too late."""
        self._drive("appointment", to, by, at, True)
        n = self._n("appointment", 0)
        if n == UNKNOWN:
            return
        free = self.book.free_starts(at, self.book.now + timedelta(hours=3), 1)
        if to.after == "confirmed" and free:
            self._answer("propose_move", which, 0, "fresh", "plain", (free[0],))
        until = [self.book.appointments[n].answer_by, *(c.expires for c in self.book.claims_of(n, "move"))]
        for at_last in filter(None, until):
            instant = at_last + timedelta(seconds=beside)
            self.shared.call(self.play.wait(max(instant, self.book.now), tick=True))

    def _allowed(self, n: int) -> list[Command]:
        """What the two sides of an appointment may do now."""
        version, start = version_of(self.book, "appointment", n), start_at(self.book, 1, 1)
        people = {person_on(self.book, "appointment", n, one) for one in ("client", "professional")}
        asked = [c for who in sorted(people) for c in everything("appointment", who, n, start, version)]
        return [c for c in asked if c.seen is None and not expect(deepcopy(self.book), c)]

    @DRIVING
    @rule(to=goal("call"), by=st.sampled_from(CLIENTS), at=booked, new=st.booleans())
    def drive_call(self, to: tables.Row, by: str, at: str, new: bool) -> None:
        self._drive("call", to, by, at, new)

    @DRIVING
    @rule(
        to=goal("call"),
        by=st.sampled_from(CLIENTS),
        at=booked,
        act=act_on("call"),
        instant=st.integers(0, 2),
        which=side,
    )
    def drive_call_to_the_edge(
        self, to: tables.Row, by: str, at: str, act: tuple[str, tuple[Any, ...]], instant: int, which: str
    ) -> None:
        """A new call, to a status, and there to one of the first instants that matter, before the scheduler looks."""
        self._drive("call", to, by, at, True)
        if things(self.book, "call"):
            self._at_the_edge("call", act, instant, 0, which, False)

    @DRIVING
    @rule(to=goal("dialog"), by=st.sampled_from(CLIENTS), new=st.booleans())
    def drive_dialog(self, to: tables.Row, by: str, new: bool) -> None:
        self._drive("dialog", to, by, "zoe", new)

    @DRIVING
    @rule(to=begun, by=st.sampled_from(CLIENTS), at=booked, moves=COMINGS)
    def drive_into_the_room(self, to: tables.Row, by: str, at: str, moves: list[tuple[str, str]]) -> None:
        """Until an appointment has begun; then its people come and go, also two colleagues to the place of one."""
        self._drive("appointment", to, by, at, True)
        room = room_of(self.book, self._n("appointment", 0)) if self.book.appointments else None
        if room is not None:
            number = self.book.calls.index(room)
            for which, name in moves:
                self._act(Command(name, person_on(self.book, "call", number, which), number))
