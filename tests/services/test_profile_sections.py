"""Sections of a profile: who changes them, what they refuse, and what each reader gets of them."""

import asyncio
from datetime import date

import pytest

from core.errors import NotFound, Stale
from models.member import Member, MemberCategory
from models.profile import Billing, Level, MissionLength, Profile, SkillKind, WorkFormat
from models.resume import Experience
from services import members, resume
from services.certifications import certify_profile
from services.displayed_identity import choose_identity, ways_to_be_named
from services.guided_way import come_back, pass_over, way_of
from services.profile_cards import Resume, card_of
from services.profile_sections import (
    NotAWebSite,
    RateOutOfRange,
    change_web_site,
    set_skills,
    update_working_mode,
)
from services.profiles import own_profile


async def _member(
    telegram_id: int,
    name: str,
    category: MemberCategory = MemberCategory.FREELANCE,
    *,
    certified: bool = True,
) -> tuple[Member, Profile]:
    member = await members.arrive(telegram_id, name, "Rochat", "fr")
    await members.accept_terms(member.id)
    profile = await members.register_professional(
        member.id, category, name, "Web", None, "Nyon", "Une présentation.", ["A", "B", "C", "D", "E", "F"]
    )
    if certified:
        profile = await certify_profile(profile.id, "Ada")
    return await Member.get(id=member.id), profile


async def _works(member: Member, profile: Profile, **said: object) -> Profile:
    nothing = dict.fromkeys(("mission_length", "work_format", "activity_rate", "billing", "level"))
    return await update_working_mode(member, profile.id, **{**nothing, **said})  # type: ignore[arg-type]


async def _works_at(
    member: Member, profile: Profile, title: str, began: date, ended: date | None = None
) -> None:
    await resume.write_experience(
        member, profile.id, title=title, organisation="Lac SA", began=began, ended=ended
    )


async def test_each_reader_gets_as_much_as_their_level(database: str) -> None:
    ines, profile = await _member(1, "Inès")
    await set_skills(ines, profile.id, {SkillKind.LANGUAGE: ["allemand"]})
    await _works_at(ines, profile, "Web", date(2020, 3, 1))
    await _works(ines, profile, level=Level.SENIOR)
    profile = await Profile.get(id=profile.id)
    peer, _ = await _member(2, "Marc")
    company, _ = await _member(3, "Alpina", MemberCategory.COMPANY)
    waiting, _ = await _member(4, "Brumes", MemberCategory.COMPANY, certified=False)
    for reader in (None, waiting):
        card = await card_of(profile, reader)
        assert card.skills == ("A", "B", "C", "D", "E")
        assert (card.description, card.all_skills, card.resume, card.has_more) == (None, (), Resume(), False)
    card = await card_of(profile, peer)
    assert card.description == "Une présentation."
    assert [label for _, label in card.more_skills] == ["F", "allemand"]
    assert card.resume == Resume()
    for reader in (company, ines):
        whole = (await card_of(profile, reader)).resume
        assert [row.title for row in whole.experiences] == ["Web"]
        assert whole.mode.level is Level.SENIOR


async def test_nobody_else_changes_a_profile_and_an_old_version_is_refused(database: str) -> None:
    ines, profile = await _member(1, "Inès")
    marc, _ = await _member(2, "Marc")
    await _works_at(ines, profile, "Web", date(2020, 3, 1))
    row = await Experience.get()
    for change in (
        _works(marc, profile, level=Level.SENIOR),
        set_skills(marc, profile.id, {SkillKind.SOFT: ["x"]}),
        change_web_site(marc, profile.id, "https://x.ch"),
        resume.remove_experience(marc, row.id),
        resume.access_experience(marc, row.id),
        pass_over(marc, profile.id, "photo"),
        choose_identity(marc, profile.id, "Zed"),
        _works_at(marc, profile, "x", date(2020, 3, 1)),
    ):
        with pytest.raises(NotFound):
            await change
    # An experience of somebody else cannot be written over through one's own profile.
    mine = await own_profile(marc)
    assert mine is not None
    with pytest.raises(NotFound):
        await resume.write_experience(
            marc,
            mine.id,
            title="x",
            organisation="x",
            began=date(2020, 1, 1),
            ended=None,
            experience_id=row.id,
        )
    with pytest.raises(Stale):
        await change_web_site(ines, profile.id, "https://x.ch", seen_version=profile.version)
    assert (await Experience.get()).title == "Web"


