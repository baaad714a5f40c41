"""Publishing a mission, and what comes after: changing, keeping, withdrawing, closing it."""

from core import clock
from core.errors import InvalidInput
from models.member import Member
from models.mission import EndReason, Mission, MissionMove, RateKind, next_mission_status
from services.missions.answers import MissionAnswers, columns_of, labels_of, skill_labels_of, write_skills
from services.missions.moving import move_mission
from services.missions.rights import access_own_mission, company_of, require_certified
from services.seen_version import require_version
from services.unit_of_work import unit_of_work


class MissionIncomplete(InvalidInput):
    """`missing` names what publishing asks for and was not given."""


class MissionBegan(InvalidInput):
    """A mission cannot be published to begin on a day that is over."""


def missing_of(mission: Mission, skills: list[str]) -> list[str]:
    """What publishing asks for and a mission does not say."""
    rated = mission.rate_kind is RateKind.TO_DISCUSS or mission.rate_cents is not None
    said = {
        "title": mission.title,
        "domain": mission.domain,
        "duration": mission.duration,
        "work_format": mission.work_format,
        "skills": skills,
        "rate": mission.rate_kind is not None and rated,
        "payrolling": mission.payrolling,
    }
    return [name for name, value in said.items() if not value]


async def publish_mission(member: Member, mission_id: int, version: int | None = None) -> Mission:
    """« Publier la mission »: found from now on by those who may look for missions (FR-083, FR-087).

    Refuses with NotFound, Stale, IllegalMove, CertificationNeeded, MissionIncomplete and MissionBegan.
    """
    async with unit_of_work():
        mission = await access_own_mission(member, mission_id)
        require_version(mission, version)
        next_mission_status(mission.status, MissionMove.PUBLISH)
        require_certified(await company_of(mission.organisation_id))
        _require_publishable(mission, await skill_labels_of(mission.id))
        now = clock.now()
        return await move_mission(
            mission, MissionMove.PUBLISH, member.id, published_at=now, active_at=now, asked_at=None
        )


def _require_publishable(mission: Mission, skills: list[str]) -> None:
    missing = missing_of(mission, skills)
    if missing:
        raise MissionIncomplete(missing=missing[0])
    if mission.begins is not None and mission.begins < clock.now().date():
        raise MissionBegan()


async def change_mission(member: Member, mission_id: int, version: int, answers: MissionAnswers) -> Mission:
    """Changes a published mission, all at once; whoever saw the version before gets Stale from then on.

    Refuses with NotFound, Stale, IllegalMove, CertificationNeeded, MissionIncomplete, MissionBegan and whatever
    `columns_of` refuses.
    """
    async with unit_of_work():
        mission = await access_own_mission(member, mission_id)
        require_version(mission, version)
        next_mission_status(mission.status, MissionMove.EDIT)
        require_certified(await company_of(mission.organisation_id))
        changes = columns_of(mission, answers)
        labels = labels_of(answers["skills"]) if "skills" in answers else await skill_labels_of(mission.id)
        _require_publishable((await Mission.get(id=mission.id)).update_from_dict(changes), labels)
        await write_skills(mission.id, labels)
        return await move_mission(
            mission, MissionMove.EDIT, member.id, **changes, active_at=clock.now(), asked_at=None
        )


async def keep_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Toujours d'actualité »: the sixty days begin again. Refuses with NotFound, Stale and IllegalMove."""
    async with unit_of_work():
        mission = await access_own_mission(member, mission_id)
        require_version(mission, version)
        return await move_mission(mission, MissionMove.KEEP, member.id, active_at=clock.now(), asked_at=None)


async def withdraw_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Retirer la mission », a draft as well: nobody else sees it any more.

    Refuses with NotFound, Stale and IllegalMove.
    """
    async with unit_of_work():
        mission = await access_own_mission(member, mission_id)
        require_version(mission, version)
        return await move_mission(
            mission, MissionMove.WITHDRAW, member.id, end_reason=EndReason.OWNER, closed_at=clock.now()
        )


async def close_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Clôturer la mission », once it was filled (FR-162). Refuses with NotFound, Stale and IllegalMove."""
    async with unit_of_work():
        mission = await access_own_mission(member, mission_id)
        require_version(mission, version)
        return await move_mission(mission, MissionMove.CLOSE, member.id, closed_at=clock.now())


async def republish_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Republier la mission » after its collaboration was interrupted.

    Refuses with NotFound, Stale, IllegalMove, CertificationNeeded and MissionBegan.
    """
    async with unit_of_work():
        mission = await access_own_mission(member, mission_id)
        require_version(mission, version)
        next_mission_status(mission.status, MissionMove.REPUBLISH)
        require_certified(await company_of(mission.organisation_id))
        _require_publishable(mission, await skill_labels_of(mission.id))
        now = clock.now()
        return await move_mission(
            mission, MissionMove.REPUBLISH, member.id, published_at=now, active_at=now, asked_at=None
        )
