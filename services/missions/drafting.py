"""Drafts: made with the first answer, kept with each one, copied from an older mission (FR-155, FR-157)."""

from core import clock
from core.errors import Conflict, NotAllowed, Stale
from models.member import Member
from models.mission import EndReason, Mission, MissionStatus
from models.sql import lock_row
from services.missions.answers import MissionAnswers, columns_of, labels_of, skill_labels_of, write_skills
from services.missions.rights import (
    access_own_mission,
    company_of,
    handled,
    own_company,
    require_certified,
)
from services.notifications import refresh_cards
from services.unit_of_work import unit_of_work

DRAFTS_LIMIT = 20


class TooManyDrafts(Conflict):
    """A company keeps at most `limit` drafts."""


class DraftOver(Conflict):
    """Somebody published or withdrew the draft meanwhile."""


class MissionModerated(NotAllowed):
    """What the team suspended or removed is not published again as a copy: it is contested, or the team asked."""


def may_duplicate(mission: Mission) -> bool:
    """Whether a mission may be copied: not while it is suspended, nor once the team removed it."""
    return mission.status is not MissionStatus.SUSPENDED and mission.end_reason is not EndReason.MODERATION


async def write_draft(
    member: Member, mission_id: int | None, answers: MissionAnswers, organisation_id: int | None = None
) -> Mission:
    """Keeps answers in a draft; without an id it is made, for this organisation, or when none is named for the company
    of the member's present hat.

    Refuses with NotFound, DraftOver, CompaniesOnly, CertificationNeeded, TooManyDrafts
    and whatever `columns_of` refuses.
    """
    async with unit_of_work():
        is_new = mission_id is None
        mission = await (
            _new_draft(member, organisation_id) if is_new else _own_draft(member, mission_id or 0)
        )
        changes = columns_of(mission, answers)
        labels = labels_of(answers["skills"]) if "skills" in answers else None
        now = clock.now()
        written = await Mission.filter(id=mission.id, version=mission.version).update(
            **changes, updated_at=now, active_at=now, version=mission.version + 1
        )
        if not written:
            raise Stale()
        if labels is not None:
            await write_skills(mission.id, labels)
        await refresh_cards("mission", mission.id)
        await refresh_cards("missions", mission.organisation_id)
        return await Mission.get(id=mission.id)


async def _own_draft(member: Member, mission_id: int) -> Mission:
    mission = await access_own_mission(member, mission_id)
    if mission.status is not MissionStatus.DRAFT:
        raise DraftOver()
    return mission


async def _new_draft(member: Member, organisation_id: int | None) -> Mission:
    company = await (own_company(member) if organisation_id is None else handled(member, organisation_id))
    require_certified(company)
    assert company.organisation_id is not None
    if await Mission.filter(organisation_id=company.organisation_id, status=MissionStatus.DRAFT).count() >= (
        DRAFTS_LIMIT
    ):
        raise TooManyDrafts(limit=DRAFTS_LIMIT)
    now = clock.now()
    return await Mission.create(
        organisation_id=company.organisation_id,
        created_by=member.id,
        created_at=now,
        updated_at=now,
        active_at=now,
    )


async def duplicate_mission(member: Member, mission_id: int) -> Mission:
    """« Dupliquer la mission »: a new draft that says the same, without dates that are past (D-29).

    Refuses with NotFound, MissionModerated, CompaniesOnly, CertificationNeeded, TooManyDrafts.
    """
    async with unit_of_work():
        source = await access_own_mission(member, mission_id)
        # Whoever of the team decides about it at this moment is waited for.
        await lock_row("mission", source.id)
        source = await Mission.get(id=source.id)
        if not may_duplicate(source):
            raise MissionModerated()
        require_certified(await company_of(source.organisation_id))
        answers = MissionAnswers(
            description=source.description, city=source.city, years=source.years, rate=source.rate
        )
        today = clock.today()
        if source.title:
            answers["title"] = source.title
        if all(each is None or each >= today for each in (source.begins, source.ends)):
            answers |= MissionAnswers(begins=source.begins, ends=source.ends)
        if source.domain is not None:
            answers["domain"] = source.domain
        if source.duration is not None:
            answers["duration"] = source.duration
        if source.work_format is not None:
            answers["work_format"] = source.work_format
        if source.rate_kind is not None:
            answers["rate_kind"] = source.rate_kind
        if source.payrolling is not None:
            answers["payrolling"] = source.payrolling
        if source.open_to_job_seekers is not None:
            answers["open_to_job_seekers"] = source.open_to_job_seekers
        answers["skills"] = await skill_labels_of(source.id)
        return await write_draft(member, None, answers, source.organisation_id)
