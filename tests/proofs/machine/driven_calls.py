"""The rules of the machine that drive a call or a room to where it ends by itself: somebody goes offline, all leave."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.proofs.machine import tables
from tests.proofs.machine.appointment_rules import MINUTE
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drawing import edge, person_on, profile, way
from tests.proofs.machine.driven import DRIVING, Driven, begun, booked, goal
from tests.proofs.machine.meeting_rules import room_of
from tests.proofs.machine.people import CLIENTS, PROFILES

RINGING = tables.Row("", "ring", "ringing")
BOTH = ("client", "professional")
# Who leaves, in this order, and how many seconds after the one before.
LEAVING = st.lists(
    st.tuples(st.sampled_from(BOTH), st.sampled_from((0, 1, 30))),
    min_size=1,
    max_size=2,
    unique_by=lambda each: each[0],
)
GOING: dict[str, Any] = {
    "by": st.sampled_from(CLIENTS),
    "at": booked,
    "leaving": LEAVING,
    "beside": edge,
    "back": st.sampled_from(BOTH),
}
# What somebody who is in a call, or whom it rings at, might want to do beside.
talking = goal("call").filter(lambda row: row.after in ("ringing", "accepted", "live"))
agreed = goal("appointment").filter(lambda row: row.after == "confirmed")
connected = goal("call").filter(lambda row: row.after in ("accepted", "live"))


class DrivenCalls(Driven):
    """Into a call or a room, and out of it in the ways that nobody decides on."""

    def _wait(self, until: datetime, *, tick: bool = True) -> None:
        self.shared.counts["steps"] += 1
        self.shared.call(self.play.wait(max(until, self.book.now), tick=tick))

    @DRIVING
    @rule(
        by=st.sampled_from(CLIENTS),
        at=booked,
        name=st.sampled_from(("go_offline", "pause")),
        colleague=st.booleans(),
        how=way,
    )
    def drive_a_ringing_and_close(self, by: str, at: str, name: str, colleague: bool, how: str) -> None:
        """Until it rings; then one of those at whom it rings is there for nobody any more."""
        self._drive("call", RINGING, by, at, True)
        values = (True,) if name == "pause" else ()
        people = PROFILES[at].people
        self._act(Command(name, people[-1 if colleague else 0], profile=at, values=values), how)
        if name == "pause":
            self._act(Command(name, people[0], profile=at, values=(False,)))

    @DRIVING
    @rule(by=st.sampled_from(CLIENTS), at=booked, before=st.sampled_from((1, 30, 44, 45)), beside=edge)
    def drive_a_ringing_to_the_end_of_a_stay(self, by: str, at: str, before: int, beside: int) -> None:
        """Online, and rung so few seconds before that ends that the ringing goes on until then."""
        self._act(Command("go_online", PROFILES[at].people[0], profile=at))
        until = self.book.online[at]
        if until is not None:
            self._wait(until - timedelta(seconds=before))
            self._act(Command("ring", by, profile=at))
            self._wait(until + timedelta(seconds=beside))

    @DRIVING
    @rule(
        to=talking,
        by=st.sampled_from(CLIENTS),
        at=booked,
        other=profile,
        which=st.sampled_from(("client", "client", "professional", "stranger")),
    )
    def drive_a_call_and_ring(self, to: tables.Row, by: str, at: str, other: str, which: str) -> None:
        """Somebody who is in a call rings somebody else who is online, and is rung by others."""
        self._drive("call", to, by, at, True)
        if self.book.calls:
            who = person_on(self.book, "call", len(self.book.calls) - 1, which)
            self._act(Command("go_online", PROFILES[other].people[0], profile=other))
            self._act(Command("ring", who, profile=other))
            self._act(Command("ring", person_on(self.book, "call", 0, "stranger"), profile=at))

    @DRIVING
    @rule(to=connected, **GOING)
    def drive_out_of_a_call(
        self, to: tables.Row, by: str, at: str, leaving: list[tuple[str, int]], beside: int, back: str
    ) -> None:
        """Both come, one or both leave, and somebody comes back when the minute for that is over, or nearly."""
        self._drive("call", to, by, at, True)
        if self.book.calls and self.book.calls[-1].appointment is None:
            self._leave_for(MINUTE, len(self.book.calls) - 1, leaving, beside, back)

    @DRIVING
    @rule(to=agreed, by=st.sampled_from(CLIENTS), at=booked, beside=edge, first=st.sampled_from(BOTH))
    def drive_to_the_door(self, to: tables.Row, by: str, at: str, beside: int, first: str) -> None:
        """Until the room opens, or nearly; somebody is at the door."""
        self._drive("appointment", to, by, at, True)
        n = len(self.book.appointments) - 1
        if n >= 0:
            self._wait(self.book.appointments[n].start - 10 * MINUTE + timedelta(seconds=beside))
        room = room_of(self.book, n)
        if room is not None:
            number = self.book.calls.index(room)
            self._act(Command("enter", person_on(self.book, "call", number, first), number))

    @DRIVING
    @rule(to=begun, **GOING)
    def drive_out_of_the_room(
        self, to: tables.Row, by: str, at: str, leaving: list[tuple[str, int]], beside: int, back: str
    ) -> None:
        """The same in an appointment's room, which waits five minutes for them."""
        self._drive("appointment", to, by, at, True)
        room = room_of(self.book, len(self.book.appointments) - 1)
        if room is not None:
            self._leave_for(5 * MINUTE, self.book.calls.index(room), leaving, beside, back)

    @DRIVING
    @rule(
        to=begun,
        by=st.sampled_from(CLIENTS),
        at=booked,
        comes=st.booleans(),
        minutes=st.sampled_from((14, 15, 15, 16)),
        first=st.sampled_from(BOTH),
    )
    def drive_to_an_absence(
        self, to: tables.Row, by: str, at: str, comes: bool, minutes: int, first: str
    ) -> None:
        """One side is there, the other comes as well or does not; then either notes that the other is absent."""
        self._drive("appointment", to, by, at, True)
        n = len(self.book.appointments) - 1
        room = room_of(self.book, n)
        if room is not None:
            number = self.book.calls.index(room)
            if comes:
                self._act(Command("enter", person_on(self.book, "call", number, "professional"), number))
            self._wait(self.book.appointments[n].start + timedelta(minutes=minutes), tick=False)
            for side in sorted(BOTH, key=lambda side: side != first):
                self._answer("mark_no_show", side, 0, "fresh", "plain")

    def _leave_for(
        self, grace: timedelta, n: int, leaving: list[tuple[str, int]], beside: int, back: str
    ) -> None:
        people = {side: person_on(self.book, "call", n, side) for side in BOTH}
        for side in BOTH:
            self._act(Command("enter", people[side], n))
        for side, after in leaving:
            if after:
                self._wait(self.book.now + timedelta(seconds=after))
            self._act(Command("leave", people[side], n))
        self._wait(self.book.now + grace + timedelta(seconds=beside))
        self._act(Command("enter", people[back], n))
