"""« Gérer vos missions »: a company's missions by how far they are, and what would raise their visibility."""

from dataclasses import dataclass
from typing import Any

from core.paging import last_page, page_within
from models.member import Member
from models.mission import Mission, MissionStatus
from services.missions.answers import skill_labels_of
from services.missions.publishing import missing_of
from services.missions.rights import access_own_mission, company_of, own_company
from services.profiles import skills_of
from services.search.index import COMPLETE, completeness

PAGE_SIZE = 4
GROUPS: dict[str, tuple[MissionStatus, ...]] = {
    "draft": (MissionStatus.DRAFT,),
    "open": (
        MissionStatus.PUBLISHED,
        MissionStatus.RESERVED,
        MissionStatus.SUSPENDED,
        MissionStatus.INTERRUPTED,
    ),
    "filled": (MissionStatus.FILLED,),
    "archived": (MissionStatus.CLOSED, MissionStatus.WITHDRAWN),
}
DESCRIBED_FROM = 200
SKILLED_FROM = 3
# The questions of a mission in their order, as far as an empty answer can have been skipped.
_ORDER = (
    "title", "domain", "duration", "work_format", "city", "begins", "ends", "description", "skills", "years",
    "rate_kind", "rate", "payrolling", "open_to_job_seekers",
)  # fmt: skip
SKIPPABLE = ("begins", "ends", "description", "years")


@dataclass(frozen=True)
class MissionBoard:
    """One group of a company's missions, a page of it, and how many there are in each group."""

    organisation_id: int
    company: str
    certified: bool
    group: str
    counts: dict[str, int]
    missions: tuple[Mission, ...]
    page: int

    @property
    def last_page(self) -> int:
        """The number of the group's last page, the first being 0."""
        return last_page(self.counts[self.group], PAGE_SIZE)

    @property
    def first(self) -> int:
        """The place of this page's first mission in the group, the first being 0."""
        return self.page * PAGE_SIZE


async def mission_board(member: Member, group: str = "", page: int = 0) -> MissionBoard:
    """The missions of the company for which a member handles them, the newest first (FR-157, FR-158).

    An unknown group is the first of "open", "draft" and the others that has any. A draft that was thrown away without
    ever being published is in no group. Refuses with CompaniesOnly.
    """
    company = await own_company(member)
    assert company.organisation_id is not None
    found = await Mission.filter(organisation_id=company.organisation_id).order_by("-updated_at", "-id")
    grouped = {
        name: [each for each in found if each.status in statuses and not _is_thrown_away(each)]
        for name, statuses in GROUPS.items()
    }
    if group not in GROUPS:
        group = next((name for name in ("open", "draft", "filled", "archived") if grouped[name]), "open")
    wanted = page_within(page, len(grouped[group]), PAGE_SIZE)
    return MissionBoard(
        organisation_id=company.organisation_id,
        company=company.display_name,
        certified=company.is_certified,
        group=group,
        counts={name: len(missions) for name, missions in grouped.items()},
        missions=tuple(grouped[group][wanted * PAGE_SIZE : (wanted + 1) * PAGE_SIZE]),
        page=wanted,
    )


def _is_thrown_away(mission: Mission) -> bool:
    return mission.status is MissionStatus.WITHDRAWN and mission.published_at is None


async def answers_so_far(member: Member, mission_id: int) -> tuple[Mission, dict[str, Any]]:
    """A mission of one's own and what it says, as answers to go on from; None stands for what was skipped.

    In a draft, an empty answer counts as skipped when a later question has one. Refuses with NotFound.
    """
    mission = await access_own_mission(member, mission_id)
    said: dict[str, Any] = {name: getattr(mission, name, None) for name in _ORDER if name != "skills"}
    said["skills"] = ", ".join(await skill_labels_of(mission.id))
    given = {name: value for name, value in said.items() if value not in ("", None)}
    is_draft = mission.status is MissionStatus.DRAFT
    last = max((_ORDER.index(name) for name in given), default=-1) if is_draft else len(_ORDER)
    skipped = {name: None for name in SKIPPABLE if name not in given and _ORDER.index(name) < last}
    return mission, given | skipped


async def still_missing(mission: Mission) -> list[str]:
    """What a draft lacks before it can be published."""
    return missing_of(mission, await skill_labels_of(mission.id))


async def tips_for(member: Member, mission_id: int) -> list[str]:
    """What would raise a mission's visibility, most helpful first: empty fields, a short text, a bare company (FR-160).

    Refuses with NotFound.
    """
    mission = await access_own_mission(member, mission_id)
    skills = await skill_labels_of(mission.id)
    company = await company_of(mission.organisation_id)
    wanting = {
        "description": len(mission.description) < DESCRIBED_FROM,
        "skills": len(skills) < SKILLED_FROM,
        "dates": mission.begins is None,
        "years": mission.years is None,
        "company": completeness(company, await skills_of(company.id)) < COMPLETE,
    }
    return [name for name, is_wanting in wanting.items() if is_wanting]
