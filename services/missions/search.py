"""« Recherchez une mission »: finds missions, and says what would help when nothing is found."""

from dataclasses import dataclass, replace
from datetime import datetime

from core import clock
from core.paging import last_page, page_within
from models.database import on_sqlite
from models.member import Member, MemberCategory
from models.mission import Mission
from models.profile import Profile
from models.sql import fetch
from services.directory import FilterHelp
from services.missions.filters import YEARS, MissionFilters, UnknownMissionFilter
from services.missions.reading import MissionLevel, MissionSheet, sheets_of
from services.missions.rights import require_open
from services.search.expression import Node, render
from services.search.plan import Correction, Plan, plan_query
from services.search.vocabulary import MISSIONS
from services.search.widening import most_that_agree

PAGE_SIZE = 6
_FACETS = {"domain": "m.domain", "sector": "p.sector"}


@dataclass(frozen=True)
class MissionsFound:
    """One page of results; `is_wider` says that not every word was found together (see SearchPage of the directory).

    `total` is always all of them.
    """

    query: str
    filters: MissionFilters
    as_of: datetime
    page: int
    total: int
    missions: tuple[MissionSheet, ...]
    corrections: tuple[Correction, ...]
    synonyms: tuple[str, ...]
    is_wider: bool
    helpful_filter: FilterHelp | None
    page_size: int = PAGE_SIZE
    are_more: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return last_page(self.total, self.page_size) + 1


@dataclass(frozen=True)
class _Question:
    plan: Plan
    filters: MissionFilters
    for_job_seekers: bool
    as_of: datetime
    since: datetime | None = None


async def search_missions(
    reader: Member,
    query: str,
    filters: MissionFilters | None = None,
    as_of: datetime | None = None,
    page: int = 0,
    page_size: int = PAGE_SIZE,
) -> MissionsFound:
    """Published missions by sector, type, skill, company or city, in any accent or case (FR-101, FR-104, FR-107).

    All words count together; when that finds nothing, typing errors are supposed everywhere, then words are left out.
    An empty query lists everything. Job seekers find what is open to them (D-28). Pages count from 0.
    Refuses with MissionsClosed whoever may not look for missions (FR-077, D-30).
    """
    category = await require_open(reader)
    moment, narrowed = as_of or clock.now(), filters or MissionFilters()
    plan = await plan_query(query, vocabulary=MISSIONS)
    asked = _Question(plan, narrowed, category is MemberCategory.JOB_SEEKER, moment)
    question, total, is_wider = await _first_answer(asked, query)
    wanted = page_within(page, total, page_size)
    ids = await _ids(question, page_size, wanted * page_size) if total else []
    return MissionsFound(
        query=query,
        filters=narrowed,
        as_of=moment,
        page=wanted,
        total=total,
        missions=await _sheets(ids),
        corrections=question.plan.corrections,
        synonyms=question.plan.other_words(),
        is_wider=is_wider,
        helpful_filter=None if total else await _helpful_filter(asked),
        page_size=page_size,
    )


async def _first_answer(question: _Question, query: str) -> tuple[_Question, int, bool]:
    """The strictest reading of the query that finds something, else the first one with nothing."""
    total = await _count(question)
    if total or not question.plan.notions:
        return question, total, False
    plan = await plan_query(query, correct_everything=True, vocabulary=MISSIONS)
    corrected = replace(question, plan=plan)
    total = await _count(corrected)
    if total:
        return corrected, total, False
    best, fewest = question, 0
    for wider_plan in question.plan.without_each():
        wider = replace(question, plan=wider_plan)
        total = await _count(wider)
        if total and (not fewest or total < fewest):
            # Fewer is closer: the word that was left out said least.
            best, fewest = wider, total
    if fewest:
        return best, fewest, True
    return await _most_words(question)


async def _most_words(question: _Question) -> tuple[_Question, int, bool]:
    async def count(plan: Plan) -> int:
        return await _count(replace(question, plan=plan))

    async def are_prominent(plan: Plan) -> bool:
        return bool(await _count(replace(question, plan=plan), are_prominent=True))

    plan = await most_that_agree(question.plan, count, are_prominent)
    if plan is None:
        return question, 0, False
    wider = replace(question, plan=plan)
    return wider, await _count(wider), True


async def missions_since(
    reader: Member, query: str, filters: MissionFilters, since: datetime, until: datetime, limit: int
) -> list[int]:
    """Ids of the missions that a search finds and that were published after `since` and until `until`, newest first.

    All words count: what is only near is no news. Refuses with MissionsClosed like the search itself (EXT-21).
    """
    category = await require_open(reader)
    plan = await plan_query(query, vocabulary=MISSIONS)
    is_seeker = category is MemberCategory.JOB_SEEKER
    return await _ids(_Question(plan, filters, is_seeker, until, since), limit, 0)


def _matches(name: str) -> str:
    if on_sqlite():
        return f"e.mission_id IN (SELECT rowid FROM mission_index WHERE mission_index MATCH :{name})"
    return f"e.document @@ CAST(CAST(:{name} AS TEXT) AS TSQUERY)"


