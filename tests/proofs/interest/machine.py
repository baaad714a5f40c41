"""The Hypothesis machine about missions and interest: anybody's commands, two at once, strangers, and time."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.proofs.interest.acts import Command, by_strangers, everything, expect
from tests.proofs.interest.book import EMPLOYEES, FREELANCES, MISSIONS
from tests.proofs.interest.play import Play
from tests.proofs.interest.town import begin_again
from tests.proofs.machine.base import Shared

SPANS = st.sampled_from([timedelta(hours=h) for h in (1, 24, 24, 48, 72, 96, 168, 240, 720, 840)])
AT_A_TIME = 6
CLOSER = ("interest", "accept", "apply", "choose")
place = st.integers(0, 10_000)


class InterestMachine(RuleBasedStateMachine):
    """After each step the product holds what states.md says, to the last notification."""

    shared: Shared
    play: Play

    @initialize()
    def begin(self) -> None:
        self.play = self.shared.new_play()
        self.shared.call(begin_again(self.play.town))

    def _allowed(self) -> list[Command]:
        """What is not refused now: what nobody could do is tried by the rules for it."""
        return [c for c in everything(self.play.book) if expect(self.play.book, c, only_ask=True) is None]

    def _draw(self, number: int) -> Command:
        allowed = self._allowed()
        return allowed[number % len(allowed)]

    @rule(number=place)
    def somebody_acts(self, number: int) -> None:
        self.shared.call(self.play.act(self._draw(number)))

    @rule(number=place)
    def two_come_closer(self, number: int) -> None:
        closer = [c for c in self._allowed() if c.name in CLOSER] or self._allowed()
        self.shared.call(self.play.act(closer[number % len(closer)]))

    @rule(first=place, second=place)
    def two_come_closer_and_somebody_acts_on_the_same_mission(self, first: int, second: int) -> None:
        closer = [c for c in self._allowed() if c.name in CLOSER] or self._allowed()
        self._at_once(closer[first % len(closer)], second)

    @rule(number=place)
    def somebody_tries_anything(self, number: int) -> None:
        commands = everything(self.play.book)
        self.shared.call(self.play.act(commands[number % len(commands)]))

    @rule(first=place, second=place)
    def two_act_at_once(self, first: int, second: int) -> None:
        self.shared.call(self.play.together(self._draw(first), self._draw(second)))

    @rule(first=place, second=place)
    def two_act_at_once_on_one_mission(self, first: int, second: int) -> None:
        self._at_once(self._draw(first), second)

    def _at_once(self, one: Command, second: int) -> None:
        """Together with another command about the same mission; the same twice is a double tap."""
        rivals = [c for c in self._allowed() if c.mission == one.mission and c.who != one.who] or [one]
        self.shared.call(self.play.together(one, rivals[second % len(rivals)]))

    @rule(span=SPANS)
    def time_passes(self, span: timedelta) -> None:
        self.shared.call(self.play.wait(span))

    @rule(span=SPANS, number=place)
    def somebody_acts_while_the_scheduler_looks(self, span: timedelta, number: int) -> None:
        self.shared.call(self.play.wait_and_act(span, self._draw(number)))

    @rule(number=place)
    def strangers_and_old_buttons(self, number: int) -> None:
        commands = by_strangers(self.play.book)
        # Far apart: neighbours are the same act by other people.
        chosen = [commands[(number + 7 * step) % len(commands)] for step in range(AT_A_TIME)]
        self.shared.call(self.play.refused(chosen))

    @rule(number=place)
    def all_that_is_refused_between_two(self, number: int) -> None:
        book = self.play.book
        pair = MISSIONS[number % len(MISSIONS)], FREELANCES[number // len(MISSIONS) % len(FREELANCES)]
        commands = [c for c in everything(book) if c.pair == pair and c.who != EMPLOYEES[1]]
        refused = [c for c in commands if expect(book, c, only_ask=True) is not None]
        self.shared.call(self.play.refused(refused))
