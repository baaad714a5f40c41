"""A search that very many match gives the same first pages, in the same order, as sorting all of them."""

import random
from datetime import timedelta

import pytest

from core import clock
from models.database import on_sqlite
from models.member import Member, MemberCategory
from models.profile import Certification, Profile, Skill
from models.sql import execute, fetch
from services.directory import DirectoryFilters
from services.search import broad, engine, glance
from services.search.engine import Question, find
from services.search.index import forget_freshness, freshen, index_profile, mark_documents
from services.search.plan import plan_query
from services.unit_of_work import unit_of_work

QUERIES = ("", "plomberie", "geneve", "freelance", "plomberie geneve", "alma", "gaz")


async def _people(count: int) -> None:
    chance, now = random.Random(7), clock.now()
    async with unit_of_work():
        for number in range(count):
            member = await Member.create(display_name=f"P{number}", created_at=now, last_seen_at=now)
            profile = await Profile.create(
                member_id=member.id,
                category=MemberCategory.FREELANCE,
                display_name=chance.choice(("Alma Roy", "Jo Weber", "Gaz Plomberie")),
                sector=chance.choice(("Plomberie", "Traduction")),
                city=chance.choice(("Genève", "Sion")),
                description=chance.choice(("Je pose le gaz et la plomberie. " * 3, "")),
                certification=Certification.CERTIFIED,
                certified_at=now,
                created_at=now,
                updated_at=now - timedelta(days=chance.randrange(60)),
                online_until=now + timedelta(hours=1) if chance.random() < 0.2 else None,
            )
            label = chance.choice(("Plomberie", "Gaz", "Piano"))
            await Skill.create(profile_id=profile.id, label=label, folded=label.lower())
            await index_profile(profile.id)


async def _pages(
    query: str, filters: DirectoryFilters, monkeypatch: pytest.MonkeyPatch, most: int
) -> list[object]:
    monkeypatch.setattr(engine, "SORTED_AT_MOST", most)
    question = Question(await plan_query(query), filters, False, clock.now())
    return [await find(question, 6, offset) for offset in (0, 6, 30)]


async def test_the_first_pages_are_those_of_sorting_everybody(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _people(90)
    for query in QUERIES:
        for filters in (DirectoryFilters(), DirectoryFilters(city="Genève")):
            quick = await _pages(query, filters, monkeypatch, 0)
            assert quick == await _pages(query, filters, monkeypatch, 10**9), (query, filters)


@pytest.mark.slow
async def test_whom_many_words_and_parts_match_is_ranked_alike_whichever_way_it_is_read(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _people(90)
    for query in (*QUERIES, "plomb", "gaz plomberie", "traduction piano", "wuber"):
        for filters in (DirectoryFilters(), DirectoryFilters(city="Genève")):
            sorted_by_sql = await _sorted_pages(query, filters)
            monkeypatch.setattr(glance, "WORTH_READING", 10**12)
            assert await _pages(query, filters, monkeypatch, 0) == sorted_by_sql, (query, filters)
            # Very many, of whom PostgreSQL looks at the first alone before it asks its index.
            monkeypatch.setattr(glance, "WORTH_READING", -1)
            monkeypatch.setattr(broad, "LOOKED_AT", 10)
            assert await _pages(query, filters, monkeypatch, 0) == sorted_by_sql, (query, filters)


async def _sorted_pages(query: str, filters: DirectoryFilters) -> list[object]:
    question = Question(await plan_query(query), filters, False, clock.now())
    return [await engine._sorted(question, 6, offset) for offset in (0, 6, 30)]


async def test_the_beginning_of_a_filters_name_is_a_word_like_any_other(database: str) -> None:
    await _people(12)
    for typed in ("all", "cat", "city", "skill"):
        question = Question(await plan_query(typed), DirectoryFilters(), False, clock.now())
        assert (await find(question, 6, 0)).total == 0, typed


async def test_words_that_many_entries_begin_with_are_found_by_their_beginning(database: str) -> None:
    await _people(3)
    member = await Member.create(display_name="Ana", created_at=clock.now(), last_seen_at=clock.now())
    long = "arbeitsunfaehigkeitsbescheinigung"
    profile = await Profile.create(
        member_id=member.id,
        category=MemberCategory.FREELANCE,
        display_name="Ana",
        description=" ".join([long, *(f"arbeits{chr(97 + number)}" for number in range(15))]),
        certification=Certification.CERTIFIED,
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    await index_profile(profile.id)
    for typed in ("arbeits", long[:12], long):
        question = Question(await plan_query(typed), DirectoryFilters(), False, clock.now())
        assert (await find(question, 6, 0)).ids == [profile.id], typed


async def _places() -> dict[int, int]:
    return {r["profile_id"]: r["place"] for r in await fetch("SELECT profile_id, place FROM directory_entry")}


async def test_a_place_follows_presence_and_freshness(database: str) -> None:
    await _people(6)
    at_first = await _places()
    person = next(iter(await Profile.filter(online_until=None)))
    async with unit_of_work():
        await Profile.filter(id=person.id).update(online_until=clock.now() + timedelta(hours=1))
    assert (await _places())[person.id] < at_first[person.id]
    async with unit_of_work():
        await Profile.filter(id=person.id).update(online_until=None)
    assert await _places() == at_first
    clock.freeze(clock.now() + timedelta(days=31))
    await forget_freshness()
    stale = await _places()
    assert all(stale[number] >= place for number, place in at_first.items()) and stale != at_first
    async with unit_of_work():
        await Profile.filter(id=person.id).update(agenda_updated_at=clock.now())
        await freshen(person.id)
    assert (await _places())[person.id] == stale[person.id] - 2**40


async def test_documents_of_before_there_were_marks_get_theirs(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _people(20)
    if on_sqlite():
        assert await mark_documents() == 0
        return
    written = "SELECT profile_id, document::text AS document FROM directory_entry ORDER BY profile_id"
    before, pages = await fetch(written), await _pages("gaz", DirectoryFilters(), monkeypatch, 0)
    async with unit_of_work():
        await execute(
            "UPDATE directory_entry SET document = ts_delete(document, ARRAY(SELECT lexeme FROM"
            " unnest(tsvector_to_array(document)) AS lexeme WHERE lexeme LIKE '=%'))"
        )
    assert await fetch(written) != before and await _pages("gaz", DirectoryFilters(), monkeypatch, 0) != pages
    assert await mark_documents(limit=7) == 20
    assert await fetch(written) == before and await _pages("gaz", DirectoryFilters(), monkeypatch, 0) == pages
    assert await mark_documents() == 0
