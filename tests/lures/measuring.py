"""Measures the detector of lures on the labelled lists: recall by class, and false alarms on honest messages."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from services.lures import find_lures

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "en")
HONEST = "honest"
CLASSES = ("phone", "email", "handle", "link", "move", "advance")


@dataclass
class Score:
    """What came of a list: messages and warnings by class, with the messages that were judged wrongly."""

    total: Counter[str] = field(default_factory=Counter)
    warned: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of lures that were warned of."""
        lures = sum(self.total.values()) - self.total[HONEST]
        return (sum(self.warned.values()) - self.warned[HONEST]) / lures

    @property
    def false_alarms(self) -> float:
        """The share of honest messages that were warned of."""
        return self.warned[HONEST] / self.total[HONEST]


def read_list(name: str) -> list[tuple[str, str]]:
    """The label and the message of each line."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [(label, message) for label, message in pairs]


def measure(name: str) -> Score:
    """The score of one list."""
    score = Score()
    for label, message in read_list(name):
        warned = bool(find_lures(message))
        score.total[label] += 1
        score.warned[label] += warned
        if warned == (label == HONEST):
            score.wrong.append((label, message))
    return score


def table() -> str:
    """Recall and false alarms of every list, as a Markdown table."""
    rows = [
        "| messages | " + " | ".join(CLASSES) + " | recall | false alarms |",
        "|---" * (len(CLASSES) + 3) + "|",
    ]
    for language in LANGUAGES:
        for name, what in ((language, "made with"), (f"held_out_{language}", "held out")):
            score = measure(name)
            cells = [f"{score.warned[each]}/{score.total[each]}" for each in CLASSES]
            honest = f"{score.false_alarms:.1%} ({score.warned[HONEST]}/{score.total[HONEST]})"
            rows.append(f"| {language}, {what} | {' | '.join(cells)} | {score.recall:.1%} | {honest} |")
    return "\n".join(rows)
