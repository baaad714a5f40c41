"""« Qui, quoi ? »: finds professionals, and says what would help when nothing is found."""

from dataclasses import dataclass, replace
from datetime import datetime

from core import clock
from core.errors import InvalidInput
from core.paging import last_page, page_within
from models.by_key import as_row, rows_by_key
from models.member import Member
from models.profile import Profile
from services.profiles import ProfileCard, Reader, cards_of, reader_of
from services.search import engine
from services.search.availability import available_among
from services.search.engine import Hits, Question
from services.search.filters import DirectoryFilters
from services.search.plan import Correction, Plan, plan_query
from services.search.widening import most_that_agree

__all__ = [
    "Correction",
    "DirectoryFilters",
    "FilterHelp",
    "SearchPage",
    "filter_choices",
    "profiles_since",
    "search_directory",
]

PAGE_SIZE = 6
_AVAILABLE_LOOKED_AT = 300
FILTER_FIELDS = ("city", "category", "sector", "domain", "skill", "language", "level")


COMPANY_FILTERS = ("language", "level", "billing")


class UnknownFilter(InvalidInput):
    """There is no such filter to choose values for."""


@dataclass(frozen=True)
class FilterHelp:
    """The filter whose removal finds most, and how many it would find; or at least, when there `are_more`."""

    name: str
    total: int
    are_more: bool = False


@dataclass(frozen=True)
class SearchPage:
    """One page of results.

    `is_wider` says that not every word was found together. `corrections` are the words read otherwise than typed;
    `synonyms` what else the words are called, for suggestions; `helpful_filter` is set when nothing was found and
    taking a filter away would find somebody. Pass `as_of` again for the next pages. `total` is not all of them when
    there `are_more`.
    """

    query: str
    filters: DirectoryFilters
    as_of: datetime
    page: int
    page_size: int
    total: int
    profiles: tuple[ProfileCard, ...]
    corrections: tuple[Correction, ...]
    synonyms: tuple[str, ...]
    is_wider: bool
    helpful_filter: FilterHelp | None
    are_more: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return last_page(self.total, self.page_size) + 1


async def search_directory(
    reader: Member | None,
    query: str,
    filters: DirectoryFilters | None = None,
    as_of: datetime | None = None,
    page: int = 0,
    page_size: int = PAGE_SIZE,
) -> SearchPage:
    """Certified professionals by trade, skill, name, city or category, in any accent or case (FR-100, FR-107).

    All words count together; when that finds nobody, typing errors are supposed everywhere, then words are left out.
    An empty query lists everybody. Whatever is typed is data. Pages count from 0; one beyond the end is the last.
    Job seekers are shown to certified organisations only (D-04).
    """
    standing = await reader_of(reader)
    moment = as_of or clock.now()
    narrowed = _allowed(filters or DirectoryFilters(), standing)
    question = Question(await plan_query(query), narrowed, standing.is_certified_company, moment)
    wanted = max(0, page)
    question, hits, is_wider = await _first_answer(question, query, page_size, wanted)
    there = page_within(wanted, hits.total, page_size)
    if there != wanted:
        wanted = there
        hits = await _find(question, page_size, wanted)
    return SearchPage(
        query=query,
        filters=narrowed,
        as_of=moment,
        page=wanted,
        page_size=page_size,
        total=hits.total,
        profiles=await _cards(hits.ids, standing),
        corrections=question.plan.corrections,
        synonyms=question.plan.other_words(),
        is_wider=is_wider,
        helpful_filter=await _helpful_filter(question) if not hits.total else None,
        are_more=hits.are_more,
    )


async def profiles_since(
    reader: Member, query: str, filters: DirectoryFilters, since: datetime, until: datetime, limit: int
) -> list[int]:
    """Ids of the profiles that a search finds and that were listed after `since` and until `until`.

    All words count: what is only near is no news (EXT-21).
    """
    standing = await reader_of(reader)
    plan = await plan_query(query)
    narrowed = _allowed(filters, standing)
    question = Question(plan, narrowed, standing.is_certified_company, until, since)
    return (await engine.find(question, limit, 0)).ids


