"""Asks the index: one statement for both databases, which differ only in how a match is spelled."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from core.text import fold
from models.database import on_sqlite
from models.member import MemberCategory
from models.sql import fetch
from services.search import broad, few
from services.search.expression import AllOf, AnyOf, Node, Term, Without, render
from services.search.filters import DirectoryFilters
from services.search.index import EVERYBODY, FRESH, OFFLINE, filter_word
from services.search.plan import Plan
from services.search.synonyms import synonyms
from services.search.tokens import words_of

# More hits than these are not sorted: the index gives the first of them in their order. SQLite's has them in it, and a
# page of it soon takes less than reading every hit (35 µs each); PostgreSQL's gathers every hit again for each part.
SORTED_AT_MOST = 500
SORTED_AT_MOST_ON_SQLITE = 100
FACETS = {
    "city": "p.city",
    "sector": "p.sector",
    "category": "p.category",
    "domain": "p.domain",
    "level": "p.level",
}
# Filters that are asked of the profile itself: the index does not know them.
_OF_THE_PROFILE = ("language", "billing", "level")

_AWAY = "CASE WHEN p.online_until > :as_of THEN 0 ELSE 1 END"
_MERIT = (
    "e.completeness + CASE WHEN p.updated_at > :fresh_after OR p.agenda_updated_at > :fresh_after"
    " THEN 1 ELSE 0 END"
)


@dataclass(frozen=True)
class Question:
    """A plan with everything that narrows it; `as_of` pins the answer while somebody turns pages.

    With `since`, only who was listed after that instant.
    """

    plan: Plan
    filters: DirectoryFilters
    shows_job_seekers: bool
    as_of: datetime
    since: datetime | None = None


@dataclass(frozen=True)
class Hits:
    """The ids of one page in order, and how many there are in all; or at least, when there `are_more`."""

    ids: list[int]
    total: int
    are_more: bool = False


def _narrowed(question: Question, node: Node | None) -> Node:
    parts: list[Node] = [] if node is None else [node]
    for kind in ("city", "category", "sector", "domain", "skill"):
        value = getattr(question.filters, kind)
        if value is not None:
            parts.append(_filter(kind, str(value)))
    narrowed: Node = AllOf(tuple(parts)) if parts else Term(EVERYBODY)
    if question.shows_job_seekers:
        return narrowed
    return Without(narrowed, Term(filter_word("category", MemberCategory.JOB_SEEKER)))


def _filter(kind: str, value: str) -> Node:
    names = [value]
    if kind == "city":  # Genf is Genève, in a filter as well.
        names += synonyms().labels_of(tuple(words_of(value)))
    return AnyOf(tuple(Term(filter_word(kind, name)) for name in names))


def _matches(name: str) -> str:
    """A condition on the entry `e`."""
    if on_sqlite():
        return f"e.place IN (SELECT rowid FROM directory_index WHERE directory_index MATCH :{name})"
    return f"e.document @@ (SELECT CAST(CAST(:{name} AS TEXT) AS TSQUERY))"


def _asked(
    question: Question, *, are_few: bool = False, are_prominent: bool = False
) -> tuple[str, dict[str, object]]:
    """The FROM and WHERE of whatever is asked, and its values."""
    wanted = question.plan.prominent() if are_prominent else question.plan.whole()
    values: dict[str, object] = {
        "found": render(_narrowed(question, wanted)),
        "as_of": question.as_of,
    }
    # The index has visible profiles only; asking the profile again costs nothing and cannot be out of step.
    conditions = [
        "e.listed_at <= :as_of",
        "(p.certification = 'certified' OR p.certificate_kept)",
        "NOT p.paused",
        "p.deleted_at IS NULL",
    ]
    if question.since is not None:
        values["since"] = question.since
        conditions.append("e.listed_at > :since")
    asked_of_profile, named = _of_the_profile(question.filters)
    conditions += asked_of_profile
    values |= named
    if question.filters.online:
        conditions += [f"e.place < {OFFLINE}", "p.online_until > :as_of"]
    if on_sqlite():
        if question.filters.online:
            conditions.append(f"i.rowid < {OFFLINE}")
        source = "directory_index i JOIN directory_entry e ON e.place = i.rowid"
        conditions.insert(0, "i.directory_index MATCH :found")
    else:
        source = "directory_entry e"
        conditions.insert(0, _matches("found"))
    joined = f"{source} JOIN profile p ON p.id = e.profile_id"
    if are_few and not on_sqlite():
        # PostgreSQL does not know that they are few: without its OFFSETs it reads every profile, and every moment.
        found = f"(SELECT * FROM directory_entry e WHERE {conditions.pop(0)} OFFSET 0)"
        joined = (
            f"{found} AS e JOIN LATERAL (SELECT * FROM profile WHERE id = e.profile_id OFFSET 0) AS p ON TRUE"
        )
    return f"FROM {joined} WHERE {' AND '.join(conditions)}", values


def _of_the_profile(filters: DirectoryFilters) -> tuple[list[str], dict[str, object]]:
    """Conditions on the profile `p`, and their values."""
    conditions: list[str] = []
    values: dict[str, object] = {}
    if filters.language is not None:
        conditions.append(
            "EXISTS (SELECT 1 FROM skill k WHERE k.profile_id = p.id AND k.kind = 'language'"
            " AND k.folded = :language)"
        )
        values["language"] = fold(filters.language)[:80]
    if filters.level is not None:
        conditions.append("p.level = :level")
        values["level"] = str(filters.level)
    if filters.billing is not None:
        conditions.append("p.billing IN (:billing, 'any')")
        values["billing"] = str(filters.billing)
    return conditions, values


async def find(question: Question, limit: int, offset: int) -> Hits:
    """One page: first who is asked for by name; then who matches in trade, skills, name or city, not only in the text;
    then who is online; then the complete and fresh; then by the field of the match.
    """
    asks_the_profile = any(getattr(question.filters, name) for name in ("online", *_OF_THE_PROFILE))
    asks_the_profile = asks_the_profile or question.since is not None
    if asks_the_profile or offset + limit > broad.DEEPEST or await broad.are_listed_since(question.as_of):
        return await _sorted(question, limit, offset)
    plan, whole = question.plan, _narrowed(question, question.plan.whole())
    total = await broad.count(whole)
    if total <= (min(SORTED_AT_MOST, SORTED_AT_MOST_ON_SQLITE) if on_sqlite() else SORTED_AT_MOST):
        ids = await _all_of_few(question)
        return Hits(ids[offset : offset + limit], len(ids))
    are_more = total > broad.COUNTED
    notions = plan.any_notion() if plan.notions else None
    narrowed = partial(_narrowed, question)
    named = plan.by_name() if plan.may_name() else None
    ranking = broad.Ranking(whole, are_more, narrowed, named, plan.prominent(), notions)
    ids = await broad.first_ids(ranking, offset + limit)
    return Hits(ids[offset:], min(total, broad.COUNTED), are_more)


async def _all_of_few(question: Question) -> list[int]:
    asked, values = _asked(question, are_few=True)
    rows = await fetch(
        f"SELECT e.profile_id AS id, e.trade, e.skills, e.name, {_AWAY} AS away, {_MERIT} AS merit {asked}",
        **values,
        fresh_after=question.as_of - FRESH,
    )
    return few.ordered(rows, question.plan)


async def _sorted(question: Question, limit: int, offset: int) -> Hits:
    asked, values = _asked(question)
    whole = _narrowed(question, question.plan.whole())
    order = []
    named = question.plan.by_name()
    if named is not None:
        values["named"] = _rank(whole, named)
        order.append(f"CASE WHEN {_matches('named')} THEN 0 ELSE 1 END")
    prominent, trade, skills = question.plan.prominent(), question.plan.in_trade(), question.plan.in_skills()
    if prominent is not None and trade is not None and skills is not None:
        ranks = {"prominent": prominent, "trade": trade, "skills": skills}
        values |= {name: _rank(whole, node) for name, node in ranks.items()}
        order.append(f"CASE WHEN {_matches('prominent')} THEN 0 ELSE 1 END")
    order += [_AWAY, f"{_MERIT} DESC"]
    if trade is not None:
        order.append(f"CASE WHEN {_matches('trade')} THEN 0 WHEN {_matches('skills')} THEN 1 ELSE 2 END")
    order.append("e.profile_id")
    rows = await fetch(
        f"SELECT e.profile_id AS id, COUNT(*) OVER () AS total {asked} ORDER BY {', '.join(order)}"
        " LIMIT :limit OFFSET :offset",
        **values,
        fresh_after=question.as_of - FRESH,
        limit=limit,
        offset=offset,
    )
    if rows or offset == 0:
        return Hits([int(row["id"]) for row in rows], int(rows[0]["total"]) if rows else 0)
    return Hits([], await count(question))


def _rank(whole: Node, better: Node) -> str:
    # SQLite looks for everybody who matches before it asks whom that concerns: it is told so in the expression.
    return render(AllOf((whole, better)) if on_sqlite() else better)


async def count(question: Question) -> int:
    """How many are found."""
    asked, values = _asked(question)
    rows = await fetch(f"SELECT COUNT(*) AS total {asked}", **values)
    return int(rows[0]["total"])


async def are_prominent(question: Question) -> bool:
    """Whether anybody has what is asked for in trade, skills, name or city, not only in the text."""
    asked, values = _asked(question, are_prominent=True)
    return bool(await fetch(f"SELECT 1 AS yes {asked} LIMIT 1", **values))


async def facet(question: Question, name: str, limit: int) -> list[tuple[str, int]]:
    """The values of a column among what is found, most frequent first: what a filter can be set to."""
    asked, values = _asked(question)
    if name in ("skill", "language"):
        kind = " AND s.kind = 'language'" if name == "language" else ""
        asked = asked.replace(" WHERE ", f" JOIN skill s ON s.profile_id = p.id{kind} WHERE ", 1)
        column, group = "MIN(s.label)", "s.folded"
    else:
        column = group = FACETS[name]
    rows = await fetch(
        f"SELECT {column} AS value, COUNT(*) AS uses {asked} AND {group} IS NOT NULL AND {group} <> ''"
        f" GROUP BY {group} ORDER BY uses DESC, {group} LIMIT :limit",
        **values,
        limit=limit,
    )
    return [(str(row["value"]), int(row["uses"])) for row in rows]
