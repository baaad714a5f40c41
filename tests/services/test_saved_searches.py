"""Searches that people keep: once each, ten at most, their own only, and what counts as new in them."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.member import Member, MemberCategory
from models.profile import Domain
from models.saved_search import SavedSearch, SearchKind
from services import saved_searches
from services.digests import count_news
from services.missions.rights import MissionsClosed
from services.profiles import update_profile
from services.saved_searches import MOST_ALERTS, AlertsClosed, TooManyAlerts, save_search
from services.unit_of_work import unit_of_work
from tests.services import mission_scene, people

MISSION, FREELANCE, DIRECTORY = SearchKind.MISSION, SearchKind.FREELANCE, SearchKind.DIRECTORY


async def _in_a_transaction() -> None:
    """Opens a connection of its own: what comes later at the same moment does not wait for one."""
    async with unit_of_work():
        await SavedSearch.all().count()
        await asyncio.sleep(0.2)


def _passes(**span: int) -> None:
    clock.freeze(clock.now() + timedelta(**span))


async def test_the_same_words_and_filters_are_kept_once_also_by_two_taps_at_the_same_moment(
    database: str,
) -> None:
    tom = await people.visitor()
    given = {"city": "Genève", "online": True, "nonsense": 3}
    await asyncio.gather(*(_in_a_transaction() for _ in range(2)))
    both = await asyncio.gather(
        *(save_search(tom, DIRECTORY, words, given) for words in ("Plombier", " plombiér "))
    )
    again = await save_search(tom, DIRECTORY, "PLOMBIER", {"city": "Genève"})
    assert {search.id for search in (*both, again)} == {again.id}
    assert again.filters == {"city": "Genève"}, "who is online now is no reason to be told tomorrow"
    other = await save_search(tom, DIRECTORY, "plombier", {})
    assert [search.id for search in await saved_searches.my_searches(tom)] == [other.id, again.id]


async def test_ten_at_most_and_only_what_the_person_may_search(database: str) -> None:
    tom = await people.visitor()
    for number in range(MOST_ALERTS):
        await save_search(tom, DIRECTORY, f"métier {number}", {})
    with pytest.raises(TooManyAlerts):
        await save_search(tom, DIRECTORY, "un de plus", {})
    assert await save_search(tom, DIRECTORY, "métier 3", {}), "what is there already is not one more"
    with pytest.raises(MissionsClosed):
        await save_search(tom, MISSION, "python", {})
    with pytest.raises(AlertsClosed):
        await save_search(tom, FREELANCE, "python", {})
    newcomer = await Member.create(first_name="Ann", created_at=clock.now(), last_seen_at=clock.now())
    with pytest.raises(AlertsClosed):
        await save_search(newcomer, DIRECTORY, "python", {})
    assert await SavedSearch.all().count() == MOST_ALERTS


async def test_an_alert_of_somebody_else_does_not_exist(database: str) -> None:
    tom, ann = await people.visitor("Tom"), await people.visitor("Ann")
    kept = await save_search(tom, DIRECTORY, "python", {})
    for act in (saved_searches.access_search, saved_searches.open_search, saved_searches.forget_search):
        with pytest.raises(NotFound):
            await act(ann, kept.id)
    with pytest.raises(NotFound):
        await saved_searches.mute_search(ann, kept.id, True)
    await saved_searches.forget_search(tom, kept.id)
    with pytest.raises(NotFound):
        await saved_searches.access_search(tom, kept.id)


async def test_new_is_what_came_since_the_person_looked_and_not_while_it_was_muted(database: str) -> None:
    nadia, _ = await mission_scene.company()
    lea, _ = await mission_scene.freelance()
    await mission_scene.published(nadia, "Avant")
    kept = await save_search(lea, MISSION, "", {"remote": True})
    _passes(hours=1)
    for title in ("Un", "Deux"):
        await mission_scene.published(nadia, title)

    async def news() -> int:
        return await count_news(lea, await saved_searches.access_search(lea, kept.id), clock.now())

    assert await news() == 2
    await saved_searches.open_search(lea, kept.id)
    assert await news() == 0
    await saved_searches.mute_search(lea, kept.id, True)
    _passes(hours=1)
    await mission_scene.published(nadia, "Trois")
    assert (await saved_searches.mute_search(lea, kept.id, False)).seen_at == clock.now()
    assert await news() == 0
    await update_profile(lea, (await mission_scene.Profile.get(member_id=lea.id)).id, paused=True)
    _passes(hours=1)
    await mission_scene.published(nadia, "Quatre")
    assert await news() == 1, "pausing closes no search"


async def test_a_company_is_told_of_freelances_who_came_and_nobody_else(database: str) -> None:
    nadia, _ = await mission_scene.company()
    kept = await save_search(nadia, FREELANCE, "python", {"category": MemberCategory.FREELANCE})
    _passes(hours=1)
    await mission_scene.freelance("Léa")
    await people.professional("Max", domain=Domain.IT, skills=("Cobol",))
    await people.professional("Ines", domain=Domain.IT, skills=("Python",), certified=False)
    assert await count_news(nadia, kept, clock.now()) == 1
