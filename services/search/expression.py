"""What is looked for, as a tree of plain words, and how each database spells it.

Words come from `services.search.tokens` and never hold a quote or an operator: nothing typed reaches a parser as
syntax.
"""

from dataclasses import dataclass

from models.database import on_sqlite

# The parts of an entry, with the weight letter that PostgreSQL keeps them apart by.
TRADE, SKILLS, NAME, BODY = "trade", "skills", "name", "body"
_WEIGHT = {TRADE: "A", SKILLS: "B", NAME: "C", BODY: "D"}
EVERYWHERE = (TRADE, SKILLS, NAME, BODY)
PROMINENT = (TRADE, SKILLS, NAME)


@dataclass(frozen=True)
class Term:
    """A word, or every word that begins like it."""

    word: str
    is_prefix: bool = False


@dataclass(frozen=True)
class AnyOf:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class AllOf:
    """Every part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class In:
    """The inner tree, in some parts of the entry only."""

    fields: tuple[str, ...]
    node: "Node"


@dataclass(frozen=True)
class Without:
    """What matches `node` but not `unwanted`."""

    node: "Node"
    unwanted: "Node"


Node = Term | AnyOf | AllOf | In | Without


def render(node: Node) -> str:
    """The tree in the language of the open database: an FTS5 expression or a tsquery."""
    return _fts5(node) if on_sqlite() else _tsquery(node, "")


def _fts5(node: Node) -> str:
    match node:
        case Term(word, is_prefix):
            return f'"{word}" *' if is_prefix else f'"{word}"'
        case AnyOf(parts):
            return "(" + " OR ".join(_fts5(part) for part in parts) + ")"
        case AllOf(parts):
            return "(" + " AND ".join(_fts5(part) for part in parts) + ")"
        case In(fields, inner):
            return f"({{{' '.join(fields)}}} : ({_fts5(inner)}))"
        case Without(inner, unwanted):
            return f"({_fts5(inner)} NOT {_fts5(unwanted)})"


def _tsquery(node: Node, weights: str) -> str:
    match node:
        case Term(word, is_prefix):
            label = ("*" if is_prefix else "") + weights
            return f"'{word}'" + (f":{label}" if label else "")
        case AnyOf(parts):
            return "(" + " | ".join(_tsquery(part, weights) for part in parts) + ")"
        case AllOf(parts):
            return "(" + " & ".join(_tsquery(part, weights) for part in parts) + ")"
        case In(fields, inner):
            return _tsquery(inner, "".join(_WEIGHT[field] for field in fields))
        case Without(inner, unwanted):
            return f"({_tsquery(inner, weights)} & !{_tsquery(unwanted, '')})"


def literal_document(columns: dict[str, str]) -> str:
    """An entry's columns as the text of a tsvector; filters have the weight of the body."""
    lexemes = []
    place = 1
    for column, text in columns.items():
        for word in text.split():
            lexemes.append(f"'{word}':{min(place, 16383)}{_WEIGHT.get(column, 'D')}")
            place += 1
    return " ".join(lexemes)
