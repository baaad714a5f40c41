"""Lures are found in the labelled messages, written in whatever way, and honest messages are left in peace."""

import time
from pathlib import Path

import pytest

from services.lures import Lure, find_lures
from tests.lures.measuring import CLASSES, HONEST, LANGUAGES, measure, read_list, table

ROOT = Path(__file__).parents[2]
# What must hold at least: (recall, false alarms) of what the detector was made with, and of what it never saw.
BOUNDS = {"made with": (0.98, 0.02), "held out": (0.90, 0.04)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_recall_and_false_alarms_stay_within_their_bounds(language: str) -> None:
    print(f"\n{table()}")
    for name, what in ((language, "made with"), (f"held_out_{language}", "held out")):
        score, (recall, alarms) = measure(name), BOUNDS[what]
        assert score.recall >= recall, f"{name}: {score.recall:.1%} found; missed {score.wrong}"
        assert score.false_alarms <= alarms, f"{name}: {score.false_alarms:.1%} false alarms: {score.wrong}"


def test_the_lists_are_large_half_honest_and_say_nothing_twice() -> None:
    for language, least in (("fr", 300), ("en", 200)):
        both = read_list(language) + read_list(f"held_out_{language}")
        honest = sum(label == HONEST for label, _ in both)
        assert len(both) >= least and 0.4 <= honest / len(both) <= 0.6
        assert len({message for _, message in both}) == len(both)
        assert {label for label, _ in both} == {HONEST, *CLASSES}


def test_the_documented_table_is_the_measured_one() -> None:
    assert table() in (ROOT / "docs" / "lures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("message", "lure"),
    [
        ("０７９ １２３ ４５ ６７", Lure.PHONE),
        ("0\u200b7\u200c9\u20601\ufeff2\u00ad3 4567", Lure.PHONE),
        ("٠٧٩١٢٣٤٥٦٧", Lure.PHONE),
        ("0️⃣7️⃣9️⃣ 1️⃣2️⃣3️⃣ 4️⃣5️⃣ 6️⃣7️⃣", Lure.PHONE),
        ("+41 79 123 45 67 CHF", Lure.PHONE),
        ("leа@gmаil.cоm", Lure.EMAIL),  # With Cyrillic letters.
        ("𝗹𝗲𝗮@𝗴𝗺𝗮𝗶𝗹.𝗰𝗼𝗺", Lure.EMAIL),
        ("t．me／lea_favre", Lure.LINK),
        ("t\u200b.me/lea_favre", Lure.LINK),
        ("ｗｈａｔｓａｐｐ ? passons sur ｗｈａｔｓａｐｐ", Lure.MOVE),
        ("fr\u00adais de dos\u200bsier : 50 CHF", Lure.ADVANCE),
    ],
)
def test_no_trick_of_writing_hides_a_lure(message: str, lure: Lure) -> None:
    assert lure in find_lures(message)


def test_nothing_and_the_longest_message_are_judged_in_no_time() -> None:
    assert find_lures("") == frozenset()
    started = time.process_time()
    for part in ("1", "1 ", "a@", "un ", "a.", "pay ", "1-/ ", "1 000 ", "(", "donne ", "\u200b"):
        find_lures((part * 4000)[:4000])
    assert time.process_time() - started < 3
