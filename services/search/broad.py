"""The first pages of a search that very many match, without sorting them: hits are taken by their place.

SQLite's index gives them in that order. PostgreSQL's does not: where very many match, the first entries of all are
looked through, which is enough for what many have, and only what they do not have is asked of the index.

The order is that of `engine.find`: tiers (asked for by name; in trade, skills, name or city; in the text), and in each
the buckets of `place` (online, complete and fresh), and in a bucket the field of the match, then the profile's id.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.database import on_sqlite
from models.sql import fetch
from services.search.expression import (
    BODY,
    NAME,
    PROMINENT,
    SKILLS,
    TRADE,
    AllOf,
    In,
    Node,
    Without,
    render,
)
from services.search.glance import SIZE, count_up_to, parts_with
from services.search.index import BUCKET

# Who turns to pages beyond these many hits gets them sorted, which takes longer.
DEEPEST = 600
# So many hits are counted; of more it is said that they are more, as counting them would read them all.
COUNTED = 1000
# Where they are more, so many entries, of a large directory one in so many, are looked through on PostgreSQL before its
# index is asked: of hits that are not among them the index has so few that they are soon gathered.
LOOKED_AT = 1000
LOOKED_AT_ONE_IN = 200
BEHIND_ALL = 8 * BUCKET

_BY_NUMBER = (
    "SELECT rowid AS place FROM directory_index WHERE directory_index MATCH :found AND rowid < :below"
    " ORDER BY rowid LIMIT :limit"
)
# In a SELECT of its own, so that it is parsed once and not for every entry.
_MATCHES = "document @@ (SELECT CAST(CAST(:found AS TEXT) AS TSQUERY))"
# One statement, as each costs more than most of what it asks: the index is not touched when the first entries gave
# enough, or were all there are.
_LOOKED_AT = f"GREATEST(:looked_at, CAST({SIZE} AS BIGINT) / {LOOKED_AT_ONE_IN})"
_AMONG_MANY = (
    "WITH near AS MATERIALIZED (SELECT place FROM (SELECT place, document FROM directory_entry WHERE place < :below"
    f" ORDER BY place LIMIT {_LOOKED_AT}) AS first WHERE {_MATCHES} ORDER BY place LIMIT :limit),"
    f" far AS MATERIALIZED (SELECT place FROM directory_entry WHERE {_MATCHES}"
    " AND (SELECT COUNT(*) FROM near) < :limit AND EXISTS (SELECT 1 FROM directory_entry WHERE place < :below"
    f" ORDER BY place OFFSET {_LOOKED_AT} LIMIT 1))"
    " SELECT place FROM near UNION SELECT place FROM far WHERE place < :below ORDER BY place LIMIT :limit"
)
# Materialized, lest the planner has every place below the bound read besides.
_AMONG_ALL = (
    f"WITH found AS MATERIALIZED (SELECT place FROM directory_entry WHERE {_MATCHES})"
    " SELECT place FROM found WHERE place < :below ORDER BY place LIMIT :limit"
)
_COUNT_ON_SQLITE = (
    "SELECT COUNT(*) AS total FROM"
    " (SELECT rowid FROM directory_index WHERE directory_index MATCH :found LIMIT :most)"
)


@dataclass(frozen=True)
class Ranking:
    """What comes first among the hits of `whole`: `notions` is met by who has one of the words that were asked for.

    They `are_many` when they were not all counted. Who is `named` (None: nobody can be) or matches in a `prominent`
    part is among them when they are `narrowed` to the filters.
    """

    whole: Node
    are_many: bool
    narrowed: Callable[[Node], Node]
    named: Node | None
    prominent: Node | None
    notions: Node | None

    async def fields(self) -> frozenset[str]:
        """The parts of entries, beside the text, that have any of these words: what nobody has there is not looked for.

        SQLite reads every hit of a word that nobody has there to know it, so that this is asked once.
        """
        if self.notions is None:
            return frozenset()
        if not on_sqlite():
            return frozenset([BODY]) | await parts_with(self.notions)
        rare = (SKILLS, NAME) if await self._has(SKILLS, NAME) else ()
        return frozenset([BODY, *[field for field in (TRADE, *rare) if await self._has(field)]])

    async def _has(self, *fields: str) -> bool:
        assert self.notions is not None
        return bool(await self.places(In(fields, self.notions), BEHIND_ALL, 1))

    async def places(self, node: Node, below: int, limit: int) -> list[int]:
        """The first places of what matches a part of the whole, in order."""
        if below <= 0:
            return []
        values = {"found": render(node), "below": below, "limit": limit}
        if on_sqlite():
            return await _read_places(_BY_NUMBER, **values)
        if self.are_many:
            return await _read_places(_AMONG_MANY, looked_at=LOOKED_AT, **values)
        return await _read_places(_AMONG_ALL, **values)


async def first_ids(ranking: Ranking, wanted: int) -> list[int]:
    """The ids of the first `wanted` hits."""
    if ranking.notions is None:
        return [place % BUCKET for place in await ranking.places(ranking.whole, BEHIND_ALL, wanted)]
    fields = await ranking.fields()
    ids: list[int] = []
    before: Node | None = None
    tiers = ((ranking.named, {NAME}), (ranking.prominent, set(PROMINENT)), (None, {BODY}))
    for better, needed in tiers if ranking.named is not None else tiers[1:]:
        missing = wanted - len(ids)
        if not missing or fields.isdisjoint(needed):
            continue
        tier = ranking.whole if better is None else ranking.narrowed(better)
        if before is not None:
            tier = Without(tier, before)
        ids += await _first_of_tier(ranking, tier, fields, missing)
        before = better
    return ids


async def _first_of_tier(ranking: Ranking, tier: Node, fields: frozenset[str], wanted: int) -> list[int]:
    assert ranking.notions is not None
    first = await ranking.places(tier, BEHIND_ALL, 1)
    places: list[tuple[int, int, int]] = []
    # Beyond the bucket in which the earlier fields filled the page nothing of a later field comes before them.
    limit = BEHIND_ALL if first else 0
    for rank, node in _by_field(tier, ranking.notions, fields):
        if not first or first[0] >= limit:
            break
        found = await ranking.places(node, limit, wanted)
        places += [(place // BUCKET, rank, place % BUCKET) for place in found]
        if len(found) == wanted:
            limit = min(limit, found[-1] // BUCKET * BUCKET)
    return [profile_id for _, _, profile_id in sorted(places)[:wanted]]


def _by_field(tier: Node, notions: Node, fields: frozenset[str]) -> Iterator[tuple[int, Node]]:
    """A tier cut by the field of the match: the trade, the skills, neither."""
    rest = tier
    for rank, field in enumerate((TRADE, SKILLS)):
        if field in fields:
            yield rank, AllOf((rest, In((field,), notions)))
            rest = Without(rest, In((field,), notions))
    if not fields.isdisjoint((NAME, BODY)):
        yield 2, rest


async def _read_places(statement: str, **values: object) -> list[int]:
    return [int(row["place"]) for row in await fetch(statement, **values)]


async def count(whole: Node) -> int:
    """How many match, as far as they are counted: COUNTED and one when they are more."""
    if not on_sqlite():
        return await count_up_to(COUNTED + 1, whole)
    rows = await fetch(_COUNT_ON_SQLITE, found=render(whole), most=COUNTED + 1)
    return int(rows[0]["total"])


async def are_listed_since(as_of: object) -> bool:
    """Whether entries came after the moment at which somebody began to turn pages: they must not appear there."""
    return bool(
        await fetch("SELECT 1 AS yes FROM directory_entry WHERE listed_at > :as_of LIMIT 1", as_of=as_of)
    )