def _allowed(filters: DirectoryFilters, reader: Reader) -> DirectoryFilters:
    """Without the filters that ask what only certified organisations read of a profile (FR-106)."""
    for name in () if reader.is_certified_company else COMPANY_FILTERS:
        filters = filters.without(name)
    return filters


async def _first_answer(
    question: Question, query: str, page_size: int, page: int
) -> tuple[Question, Hits, bool]:
    """The strictest reading of the query that finds somebody, else the first one with no hits."""
    hits = await _find(question, page_size, page)
    if hits.total or not question.plan.notions:
        return question, hits, False
    corrected = replace(question, plan=await plan_query(query, correct_everything=True))
    found = await _find(corrected, page_size, page)
    if found.total:
        return corrected, found, False
    best, best_hits = question, hits
    for plan in question.plan.without_each():
        wider = replace(question, plan=plan)
        found = await _find(wider, page_size, page)
        if found.total and (not best_hits.total or await _is_fewer(wider, found, best, best_hits)):
            # Fewer is closer: the word that was left out said least.
            best, best_hits = wider, found
    if best_hits.total:
        return best, best_hits, True
    return await _most_words(question, page_size, page, hits)


async def _is_fewer(one: Question, hits: Hits, other: Question, others: Hits) -> bool:
    if hits.are_more and others.are_more:
        return await engine.count(one) < await engine.count(other)
    return (hits.are_more, hits.total) < (others.are_more, others.total)


async def _most_words(
    question: Question, page_size: int, page: int, nothing: Hits
) -> tuple[Question, Hits, bool]:
    async def count(plan: Plan) -> int:
        return (await _find(replace(question, plan=plan), 1, 0)).total

    async def are_prominent(plan: Plan) -> bool:
        return await engine.are_prominent(replace(question, plan=plan))

    plan = await most_that_agree(question.plan, count, are_prominent)
    if plan is None:
        return question, nothing, False
    wider = replace(question, plan=plan)
    return wider, await _find(wider, page_size, page), True


async def _find(question: Question, page_size: int, page: int) -> Hits:
    if not question.filters.available:
        return await engine.find(question, page_size, page * page_size)
    hits = await engine.find(question, _AVAILABLE_LOOKED_AT, 0)
    free = await available_among(hits.ids, clock.now())
    ids = [profile_id for profile_id in hits.ids if profile_id in free]
    return Hits(ids[page * page_size : (page + 1) * page_size], len(ids))


async def _cards(ids: list[int], reader: Reader) -> tuple[ProfileCard, ...]:
    if not ids:
        return ()
    rows = await rows_by_key(f"SELECT * FROM profile WHERE id IN ({', '.join(map(str, ids))})")
    profiles = {row["id"]: as_row(Profile, row) for row in rows}
    return tuple(
        await cards_of([profiles[profile_id] for profile_id in ids if profile_id in profiles], reader)
    )


async def _helpful_filter(question: Question) -> FilterHelp | None:
    best: FilterHelp | None = None
    for name in question.filters.active():
        fewer = replace(question, filters=question.filters.without(name))
        found = await _find(fewer, 1, 0)
        if found.total and (best is None or (found.are_more, found.total) > (best.are_more, best.total)):
            best = FilterHelp(name, found.total, found.are_more)
    return best


async def filter_choices(
    reader: Member | None,
    query: str,
    filters: DirectoryFilters,
    field: str,
    as_of: datetime | None = None,
    limit: int = 8,
) -> list[tuple[str, int]]:
    """What a filter of FILTER_FIELDS can be set to among the results, with how many each keeps.

    Most frequent first. The filter's present value does not narrow its own choices. Refuses others with UnknownFilter.
    """
    standing = await reader_of(reader)
    if field not in FILTER_FIELDS or (field in COMPANY_FILTERS and not standing.is_certified_company):
        raise UnknownFilter(field=field[:40])
    filters = _allowed(filters, standing)
    question = Question(
        await plan_query(query), filters.without(field), standing.is_certified_company, as_of or clock.now()
    )
    return await engine.facet(question, field, limit)
