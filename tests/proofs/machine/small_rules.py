"""The rules of the machine about messages, reports, blocked time and dialogs."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.proofs.machine.base import Base, has
from tests.proofs.machine.book import UNKNOWN
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drawing import (
    button,
    days,
    place,
    profile,
    recent,
    side,
    start_at,
    way,
    who,
)
from tests.proofs.machine.people import CLIENTS, PROFILES
from tests.proofs.machine.rules import version_of


class SmallRules(Base):
    """What people do beside appointments and calls."""

    @rule(by=who, at=profile, how=way)
    def leave_message(self, by: str, at: str, how: str) -> None:
        self._act(Command("leave_message", by, profile=at), how)

    @has("conversation")
    @rule(name=st.sampled_from(("reply", "read")), by=side, back=recent, how=way)
    def answer_message(self, name: str, by: str, back: int, how: str) -> None:
        self._answer(name, by, back, "none", how)

    @rule(by=who, at=profile, what=st.sampled_from(("advance", "fake", "other")), how=way)
    def report(self, by: str, at: str, what: str, how: str) -> None:
        self._act(Command("report", by, profile=at, values=(what,)), how)

    @has("scam_report")
    @rule(by=who, back=recent)
    def read_report(self, by: str, back: int) -> None:
        self._act(Command("read_report", by, self._n("scam_report", back)))

    @rule(
        by=who,
        at=profile,
        mine=st.booleans(),
        free=st.booleans(),
        day=days,
        slot=place,
        length=st.integers(1, 3),
        how=way,
    )
    def block(
        self, by: str, at: str, mine: bool, free: bool, day: int, slot: int, length: int, how: str
    ) -> None:
        start = start_at(self.book, day, slot)
        acts = PROFILES[at].people[0] if mine else by
        stretch = (start, start + timedelta(minutes=30 * length))
        self._act(Command("unblock" if free else "block", acts, profile=at, values=stretch), how)

    @rule(by=st.sampled_from(CLIENTS), how=way)
    def begin_dialog(self, by: str, how: str) -> None:
        self._act(Command("begin_dialog", by), how)

    @has("session")
    @rule(
        name=st.sampled_from(("resume", "done", "cancelled")),
        back=recent,
        stranger=st.booleans(),
        drawn=button,
        how=way,
    )
    def continue_dialog(self, name: str, back: int, stranger: bool, drawn: str, how: str) -> None:
        n = self._n("session", back)
        acts = "zoe" if stranger or n == UNKNOWN else self.book.sessions[n].member
        if name == "resume":
            return self._act(Command(name, acts, n), how)
        turn = version_of(self.book, "session", n)
        seen = None if turn is None or drawn == "none" else turn - (drawn == "old")
        self._act(Command("end_dialog", acts, n, seen, values=(name,)), how)
