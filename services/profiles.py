"""Profiles: who may reach one, and how it is made, changed and certified."""

from typing import Any

from core import clock
from core.errors import NotFound, Stale
from core.ids import is_public_id
from core.text import fold
from models.by_key import row_by_key
from models.member import Member, MemberCategory
from models.profile import Certification, Domain, Profile, Skill, SkillKind
from services import given_text
from services.notifications import refresh_cards
from services.pausing import go_quiet
from services.profile_cards import ProfileCard, Reader, ReadingLevel, card_of, cards_of, reader_of
from services.profile_people import acts_for, own_profile, people_of
from services.search.index import index_profile
from services.search.mission_index import follow_company
from services.unit_of_work import unit_of_work

__all__ = [
    "ProfileCard",
    "Reader",
    "ReadingLevel",
    "access_own_profile",
    "access_profile",
    "acts_for",
    "card_of",
    "cards_of",
    "find_profile",
    "is_visible",
    "make_profile",
    "own_profile",
    "people_of",
    "reader_of",
    "skills_of",
    "update_profile",
    "waiting_profiles",
    "write_skills",
]


def is_visible(profile: Profile) -> bool:
    """Whether others can find a profile at all: certified, not paused, not deleted (FR-075)."""
    return profile.is_certified and not profile.paused and profile.deleted_at is None


async def access_profile(name: str | int, reader: Member | None) -> Profile:
    """The profile with this public id (or id), for a reader; None is the public page.

    Refuses with NotFound what does not exist and what this reader may not know of: an invisible profile is there for
    its own people only, a job seeker's for certified organisations only (D-04).
    """
    profile = await find_profile(name)
    if reader is not None and await acts_for(profile, reader):
        return profile
    if not is_visible(profile):
        raise NotFound()
    if profile.category is MemberCategory.JOB_SEEKER and not (await reader_of(reader)).is_certified_company:
        raise NotFound()
    return profile


async def find_profile(name: str | int) -> Profile:
    """The profile with this public id or id that is not deleted, whoever asks. Refuses with NotFound."""
    found = None
    if isinstance(name, int):
        found = await row_by_key(Profile, "id = :id", id=name)
    elif is_public_id(name):
        found = await row_by_key(Profile, "public_id = :public_id", public_id=name)
    if found is None or found.deleted_at is not None:
        raise NotFound()
    return found


async def access_own_profile(member: Member, profile_id: int) -> Profile:
    """A profile that the member acts for. Refuses everybody else with NotFound."""
    profile = await Profile.get_or_none(id=profile_id, deleted_at=None)
    if profile is None or not await acts_for(profile, member):
        raise NotFound()
    return profile


async def skills_of(profile_id: int) -> list[Skill]:
    """The skills of a profile, flagship skills first."""
    return await Skill.filter(profile_id=profile_id).order_by("rank", "id")


async def make_profile(
    *,
    member_id: int | None,
    organisation_id: int | None,
    category: MemberCategory,
    display_name: str,
    sector: str,
    domain: Domain | None,
    city: str,
    description: str,
    skills: list[str],
) -> Profile:
    """Makes the one profile of a member or organisation, not certified; for registration only.

    Refuses with TextMissing, TextTooLong and TooManySkills.
    """
    now = clock.now()
    labels = skill_labels(skills)
    async with unit_of_work():
        profile = await Profile.create(
            member_id=member_id,
            organisation_id=organisation_id,
            category=category,
            display_name=given_text.name("display_name", display_name),
            sector=given_text.line("sector", sector, given_text.SECTOR_LIMIT),
            domain=domain,
            city=given_text.line("city", city, given_text.CITY_LIMIT),
            description=given_text.paragraph("description", description, given_text.DESCRIPTION_LIMIT),
            created_at=now,
            updated_at=now,
        )
        await write_skills(profile.id, labels, SkillKind.TECHNICAL)
        await index_profile(profile.id)
    return profile


