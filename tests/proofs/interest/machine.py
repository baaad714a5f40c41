"""The Hypothesis machine about missions and interest: anybody's commands, two at once, strangers, and time."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.proofs.interest.acts import COMPANY_LEAVES, Command, by_strangers, everything, expect
from tests.proofs.interest.book import ALPINA, EMPLOYEES, FREELANCES, MISSIONS, Pair
from tests.proofs.interest.drive import GOALS, Goal, Wait, shortest_way
from tests.proofs.interest.ending import SIDES_ACTS, TEAM_DECIDES
from tests.proofs.interest.play import Play
from tests.proofs.interest.rows import ACTIVE, AGAIN, COMPANY, FREELANCE, TIMERS
from tests.proofs.interest.town import begin_again
from tests.proofs.machine.base import Shared

SPANS = st.sampled_from([timedelta(hours=h) for h in (1, 24, 24, 48, 72, 96, 168, 240, 720, 840)])
AT_A_TIME = 6
HOUR = timedelta(hours=1)
CLOSER = ("interest", "accept", "apply", "choose")
OPEN_ENDED = ("published", "reserved", "suspended", "interrupted")
place = st.integers(0, 10_000)
candidate = st.sampled_from([Goal(status) for status in ACTIVE])
under_check = st.sampled_from([Goal(status, "suspended") for status in ACTIVE])
given_up = st.sampled_from(
    [Goal("declined", proposer=COMPANY), Goal("discarded", proposer=FREELANCE), Goal("expired")]
)
winner = st.sampled_from([Goal("chosen"), Goal("deal")])
anything = st.sampled_from(GOALS)
# Mostly somebody who is still a candidate: that is where most can happen next.
goal = candidate | under_check | anything
busy = st.sampled_from(MISSIONS[:2])


def _freelance(number: int) -> str:
    return FREELANCES[number % len(FREELANCES)]


def _other(mission: str) -> str:
    return MISSIONS[1 - MISSIONS.index(mission)]


class InterestMachine(RuleBasedStateMachine):
    """After each step the product holds what states.md says, to the last notification."""

    shared: Shared
    play: Play

    @initialize()
    def begin(self) -> None:
        self.play = self.shared.new_play()
        self.shared.call(begin_again(self.play.town))

    @invariant()
    def goes_on(self) -> None:
        """Once every mission is over, or their company is gone, nothing can go wrong any more: the rest of the run is
        another story.
        """
        book = self.play.book
        is_open = any(mission.status in OPEN_ENDED for mission in book.missions.values())
        if not is_open or ALPINA in book.gone:
            self.begin()

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
        self._refused_between((MISSIONS[number % len(MISSIONS)], _freelance(number // len(MISSIONS))))

    def _refused_between(self, pair: Pair) -> None:
        book = self.play.book
        commands = [c for c in everything(book) if c.pair == pair and c.who != EMPLOYEES[1]]
        refused = [c for c in commands if expect(book, c, only_ask=True) is not None]
        self.shared.call(self.play.refused(refused))

    def _drive(self, pair: Pair, goal: Goal) -> None:
        """By the shortest legal way to a status, where one leads there: what chance hardly ever reaches."""
        way = shortest_way(self.play.book, pair, goal)
        self.play.story.append(
            f"drive {' '.join(pair)} to {goal}: {'' if way else 'no way or there already'}"
        )
        self.play.counts["drives"] += bool(way)
        for step in way or ():
            self.shared.call(self.play.wait(step.span) if isinstance(step, Wait) else self.play.act(step))

    def _about(self, pair: Pair) -> list[Command]:
        """What is allowed now about a pair, its mission and the accounts of both."""
        things = {(*pair,), (pair[0], ""), ("", pair[1]), ("", ALPINA)}
        return [c for c in self._allowed() if c.pair in things]

    @rule(to=anything, mission=busy, number=place)
    def drive_and_see_what_is_refused(self, to: Goal, mission: str, number: int) -> None:
        """Also about the other mission, and with another freelance: what one pair has limits the others."""
        self._drive((mission, _freelance(number)), to)
        for pair in ((mission, number), (_other(mission), number), (mission, number + 1)):
            self._refused_between((pair[0], _freelance(pair[1])))

    @rule(to=goal, mission=busy, number=place, act=place)
    def drive_and_act(self, to: Goal, mission: str, number: int, act: int) -> None:
        self._drive((mission, _freelance(number)), to)
        allowed = self._about((mission, _freelance(number))) or self._allowed()
        self.shared.call(self.play.act(allowed[act % len(allowed)]))

    @rule(mission=busy, number=place, acts=st.lists(place, min_size=1, max_size=3))
    def two_end_what_they_began(self, mission: str, number: int, acts: list[int]) -> None:
        """By request of both sides, as far as they get."""
        pair = (mission, _freelance(number))
        self._drive(pair, Goal("deal"))
        for act in acts:
            ways = [c for c in self._allowed() if c.pair == pair and c.name in (*SIDES_ACTS, *TEAM_DECIDES)]
            if ways:
                self.shared.call(self.play.act(ways[act % len(ways)]))

    @rule(first=candidate, second=anything, mission=busy, number=place)
    def drive_two_candidates_of_a_mission(self, first: Goal, second: Goal, mission: str, number: int) -> None:
        self._drive((mission, _freelance(number)), first)
        self._drive((mission, _freelance(number + 1)), second)

    @rule(first=candidate, last=winner, mission=busy, number=place)
    def drive_past_a_candidate_of_the_same_mission(
        self, first: Goal, last: Goal, mission: str, number: int
    ) -> None:
        """Somebody is still a candidate when another one is chosen, or has the mission."""
        self._drive((mission, _freelance(number)), first)
        self._drive((mission, _freelance(number + 1)), last)

    @rule(mission=busy, number=place, by_company=st.booleans())
    def one_proposes_to_two(self, mission: str, number: int, by_company: bool) -> None:
        """One after the other: a company about one of its missions, or a freelance for two of them."""
        who = EMPLOYEES[0] if by_company else _freelance(number)
        other = (mission, _freelance(number + 1)) if by_company else (_other(mission), _freelance(number))
        for pair in ((mission, _freelance(number)), other):
            self.shared.call(self.play.act(Command("interest", who, *pair)))

    @rule(to=goal, mission=busy, number=place, span=SPANS)
    def drive_and_let_time_pass(self, to: Goal, mission: str, number: int, span: timedelta) -> None:
        self._drive((mission, _freelance(number)), to)
        self.shared.call(self.play.wait(span))

    @rule(to=candidate, mission=busy, number=place, again=st.booleans(), act=place)
    def drive_to_a_reminder_and_act(self, to: Goal, mission: str, number: int, again: bool, act: int) -> None:
        """Until a side is reminded, or reminded once more; then what is done may take the reminder back."""
        pair = (mission, _freelance(number))
        self._drive(pair, to)
        timer = TIMERS.get(self.play.book.pair(pair).status)
        if timer is not None:
            self.shared.call(self.play.wait(timer[0][-1] if again else timer[0][0]))
        about = [c for c in self._about(pair) if c.pair == pair] or self._allowed()
        self.shared.call(self.play.act(about[act % len(about)]))

    @rule(number=place, company_first=st.booleans(), other_tries_too=st.booleans())
    def each_side_withdraws_and_begins_again(
        self, number: int, company_first: bool, other_tries_too: bool
    ) -> None:
        """One side after the other, so that a single story meets the waiting time of both."""
        sides = (COMPANY, FREELANCE) if company_first else (FREELANCE, COMPANY)
        for side in sides:
            self._drive_and_begin_again(Goal("withdrawn", proposer=side), number, other_tries_too)

    @rule(to=given_up, number=place, other_tries_too=st.booleans())
    def drive_and_begin_again(self, to: Goal, number: int, other_tries_too: bool) -> None:
        self._drive_and_begin_again(to, number, other_tries_too)

    def _drive_and_begin_again(self, to: Goal, number: int, other_tries_too: bool) -> None:
        """Until it is over between two: whoever proposed, and perhaps the other side, would like it after all at once,
        just before the waiting time is over, and as soon as it is.
        """
        pair = self._drive_somebody(to, number)
        people = (pair[1], EMPLOYEES[0]) if to.proposer == FREELANCE else (EMPLOYEES[0], pair[1])
        for span in (timedelta(), AGAIN - HOUR, HOUR):
            if span:
                self.shared.call(self.play.wait(span))
            for who in people if other_tries_too else people[:1]:
                self.shared.call(self.play.act(Command("interest", who, *pair)))

    def _drive_somebody(self, goal: Goal, number: int) -> Pair:
        """The first pair, from the one of this number on, that a way leads to the goal; none is driven without one."""
        pairs = [(mission, who) for mission in MISSIONS[:2] for who in FREELANCES]
        turned = [pairs[(number + step) % len(pairs)] for step in range(len(pairs))]
        pair = next((p for p in turned if shortest_way(self.play.book, p, goal)), turned[0])
        self._drive(pair, goal)
        return pair

    @rule(to=goal, mission=busy, number=place, first=place, second=place)
    def drive_and_act_at_once(self, to: Goal, mission: str, number: int, first: int, second: int) -> None:
        self._drive((mission, _freelance(number)), to)
        about = self._about((mission, _freelance(number))) or self._allowed()
        self._at_once(about[first % len(about)], second)

    @rule(to=goal, mission=busy, number=place, act=place, is_alone=st.booleans(), span=SPANS)
    def drive_and_the_company_leaves(
        self, to: Goal, mission: str, number: int, act: int, is_alone: bool, span: timedelta
    ) -> None:
        """Perhaps while somebody acts on one of its missions; afterwards every button is an old one."""
        pair = (mission, _freelance(number))
        self._drive(pair, to)
        about = self._about(pair)
        if is_alone or not about:
            self.shared.call(self.play.act(COMPANY_LEAVES))
        else:
            self.shared.call(self.play.together(COMPANY_LEAVES, about[act % len(about)]))
        self._refused_between(pair)
        self.shared.call(self.play.refused([COMPANY_LEAVES]))
        self.shared.call(self.play.wait(span))
