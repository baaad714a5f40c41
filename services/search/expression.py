"""What is looked for, as a tree of plain words, and how each database spells it.

Words come from `services.search.tokens` and never hold a quote or an operator: nothing typed reaches a parser as
syntax.
"""

from dataclasses import dataclass

from models.database import on_sqlite

# The parts of an entry, with the weight letter that PostgreSQL keeps them apart by.
TRADE, SKILLS, NAME, BODY = "trade", "skills", "name", "body"
_WEIGHT = {TRADE: "A", SKILLS: "B", NAME: "C", BODY: "D"}
# PostgreSQL's index does not know weights: who asks for a part by its weight has every entry with the word read. A
# marked document has the words of these parts a second time, behind a mark, as words that the index does know. Nobody
# types one, nor its beginning: a typed word begins with a letter or a digit.
_MARK = {TRADE: "=t", SKILLS: "=s", NAME: "=n"}
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


def render(node: Node, *, by_weight: bool = False) -> str:
    """The tree in the language of the open database: an FTS5 expression or a tsquery.

    On PostgreSQL a part is asked for by its mark, or `by_weight` where documents have no marks.
    """
    return _fts5(node) if on_sqlite() else _tsquery(node, (), by_weight)


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


def _tsquery(node: Node, fields: tuple[str, ...], by_weight: bool) -> str:
    match node:
        case Term(word, is_prefix):
            return _lexeme(word, is_prefix, fields, by_weight)
        case AnyOf(parts):
            return "(" + " | ".join(_tsquery(part, fields, by_weight) for part in parts) + ")"
        case AllOf(parts):
            return "(" + " & ".join(_tsquery(part, fields, by_weight) for part in parts) + ")"
        case In(within, inner):
            return _tsquery(inner, within, by_weight)
        case Without(inner, unwanted):
            return f"({_tsquery(inner, fields, by_weight)} & !{_tsquery(unwanted, (), by_weight)})"


def _lexeme(word: str, is_prefix: bool, fields: tuple[str, ...], by_weight: bool) -> str:
    star = "*" if is_prefix else ""
    if by_weight or not fields:
        return _labelled(word, star + "".join(_WEIGHT[field] for field in fields))
    found = [_labelled(_MARK[field] + word, star) for field in fields]
    return found[0] if len(found) == 1 else "(" + " | ".join(found) + ")"


def _labelled(word: str, label: str) -> str:
    return f"'{word}':{label}" if label else f"'{word}'"


def literal_document(columns: dict[str, str], *, is_marked: bool = False) -> str:
    """An entry's columns as the text of a tsvector; filters have the weight of the body."""
    lexemes = []
    if is_marked:
        lexemes += [f"'{mark}{word}'" for column, mark in _MARK.items() for word in columns[column].split()]
    place = 1
    for column, text in columns.items():
        for word in text.split():
            lexemes.append(f"'{word}':{min(place, 16383)}{_WEIGHT.get(column, 'D')}")
            place += 1
    return " ".join(lexemes)


def marks_of_columns() -> str:
    """What a marked document has beyond others, as PostgreSQL makes it of the columns of an entry."""
    parts = (
        f"SELECT '{mark}' || word FROM unnest(string_to_array({column}, ' ')) AS word WHERE word <> ''"
        for column, mark in _MARK.items()
    )
    return f"array_to_tsvector(ARRAY({' UNION ALL '.join(parts)}))"


def is_unmarked() -> str:
    """The condition on a document that it has no marks: every entry has a trade, if only its category."""
    return f"NOT document @@ CAST('''{_MARK[TRADE]}'':*' AS TSQUERY)"
