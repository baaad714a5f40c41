"""How much of a profile is told, and what to tell next (FR-063)."""

from dataclasses import dataclass
from enum import StrEnum

from models.gallery import ProfileDocument
from models.member import MemberCategory
from models.profile import Profile, Skill, SkillKind
from models.resume import Education, Experience


class SectionName(StrEnum):
    """The sections of a profile, as buttons and sentences name them."""

    PHOTO = "photo"
    DESCRIPTION = "description"
    SKILLS = "skills"
    EXPERIENCES = "experiences"
    EDUCATION = "education"
    MODE = "mode"
    DOCUMENTS = "documents"
    SECTOR = "sector"
    ADDRESS = "address"
    WEB_SITE = "web_site"


_PERSON = (SectionName.PHOTO, SectionName.DESCRIPTION, SectionName.SKILLS, SectionName.EXPERIENCES,
           SectionName.EDUCATION)  # fmt: skip
_ORGANISATION = (SectionName.DESCRIPTION, SectionName.PHOTO, SectionName.ADDRESS, SectionName.SECTOR,
                 SectionName.WEB_SITE)  # fmt: skip
# What a profile of each category is made of, in the order in which it is best told (FR-054 to FR-061).
SECTIONS: dict[MemberCategory, tuple[SectionName, ...]] = {
    MemberCategory.FREELANCE: (*_PERSON, SectionName.MODE, SectionName.DOCUMENTS),
    MemberCategory.JOB_SEEKER: (*_PERSON, SectionName.DOCUMENTS),
    MemberCategory.COMPANY: _ORGANISATION,
    MemberCategory.PUBLIC_BODY: _ORGANISATION,
    MemberCategory.ASSOCIATION: _ORGANISATION,
}


@dataclass(frozen=True)
class Section:
    """One section, and whether anything is told in it."""

    name: SectionName
    filled: bool


@dataclass(frozen=True)
class Contents:
    """What is there of a profile besides its own columns."""

    skill_kinds: frozenset[SkillKind] = frozenset()
    experiences: int = 0
    courses: int = 0
    documents: int = 0


def sections_of(profile: Profile, contents: Contents) -> list[Section]:
    """The sections of a profile's category, in order.

    Skills count when a second of the four kinds is told: each kind may be left out (FR-056).
    """
    told = {
        SectionName.PHOTO: bool(profile.picture),
        SectionName.DESCRIPTION: bool(profile.description),
        SectionName.SKILLS: len(contents.skill_kinds) > 1,
        SectionName.EXPERIENCES: contents.experiences > 0,
        SectionName.EDUCATION: contents.courses > 0,
        SectionName.MODE: any(
            (
                profile.mission_length,
                profile.work_format,
                profile.activity_rate,
                profile.billing,
                profile.level,
            )
        ),
        SectionName.DOCUMENTS: contents.documents > 0,
        SectionName.SECTOR: bool(profile.sector),
        SectionName.ADDRESS: bool(profile.street and profile.city),
        SectionName.WEB_SITE: bool(profile.web_site),
    }
    return [Section(name, told[name]) for name in SECTIONS[profile.category]]


def percentage(sections: list[Section]) -> int:
    """How much is told, from 0 to 100."""
    return round(100 * sum(section.filled for section in sections) / len(sections)) if sections else 100


def next_best(sections: list[Section]) -> SectionName | None:
    """What to tell next: the first section that is empty, None when nothing is (FR-063)."""
    return next((section.name for section in sections if not section.filled), None)


async def contents_of(profile: Profile) -> Contents:
    """Counts what the sections of a profile hold."""
    kinds = await Skill.filter(profile_id=profile.id).distinct().values_list("kind", flat=True)
    return Contents(
        skill_kinds=frozenset(SkillKind(str(kind)) for kind in kinds),
        experiences=await Experience.filter(profile_id=profile.id).count(),
        courses=await Education.filter(profile_id=profile.id).count(),
        documents=await ProfileDocument.filter(profile_id=profile.id).count(),
    )


async def read_sections(profile: Profile) -> list[Section]:
    """The sections of a profile as they are now."""
    return sections_of(profile, await contents_of(profile))
