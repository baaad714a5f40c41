"""What a measure rests on, in the reader's words: what somebody of the team wrote, or what a rule counted."""

from bot.turn import Look
from core.text import clip
from models.measure import Measure, MeasureRule, MissionMeasure


def facts_of(look: Look, decision: Measure | MissionMeasure, limit: int = 1500) -> str:
    """The facts as plain text; empty once they are forgotten. A rule keeps codes, which read in every language."""
    rule = decision.rule if isinstance(decision, Measure) else None
    if not decision.facts or rule is None:
        return clip(decision.facts, limit)
    words, codes = look.words, decision.facts.split(",")
    if rule is MeasureRule.REPORTS:
        what = ", ".join(words.plain(f"scam-cat-{code}") for code in codes)
        return words.plain("measure-facts_reports", what=what)
    return words.plain("measure-facts_unfounded", count=len(codes), numbers=", ".join(codes))
