"""The first pages of a search that very many match, without sorting them: SQLite's index gives hits by their place.

The order is that of `engine.find`: tiers (asked for by name; in trade, skills, name or city; in the text), and in each
the buckets of `place` (online, complete and fresh), and in a bucket the field of the match, then the profile's id.
"""

from collections.abc import Iterator

from models.sql import fetch
from services.search.expression import AllOf, Node, Without, render
from services.search.index import BUCKET

# Who turns to pages beyond these many hits gets them sorted, which takes longer.
DEEPEST = 600


def fields(tier: Node, trade: Node | None, skills: Node | None) -> Iterator[Node]:
    """A tier cut by the field of the match."""
    if trade is None or skills is None:
        yield tier
        return
    yield AllOf((tier, trade))
    yield Without(AllOf((tier, skills)), trade)
    yield Without(Without(tier, trade), skills)


async def first_ids(
    whole: Node,
    named: Node | None,
    prominent: Node | None,
    trade: Node | None,
    skills: Node | None,
    wanted: int,
) -> list[int]:
    """The ids of the first `wanted` hits."""
    ids: list[int] = []
    rest = whole
    for better in (named, prominent, None):
        tier = rest if better is None else AllOf((rest, better))
        missing = wanted - len(ids)
        # Looking for what is in nobody's name reads every entry with the word: once is enough.
        if not missing or not await _places(tier, 8 * BUCKET, 1):
            continue
        ids += await _first_of_tier(tier, trade, skills, missing)
        rest = rest if better is None else Without(rest, better)
    return ids


async def _first_of_tier(tier: Node, trade: Node | None, skills: Node | None, wanted: int) -> list[int]:
    places: list[tuple[int, int, int]] = []
    # Beyond the bucket in which the earlier fields filled the page nothing of a later field comes before them.
    limit = 8 * BUCKET
    for rank, node in enumerate(fields(tier, trade, skills)):
        found = await _places(node, limit, wanted)
        places += [(place // BUCKET, rank, place % BUCKET) for place in found]
        if len(found) == wanted:
            limit = min(limit, found[-1] // BUCKET * BUCKET)
    return [profile_id for _, _, profile_id in sorted(places)[:wanted]]


async def _places(node: Node, below: int, limit: int) -> list[int]:
    if below <= 0:
        return []
    rows = await fetch(
        "SELECT rowid AS place FROM directory_index WHERE directory_index MATCH :found AND rowid < :below"
        " ORDER BY rowid LIMIT :limit",
        found=render(node),
        below=below,
        limit=limit,
    )
    return [int(row["place"]) for row in rows]


async def count(whole: Node) -> int:
    """How many match."""
    rows = await fetch(
        "SELECT COUNT(*) AS total FROM directory_index WHERE directory_index MATCH :found",
        found=render(whole),
    )
    return int(rows[0]["total"])


async def are_listed_since(as_of: object) -> bool:
    """Whether entries came after the moment at which somebody began to turn pages: they must not appear there."""
    return bool(
        await fetch("SELECT 1 AS yes FROM directory_entry WHERE listed_at > :as_of LIMIT 1", as_of=as_of)
    )
