"""The directory finds people however they are asked for, the same way on both databases."""

from datetime import timedelta

import pytest

from core import clock
from models.agenda import BookingRules, Claim, ClaimKind, WorkingHours
from models.member import Member, MemberCategory
from models.profile import Domain, Profile
from models.sql import fetch
from services.certifications import certify_profile
from services.directory import DirectoryFilters, SearchPage, UnknownFilter, filter_choices, search_directory
from services.profiles import ReadingLevel, update_profile
from services.search.index import index_profile
from services.search.synonyms import synonyms
from services.search.tokens import is_one_edit, shortened, words_of
from tests.services.people import professional, visitor

CORPUS = (
    (
        "Léa Favre",
        "Développement web",
        Domain.IT,
        "Nyon",
        ("React", "Node.js", "C++"),
        "Sites rapides et sobres.",
    ),
    ("Marc Dubois", "Développement web", Domain.IT, "Lausanne", ("PHP", "WordPress", "SEO"), ""),
    ("Paul Rey", "Plomberie", None, "Genève", ("Sanitaire", "Chauffage"), "Fuites, même le dimanche."),
    ("Chloé Œuvray", "Avocate", Domain.HR, "La Chaux-de-Fonds", ("Droit du travail", "Contrats"), ""),
    (
        "Sven Müller",
        "Traduction",
        None,
        "Bienne",
        ("Allemand", "Français juridique"),
        "Pour avocats et notaires.",
    ),
    ("Noor الحسن", "Coach", Domain.BUSINESS, "Genève", ("Prise de parole",), "🦊 Renard rusé"),
)


@pytest.fixture
async def people(database: str) -> Member:
    """The corpus, a fire brigade, a job seeker, somebody not certified; gives a visitor who searches."""
    for name, sector, domain, city, skills, description in CORPUS:
        await professional(
            name, sector=sector, domain=domain, city=city, skills=skills, description=description
        )
    await professional(
        "Pompiers de Nyon", category=MemberCategory.PUBLIC_BODY, sector="Service du feu", city="Nyon"
    )
    await professional("Sofia Rossi", category=MemberCategory.JOB_SEEKER, sector="Comptabilité", city="Sion")
    await professional("Inès Caché", sector="Développement web", certified=False)
    return await visitor()


async def _names(reader: Member | None, query: str, **filters: object) -> list[str]:
    return [card.display_name for card in (await _page(reader, query, **filters)).profiles]


async def _page(reader: Member | None, query: str, **filters: object) -> SearchPage:
    return await search_directory(reader, query, DirectoryFilters(**filters))  # type: ignore[arg-type]


ASKED = (
    ("webmaster", {"Léa Favre", "Marc Dubois"}),
    ("WEBMESTRE", {"Léa Favre", "Marc Dubois"}),
    ("developpement WEB", {"Léa Favre", "Marc Dubois"}),
    ("pompier", {"Pompiers de Nyon"}),
    ("fire brigade", {"Pompiers de Nyon"}),
    ("plombier", {"Paul Rey"}),
    ("plumber", {"Paul Rey"}),
    ("plomb", {"Paul Rey"}),
    ("notary lawyer", {"Sven Müller"}),
    ("contrats lawyer", {"Chloé Œuvray"}),
    ("oeuvray", {"Chloé Œuvray"}),
    ("ŒUVRAY", {"Chloé Œuvray"}),
    ("muller", {"Sven Müller"}),
    ("translator", {"Sven Müller"}),
    ("c++", {"Léa Favre"}),
    ("node js", {"Léa Favre"}),
    ("الحسن", {"Noor الحسن"}),
    ("la chaux de fonds", {"Chloé Œuvray"}),
    ("geneva plumber", {"Paul Rey"}),
    ("Biel", {"Sven Müller"}),
    ("un plombier à Genève", {"Paul Rey"}),
    ("administration", {"Pompiers de Nyon"}),
    ("renard", {"Noor الحسن"}),
    ("droit du travail", {"Chloé Œuvray"}),
    ("seo", {"Marc Dubois"}),
)


async def test_people_are_found_by_trade_skill_name_city_and_category(people: Member) -> None:
    found = {query: set(await _names(people, query)) for query, _ in ASKED}
    assert found == dict(ASKED)


MISTYPED = (
    ("plobmier", "Paul Rey"),
    ("plmbier", "Paul Rey"),
    ("plomberrie", "Paul Rey"),
    ("lausamne", "Marc Dubois"),
    ("webmatser", "Marc Dubois"),
    ("wordpres", "Marc Dubois"),
    ("fabre", "Léa Favre"),
    ("duvois", "Marc Dubois"),
)


async def test_one_typing_error_is_forgiven(people: Member) -> None:
    for query, expected in MISTYPED:
        assert expected in await _names(people, query), query


