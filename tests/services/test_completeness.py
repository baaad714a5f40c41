"""How full a profile is, and what to tell next."""

import pytest

from models.member import MemberCategory
from models.profile import Level, Profile, SkillKind
from services.completeness import SECTIONS, Contents, SectionName, next_best, percentage, sections_of

ALL_KINDS = frozenset(SkillKind)


def _profile(category: MemberCategory = MemberCategory.FREELANCE, **told: object) -> Profile:
    return Profile(id=1, member_id=1, category=category, display_name="Inès", **told)


def test_a_bare_profile_is_told_to_begin_with_a_photo() -> None:
    sections = sections_of(_profile(), Contents())
    assert percentage(sections) == 0
    assert next_best(sections) is SectionName.PHOTO


def test_every_section_counts_the_same_and_the_first_empty_one_comes_next() -> None:
    told = _profile(picture="p", description="…", level=Level.SENIOR)
    sections = sections_of(told, Contents(skill_kinds=ALL_KINDS, courses=1))
    assert [section.name for section in sections if not section.filled] == [
        SectionName.EXPERIENCES,
        SectionName.DOCUMENTS,
    ]
    assert percentage(sections) == 71
    assert next_best(sections) is SectionName.EXPERIENCES


def test_nothing_comes_next_when_all_is_told() -> None:
    told = _profile(picture="p", description="…", activity_rate=80)
    sections = sections_of(told, Contents(ALL_KINDS, experiences=1, courses=2, documents=1))
    assert percentage(sections) == 100
    assert next_best(sections) is None


@pytest.mark.parametrize(("kinds", "filled"), [(1, False), (2, True), (3, True)])
def test_skills_count_from_a_second_kind_on(kinds: int, filled: bool) -> None:
    told = frozenset(list(SkillKind)[:kinds])
    skills = sections_of(_profile(), Contents(skill_kinds=told))[2]
    assert (skills.name, skills.filled) == (SectionName.SKILLS, filled)


@pytest.mark.parametrize("category", list(SECTIONS))
def test_only_an_organisation_is_asked_for_its_address_and_only_a_freelance_for_a_working_mode(
    category: MemberCategory,
) -> None:
    names = SECTIONS[category]
    assert (SectionName.ADDRESS in names) == category.is_organisation
    assert (SectionName.MODE in names) == (category is MemberCategory.FREELANCE)


def test_an_address_needs_street_and_city() -> None:
    for told, filled in (({"street": "Rue 1"}, False), ({"street": "Rue 1", "city": "Nyon"}, True)):
        sections = sections_of(_profile(MemberCategory.COMPANY, **told), Contents())
        assert next(s.filled for s in sections if s.name is SectionName.ADDRESS) is filled