def skill_labels(skills: list[str]) -> list[str]:
    """Cleaned labels without doubles (in any accent or case), in the order given; the first five are the flagship."""
    labels: dict[str, str] = {}
    for skill in skills:
        label = given_text.line("skill", skill, given_text.SKILL_LIMIT)
        if label:
            labels.setdefault(_folded(label), label)
    if len(labels) > given_text.SKILLS_LIMIT:
        raise given_text.TooManySkills(limit=given_text.SKILLS_LIMIT)
    return list(labels.values())


def _folded(label: str) -> str:
    # Folding can lengthen (ß becomes ss); the column keeps what fits.
    return fold(label)[:80]


async def write_skills(profile_id: int, labels: list[str], kind: SkillKind) -> None:
    """Replaces the skills of one kind by these cleaned labels; inside the transaction of a change of the profile."""
    await Skill.filter(profile_id=profile_id, kind=kind).delete()
    first = _FIRST_RANKS[kind]
    await Skill.bulk_create(
        Skill(profile_id=profile_id, kind=kind, label=label, folded=_folded(label), rank=rank)
        for rank, label in enumerate(labels, first)
    )


# The trade comes first: the five flagship skills are technical ones as far as there are any (FR-090).
_FIRST_RANKS = {
    kind: 100 * place
    for place, kind in enumerate((SkillKind.TECHNICAL, SkillKind.TOOL, SkillKind.LANGUAGE, SkillKind.SOFT))
}


async def update_profile(
    member: Member,
    profile_id: int,
    *,
    seen_version: int | None = None,
    display_name: str | None = None,
    sector: str | None = None,
    domain: Domain | str | None = None,
    city: str | None = None,
    description: str | None = None,
    skills: list[str] | None = None,
    picture: str | None = None,
    paused: bool | None = None,
) -> Profile:
    """Changes what is given (None leaves as it is; domain "" takes it away); the search finds it in the next query.

    Refuses with NotFound for strangers, Stale when the profile changed since `seen_version`, TextMissing, TextTooLong,
    TooManySkills.
    """
    changes = _cleaned(display_name, sector, city, description)
    changes |= _chosen(domain, picture, paused)
    labels = skill_labels(skills) if skills is not None else None
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        seen = profile.version if seen_version is None else seen_version
        changes |= {"version": seen + 1, "updated_at": clock.now()}
        if not await Profile.filter(id=profile_id, version=seen).update(**changes):
            raise Stale()
        if labels is not None:
            await write_skills(profile_id, labels, SkillKind.TECHNICAL)
        if paused:
            await go_quiet(profile)
        await index_profile(profile_id)
        await follow_company(profile, changes)
        await refresh_cards("profile", profile_id)
        return await Profile.get(id=profile_id)


def _cleaned(
    display_name: str | None, sector: str | None, city: str | None, description: str | None
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if display_name is not None:
        changes["display_name"] = given_text.name("display_name", display_name)
    if sector is not None:
        changes["sector"] = given_text.line("sector", sector, given_text.SECTOR_LIMIT)
    if city is not None:
        changes["city"] = given_text.line("city", city, given_text.CITY_LIMIT)
    if description is not None:
        changes["description"] = given_text.paragraph(
            "description", description, given_text.DESCRIPTION_LIMIT
        )
    return changes


def _chosen(domain: Domain | str | None, picture: str | None, paused: bool | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if domain is not None:
        changes["domain"] = Domain(domain) if domain else None
    if picture is not None:
        changes["picture"] = picture or None
    if paused is not None:
        changes["paused"] = paused
    return changes


async def waiting_profiles() -> list[Profile]:
    """Profiles that nobody of the team has certified yet, the oldest first (FR-073)."""
    waiting = (Certification.NONE, Certification.REVIEW, Certification.MORE)
    return await Profile.filter(certification__in=waiting, deleted_at=None).order_by("id")