async def test_every_one_letter_error_in_a_name_finds_the_person(people: Member) -> None:
    word = "wordpress"
    swapped = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]
    missing = [word[:n] + word[n + 1 :] for n in range(len(word))]
    added = [word[:n] + "z" + word[n:] for n in range(len(word) + 1)]
    changed = [word[:n] + "z" + word[n + 1 :] for n in range(len(word))]
    for typed in {*swapped, *missing, *added, *changed}:
        assert "Marc Dubois" in await _names(people, typed), typed


async def test_a_correction_tells_what_was_read(people: Member) -> None:
    page = await _page(people, "plmobier")
    assert page.corrections == () or page.corrections[0].typed == "plmobier"
    page = await _page(people, "lausamne")
    assert [(found.typed, found.meant) for found in page.corrections] == [("lausamne", ("lausanne",))]


@pytest.mark.parametrize("typed", ["b", "x", "zq", "b x b"])
async def test_a_sign_or_two_are_not_corrected(people: Member, typed: str) -> None:
    assert (await search_directory(people, typed)).corrections == ()


async def test_all_words_count_and_one_is_left_out_only_when_nobody_has_them_all(people: Member) -> None:
    together = await _page(people, "web nyon")
    assert [card.display_name for card in together.profiles] == ["Léa Favre"] and not together.is_wider
    wider = await _page(people, "plombier xylophone")
    assert [card.display_name for card in wider.profiles] == ["Paul Rey"] and wider.is_wider


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Je veux prendre un rendez-vous avec Marc Dubois mardi matin, si c’est possible.", "Marc Dubois"),
        ("Bonjour, je cherche un plombier à Genève s'il vous plaît", "Paul Rey"),
        ("Hello, I would like to find a translator next week please", "Sven Müller"),
    ],
)
async def test_a_whole_sentence_finds_whom_it_names(people: Member, said: str, meant: str) -> None:
    page = await _page(people, said)
    assert page.profiles[0].display_name == meant
    assert not page.is_wider and page.corrections == ()


async def test_of_many_words_as_many_count_as_somebody_has_together(people: Member) -> None:
    page = await _page(people, "réparation robinet évier plombier genève vite")
    assert [card.display_name for card in page.profiles] == ["Paul Rey"] and page.is_wider
    page = await _page(people, "quartz Dubois fauteuil Marc étagère")
    assert [card.display_name for card in page.profiles] == ["Marc Dubois"] and page.corrections == ()


async def test_words_of_sentences_count_where_nobody_speaks_in_one(people: Member) -> None:
    await professional("Julie Matin", sector="Coiffure")
    await professional("Julie Soir", sector="Coiffure")
    assert await _names(people, "julie matin") == ["Julie Matin"]


async def test_nobody_found_says_so(people: Member) -> None:
    page = await _page(people, "xyzzyx")
    assert (page.total, page.profiles, page.pages, page.helpful_filter) == (0, (), 1, None)


async def test_the_filter_whose_removal_helps_most_is_named(people: Member) -> None:
    page = await _page(people, "plombier", city="Lausanne", domain=None)
    assert page.helpful_filter is not None
    assert (page.helpful_filter.name, page.helpful_filter.total) == ("city", 1)
    assert "plumber" in page.synonyms


async def test_filters_narrow_by_city_category_domain_sector_and_skill(people: Member) -> None:
    assert set(await _names(people, "", city="GENEVE")) == {"Paul Rey", "Noor الحسن"}
    assert set(await _names(people, "", city="Geneva")) == {"Paul Rey", "Noor الحسن"}
    assert await _names(people, "", category=MemberCategory.PUBLIC_BODY) == ["Pompiers de Nyon"]
    assert set(await _names(people, "", domain=Domain.IT)) == {"Léa Favre", "Marc Dubois"}
    assert await _names(people, "", sector="plomberie") == ["Paul Rey"]
    assert await _names(people, "web", skill="node.js") == ["Léa Favre"]
    assert await _names(people, "", domain=Domain.IT, city="Lausanne") == ["Marc Dubois"]


async def test_filters_survive_being_kept_as_plain_values() -> None:
    filters = DirectoryFilters(city="Nyon", category=MemberCategory.COMPANY, domain=Domain.IT, online=True)
    assert DirectoryFilters.from_args(dict(filters.as_args())) == filters
    assert filters.active() == ["city", "category", "domain", "online"]
    assert filters.without("online").without("city").active() == ["category", "domain"]
    assert (
        DirectoryFilters.from_args({"category": "king", "online": "x", "city": 3, "skill": "''"})
        == DirectoryFilters()
    )