async def test_of_two_who_change_one_profile_at_the_same_second_both_or_one_win_and_nothing_is_lost(
    database: str,
) -> None:
    ines, profile = await _member(1, "Inès")
    seen = (await Profile.get(id=profile.id)).version
    changes = (
        change_web_site(ines, profile.id, "https://a.ch", seen_version=seen),
        change_web_site(ines, profile.id, "https://b.ch", seen_version=seen),
    )
    done = await asyncio.gather(*changes, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["Profile", "Stale"]


async def test_what_makes_no_sense_is_refused(database: str) -> None:
    ines, profile = await _member(1, "Inès")
    for rate in (0, 9, 101):
        with pytest.raises(RateOutOfRange):
            await _works(ines, profile, activity_rate=rate)
    for address in ("javascript:alert(1)", "https://x", "https://a b.ch", "http://[x.ch"):
        with pytest.raises(NotAWebSite):
            await change_web_site(ines, profile.id, address)
    with pytest.raises(resume.EndsBeforeItBegins):
        await _works_at(ines, profile, "Web", date(2020, 3, 1), date(2020, 2, 28))
    with pytest.raises(resume.InTheFuture):
        await _works_at(ines, profile, "Web", date(2027, 3, 1))
    for year in (1939, 2037):
        with pytest.raises(resume.InTheFuture):
            await resume.write_education(ines, profile.id, title="CFC", school="EPSIC", year=year)
    for number in range(resume.MOST_RECORDS):
        await _works_at(ines, profile, f"Web {number}", date(2020, 3, 1))
    with pytest.raises(resume.TooManyRecords):
        await _works_at(ines, profile, "Web", date(2020, 3, 1))


async def test_the_working_mode_is_kept_and_can_be_left_open(database: str) -> None:
    ines, profile = await _member(1, "Inès")
    told = {
        "mission_length": MissionLength.SHORT,
        "work_format": WorkFormat.ON_SITE,
        "activity_rate": 60,
        "billing": Billing.ANY,
        "level": Level.JUNIOR,
    }
    await _works(ines, profile, **told)
    kept = await Profile.get(id=profile.id)
    assert {name: getattr(kept, name) for name in told} == told
    await _works(ines, profile)
    assert (await Profile.get(id=profile.id)).level is None


async def test_a_stop_that_was_passed_over_is_offered_again_and_the_documents_never_are_passed_over(
    database: str,
) -> None:
    ines, profile = await _member(1, "Inès", certified=False)
    for name in ("photo", "photo", "evidence"):
        profile = await pass_over(ines, profile.id, name)
    way = await way_of(profile, ines)
    assert [(stop.number, stop.name) for stop in way.stops][7:] == [(8, "email"), (9, "evidence")]
    assert way.following is not None and way.following.name == "skills"
    assert way.passed_over == 1
    way = await way_of(await come_back(ines, profile.id), ines)
    assert way.following is not None and way.following.name == "photo"
    with pytest.raises(NotFound):
        await pass_over(ines, profile.id, "address")


async def test_the_name_shown_is_the_persons_and_their_profiles_but_an_organisation_keeps_its_own(
    database: str,
) -> None:
    ines, profile = await _member(1, "Inès")
    assert ways_to_be_named(ines) == {"full": "Inès Rochat", "short": "Inès R.", "first": "Inès"}
    await choose_identity(ines, profile.id, "Inès R.")
    assert (await Member.get(id=ines.id)).display_name == "Inès R."
    nadia, alpina = await _member(2, "Nadia", MemberCategory.COMPANY)
    before = nadia.display_name
    await choose_identity(nadia, alpina.id, "Alpina SA")
    assert (await Profile.get(id=alpina.id)).display_name == "Alpina SA"
    assert (await Member.get(id=nadia.id)).display_name == before
