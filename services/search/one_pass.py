"""PostgreSQL's way with hits that are neither few nor very many: each entry is read once, to be counted and ranked.

Its index says which entries have a word, but not in which part: whatever asks for a part reads them all again.
"""

from models.sql import fetch
from services.search.expression import Node, render
from services.search.index import BUCKET
from services.search.plan import Plan

# Of the first entries of the directory, so many are looked at; more hits than these among them are very many.
SAMPLE = 1000
VERY_MANY = 150

# In a SELECT of its own, so that it is parsed once and not for every entry.
_QUERY = "(SELECT CAST(CAST(:{name} AS TEXT) AS TSQUERY))"
_SAMPLED = (
    "SELECT COUNT(*) AS total FROM (SELECT document FROM directory_entry ORDER BY place LIMIT :sample) AS first"
    f" WHERE document @@ {_QUERY.format(name='found')}"
)
_RANKED = (
    "WITH found AS MATERIALIZED (SELECT place, {tier} AS tier, {field} AS field FROM directory_entry"
    f" WHERE document @@ {_QUERY.format(name='found')})"
    " SELECT place, (SELECT COUNT(*) FROM found) AS total FROM found"
    f" ORDER BY tier, place / {BUCKET}, field, place LIMIT :wanted"
)


async def are_very_many(whole: Node) -> bool:
    """Whether reading every hit would take long."""
    rows = await fetch(_SAMPLED, found=render(whole), sample=SAMPLE)
    return int(rows[0]["total"]) > VERY_MANY


async def first_and_total(whole: Node, plan: Plan, wanted: int) -> tuple[list[int], int]:
    """The ids of the first hits of a plan with notions, in the order of `engine.find`, and how many there are."""
    nodes = {
        "named": plan.by_name(),
        "prominent": plan.prominent(),
        "trade": plan.in_trade(),
        "skills": plan.in_skills(),
    }
    values = {name: render(node) for name, node in nodes.items() if node is not None}
    has = {name: f"document @@ {_QUERY.format(name=name)}" for name in values}
    rows = await fetch(
        _RANKED.format(
            tier=f"CASE WHEN {has['named']} THEN 0 WHEN {has['prominent']} THEN 1 ELSE 2 END",
            field=f"CASE WHEN {has['trade']} THEN 0 WHEN {has['skills']} THEN 1 ELSE 2 END",
        ),
        **values,
        found=render(whole),
        wanted=wanted,
    )
    return [int(row["place"]) % BUCKET for row in rows], int(rows[0]["total"]) if rows else 0