async def test_who_is_online_comes_first_and_can_be_asked_for(people: Member) -> None:
    marc = await Profile.get(display_name="Marc Dubois")
    await Profile.filter(id=marc.id).update(online_until=clock.now() + timedelta(hours=1))
    assert await _names(people, "webmaster") == ["Marc Dubois", "Léa Favre"]
    assert await _names(people, "webmaster", online=True) == ["Marc Dubois"]
    clock.freeze(clock.now() + timedelta(hours=2))
    assert await _names(people, "webmaster", online=True) == []
    assert await _names(people, "webmaster") == ["Léa Favre", "Marc Dubois"]


async def test_who_mentions_a_trade_comes_after_who_has_it(people: Member) -> None:
    translator = await Profile.get(display_name="Sven Müller")
    await Profile.filter(id=translator.id).update(online_until=clock.now() + timedelta(hours=1))
    assert await _names(people, "avocat") == ["Chloé Œuvray", "Sven Müller"]


async def test_complete_and_fresh_profiles_come_before_bare_and_old_ones(database: str) -> None:
    reader = await visitor()
    await professional("Bare", sector="Coach")
    owner, full = await professional(
        "Full", sector="Coach", description="x" * 90, skills=("a", "b", "c", "d", "e")
    )
    await update_profile(owner, full.id, picture="portraits/x.png")
    assert await _names(reader, "coach") == ["Full", "Bare"]
    clock.freeze(clock.now() + timedelta(days=40))
    await professional("Fresh", sector="Coach", description="x" * 90, skills=("a", "b", "c", "d", "e"))
    assert await _names(reader, "coach") == ["Full", "Fresh", "Bare"]


async def test_available_now_means_open_hours_and_nothing_else_at_that_time(people: Member) -> None:
    lea = await Profile.get(display_name="Léa Favre")
    paul = await Profile.get(display_name="Paul Rey")
    for profile, zone in ((lea, "Europe/Zurich"), (paul, "America/New_York")):
        await BookingRules.create(profile_id=profile.id, time_zone=zone, updated_at=clock.now())
        await WorkingHours.create(profile_id=profile.id, weekday=0, opens_minute=540, closes_minute=720)
    assert await _names(people, "", available=True) == ["Léa Favre"]
    now = clock.now()
    await Claim.create(
        profile_id=lea.id,
        kind=ClaimKind.BLOCK,
        start_at=now,
        end_at=now + timedelta(hours=1),
        blocked_from=now,
        blocked_until=now + timedelta(hours=1),
    )
    page = await _page(people, "", available=True)
    assert page.total == 0 and page.helpful_filter is not None and page.helpful_filter.name == "available"


async def test_nobody_sees_who_is_not_certified_paused_or_deleted(people: Member) -> None:
    lea = await Profile.get(display_name="Léa Favre")
    owner = await Member.get(id=lea.member_id)
    assert "Inès Caché" not in await _names(people, "ines cache")
    await update_profile(owner, lea.id, paused=True)
    assert "Léa Favre" not in await _names(people, "lea favre")
    await update_profile(owner, lea.id, paused=False)
    assert await _names(people, "lea favre") == ["Léa Favre"]
    await Profile.filter(id=lea.id).update(deleted_at=clock.now())
    assert "Léa Favre" not in await _names(people, "lea favre")


async def test_a_job_seeker_is_found_by_certified_organisations_only(people: Member) -> None:
    owner, company = await professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    assert await _names(people, "sofia") == [] and await _names(owner, "comptable") == []
    await certify_profile(company.id, "Ada")
    assert await _names(owner, "sofia rossi") == ["Sofia Rossi"]
    assert (await _page(owner, "")).total == (await _page(people, "")).total + 1


async def test_a_changed_profile_is_found_in_the_next_query_and_no_more_as_before(people: Member) -> None:
    paul = await Profile.get(display_name="Paul Rey")
    owner = await Member.get(id=paul.member_id)
    await update_profile(owner, paul.id, display_name="Paul Zwahlen", sector="Apiculture", skills=["Miel"])
    assert await _names(people, "apiculture") == ["Paul Zwahlen"] == await _names(people, "zwalhen")
    assert await _names(people, "plombier") == []
    words = {row["word"] for row in await fetch("SELECT word FROM directory_word")}
    assert "zwahlen" in words and "plomberie" not in words and "paul" in words
    variants = await fetch("SELECT COUNT(*) AS n FROM directory_variant WHERE word = 'plomberie'")
    assert variants[0]["n"] == 0


async def test_the_index_and_the_profile_commit_together(people: Member) -> None:
    from services.unit_of_work import unit_of_work

    paul = await Profile.get(display_name="Paul Rey")
    owner = await Member.get(id=paul.member_id)
    with pytest.raises(RuntimeError):
        async with unit_of_work():
            await update_profile(owner, paul.id, sector="Apiculture")
            raise RuntimeError
    assert await _names(people, "apiculture") == [] and await _names(people, "plombier") == ["Paul Rey"]


