"""The rules of the machine that drive to a limit: a day that is full, a choice that runs out, too many reports."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.proofs.machine.book import DAY
from tests.proofs.machine.commands import Command
from tests.proofs.machine.drawing import edge, start_at
from tests.proofs.machine.driven import DRIVING, booked
from tests.proofs.machine.driven_calls import DrivenCalls
from tests.proofs.machine.people import CLIENTS, PROFILES

LIMITED = tuple(name for name, place in PROFILES.items() if place.daily_limit is not None)
clients = st.sampled_from(CLIENTS)
# What is asked for of a day that is full, by whom, and where in it.
BESIDES = st.lists(
    st.tuples(
        st.sampled_from(("request", "request", "hold", "accept", "offer", "propose_move", "cancel")),
        clients,
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=5,
)
TALK = st.lists(
    st.sampled_from(("write", "write", "write", "reply", "read", "sender", "sender", "later")),
    min_size=3,
    max_size=6,
)
SEEN = ("leave_message", "ring", "hold", "request")


class DrivenDays(DrivenCalls):
    """To the limits of what may be taken, kept, written and reported."""

    @DRIVING
    @rule(
        at=st.sampled_from(LIMITED),
        day=st.integers(1, 3),
        fillers=st.permutations(CLIENTS),
        besides=BESIDES,
    )
    def drive_a_full_day(
        self, at: str, day: int, fillers: list[str], besides: list[tuple[str, str, int]]
    ) -> None:
        """What is free of a day is asked for until nothing is; then more is asked for, and of what is there."""
        morning = start_at(self.book, day, 0)
        for who in fillers:
            free = self.book.free_starts(at, morning - timedelta(seconds=1), 1)
            if free and free[0].date() == morning.date():
                self._act(Command("request", who, profile=at, values=(free[0],)))
        for name, who, place in besides:
            start = start_at(self.book, day, 2 * place)
            if name in ("hold", "request"):
                self._act(Command(name, who, profile=at, values=(start,)))
            elif self.book.appointments:
                values = {"accept": (), "cancel": ("Imprévu",)}.get(name, (start,))
                self._answer(name, "professional", 0, "fresh", "plain", values)

    @DRIVING
    @rule(by=clients, then=clients, at=booked, slot=st.integers(0, 3), beside=edge, tick=st.booleans())
    def drive_a_choice(self, by: str, then: str, at: str, slot: int, beside: int, tick: bool) -> None:
        """Somebody chooses a time and does not go on; about when the choice runs out, the time is asked for."""
        free = self.book.free_starts(at, self.book.now + DAY, slot + 1)
        if free:
            self._act(Command("hold", by, profile=at, values=(free[-1],)))
            self._wait(self.book.now + timedelta(minutes=10, seconds=beside), tick=tick)
            self._act(Command("request", then, profile=at, values=(free[-1],)))

    @DRIVING
    @rule(by=clients, at=booked, moves=TALK, beside=edge)
    def drive_a_talk(self, by: str, at: str, moves: list[str], beside: int) -> None:
        """Two write to each other, while the sender tells them of it or does not yet."""
        for move in moves:
            if move == "write":
                self._act(Command("leave_message", by, profile=at))
            elif move == "sender":
                self.shared.call(self.play.deliver(()))
            elif move == "later":
                self._wait(self.book.now + timedelta(minutes=10, seconds=beside))
            elif self.book.conversations:
                self._answer(move, "professional", 0, "none", "plain")

    @DRIVING
    @rule(by=clients, at=booked, comes_back=st.booleans())
    def drive_past_a_blocked_bot(self, by: str, at: str, comes_back: bool) -> None:
        """Something is due to somebody who blocked the bot; perhaps they write again; then something is due again."""
        first = PROFILES[at].people[0]
        self._act(Command("leave_message", by, profile=at))
        self.shared.call(self.play.deliver((first,)))
        if comes_back:
            self._act(Command("arrive", first))
        self._act(Command("leave_message", by, profile=at))
        self.shared.call(self.play.deliver(()))

    @DRIVING
    @rule(by=clients, at=booked, tried=st.permutations(SEEN), online=st.booleans())
    def drive_past_a_pause(self, by: str, at: str, tried: list[str], online: bool) -> None:
        """A professional pauses their profile; whoever looks for them does not find it, until it is shown again."""
        first, start = PROFILES[at].people[0], start_at(self.book, 1, 1)
        for hidden in (True, False):
            self._act(Command("pause", first, profile=at, values=(hidden,)))
            if online:
                self._act(Command("go_online", first, profile=at))
            for name in tried[:2]:
                values = (start,) if name in ("hold", "request") else ()
                self._act(Command(name, by, profile=at, values=values))

    @DRIVING
    @rule(
        by=clients,
        order=st.permutations(tuple(PROFILES)),
        what=st.sampled_from(("advance", "fake", "other")),
        beside=edge,
    )
    def drive_many_reports(self, by: str, order: list[str], what: str, beside: int) -> None:
        """Somebody reports one after the other, the team reads the last, and again about when a day has passed."""
        for at in order:
            self._act(Command("report", by, profile=at, values=(what,)))
        self._act(Command("read_report", "ada", self._n("scam_report", 0)))
        self._wait(self.book.now + DAY + timedelta(seconds=beside))
        self._act(Command("read_report", "ada", self._n("scam_report", 0)))
        self._act(Command("report", by, profile=order[-1], values=(what,)))
