"""What a reader is shown of a mission: how much depends on who reads (FR-092, FR-093, FR-094, D-19)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.errors import NotFound
from core.ids import is_public_id
from models.member import Member, MemberCategory
from models.mission import (
    Mission,
    MissionDuration,
    MissionFormat,
    MissionSkill,
    MissionStatus,
    PayrollingChoice,
    RateKind,
)
from models.profile import Domain, Profile
from services.application_follow import is_party
from services.missions.rights import closed_because, company_of
from services.profile_people import may_handle_missions, standing_profile
from services.profiles import is_visible

_SHOWN = (MissionStatus.PUBLISHED, MissionStatus.RESERVED)
_OVER = (MissionStatus.FILLED, MissionStatus.CLOSED)


class MissionFilled(NotFound):
    """The mission was published once and is filled now: nobody but its two parties reads it (FR-094)."""


class MissionLevel(StrEnum):
    """How much of a mission a reader may see, from least to most."""

    TEASER = "teaser"
    FULL = "full"
    OWN = "own"


@dataclass(frozen=True)
class MissionTerms:
    """What a mission says beyond its name."""

    domain: Domain | None
    description: str
    duration: MissionDuration | None
    work_format: MissionFormat | None
    city: str
    begins: date | None
    ends: date | None
    skills: tuple[str, ...]
    years: int | None
    rate_kind: RateKind | None
    rate: Decimal | None
    currency: str
    payrolling: PayrollingChoice | None
    open_to_job_seekers: bool


@dataclass(frozen=True)
class MissionSheet:
    """A mission as one reader may see it: at the teaser level `terms` is None, and only logo and name are there."""

    mission_id: int
    public_id: str
    version: int
    status: MissionStatus
    level: MissionLevel
    title: str
    logo: str | None
    company: str
    company_public_id: str
    company_sector: str
    published_at: datetime | None
    terms: MissionTerms | None

    @property
    def is_own(self) -> bool:
        """Whether the reader handles this mission."""
        return self.level is MissionLevel.OWN


async def find_mission(name: str | int) -> Mission:
    """The mission with this public id or id, whoever asks. Refuses with NotFound what does not exist."""
    found = None
    if isinstance(name, int):
        found = await Mission.get_or_none(id=name)
    elif is_public_id(name):
        found = await Mission.get_or_none(public_id=name)
    if found is None:
        raise NotFound()
    return found


async def access_mission(name: str | int, reader: Member | None) -> MissionSheet:
    """The mission with this public id or id as a reader may see it; None is the public page.

    Refuses with NotFound drafts and withdrawn missions of others and those of companies that cannot be seen now, with
    MissionFilled those that are filled.
    """
    mission = await find_mission(name)
    company = await company_of(mission.organisation_id)
    if reader is not None and await may_handle_missions(reader, mission.organisation_id):
        return await _sheet(mission, company, MissionLevel.OWN)
    if reader is not None and await is_party(mission.id, reader):
        return await _sheet(mission, company, MissionLevel.FULL)
    if mission.status in _OVER:
        raise MissionFilled()
    if mission.status not in _SHOWN or not is_visible(company):
        raise NotFound()
    return await _sheet(mission, company, await _level(mission, reader))


async def _level(mission: Mission, reader: Member | None) -> MissionLevel:
    if reader is None or await closed_because(reader) is not None:
        return MissionLevel.TEASER
    profile = await standing_profile(reader)
    if profile is not None and profile.category is MemberCategory.JOB_SEEKER:
        return MissionLevel.FULL if mission.open_to_job_seekers else MissionLevel.TEASER
    return MissionLevel.FULL


async def _sheet(mission: Mission, company: Profile, level: MissionLevel) -> MissionSheet:
    return (await sheets_of([mission], {mission.organisation_id: company}, level))[0]


async def sheets_of(
    missions: list[Mission], companies: dict[int, Profile], level: MissionLevel
) -> list[MissionSheet]:
    """The sheets of a page of missions at one level, in the same order."""
    skills: dict[int, list[str]] = {}
    if level is not MissionLevel.TEASER:
        ids = [mission.id for mission in missions]
        for skill in await MissionSkill.filter(mission_id__in=ids).order_by("rank", "id"):
            skills.setdefault(skill.mission_id, []).append(skill.label)
    return [
        MissionSheet(
            mission_id=mission.id,
            public_id=mission.public_id,
            version=mission.version,
            status=mission.status,
            level=level,
            title=mission.title,
            logo=company.picture,
            company=company.display_name,
            company_public_id=company.public_id,
            company_sector=company.sector,
            published_at=mission.published_at,
            terms=None if level is MissionLevel.TEASER else _terms(mission, skills.get(mission.id, [])),
        )
        for mission in missions
        for company in [companies[mission.organisation_id]]
    ]


def _terms(mission: Mission, skills: list[str]) -> MissionTerms:
    return MissionTerms(
        domain=mission.domain,
        description=mission.description,
        duration=mission.duration,
        work_format=mission.work_format,
        city=mission.city,
        begins=mission.begins,
        ends=mission.ends,
        skills=tuple(skills),
        years=mission.years,
        rate_kind=mission.rate_kind,
        rate=mission.rate,
        currency=mission.currency,
        payrolling=mission.payrolling,
        open_to_job_seekers=bool(mission.open_to_job_seekers),
    )