async def test_pages_hold_six_and_somebody_new_does_not_shift_them(database: str) -> None:
    reader = await visitor()
    for number in range(8):
        await professional(f"Coach {number}", sector="Coaching")
    first = await search_directory(reader, "coach")
    assert (first.total, first.pages, len(first.profiles)) == (8, 2, 6)
    clock.freeze(clock.now() + timedelta(minutes=1))
    await professional("Coach nouveau", sector="Coaching", description="x" * 90, skills=tuple("abcde"))
    second = await search_directory(reader, "coach", as_of=first.as_of, page=1)
    shown = [card.display_name for card in (*first.profiles, *second.profiles)]
    assert sorted(shown) == [f"Coach {number}" for number in range(8)]
    beyond = await search_directory(reader, "coach", as_of=first.as_of, page=99)
    assert beyond.page == 1 and beyond.profiles == second.profiles
    assert (await search_directory(reader, "coach")).total == 9


HOSTILE = (
    '"',
    "'",
    "''",
    "\\",
    "a' | 'b",
    "a OR b",
    "NEAR(a b)",
    "trade:x",
    "{trade}:x",
    "*",
    "a*",
    "^a",
    "-a",
    "a:*",
    "!a",
    "(((",
    "a & b | !c",
    "'; DROP TABLE profile; --",
    "%",
    "_",
    "\x00",
    "\ud800",
    "\u202e",
    "🦊",
    "=",
    "all=1",
    "category=job_seeker",
    "a" * 5000,
    "a " * 3000,
    ":found",
    "?1",
    "$1",
    "\n\t",
    "<-> <2>",
    "١٢٣",
    "क्षत्रिय",
)


async def test_whatever_is_typed_is_data(people: Member) -> None:
    for query in HOSTILE:
        for filters in (DirectoryFilters(), DirectoryFilters(city=query, sector=query, skill=query)):
            page = await search_directory(people, query, filters)
            assert "Sofia Rossi" not in [card.display_name for card in page.profiles], query


@pytest.mark.slow
async def test_hostile_profiles_are_indexed_and_found(database: str) -> None:
    reader = await visitor()
    for query in HOSTILE:
        text = query[:60]
        owner, profile = await professional("X" + text[:50], sector=text, city=text, description=query[:2000])
        await update_profile(owner, profile.id, skills=[text])
    assert (await search_directory(reader, "")).total == len(HOSTILE)
    assert await _names(reader, "drop table profile")


async def test_what_a_filter_can_be_set_to_comes_from_the_results(people: Member) -> None:
    assert await filter_choices(people, "webmaster", DirectoryFilters(city="Nyon"), "city") == [
        ("Lausanne", 1),
        ("Nyon", 1),
    ]
    assert ("freelance", 6) in await filter_choices(people, "", DirectoryFilters(), "category")
    assert ("PHP", 1) in await filter_choices(people, "web", DirectoryFilters(), "skill")
    with pytest.raises(UnknownFilter):
        await filter_choices(people, "", DirectoryFilters(), "1; DROP TABLE profile")


async def test_a_visitor_sees_a_teaser_in_the_results(people: Member) -> None:
    card = (await _page(people, "lea favre")).profiles[0]
    assert card.level is ReadingLevel.TEASER and card.description is None
    assert (card.sector, card.city, card.skills) == ("Développement web", "Nyon", ("React", "Node.js", "C++"))


async def test_writing_an_entry_again_changes_nothing(people: Member) -> None:
    before = await fetch("SELECT * FROM directory_entry ORDER BY profile_id")
    assert before
    for profile in await Profile.all():
        await index_profile(profile.id)
    assert await fetch("SELECT * FROM directory_entry ORDER BY profile_id") == before


def test_words_are_cut_the_same_way_whatever_their_case_accent_or_number() -> None:
    assert words_of("Développeuses Web, à L’Été: C++ & C#_x") == [
        "developpeuse",
        "web",
        "a",
        "l",
        "ete",
        "c++",
        "c#",
        "x",
    ]
    assert words_of("business fitness bus") == ["business", "fitness", "bus"]


def test_one_edit_is_one_letter_missing_added_changed_or_swapped() -> None:
    assert all(is_one_edit("plombier", other) for other in ("plombie", "plombiers", "plonbier", "plobmier"))
    assert not any(is_one_edit("plombier", other) for other in ("plombier", "plobmeir", "lombie", "pompier"))
    assert set(shortened("plombier")) & set(shortened("plobmier"))


def test_there_are_enough_synonyms_and_no_group_of_one() -> None:
    assert len(synonyms()) >= 60
    assert all(
        synonyms().of(phrase) for phrase in [("webmaster",), ("pompier",), ("avocat",), ("comptable",)]
    )
