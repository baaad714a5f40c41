"""What a reader is shown of a profile: how much depends on who reads (D-19)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.by_key import as_row, rows_by_key
from models.member import Member, MemberCategory
from models.profile import (
    Billing,
    Domain,
    Level,
    MissionLength,
    Profile,
    Skill,
    SkillKind,
    WorkFormat,
)
from models.resume import Education, Experience
from models.role import Role
from services.footing import Footing, footing_of
from services.presence import Presence, presences_of
from services.profile_people import acts_for
from services.response_rates import ResponseRate, rates_of
from services.resume_reading import education_of, experiences_of
from services.roles.reading import roles_of_profiles
from services.standing import is_under_check

FLAGSHIP_SKILLS = 5


class ReadingLevel(StrEnum):
    """How much of a profile a reader may see, from least to most."""

    TEASER = "teaser"
    MEMBER = "member"
    FULL = "full"
    OWN = "own"

    @property
    def is_whole(self) -> bool:
        """Whether nothing is held back."""
        return self in (ReadingLevel.FULL, ReadingLevel.OWN)


@dataclass(frozen=True)
class WorkingMode:
    """How somebody works (FR-059); None where nothing was said, `activity_rate` in percent."""

    mission_length: MissionLength | None = None
    work_format: WorkFormat | None = None
    activity_rate: int | None = None
    billing: Billing | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Resume:
    """What only the whole profile tells; empty for every reader below the full level (D-19)."""

    experiences: tuple[Experience, ...] = ()
    education: tuple[Education, ...] = ()
    mode: WorkingMode = WorkingMode()
    street: str = ""
    web_site: str = ""


@dataclass(frozen=True)
class ProfileCard:
    """The card of the directory (FR-090, FR-114, EXT-04, EXT-26).

    `skills` are the five flagship skills; `more_skills` and `description` are filled from the member level upwards,
    `resume` at the full level, and only on a card that was asked for alone (FR-091).
    Of who is `under_check` the certificate is not said meanwhile (states.md, g).
    `fresh_at` is when profile or agenda last changed, `response` how they answer, once there is enough to say so.
    """

    profile_id: int
    public_id: str
    version: int
    category: MemberCategory
    display_name: str
    sector: str
    domain: Domain | None
    city: str
    skills: tuple[str, ...]
    picture: str | None
    certified: bool
    under_check: bool
    certified_at: datetime | None
    certified_by: str | None
    collaborations: int
    fresh_at: datetime
    presence: Presence
    level: ReadingLevel
    description: str | None = None
    more_skills: tuple[tuple[SkillKind, str], ...] = ()
    all_skills: tuple[tuple[SkillKind, str], ...] = ()
    resume: Resume = Resume()
    response: ResponseRate | None = None
    roles: tuple[Role, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether the reader may read more than the card itself shows."""
        return bool(self.more_skills) or self.resume != Resume()

    @property
    def is_own(self) -> bool:
        """Whether the reader acts for this profile."""
        return self.level is ReadingLevel.OWN


@dataclass(frozen=True)
class Reader:
    """A reader's standing, looked up once for a whole page of cards; `member` is None for a public page."""

    member: Member | None
    profile: Profile | None

    @property
    def is_certified(self) -> bool:
        """Whether the team has certified the reader's own profile."""
        return self.profile is not None and self.profile.is_certified

    @property
    def is_certified_company(self) -> bool:
        """Whether the reader acts for a certified organisation, the only readers of job seekers (D-04)."""
        return self.profile is not None and self.is_certified and self.profile.category.is_organisation


async def reader_of(member: Member | None) -> Reader:
    """The reading rights of somebody; None is the public."""
    return Reader(None, None) if member is None else reader_on(await footing_of(member))


def reader_on(footing: Footing) -> Reader:
    """The same for a footing that was read already."""
    return Reader(footing.member, footing.standing)