def _asked(question: _Question, *, are_prominent: bool = False) -> tuple[str, dict[str, object]]:
    """The FROM and WHERE of whatever is asked, and its values."""
    conditions, values = question.filters.conditions()
    values["as_of"] = question.as_of
    conditions += [
        "m.status = 'published'",
        "m.published_at <= :as_of",
        "(p.certification = 'certified' OR p.certificate_kept)",
        "NOT p.paused",
        "p.deleted_at IS NULL",
    ]
    if question.since is not None:
        values["since"] = question.since
        conditions.append("m.published_at > :since")
    if question.for_job_seekers:
        conditions.append("m.open_to_job_seekers")
    whole = question.plan.prominent() if are_prominent else question.plan.whole()
    if whole is not None:
        values["found"] = render(whole, by_weight=True)
        conditions.append(_matches("found"))
    source = (
        "FROM mission_entry e JOIN mission m ON m.id = e.mission_id"
        " JOIN profile p ON p.organisation_id = m.organisation_id"
    )
    return f"{source} WHERE {' AND '.join(conditions)}", values


async def _count(question: _Question, *, are_prominent: bool = False) -> int:
    asked, values = _asked(question, are_prominent=are_prominent)
    rows = await fetch(f"SELECT COUNT(*) AS total {asked}", **values)
    return int(rows[0]["total"])


async def _ids(question: _Question, limit: int, offset: int) -> list[int]:
    """First what is called so or asks for that skill, then what only mentions it; the newest first."""
    asked, values = _asked(question)
    order = []
    nodes: dict[str, Node | None] = {
        "trade": question.plan.in_trade(),
        "skills": question.plan.in_skills(),
        "prominent": question.plan.prominent(),
    }
    for name in ("prominent", "trade", "skills"):
        node = nodes[name]
        if node is not None:
            values[name] = render(node, by_weight=True)
            order.append(f"CASE WHEN {_matches(name)} THEN 0 ELSE 1 END")
    order += ["m.published_at DESC", "m.id DESC"]
    rows = await fetch(
        f"SELECT m.id AS id {asked} ORDER BY {', '.join(order)} LIMIT :limit OFFSET :offset",
        **values,
        limit=limit,
        offset=offset,
    )
    return [int(row["id"]) for row in rows]


async def _sheets(ids: list[int]) -> tuple[MissionSheet, ...]:
    missions = {mission.id: mission for mission in await Mission.filter(id__in=ids)} if ids else {}
    ordered = [missions[mission_id] for mission_id in ids]
    companies = await Profile.filter(organisation_id__in=[mission.organisation_id for mission in ordered])
    by_id = {company.organisation_id: company for company in companies if company.organisation_id is not None}
    return tuple(await sheets_of(ordered, by_id, MissionLevel.FULL))


async def _helpful_filter(question: _Question) -> FilterHelp | None:
    best: FilterHelp | None = None
    for name in question.filters.active():
        total = await _count(replace(question, filters=question.filters.without(name)))
        if total and (best is None or total > best.total):
            best = FilterHelp(name, total)
    return best


async def mission_filter_choices(
    reader: Member,
    query: str,
    filters: MissionFilters,
    field: str,
    as_of: datetime | None = None,
    limit: int = 8,
) -> list[tuple[str, int]]:
    """What a filter (skill, years, domain, sector) can be set to among the results, with how many each keeps.

    Refuses with MissionsClosed, and other filters with UnknownMissionFilter.
    """
    category = await require_open(reader)
    plan = await plan_query(query, vocabulary=MISSIONS)
    question = _Question(
        plan, filters.without(field), category is MemberCategory.JOB_SEEKER, as_of or clock.now()
    )
    question, _, _ = await _first_answer(question, query)
    if field == "years":
        return await _years(question)
    if field != "skill" and field not in _FACETS:
        raise UnknownMissionFilter(field=field[:40])
    asked, values = _asked(question)
    column = group = _FACETS.get(field, "s.folded")
    if field == "skill":
        asked = asked.replace(" WHERE ", " JOIN mission_skill s ON s.mission_id = m.id WHERE ", 1)
        column = "MIN(s.label)"
    rows = await fetch(
        f"SELECT {column} AS value, COUNT(*) AS uses {asked} AND {group} IS NOT NULL AND {group} <> ''"
        f" GROUP BY {group} ORDER BY uses DESC, {group} LIMIT :limit",
        **values,
        limit=limit,
    )
    return [(str(row["value"]), int(row["uses"])) for row in rows]


async def _years(question: _Question) -> list[tuple[str, int]]:
    """The numbers of years that keep more than the number before does."""
    found: list[tuple[str, int]] = []
    kept = 0
    for years in YEARS:
        total = await _count(replace(question, filters=replace(question.filters, years=years)))
        if total > kept:
            found.append((str(years), total))
        kept = total
    return found
