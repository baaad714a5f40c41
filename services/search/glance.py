"""What PostgreSQL learns of a search from the first entries of the directory, before it asks its index for all."""

from models.sql import fetch
from services.search.expression import NAME, SKILLS, TRADE, In, Node, render

# So many entries are enough to see that very many match.
GLANCED_AT = 100
# The index gathers every hit before it gives one, entries are looked through until there are enough: what the first
# takes grows with the share of hits and with the directory, what the second takes with the inverse of the share. From
# this product of share, share and directory on, the second is the shorter way (measured at 100,000 and a million).
WORTH_READING = 22_000_000

# In a SELECT of its own, so that it is parsed once and not for every entry.
_HAS = "document @@ (SELECT CAST(CAST(:{name} AS TEXT) AS TSQUERY))"
_FIRST = "(SELECT document FROM directory_entry ORDER BY place LIMIT :looked_at) AS first"
# Materialized, lest the planner expects the first hits soon and reads every entry.
_FOUND = "{name} AS MATERIALIZED (SELECT 1 AS yes FROM directory_entry WHERE {has})"
_SIZE = "(SELECT reltuples FROM pg_class WHERE oid = CAST('directory_entry' AS REGCLASS))"
_PARTS = (TRADE, SKILLS, NAME)


async def count_up_to(most: int, whole: Node) -> int:
    """How many match; `most` when there are more."""
    values: dict[str, object] = {"found": render(whole), "most": most, "looked_at": GLANCED_AT}
    has = _HAS.format(name="found")
    glance = await fetch(f"SELECT COUNT(*) AS total, {_SIZE} AS size FROM {_FIRST} WHERE {has}", **values)
    share = int(glance[0]["total"])
    if share and share * share * max(1, int(glance[0]["size"])) > WORTH_READING:
        # Most likely there are enough among so many; if not, the index tells.
        looked_at = 2 * most * GLANCED_AT // share
        seen = await fetch(
            f"SELECT COUNT(*) AS total FROM (SELECT 1 AS yes FROM {_FIRST} WHERE {has} LIMIT :most) AS found",
            **{**values, "looked_at": looked_at},
        )
        if int(seen[0]["total"]) == most:
            return most
    rows = await fetch(
        f"WITH {_FOUND.format(name='found', has=has)}"
        " SELECT COUNT(*) AS total FROM (SELECT 1 AS yes FROM found LIMIT :most) AS first",
        **values,
    )
    return int(rows[0]["total"])


async def parts_with(notions: Node) -> frozenset[str]:
    """Which of trade, skills and name have one of the words in anybody's entry."""
    values = {part: render(In((part,), notions)) for part in _PARTS}
    has = {part: _HAS.format(name=part) for part in _PARTS}
    columns = ", ".join(f"BOOL_OR({has[part]}) AS {part}" for part in _PARTS)
    seen = (await fetch(f"SELECT {columns} FROM {_FIRST}", looked_at=GLANCED_AT, **values))[0]
    unseen = [part for part in _PARTS if not seen[part]]
    if not unseen:
        return frozenset(_PARTS)
    found = ", ".join(_FOUND.format(name=part, has=has[part]) for part in unseen)
    columns = ", ".join(f"EXISTS (SELECT 1 FROM {part}) AS {part}" for part in unseen)
    there = (await fetch(f"WITH {found} SELECT {columns}", **{part: values[part] for part in unseen}))[0]
    return frozenset(part for part in _PARTS if seen[part] or there[part])
