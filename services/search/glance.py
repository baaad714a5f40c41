"""What PostgreSQL learns of a search from the first entries of the directory, before it asks its index for all."""

from models.sql import fetch
from services.search.expression import NAME, SKILLS, TRADE, In, Node, render

# So many entries are enough to see that very many match.
GLANCED_AT = 200
# The index gathers every hit before it gives one, entries are looked through until there are enough: what the first
# takes grows with the hits (0.6 µs for one of a word, 1.1 µs for one of a beginning), what the second takes with the
# inverse of their share (1 µs for each entry). From this product of the share, the share and the directory on, the
# second is the shorter way.
WORTH_READING = 900

# In a SELECT of its own, so that it is parsed once and not for every entry.
_HAS = "document @@ (SELECT CAST(CAST(:{name} AS TEXT) AS TSQUERY))"
_FIRST = "(SELECT document FROM directory_entry ORDER BY place LIMIT {number}) AS first"
SIZE = "(SELECT reltuples FROM pg_class WHERE oid = CAST('directory_entry' AS REGCLASS))"
# Of a large directory more is looked at: what is rarer there is still many hits for the index to gather.
_GLANCED_AT = f"GREATEST(:glanced_at, CAST({SIZE} AS BIGINT) / 1000)"
_PARTS = (TRADE, SKILLS, NAME)

# Each of the two is one statement, which costs more than most of what it asks; a part of it whose condition is not met
# is not touched. Materialized, lest the planner expects the first hits soon and reads every entry.
_FOUND = _HAS.format(name="found")
# Most likely there are enough among twice as many as should do; if not, the index tells.
_COUNT = (
    f"WITH glance AS MATERIALIZED (SELECT COUNT(*) AS share FROM {_FIRST.format(number=':glanced_at')} WHERE {_FOUND}),"
    " worth AS MATERIALIZED (SELECT CASE WHEN share > 0"
    f" AND share * share * GREATEST(1, {SIZE}) > :worth_reading * :glanced_at * :glanced_at"
    " THEN 2 * :most * :glanced_at / share ELSE 0 END AS reading FROM glance),"
    " seen AS MATERIALIZED (SELECT COUNT(*) AS total FROM (SELECT 1 AS yes FROM"
    f" {_FIRST.format(number='(SELECT reading FROM worth)')} WHERE {_FOUND} LIMIT :most) AS hits),"
    f" found AS MATERIALIZED (SELECT 1 AS yes FROM directory_entry WHERE {_FOUND}"
    " AND (SELECT total FROM seen) < :most)"
    " SELECT GREATEST((SELECT total FROM seen),"
    " (SELECT COUNT(*) FROM (SELECT 1 AS yes FROM found LIMIT :most) AS hits)) AS total"
)


async def count_up_to(most: int, whole: Node) -> int:
    """How many match; `most` when there are more."""
    rows = await fetch(
        _COUNT, found=render(whole), most=most, glanced_at=GLANCED_AT, worth_reading=WORTH_READING
    )
    return int(rows[0]["total"])


def _statement_for_parts() -> str:
    has = {part: _HAS.format(name=part) for part in _PARTS}
    seen = ", ".join(f"COALESCE(BOOL_OR({has[part]}), FALSE) AS {part}" for part in _PARTS)
    asked = ", ".join(
        f"{part} AS MATERIALIZED (SELECT 1 AS yes FROM directory_entry WHERE {has[part]}"
        f" AND NOT (SELECT seen.{part} FROM seen))"
        for part in _PARTS
    )
    there = ", ".join(f"seen.{part} OR EXISTS (SELECT 1 FROM {part}) AS {part}" for part in _PARTS)
    first = _FIRST.format(number=_GLANCED_AT)
    return f"WITH seen AS MATERIALIZED (SELECT {seen} FROM {first}), {asked} SELECT {there} FROM seen"


_PARTS_WITH = _statement_for_parts()


async def parts_with(notions: Node) -> frozenset[str]:
    """Which of trade, skills and name have one of the words in anybody's entry."""
    values = {part: render(In((part,), notions)) for part in _PARTS}
    there = (await fetch(_PARTS_WITH, glanced_at=GLANCED_AT, **values))[0]
    return frozenset(part for part in _PARTS if there[part])
