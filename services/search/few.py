"""Orders hits that are few by their own words: what is asked once a search need not be asked of the index again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.search.expression import NAME, SKILLS, TRADE, AllOf, AnyOf, In, Node, Term, Without
from services.search.plan import Plan

FIELDS = (TRADE, SKILLS, NAME)


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of each part of an entry, and its text with a space before each word."""

    words: dict[str, frozenset[str]]
    texts: dict[str, str]


_Test = Callable[[_Entry], bool]


def ordered(rows: list[dict[str, Any]], plan: Plan) -> list[int]:
    """The ids of hits in the order of `engine.find`.

    A row has `id`, the words of the entry's `trade`, `skills` and `name`, whether somebody is `away`, and `merit`.
    """
    is_named, is_prominent = _test(plan.by_name()), _test(plan.prominent())
    in_trade, in_skills = _test(plan.in_trade()), _test(plan.in_skills())

    def rank(row: dict[str, Any]) -> tuple[int, ...]:
        entry = _Entry(
            {field: frozenset(row[field].split()) for field in FIELDS},
            {field: f" {row[field]}" for field in FIELDS},
        )
        field = 0 if in_trade(entry) else 1 if in_skills(entry) else 2
        tier = 0 if is_named(entry) else 1 if is_prominent(entry) else 2
        return tier, row["away"], -row["merit"], field, row["id"]

    return [int(row["id"]) for row in sorted(rows, key=rank)]


def _test(node: Node | None, fields: tuple[str, ...] = FIELDS) -> _Test:
    """What tells whether an entry matches a tree: the tree is gone through once, and not for every entry."""
    match node:
        case None:
            return lambda entry: True
        case Term(word, is_prefix):
            beginning = f" {word}"
            if is_prefix:
                return lambda entry: any(beginning in entry.texts[field] for field in fields)
            return lambda entry: any(word in entry.words[field] for field in fields)
        case AnyOf(parts):
            return _any_of(parts, fields)
        case AllOf(parts):
            tests = [_test(part, fields) for part in parts]
            return lambda entry: all(test(entry) for test in tests)
        case In(within, inner):
            return _test(inner, within)
        case Without(inner, unwanted):
            wanted, other = _test(inner, fields), _test(unwanted, fields)
            return lambda entry: wanted(entry) and not other(entry)


def _any_of(parts: tuple[Node, ...], fields: tuple[str, ...]) -> _Test:
    words = frozenset(part.word for part in parts if isinstance(part, Term) and not part.is_prefix)
    tests = [_test(part, fields) for part in parts if not isinstance(part, Term) or part.is_prefix]
    return lambda entry: (
        any(not words.isdisjoint(entry.words[field]) for field in fields)
        or any(test(entry) for test in tests)
    )
