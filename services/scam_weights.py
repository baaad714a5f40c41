"""How much the reports of different people weigh together against one account: numbers and a pure rule (EXT-12)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# A report counts for a week: what was gathered over months is no wave that asks for more than a person's look.
COUNTED_FOR = timedelta(days=7)
# The same person about the same profile counts once in thirty days, whatever was decided about it meanwhile.
ONCE_A_PAIR = timedelta(days=30)
# An account of less than two days costs nothing to make: it says something to the team, and nothing to the rule.
NEW_ACCOUNT = timedelta(hours=48)
# Whoever has been here for a season did not come for this quarrel.
OLD_ACCOUNT = timedelta(days=90)
# Accounts that signed up within the same hour are perhaps made by one hand, as long as they are young.
ONE_HAND = timedelta(hours=1)
YOUNG = timedelta(days=30)

# In hundredths of a full voice (trust.md). A full voice is who the team knows and who dealt with the account.
WHOLE = 100
DEALT_WITH = 50
STRANGER = 25
# Being here for long is worth as much again as having signed up at all, and never makes more than a full voice.
FOR_BEING_OLD = 25
# Three full voices. No weight exceeds one, so that nobody reaches this alone, nor two who merely agree.
ENOUGH = 3 * WHOLE
# Two full voices who show papers or pictures, where money or documents go while everybody waits.
ENOUGH_WITH_EVIDENCE = 2 * WHOLE


@dataclass(frozen=True)
class Voice:
    """What the service knows of one reporter at the moment of their report.

    `dealt_with`: the reported account wrote to them, met them or answered their call. `answers_back`: the reported
    account had reported them before. `warned`: reports of theirs were manifestly unfounded. `marks` are names of what
    they belong to (an organisation, a mailbox): who shares one is one voice. `grave`: advance payment or stolen data,
    with a file.
    """

    reporter_id: int
    registered_at: datetime
    filed_at: datetime
    certified: bool = False
    dealt_with: bool = False
    warned: bool = False
    silenced: bool = False
    answers_back: bool = False
    grave: bool = False
    marks: frozenset[str] = field(default_factory=frozenset)

    @property
    def age(self) -> timedelta:
        """How long the account existed when it reported."""
        return self.filed_at - self.registered_at


def weight_of(voice: Voice) -> int:
    """What one report weighs, from 0 to WHOLE."""
    if voice.silenced or voice.answers_back or voice.age < NEW_ACCOUNT:
        return 0
    weight = STRANGER
    if voice.dealt_with:
        weight = WHOLE if voice.certified else DEALT_WITH
    if voice.age >= OLD_ACCOUNT:
        weight = min(WHOLE, weight + FOR_BEING_OLD)
    return weight // 2 if voice.warned else weight


def score_of(voices: Sequence[Voice]) -> int:
    """What reports weigh together: of people who belong together only the heaviest counts. Whoever weighs nothing ties
    nobody to anybody.
    """
    total, groups = 0, list[list[Voice]]()
    for voice in (each for each in voices if weight_of(each)):
        near = [group for group in groups if any(_belong_together(voice, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([voice, *(other for group in near for other in group)])
    for group in groups:
        total += max(weight_of(voice) for voice in group)
    return total


def is_enough(voices: Sequence[Voice]) -> bool:
    """Whether these reports restrict an account before anybody of the team looked."""
    if score_of(voices) >= ENOUGH:
        return True
    return score_of([voice for voice in voices if voice.grave]) >= ENOUGH_WITH_EVIDENCE


def _belong_together(one: Voice, other: Voice) -> bool:
    if one.reporter_id == other.reporter_id or one.marks & other.marks:
        return True
    young = one.age < YOUNG and other.age < YOUNG
    return young and abs(one.registered_at - other.registered_at) < ONE_HAND
