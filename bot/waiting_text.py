"""How what waits for an answer is counted in words, the same at home and in its list."""

from core.i18n import Words
from services.waiting import Awaited, Waiting


def waiting_lines(words: Words, waiting: Waiting) -> list[str]:
    """A line for each kind of thing that waits, as HTML; none when nothing does."""
    counts = {
        "home-choices": waiting.of(Awaited.CHOICE),
        "home-to_answer": waiting.of(Awaited.APPOINTMENT),
        "home-questions": waiting.of(Awaited.QUESTION),
        "home-firm": waiting.of(Awaited.FIRM),
        "home-proposals": waiting.of(Awaited.PROPOSAL),
        "home-annulments": waiting.of(Awaited.ANNULMENT),
        "home-payrolling": waiting.of(Awaited.PAYROLLING),
        "home-notes": waiting.of(Awaited.NOTE),
        "home-unread": waiting.messages,
    }
    return [words(key, count=count) for key, count in counts.items() if count]
