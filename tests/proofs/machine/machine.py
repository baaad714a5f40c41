"""The Hypothesis machine: rules are the public commands with any actor, time, restarts, the sender, and `drive`."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.proofs.machine.base import has
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drawing import (
    EVERYBODY,
    act_on,
    button,
    days,
    edge,
    place,
    profile,
    reason,
    recent,
    side,
    start_at,
    way,
    who,
)
from tests.proofs.machine.driven_days import DrivenDays
from tests.proofs.machine.people import PROFILES
from tests.proofs.machine.time_rules import moments


class Machine(DrivenDays):
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
            ("answer", "reject", "give_up", "enter", "enter", "leave", "connect", "fail", "hang_up")
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

    @has("appointment")
    @rule(back=recent, by=side)
    def try_everything_on_an_appointment(self, back: int, by: str) -> None:
        """Whatever states.md refuses somebody now is refused, and nothing changes."""
        self._try_all("appointment", back, by)

    @has("call")
    @rule(back=recent, by=side)
    def try_everything_on_a_call(self, back: int, by: str) -> None:
        self._try_all("call", back, by)
