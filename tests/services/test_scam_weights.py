"""What the reports of different people weigh together: the numbers, and who is one voice (EXT-12)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.scam_weights import ENOUGH, ENOUGH_WITH_EVIDENCE, WHOLE, Voice, is_enough, score_of, weight_of

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
HERE_FOR = timedelta(days=10)


def voice(number: int, **known: object) -> Voice:
    """A reporter who signed up ten days ago, each on a day of their own."""
    since = NOW - HERE_FOR - timedelta(days=number)
    return replace(Voice(reporter_id=number, registered_at=since, filed_at=NOW), **known)  # type: ignore[arg-type]


def full(number: int, **known: object) -> Voice:
    """Certified, and the reported account dealt with them."""
    return voice(number, certified=True, dealt_with=True, **known)


@pytest.mark.parametrize(
    ("known", "weight"),
    [
        ({}, 25),
        ({"certified": True}, 25),
        ({"dealt_with": True}, 50),
        ({"certified": True, "dealt_with": True}, 100),
        ({"registered_at": NOW - timedelta(days=90)}, 50),
        ({"registered_at": NOW - timedelta(days=90), "dealt_with": True}, 75),
        ({"registered_at": NOW - timedelta(days=90), "certified": True, "dealt_with": True}, 100),
        ({"certified": True, "dealt_with": True, "warned": True}, 50),
        ({"certified": True, "dealt_with": True, "silenced": True}, 0),
        ({"certified": True, "dealt_with": True, "answers_back": True}, 0),
        ({"registered_at": NOW - timedelta(hours=47), "certified": True, "dealt_with": True}, 0),
        ({"registered_at": NOW - timedelta(hours=48), "dealt_with": True}, 50),
    ],
)
async def test_each_kind_of_reporter_weighs_what_the_table_says(
    known: dict[str, object], weight: int
) -> None:
    assert weight_of(voice(1, **known)) == weight


async def test_no_one_person_is_ever_enough() -> None:
    heaviest = full(1, grave=True, registered_at=NOW - timedelta(days=900))
    assert weight_of(heaviest) == WHOLE < ENOUGH_WITH_EVIDENCE < ENOUGH
    assert not is_enough([heaviest])
    assert not is_enough([heaviest] * 30)


async def test_three_known_people_are_enough_and_two_only_where_money_is_asked_with_evidence() -> None:
    assert is_enough([full(1), full(2), full(3)])
    assert not is_enough([full(1), full(2)])
    assert not is_enough([full(1, grave=True), full(2)])
    assert is_enough([full(1, grave=True), full(2, grave=True)])


async def test_strangers_need_to_be_many() -> None:
    assert not is_enough([voice(number) for number in range(11)])
    assert is_enough([voice(number) for number in range(12)])


async def test_who_belongs_together_is_one_voice() -> None:
    house = frozenset({"organisation:7"})
    colleagues = [full(number, marks=house) for number in range(10)]
    assert score_of(colleagues) == WHOLE
    assert not is_enough(colleagues)
    # Two groups become one through somebody who belongs to both.
    other = frozenset({"mail:tom@exemple.ch"})
    assert score_of([full(1, marks=house), full(2, marks=other)]) == 2 * WHOLE
    assert score_of([full(1, marks=house), full(2, marks=other), full(3, marks=house | other)]) == WHOLE


async def test_young_accounts_of_the_same_hour_are_one_voice_and_old_ones_are_not() -> None:
    hour = [full(n, registered_at=NOW - timedelta(days=5, minutes=n)) for n in range(20)]
    assert score_of(hour) == WHOLE
    long_ago = [full(n, registered_at=NOW - timedelta(days=40, minutes=n)) for n in range(3)]
    assert is_enough(long_ago)


async def test_who_weighs_nothing_ties_nobody_together() -> None:
    bridge = voice(9, answers_back=True, marks=frozenset({"organisation:1", "organisation:2"}))
    real = [full(1, marks=frozenset({"organisation:1"})), full(2, marks=frozenset({"organisation:2"}))]
    assert score_of([*real, bridge]) == 2 * WHOLE
