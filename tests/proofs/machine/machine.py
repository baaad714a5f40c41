"""The Hypothesis machine: rules are the public commands with any actor, time, restarts, the sender, and `drive`."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.proofs.machine import tables
from tests.proofs.machine.base import has
from tests.proofs.machine.book import UNKNOWN
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drawing import (
    EVERYBODY,
    SIDES,
    act_on,
    button,
    days,
    edge,
    everything,
    person_on,
    place,
    profile,
    reason,
    recent,
    side,
    start_at,
    way,
    who,
)
from tests.proofs.machine.people import CLIENTS, OWN, PROFILES
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


class Machine(SmallRules):
    """Everybody does anything, and after each step the product holds what states.md says, to the last notification."""

    @rule(by=who, at=profile, day=days, slot=place, odd=st.sampled_from((0, 0, 0, 7)), how=way)
    def hold(self, by: str, at: str, day: int, slot: int, odd: int, how: str) -> None:
        start = start_at(self.book, day, slot, odd)
        self._act(Command("hold", by, profile=at, values=(start,)), how)

    @rule(by=who, at=profile, how=way)
    def give_back(self, by: str, at: str, how: str) -> None:
        self._act(Command("give_back", by, profile=at), how)

    @rule(by=who, at=profile, day=days, slot=place, how=way)
    def request(self, by: str, at: str, day: int, slot: int, how: str) -> None:
        start = start_at(self.book, day, slot)
        self._act(Command("request", by, profile=at, values=(start,)), how)

    @has("appointment")
    @rule(
        name=st.sampled_from(
            ("accept", "decline_offers", "accept_move", "decline_move", "finish", "mark_no_show")
        ),
        by=side,
        back=recent,
        drawn=button,
        how=way,
    )
    def answer_appointment(self, name: str, by: str, back: int, drawn: str, how: str) -> None:
        self._answer(name, by, back, drawn, how)

    @has("appointment")
    @rule(
        name=st.sampled_from(("decline", "cancel")), by=side, back=recent, drawn=button, how=way, why=reason
    )
    def end_appointment(self, name: str, by: str, back: int, drawn: str, how: str, why: str) -> None:
        self._answer(name, by, back, drawn, how, (why,))

    @has("appointment")
    @rule(by=side, back=recent, drawn=button, how=way, day=days, slots=st.lists(place, max_size=4))
    def offer(self, by: str, back: int, drawn: str, how: str, day: int, slots: list[int]) -> None:
        starts = tuple(start_at(self.book, day, slot) for slot in slots)
        self._answer("offer", by, back, drawn, how, starts)

    @has("appointment")
    @rule(by=side, back=recent, drawn=button, how=way, offered=st.integers(0, 2))
    def pick(self, by: str, back: int, drawn: str, how: str, offered: int) -> None:
        self._answer("pick", by, back, drawn, how, (offered,))

    @has("appointment")
    @rule(by=side, back=recent, drawn=button, how=way, day=days, slot=place)
    def propose_move(self, by: str, back: int, drawn: str, how: str, day: int, slot: int) -> None:
        self._answer("propose_move", by, back, drawn, how, (start_at(self.book, day, slot),))

    @rule(gone=who, at=profile, person=st.booleans(), how=way)
    def party_gone(self, gone: str, at: str, person: bool, how: str) -> None:
        command = Command("gone_member", gone) if person else Command("gone_profile", gone, profile=at)
        self._act(command, how)

    @rule(by=who, at=profile, how=way)
    def ring(self, by: str, at: str, how: str) -> None:
        self._act(Command("ring", by, profile=at), how)

    @has("call")
    @rule(
        name=st.sampled_from(
            ("answer", "reject", "give_up", "enter", "enter", "leave", "renew", "connect", "fail", "hang_up")
        ),
        by=side,
        back=recent,
        how=way,
    )
    def act_on_call(self, name: str, by: str, back: int, how: str) -> None:
        self._answer(name, by, back, "none", how)

    @rule(
        name=st.sampled_from(("go_online", "go_online", "go_offline")),
        by=who,
        at=profile,
        mine=st.booleans(),
        how=way,
    )
    def presence(self, name: str, by: str, at: str, mine: bool, how: str) -> None:
        self._act(Command(name, PROFILES[at].people[-1] if mine else by, profile=at), how)

    @rule(hidden=st.booleans(), at=profile, mine=st.booleans(), by=who, how=way)
    def pause(self, hidden: bool, at: str, mine: bool, by: str, how: str) -> None:
        self._act(Command("pause", PROFILES[at].people[0] if mine else by, profile=at, values=(hidden,)), how)

    @rule(
        seconds=st.sampled_from((1, 30, 60, 300, 1200, 7200, 86_400, 259_200, 2_592_000)), tick=st.booleans()
    )
    def clock_runs(self, seconds: int, tick: bool) -> None:
        self.shared.counts["steps"] += 1
        self.shared.call(self.play.wait(self.book.now + timedelta(seconds=seconds), tick=tick))

    @rule(next_one=st.integers(0, 3), beside=edge, tick=st.booleans())
    def clock_reaches_a_moment(self, next_one: int, beside: int, tick: bool) -> None:
        coming = moments(self.book)
        at = coming[min(next_one, len(coming) - 1)] if coming else self.book.now + timedelta(hours=1)
        at = max(at + timedelta(seconds=beside), self.book.now)
        self.shared.counts["steps"] += 1
        self.shared.call(self.play.wait(at, tick=tick))

    @rule(
        blocked=st.lists(st.sampled_from(EVERYBODY), max_size=2, unique=True),
        restart=st.sampled_from((False, False, False, True)),
    )
    def sender(self, blocked: list[str], restart: bool) -> None:
        """Everything due goes out; now and then the process begins again before."""
        self.shared.counts["steps"] += 1
        if restart:
            self.shared.call(self.play.restart())
        self.shared.call(self.play.deliver(tuple(blocked)))

    @rule(by=st.sampled_from(EVERYBODY), how=way)
    def arrive(self, by: str, how: str) -> None:
        self._act(Command("arrive", by), how)

    def _try_all(self, kind: str, back: int, by: str) -> None:
        n = self._n(kind, back)
        person = person_on(self.book, kind, n, by)
        start = start_at(self.book, 1, 1)
        self.shared.counts["steps"] += 1
        self.shared.call(
            self.play.refused(everything(kind, person, n, start, version_of(self.book, kind, n)))
        )

    @has("appointment")
    @rule(act=act_on("appointment"), at=st.integers(0, 2), beside=edge, by=side, tick=st.booleans())
    def act_at_the_edge_of_an_appointment(
        self, act: tuple[str, tuple[Any, ...]], at: int, beside: int, by: str, tick: bool
    ) -> None:
        """Right before, at and right after an instant that matters for it: what is refused, then one act."""
        self._at_the_edge("appointment", act, at, beside, by, tick)

    @has("call")
    @rule(act=act_on("call"), at=st.integers(0, 2), beside=edge, by=side, tick=st.booleans())
    def act_at_the_edge_of_a_call(
        self, act: tuple[str, tuple[Any, ...]], at: int, beside: int, by: str, tick: bool
    ) -> None:
        self._at_the_edge("call", act, at, beside, by, tick)

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

    @has("appointment")
    @rule(back=recent, by=side)
    def try_everything_on_an_appointment(self, back: int, by: str) -> None:
        """Whatever states.md refuses somebody now is refused, and nothing changes."""
        self._try_all("appointment", back, by)

    @has("call")
    @rule(back=recent, by=side)
    def try_everything_on_a_call(self, back: int, by: str) -> None:
        self._try_all("call", back, by)

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
