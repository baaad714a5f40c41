"""What a reader is shown of a profile: how much depends on who reads (D-19)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.member import Member, MemberCategory
from models.profile import Certification, Domain, Profile, Skill, SkillKind
from services.presence import Presence, presences_of
from services.profile_people import acts_for, own_profile

FLAGSHIP_SKILLS = 5


class ReadingLevel(StrEnum):
    """How much of a profile a reader may see, from least to most."""

    TEASER = "teaser"
    MEMBER = "member"
    FULL = "full"
    OWN = "own"


@dataclass(frozen=True)
class ProfileCard:
    """The card of the directory (FR-090, FR-114, EXT-04, EXT-26).

    `skills` are the five flagship skills; `more_skills` and `description` are filled from the member level upwards.
    `fresh_at` is when profile or agenda last changed.
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
    certified_at: datetime | None
    certified_by: str | None
    collaborations: int
    member_since: datetime
    fresh_at: datetime
    presence: Presence
    level: ReadingLevel
    description: str | None = None
    more_skills: tuple[tuple[SkillKind, str], ...] = ()

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
        return self.profile is not None and self.profile.certification is Certification.CERTIFIED

    @property
    def is_certified_company(self) -> bool:
        """Whether the reader acts for a certified organisation, the only readers of job seekers (D-04)."""
        return self.profile is not None and self.is_certified and self.profile.category.is_organisation


async def reader_of(member: Member | None) -> Reader:
    """The reading rights of somebody; None is the public."""
    return Reader(member, await own_profile(member) if member is not None else None)


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
    """The card of one profile as this reader may see it. Whether it may be seen at all is `access_profile`'s answer."""
    return (await cards_of([profile], reader))[0]


async def cards_of(profiles: list[Profile], reader: Member | Reader | None) -> list[ProfileCard]:
    """The cards of a page of profiles, in the same order."""
    standing = reader if isinstance(reader, Reader) else await reader_of(reader)
    skills: dict[int, list[Skill]] = {}
    ids = [profile.id for profile in profiles]
    for skill in await Skill.filter(profile_id__in=ids).order_by("rank", "id"):
        skills.setdefault(skill.profile_id, []).append(skill)
    presences = await presences_of(profiles)
    return [
        await _card(profile, standing, skills.get(profile.id, []), presences[profile.id])
        for profile in profiles
    ]


async def _card(profile: Profile, reader: Reader, skills: list[Skill], presence: Presence) -> ProfileCard:
    level = await reading_level(profile, reader)
    open_text = level is not ReadingLevel.TEASER
    flagship, rest = skills[:FLAGSHIP_SKILLS], skills[FLAGSHIP_SKILLS:]
    return ProfileCard(
        profile_id=profile.id,
        public_id=profile.public_id,
        version=profile.version,
        category=profile.category,
        display_name=profile.display_name,
        sector=profile.sector,
        domain=profile.domain,
        city=profile.city,
        skills=tuple(skill.label for skill in flagship),
        picture=profile.picture,
        certified=profile.certification is Certification.CERTIFIED,
        certified_at=profile.certified_at,
        certified_by=profile.certified_by,
        collaborations=profile.collaborations,
        member_since=profile.created_at,
        fresh_at=max(profile.updated_at, profile.agenda_updated_at or profile.updated_at),
        presence=presence,
        level=level,
        description=profile.description if open_text else None,
        more_skills=tuple((skill.kind, skill.label) for skill in rest) if open_text else (),
    )