async def reading_level(profile: Profile, reader: Reader) -> ReadingLevel:
    """Public, visitors and uncertified readers: teaser; certified peers: member; the other side: full (D-19)."""
    if reader.member is not None and await acts_for(profile, reader.member):
        return ReadingLevel.OWN
    if reader.profile is None or not reader.is_certified:
        return ReadingLevel.TEASER
    if reader.profile.category.is_organisation != profile.category.is_organisation:
        return ReadingLevel.FULL
    if reader.profile.category is MemberCategory.JOB_SEEKER:
        return ReadingLevel.TEASER
    return ReadingLevel.MEMBER


async def card_of(profile: Profile, reader: Member | Reader | None) -> ProfileCard:
    """The whole card of one profile as this reader may see it; whether at all is `access_profile`'s answer."""
    standing = reader if isinstance(reader, Reader) else await reader_of(reader)
    return await card_at(profile, await reading_level(profile, standing))


async def card_at(profile: Profile, level: ReadingLevel) -> ProfileCard:
    """The whole card of one profile at a level: for its own people, who look at it as others see it (FR-049)."""
    skills = await _skills_of([profile.id])
    presence = (await presences_of([profile]))[profile.id]
    response = (await rates_of([profile.id])).get(profile.id)
    resume = await _resume(profile) if level.is_whole else Resume()
    roles = (await roles_of_profiles([profile])).get(profile.id, ())
    return _card(profile, level, skills, presence, response, roles, resume)


async def cards_of(profiles: list[Profile], reader: Member | Reader | None) -> list[ProfileCard]:
    """The cards of a page of profiles, in the same order, without what only a whole profile tells."""
    standing = reader if isinstance(reader, Reader) else await reader_of(reader)
    skills: dict[int, list[Skill]] = {}
    ids = [profile.id for profile in profiles]
    for skill in await _skills_of(ids):
        skills.setdefault(skill.profile_id, []).append(skill)
    presences, rates = await presences_of(profiles), await rates_of(ids)
    roles = await roles_of_profiles(profiles)
    return [
        _card(
            profile,
            await reading_level(profile, standing),
            skills.get(profile.id, []),
            presences[profile.id],
            rates.get(profile.id),
            roles.get(profile.id, ()),
        )
        for profile in profiles
    ]


async def _skills_of(profile_ids: list[int]) -> list[Skill]:
    if not profile_ids:
        return []
    places = ", ".join(str(number) for number in profile_ids)
    rows = await rows_by_key(f"SELECT * FROM skill WHERE profile_id IN ({places}) ORDER BY rank, id")
    return [as_row(Skill, row) for row in rows]


async def _resume(profile: Profile) -> Resume:
    return Resume(
        experiences=tuple(await experiences_of(profile.id)),
        education=tuple(await education_of(profile.id)),
        mode=WorkingMode(
            profile.mission_length, profile.work_format, profile.activity_rate, profile.billing, profile.level
        ),
        street=profile.street,
        web_site=profile.web_site,
    )


def _card(
    profile: Profile,
    level: ReadingLevel,
    skills: list[Skill],
    presence: Presence,
    response: ResponseRate | None,
    roles: tuple[Role, ...],
    resume: Resume = Resume(),
) -> ProfileCard:
    open_text = level is not ReadingLevel.TEASER
    told = tuple((skill.kind, skill.label) for skill in skills)
    return ProfileCard(
        profile_id=profile.id,
        public_id=profile.public_id,
        version=profile.version,
        category=profile.category,
        display_name=profile.display_name,
        sector=profile.sector,
        domain=profile.domain,
        city=profile.city,
        skills=tuple(label for _, label in told[:FLAGSHIP_SKILLS]),
        picture=profile.picture,
        certified=profile.is_certified,
        under_check=is_under_check(profile),
        certified_at=profile.certified_at,
        certified_by=profile.certified_by,
        collaborations=profile.collaborations,
        fresh_at=max(profile.updated_at, profile.agenda_updated_at or profile.updated_at),
        presence=presence,
        level=level,
        description=profile.description if open_text else None,
        more_skills=told[FLAGSHIP_SKILLS:] if open_text else (),
        all_skills=told if open_text else (),
        resume=resume,
        response=response,
        roles=roles,
    )
