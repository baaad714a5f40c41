"""Orders hits that are few by their own words: what is asked once a search need not be asked of the index again."""

from typing import Any

from services.search.expression import NAME, SKILLS, TRADE, AllOf, AnyOf, In, Node, Term, Without
from services.search.plan import Plan

Words = dict[str, frozenset[str]]
FIELDS = (TRADE, SKILLS, NAME)


def ordered(rows: list[dict[str, Any]], plan: Plan) -> list[int]:
    """The ids of hits in the order of `engine.find`.

    A row has `id`, the words of the entry's `trade`, `skills` and `name`, whether somebody is `away`, and `merit`.
    """
    named, prominent, trade, skills = plan.by_name(), plan.prominent(), plan.in_trade(), plan.in_skills()

    def rank(row: dict[str, Any]) -> tuple[int, ...]:
        words = {field: frozenset(row[field].split()) for field in FIELDS}
        field = 0 if _holds(trade, words) else 1 if _holds(skills, words) else 2
        tier = 0 if _holds(named, words) else 1 if _holds(prominent, words) else 2
        return tier, row["away"], -row["merit"], field, row["id"]

    return [int(row["id"]) for row in sorted(rows, key=rank)]


def _holds(node: Node | None, words: Words) -> bool:
    return node is None or _has(node, words, frozenset().union(*words.values()))


def _has(node: Node, words: Words, present: frozenset[str]) -> bool:
    match node:
        case Term(word, is_prefix):
            return word in present or (is_prefix and any(each.startswith(word) for each in present))
        case AnyOf(parts):
            return any(_has(part, words, present) for part in parts)
        case AllOf(parts):
            return all(_has(part, words, present) for part in parts)
        case In(fields, inner):
            return _has(inner, words, frozenset().union(*(words[field] for field in fields)))
        case Without(inner, unwanted):
            return _has(inner, words, present) and not _has(unwanted, words, present)
